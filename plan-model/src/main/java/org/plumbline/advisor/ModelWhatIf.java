package org.plumbline.advisor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.plumbline.catalog.CatalogFacts;
import org.plumbline.index.IndexCandidate;
import org.plumbline.index.IndexCost;
import org.plumbline.index.ProofState;

/// Tells what statements would cost with indexes from their plans of today and the catalogue's statistics, by PostgreSQL's own cost
/// formulas. No server is asked, so that nothing is verified: for servers without HypoPG, and for kinds of index that it does not take.
public final class ModelWhatIf implements WhatIf {
    private final Map<WorkloadQuery, PlannedQuery> planned = new HashMap<>();
    private final Map<WorkloadQuery, ModelledTables> tables = new HashMap<>();
    private final ModelMemory memory;
    private final CatalogFacts facts;
    private final PlannerCosts costs;

    /// @param workload all statements that will be asked for
    /// @param facts of their tables
    public ModelWhatIf(List<PlannedQuery> workload, CatalogFacts facts) {
        this.facts = facts;
        this.costs = PlannerCosts.of(facts.server());
        this.memory = new ModelMemory(facts.server().version());
        workload.forEach(each -> planned.put(each.query(), each));
    }

    @Override
    public synchronized List<Answer> ask(List<Question> questions) {
        var answers = new ArrayList<Answer>();
        for (Question question : questions) {
            PlannedQuery statement = planned.get(question.query());
            boolean ordered = question.query().sql().toLowerCase(Locale.ROOT).contains("order");
            ModelledTables read = tables.computeIfAbsent(
                    question.query(), _ -> new ModelledTables(statement.plan(), facts, costs, memory));
            CostedPath best = new ModelledPlan(statement.plan(), read.with(question.available()), costs).best(ordered);
            answers.add(new Answer(best.total(), best.total(), best.used()));
        }
        return answers;
    }

    /// Every kind can be had; its size is known as far as [IndexCost] tells it.
    @Override
    public List<Trial> tried(List<IndexCandidate> indexes) {
        return indexes.stream().<Trial>map(index -> new Trial.Taken(facts.table(index.schema(), index.table())
                .flatMap(table -> IndexCost.of(index, table, facts.server().version())).map(IndexCost::size)
                .or(Optional::empty))).toList();
    }

    @Override
    public ProofState proof(IndexCandidate index) {
        return ProofState.MODEL;
    }
}
