package org.plumbline.app.ui.indexes;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.plumbline.advisor.CombinedWhatIf;
import org.plumbline.advisor.WhatIf;
import org.plumbline.advisor.WhatIfFailure;
import org.plumbline.advisor.WorkloadQuery;
import org.plumbline.app.db.BuildLimits;
import org.plumbline.app.db.BuiltPlan;
import org.plumbline.app.db.ServerFailure;
import org.plumbline.app.db.WhatIfSession;
import org.plumbline.app.work.Progress;
import org.plumbline.index.IndexCandidate;
import org.plumbline.index.IndexCost;
import org.plumbline.index.ProofState;
import org.plumbline.plan.unit.Bytes;

/// One statement on one server, planned with this and that index. Its methods ask the server, away from the window's thread.
final class TrialSession implements AutoCloseable {
    private final TrialPlace place;
    private final WorkloadQuery query;
    private Optional<WhatIfSession> session = Optional.empty();

    TrialSession(TrialPlace place, String sql) {
        this.place = place;
        this.query = new WorkloadQuery("statement", sql, 1);
    }

    TrialPlace place() {
        return place;
    }

    /// What the statement costs with these.
    TrialAnswer ask(Set<IndexCandidate> set, Progress progress) throws ServerFailure {
        WhatIfSession known = known();
        WhatIf.Answer now = known.ask(List.of(query), Set.of(), progress).getFirst();
        WhatIf.Answer then = known.ask(List.of(query), set, progress).getFirst();
        Map<IndexCandidate, ProofState> proofs = new HashMap<>();
        set.forEach(index -> proofs.put(index, known.proof(index)));
        return new TrialAnswer(set, now.cost(), then, proofs, known.missing(), Optional.empty());
    }

    /// The same with real indexes, which are rolled back.
    TrialAnswer build(Set<IndexCandidate> set, Progress progress) throws ServerFailure, WhatIfFailure {
        WhatIfSession known = known();
        BuiltPlan built = known.build(query, set, BuildLimits.USUAL, progress);
        Map<IndexCandidate, ProofState> proofs = new HashMap<>();
        set.forEach(index -> proofs.put(index, ProofState.PLANNED));
        return new TrialAnswer(set, built.costToday(), built.answer(), proofs, known.missing(), Optional.of(built));
    }

    /// The plans of today and with those of these indexes that the server plans with though they are not there.
    Plans plans(Set<IndexCandidate> set, Progress progress) throws ServerFailure {
        Set<IndexCandidate> taken = CombinedWhatIf.taken(set);
        return new Plans(known().plan(query, Set.of(), progress), known().plan(query, taken, progress), taken.size());
    }

    /// Two plans, as EXPLAIN's JSON.
    ///
    /// @param indexes of the second
    record Plans(String today, String then, int indexes) {}

    /// How large an index would be, where that is known.
    Optional<Bytes> size(IndexCandidate index) throws ServerFailure {
        return known().cost(index).map(IndexCost::size);
    }

    /// Gives the session back; a further question takes another one.
    @Override
    public void close() {
        taken().ifPresent(WhatIfSession::close);
    }

    private synchronized Optional<WhatIfSession> taken() {
        return session;
    }

    private synchronized WhatIfSession known() throws ServerFailure {
        if (session.isEmpty()) {
            session = Optional.of(WhatIfSession.of(place.database(), query));
        }
        return session.get();
    }
}
