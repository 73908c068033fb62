package org.plumbline.app.ui.indexes;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.plumbline.advisor.WhatIf;
import org.plumbline.app.db.BuiltPlan;
import org.plumbline.app.ui.text.AdviceText;
import org.plumbline.index.IndexCandidate;
import org.plumbline.index.ProofState;
import org.plumbline.plan.unit.Cost;

/// What a statement would cost with some indexes.
///
/// @param set the indexes
/// @param now the planner's cost today
/// @param then with them
/// @param proofs of each index, how far its part in it is proven
/// @param missing what the server lacks to plan with indexes that are not there; nothing where it has HypoPG
/// @param built the plans with real ones, where they were built
record TrialAnswer(Set<IndexCandidate> set, double now, WhatIf.Answer then, Map<IndexCandidate, ProofState> proofs,
        Optional<String> missing, Optional<BuiltPlan> built) {
    TrialAnswer {
        set = Set.copyOf(set);
        proofs = Map.copyOf(proofs);
    }

    /// The least that is proven of any of them.
    ProofState state() {
        return proofs.values().stream().min(Comparator.naturalOrder()).orElse(ProofState.ESTIMATED);
    }

    /// The costs: a sentence.
    String costs() {
        return AdviceText.costs(new Cost(now), new Cost(then.cost()), set.size());
    }

    /// Whether the model has a word in it: real indexes would tell more.
    boolean isModelled() {
        return proofs.containsValue(ProofState.MODEL);
    }

    /// Whether there is a plan to show: the model tells costs only.
    boolean hasPlan() {
        return built.isPresent() || proofs.containsValue(ProofState.ESTIMATED);
    }

    /// What came of an index, after a sign for whether it is used; nothing where it was not tried.
    Optional<String> of(IndexCandidate index) {
        boolean used = then.used().contains(index);
        return Optional.ofNullable(proofs.get(index)).map(proof -> built.map(BuiltPlan::refused)
                .map(refused -> refused.get(index)).map(reason -> "○ it could not be built: " + reason)
                .orElseGet(() -> (used && proof != ProofState.MODEL ? "● " : "○ ") + AdviceText.used(used, proof)));
    }
}
