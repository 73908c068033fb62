package org.plumbline.plan.measure;

import java.util.Optional;
import org.plumbline.plan.Execution;
import org.plumbline.plan.Execution.Executed;
import org.plumbline.plan.Operation;
import org.plumbline.plan.Plan;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.unit.Rows;

/// How far the planner's rows were off, and where the error begins (rules 13 to 15 and 23). Errors are logarithms of actual /
/// estimated rows, each at
/// least 1, per loop: above 0 where more rows came. An input's error explains as much of its reader's; a join's inputs explain their sum.
final class Misestimates {
    /// An error of this factor is one (the catalogue's row 7), and one this much beyond what the inputs explain begins here.
    private static final double FACTOR = 10;

    private final Plan plan;
    private final EarlyStop stop;
    private final double[] error;
    /// What a reader sees of this node: its own error, or its inputs' where it has none of its own to tell.
    private final double[] passedOn;
    private final double[] explained;
    private final boolean[] says;
    /// Some input already is off by [#FACTOR].
    private final boolean[] offBelow;

    Misestimates(Plan plan, EarlyStop stop) {
        int count = plan.nodes().size();
        this.plan = plan;
        this.stop = stop;
        error = new double[count];
        passedOn = new double[count];
        explained = new double[count];
        says = new boolean[count];
        offBelow = new boolean[count];
    }

    /// Every node, children before their parents.
    void add(PlanNode node) {
        compare(node);
        tellParent(node);
    }

    Optional<Misestimate> of(int i) {
        if (!says[i]) {
            return Optional.empty();
        }
        PlanNode node = plan.nodes().get(i);
        double beyond = Math.exp(Math.abs(error[i] - explained[i]));
        double least = leastFactor(node);
        boolean origin = least >= FACTOR * ROUNDING && (!offBelow[i] || beyond >= FACTOR * ROUNDING);
        return Optional.of(new Misestimate(factor(node), least, error[i] > 0, origin));
    }

    /// Logarithms and back lose the last digit.
    private static final double ROUNDING = 1 - 1e-9;

    private void compare(PlanNode node) {
        int i = node.id().index();
        passedOn[i] = explained[i];
        if (node.estimate().isEmpty() || node.executed().isEmpty() || isSkipped(node.operation()) || stop.recounts(node)) {
            return;
        }
        Executed executed = node.executed().get();
        double own = log(executed.rowsPerLoop()) - log(node.estimate().get().rows());
        if (own < 0 && stop.mayStopEarly(node)) {
            passedOn[i] = 0;
            return;
        }
        if (own < 0 && prunedAtRunTime(node)) {
            passedOn[i] = own;
            offBelow[i] = true;
            return;
        }
        says[i] = true;
        error[i] = own;
        passedOn[i] = own;
    }

    private void tellParent(PlanNode node) {
        int i = node.id().index();
        if (!node.feedsParent() || node.parent().isEmpty()) {
            return;
        }
        int p = node.parent().get().index();
        Operation parent = plan.node(node.parent().get()).operation();
        offBelow[p] |= offBelow[i] || (says[i] && leastFactor(node) >= FACTOR * ROUNDING);
        if (parent instanceof Operation.Join join) {
            boolean inner = node.isInner();
            boolean counts = switch (join.joinType()) {
                case SEMI, ANTI -> !inner;
                case RIGHT_SEMI, RIGHT_ANTI -> inner;
                case INNER, LEFT, RIGHT, FULL -> true;
            };
            explained[p] += counts ? passedOn[i] : 0;
        } else if (Math.abs(passedOn[i]) > Math.abs(explained[p])) {
            explained[p] = passedOn[i];
        }
    }

    /// From the printed rows: the logarithm would lose the last digit.
    private static double factor(PlanNode node) {
        double estimated = Math.max(1, node.estimate().orElseThrow().rows().value());
        double actual = Math.max(1, node.executed().orElseThrow().rowsPerLoop().value());
        return Math.max(estimated, actual) / Math.min(estimated, actual);
    }

    /// Where the rounding is a good part of them: of the actual rows that the printed figure may stand for, those nearest to the estimate.
    private double leastFactor(PlanNode node) {
        Executed executed = node.executed().orElseThrow();
        RowsRange range = RowsRange.made(plan, executed.rowsPerLoop(), executed.loops());
        if (!range.matters()) {
            return factor(node);
        }
        double estimated = Math.max(1, node.estimate().orElseThrow().rows().value());
        double loops = executed.loops();
        double nearest = Math.max(1, Math.clamp(estimated, range.low().value() / loops, range.high().value() / loops));
        return Math.max(estimated, nearest) / Math.min(estimated, nearest);
    }

    /// Estimates count partitions that were pruned only when the query ran: fewer rows than that are what pruning is for.
    private boolean prunedAtRunTime(PlanNode node) {
        return (node.operation() instanceof Operation.Append || node.operation() instanceof Operation.MergeAppend)
                && (node.attributes().whole("Subplans Removed").orElse(0) > 0
                        || plan.children(node).stream().anyMatch(child -> child.execution() instanceof Execution.NeverExecuted));
    }

    private static double log(Rows rows) {
        return Math.log(Math.max(1, rows.value()));
    }

    private static boolean isSkipped(Operation operation) {
        return operation instanceof Operation.Hash
                || operation instanceof Operation.Sort
                || operation instanceof Operation.IncrementalSort
                || operation instanceof Operation.Materialize
                || operation instanceof Operation.Memoize
                || operation instanceof Operation.Gather
                || operation instanceof Operation.GatherMerge
                || operation instanceof Operation.LockRows
                || operation instanceof Operation.BitmapAnd
                || operation instanceof Operation.BitmapOr
                || operation instanceof Operation.BitmapIndexScan
                || operation instanceof Operation.RecursiveUnion
                || operation instanceof Operation.ModifyTable;
    }
}
