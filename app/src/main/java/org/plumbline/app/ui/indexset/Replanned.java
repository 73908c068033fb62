package org.plumbline.app.ui.indexset;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.plumbline.advisor.AdvisedIndex.Help;
import org.plumbline.advisor.AdvisedSet;
import org.plumbline.advisor.WhatIf;
import org.plumbline.advisor.WorkloadQuery;
import org.plumbline.app.db.ServerFailure;
import org.plumbline.app.db.WhatIfSession;
import org.plumbline.app.ui.text.AdviceText;
import org.plumbline.app.work.Progress;
import org.plumbline.index.IndexCandidate;
import org.plumbline.plan.unit.Cost;
import org.plumbline.plan.unit.Share;

/// What a workload costs with a set.
///
/// @param set the indexes
/// @param baseline the cost of the workload today: the planner's costs times the weights
/// @param total with the set
/// @param statements each by itself, in the workload's order
/// @param helps for each index the statements that use it, the one that gains most first
record Replanned(
        Set<IndexCandidate> set, double baseline, double total, List<StatementRow> statements, Map<IndexCandidate, List<Help>> helps) {
    Replanned {
        set = Set.copyOf(set);
        statements = List.copyOf(statements);
        helps = Map.copyOf(helps);
    }

    /// Asks the server what it does not know yet.
    ///
    /// @throws ServerFailure when it no longer answers
    static Replanned of(WhatIfSession session, List<WorkloadQuery> queries, Set<IndexCandidate> set, Progress progress)
            throws ServerFailure {
        List<WhatIf.Answer> today = session.ask(queries, Set.of(), progress);
        List<WhatIf.Answer> then = session.ask(queries, set, progress);
        double baseline = total(queries, today);
        var rows = new ArrayList<StatementRow>();
        var helps = new HashMap<IndexCandidate, List<Help>>();
        for (int i = 0; i < queries.size(); i++) {
            WorkloadQuery query = queries.get(i);
            double before = today.get(i).cost();
            double after = then.get(i).cost();
            rows.add(new StatementRow(query, new Cost(before), Optional.of(new Cost(after)), Share.of(query.weight() * before, baseline),
                    then.get(i).used().stream().map(AdviceText::columns).sorted().toList()));
            then.get(i).used().forEach(used -> helps.computeIfAbsent(used, _ -> new ArrayList<>())
                    .add(new Help(query.name(), before, after)));
        }
        helps.values().forEach(each -> each.sort(Comparator.comparingDouble(help -> help.after() - help.before())));
        return new Replanned(set, baseline, total(queries, then), rows, helps);
    }

    /// As the search told it, which no server has to be asked for.
    static Replanned of(Searched found, AdvisedSet set) {
        Map<String, List<String>> uses = new HashMap<>();
        Map<String, Double> costs = new HashMap<>();
        Map<IndexCandidate, List<Help>> helps = new LinkedHashMap<>();
        set.indexes().forEach(index -> {
            helps.put(index.index(), index.helps());
            index.helps().forEach(help -> {
                uses.computeIfAbsent(help.query(), _ -> new ArrayList<>()).add(AdviceText.columns(index.index()));
                costs.put(help.query(), help.after());
            });
        });
        double baseline = found.advisory().advice().baseline();
        List<StatementRow> rows = found.advisory().planned().stream().map(each -> {
            Cost before = each.plan().root().estimate().orElseThrow().totalCost();
            String name = each.query().name();
            return new StatementRow(each.query(), before, Optional.of(Optional.ofNullable(costs.get(name)).map(Cost::new).orElse(before)),
                    Share.of(each.query().weight() * before.value(), baseline),
                    Optional.ofNullable(uses.get(name)).orElse(List.of()).stream().sorted().toList());
        }).toList();
        return new Replanned(helps.keySet(), baseline, set.cost(), rows, helps);
    }

    /// What the statements gain that use an index, as a share of the workload's cost today.
    Share saves(IndexCandidate index) {
        double saved = statements.stream().filter(row -> row.uses().contains(AdviceText.columns(index)))
                .mapToDouble(row -> row.query().weight() * (row.before().value() - row.after().orElse(row.before()).value())).sum();
        return Share.of(saved, baseline);
    }

    private static double total(List<WorkloadQuery> queries, List<WhatIf.Answer> answers) {
        double sum = 0;
        for (int i = 0; i < queries.size(); i++) {
            sum += queries.get(i).weight() * answers.get(i).cost();
        }
        return sum;
    }
}
