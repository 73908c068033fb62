package org.plumbline.advice.rule;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.plumbline.advice.Action;
import org.plumbline.advice.Remedy;
import org.plumbline.plan.Operation;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.measure.MeasuredPlan;
import org.plumbline.sql.QuotedName;

/// The common table expressions of a plan, which keep their rows for the scans that read them.
final class Ctes {
    private static final String CTE = "CTE ";

    /// @param name as the query has it
    /// @param top what makes its rows
    /// @param scans all that read it, run or not
    record Cte(String name, PlanNode top, List<PlanNode> scans) {
        /// Whether its text could stand where it is read: once, and it neither changes nor locks rows nor asks itself.
        boolean canBeInlined() {
            return scans.size() == 1 && switch (top.operation()) {
                case Operation.RecursiveUnion _, Operation.ModifyTable _, Operation.LockRows _ -> false;
                default -> true;
            };
        }

        Remedy inlined() {
            return new Remedy.Act(Action.INLINE_CTE,
                    "WITH " + QuotedName.of(name) + " AS NOT MATERIALIZED (\n    ...\n)\nSELECT ...");
        }
    }

    private final Map<String, Cte> byName = new LinkedHashMap<>();

    /// Those whose names stand twice, in nested WITH clauses, are left out.
    Ctes(MeasuredPlan plan) {
        List<PlanNode> scans = plan.nodes(Operation.CteScan.class);
        Map<String, Integer> known = new LinkedHashMap<>();
        for (PlanNode node : scans.isEmpty() ? List.<PlanNode>of() : plan.nodes()) {
            if (node.isCte()) {
                String name = node.subplanName().orElseThrow().substring(CTE.length());
                known.merge(name, 1, Integer::sum);
                byName.put(name, new Cte(name, node, new ArrayList<>()));
            }
        }
        byName.keySet().removeIf(name -> known.get(name) > 1);
        for (PlanNode node : scans) {
            if (node.operation() instanceof Operation.CteScan scan && byName.containsKey(scan.cte())) {
                byName.get(scan.cte()).scans().add(node);
            }
        }
    }

    List<Cte> all() {
        return List.copyOf(byName.values());
    }

    Optional<Cte> of(Operation.CteScan scan) {
        return Optional.ofNullable(byName.get(scan.cte()));
    }
}
