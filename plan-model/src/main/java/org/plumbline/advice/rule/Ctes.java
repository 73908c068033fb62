package org.plumbline.advice.rule;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.plumbline.advice.Action;
import org.plumbline.advice.Remedy;
import org.plumbline.plan.NodeId;
import org.plumbline.plan.Operation;
import org.plumbline.plan.Plan;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.measure.CteScans;
import org.plumbline.plan.measure.MeasuredPlan;
import org.plumbline.sql.QuotedName;

/// The common table expressions of a plan, which keep their rows for the scans that read them.
final class Ctes {
    private static final String CTE = "CTE ";

    /// @param name as the query has it
    /// @param top what makes its rows
    /// @param scans all that read it, run or not
    /// @param inRecursion it reads the rows of a recursive query that it stands in, which has others in each round
    record Cte(String name, PlanNode top, List<PlanNode> scans, boolean inRecursion) {
        /// Whether its text could stand where it is read: once, and it neither changes nor locks rows nor asks itself. PostgreSQL inlines
        /// none that reads an outer recursive query (`contain_outer_selfref`, subselect.c).
        boolean canBeInlined() {
            return !inRecursion && scans.size() == 1 && switch (top.operation()) {
                case Operation.RecursiveUnion _, Operation.ModifyTable _, Operation.LockRows _ -> false;
                default -> true;
            };
        }

        /// Whether its rows are the same for the whole statement, so that they could be made before it. One that ran more than once was run
        /// anew with other values of what it stands in (`ExecReScan` of its first reader, nodeCtescan.c).
        boolean isMadeOnce() {
            return !inRecursion && top.executed().map(executed -> executed.loops() == 1).orElse(true);
        }

        Remedy inlined() {
            return new Remedy.Act(Action.INLINE_CTE,
                    "WITH " + QuotedName.of(name) + " AS NOT MATERIALIZED (\n    ...\n)\nSELECT ...");
        }
    }

    private final Map<NodeId, Cte> byTop = new LinkedHashMap<>();
    private final Map<NodeId, Cte> byScan = new LinkedHashMap<>();

    Ctes(MeasuredPlan plan) {
        if (plan.nodes(Operation.CteScan.class).isEmpty()) {
            return;
        }
        var scans = new CteScans(plan.plan());
        Set<NodeId> inRecursion = inRecursion(plan, scans);
        for (PlanNode node : plan.nodes()) {
            if (node.isCte()) {
                var cte = new Cte(name(node), node, scans.all(node), inRecursion.contains(node.id()));
                byTop.put(node.id(), cte);
                cte.scans().forEach(scan -> byScan.put(scan.id(), cte));
            }
        }
    }

    List<Cte> all() {
        return List.copyOf(byTop.values());
    }

    /// The one that this CTE Scan reads; none where the plan does not print it.
    Optional<Cte> of(PlanNode scan) {
        return Optional.ofNullable(byScan.get(scan.id()));
    }

    /// Those around a WorkTable Scan up to its own recursive query, and those that read them.
    private static Set<NodeId> inRecursion(MeasuredPlan plan, CteScans scans) {
        var inside = new HashSet<NodeId>();
        var toDo = new ArrayList<PlanNode>();
        for (PlanNode node : plan.nodes(Operation.WorkTableScan.class)) {
            if (node.operation() instanceof Operation.WorkTableScan scan) {
                toDo.addAll(around(plan.plan(), node, scan.cte(), inside));
            }
        }
        while (!toDo.isEmpty()) {
            PlanNode cte = toDo.removeLast();
            PlanNode lister = plan.plan().parent(cte).orElseThrow();
            for (PlanNode scan : scans.all(cte)) {
                toDo.addAll(siblings(plan.plan(), scan, lister, inside));
            }
        }
        return inside;
    }

    private static List<PlanNode> around(Plan plan, PlanNode worktable, String recursive, Set<NodeId> inside) {
        var found = new ArrayList<PlanNode>();
        Optional<PlanNode> node = Optional.of(worktable);
        while (node.isPresent() && !(node.get().isCte() && node.get().operation() instanceof Operation.RecursiveUnion
                && name(node.get()).equals(recursive))) {
            if (node.get().isCte() && inside.add(node.get().id())) {
                found.add(node.get());
            }
            node = plan.parent(node.get());
        }
        return found;
    }

    /// CTEs that this scan stands in, of the same WITH or of one inside.
    private static List<PlanNode> siblings(Plan plan, PlanNode scan, PlanNode lister, Set<NodeId> inside) {
        var found = new ArrayList<PlanNode>();
        Optional<PlanNode> node = Optional.of(scan);
        while (node.isPresent() && !node.get().id().equals(lister.id())) {
            if (node.get().isCte() && inside.add(node.get().id())) {
                found.add(node.get());
            }
            node = plan.parent(node.get());
        }
        return found;
    }

    private static String name(PlanNode cte) {
        return cte.subplanName().orElseThrow().substring(CTE.length());
    }
}
