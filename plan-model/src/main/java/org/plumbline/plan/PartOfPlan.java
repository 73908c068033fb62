package org.plumbline.plan;

import java.util.Optional;

/// What a plan lacks that every whole one has: somebody pasted a part of it. Its figures stand, but what is missing counts as the time of
/// what is there.
public sealed interface PartOfPlan {
    /// Its first node ran several times, or as one of several processes, which the first node of a statement never does.
    record WithoutTop() implements PartOfPlan {}

    /// This node has less below it than all of its kind (createplan.c).
    record WithoutInput(PlanNode node) implements PartOfPlan {}

    /// The first thing that is missing; none of a whole plan.
    static Optional<PartOfPlan> of(Plan plan) {
        PlanNode root = plan.root();
        if (root.parallelAware() || root.executed().filter(executed -> executed.loops() > 1).isPresent()) {
            return Optional.of(new WithoutTop());
        }
        return plan.nodes().stream().filter(node -> lacksInput(plan, node)).findFirst().map(WithoutInput::new);
    }

    private static boolean lacksInput(Plan plan, PlanNode node) {
        return switch (node.operation()) {
            case Operation.Join _, Operation.RecursiveUnion _ -> plan.outer(node).isEmpty() || plan.inner(node).isEmpty();
            case Operation.Hash _, Operation.Sort _, Operation.IncrementalSort _, Operation.Aggregate _, Operation.Group _,
                    Operation.Limit _, Operation.Unique _, Operation.Gathering _, Operation.Materialize _, Operation.Memoize _,
                    Operation.WindowAgg _, Operation.LockRows _, Operation.ProjectSet _, Operation.SubqueryScan _,
                    Operation.BitmapHeapScan _, Operation.BitmapAnd _, Operation.BitmapOr _, Operation.SetOp _ ->
                    plan.outer(node).isEmpty();
            // An append of which every partition was pruned has none, a foreign join is done elsewhere, and of others nobody knows.
            case Operation.Scan _, Operation.BitmapIndexScan _, Operation.Append _, Operation.MergeAppend _, Operation.ModifyTable _,
                    Operation.Result _, Operation.Other _ -> false;
        };
    }
}
