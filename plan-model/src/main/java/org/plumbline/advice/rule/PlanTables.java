package org.plumbline.advice.rule;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.plumbline.catalog.CatalogFacts;
import org.plumbline.catalog.TableFacts;
import org.plumbline.plan.Operation;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.Target;
import org.plumbline.plan.measure.MeasuredPlan;
import org.plumbline.plan.unit.Share;
import org.plumbline.sql.QuotedName;

/// The tables of a plan that the database was asked about, each with the nodes that read or change it.
final class PlanTables {
    /// What is wrong beside this plan has nothing at stake in it.
    static final Stake BESIDE = new Stake(Share.NONE, Optional.empty());

    private PlanTables() {}

    static Map<TableFacts, List<PlanNode>> of(MeasuredPlan plan, CatalogFacts facts) {
        var known = new LinkedHashMap<Target, Optional<TableFacts>>();
        var tables = new LinkedHashMap<TableFacts, List<PlanNode>>();
        for (PlanNode node : plan.nodes()) {
            Target target = switch (node.operation()) {
                case Operation.Scan scan -> scan.target();
                case Operation.ModifyTable modify -> modify.target();
                default -> Target.NONE;
            };
            if (target.relation().isPresent()) {
                known.computeIfAbsent(target, _ -> facts.table(target.schema(), target.relation().get()))
                        .ifPresent(table -> tables.computeIfAbsent(table, _ -> new ArrayList<>()).add(node));
            }
        }
        return tables;
    }

    /// `public.orders`, quoted where SQL needs it.
    static String sql(String schema, String name) {
        return Stream.of(schema, name).map(QuotedName::of).collect(Collectors.joining("."));
    }
}
