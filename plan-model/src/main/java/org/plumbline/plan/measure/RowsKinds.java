package org.plumbline.plan.measure;

import java.util.Optional;
import org.plumbline.plan.Estimate;
import org.plumbline.plan.Execution;
import org.plumbline.plan.Operation;
import org.plumbline.plan.Plan;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.unit.Rows;

/// Whether the processes of a Gather share a node's rows or each made them all (rule 12), and over how many the planner divided them.
final class RowsKinds {
    private static final double LEADER_BUSY_PER_WORKER = 0.3;

    private final RowsKind[] kinds;
    private final boolean[] parallelAwareAbove;
    private final double[] gatherLoops;
    private final boolean[] parallelAwareWithin;
    /// Its rows are a part of those of all processes, as the planner sees them: what groups them makes as many groups in each.
    private final boolean[] shared;
    /// By how much the planner divided the rows of what is below the Gather; 0 outside one.
    private final double[] divisors;
    private final boolean leaderTakesPart;

    RowsKinds(Plan plan, Times times) {
        int count = plan.nodes().size();
        kinds = new RowsKind[count];
        parallelAwareAbove = new boolean[count];
        gatherLoops = new double[count];
        parallelAwareWithin = new boolean[count];
        shared = new boolean[count];
        divisors = new double[count];
        leaderTakesPart = !"off".equals(plan.summary().settings().get("parallel_leader_participation"));
        if (times.hasGather) {
            classify(plan, times);
        }
    }

    private void classify(Plan plan, Times times) {
        for (PlanNode node : plan.nodes().reversed()) {
            int i = node.id().index();
            parallelAwareWithin[i] |= node.parallelAware();
            shared[i] |= node.parallelAware();
            if (node.parent().isPresent() && parallelAwareWithin[i]) {
                parallelAwareWithin[node.parent().get().index()] = true;
                shared[node.parent().get().index()] |= shared[i] && node.feedsParent() && !groups(plan.node(node.parent().get()));
            }
        }
        for (PlanNode node : plan.nodes()) {
            classify(plan, times, node);
        }
    }

    Optional<RowsKind> of(int i) {
        return Optional.ofNullable(kinds[i]);
    }

    /// The planner's rows of all processes and loops, to be compared with those that came: it divides what processes share by the
    /// workers that it plans with, and the leader's smaller part (`get_parallel_divisor`, costsize.c). A child of a Parallel Append may
    /// have fewer workers, which no plan tells.
    Optional<Rows> planned(PlanNode node) {
        int i = node.id().index();
        long loops = node.executed().map(Execution.Executed::loops).orElse(1L);
        boolean divided = divisors[i] > 0 && shared[i] && node.executed().isPresent();
        return node.estimate().map(Estimate::rows).map(rows -> rows.times(divided ? gatherLoops[i] * divisors[i] : loops));
    }

    private static boolean groups(PlanNode node) {
        return node.operation() instanceof Operation.Aggregate || node.operation() instanceof Operation.Group
                || node.operation() instanceof Operation.Unique;
    }

    private double divisor(Operation.Gathering gather) {
        double workers = gather.workersPlanned();
        return Math.max(1, workers + (leaderTakesPart ? Math.max(0, 1 - LEADER_BUSY_PER_WORKER * workers) : 0));
    }

    private void classify(Plan plan, Times times, PlanNode node) {
        if (node.parent().isEmpty() || node.isInitPlan() || node.isCte()) {
            return;
        }
        PlanNode parent = plan.node(node.parent().get());
        int i = node.id().index();
        int p = parent.id().index();
        boolean belowGather = Times.isGather(parent) && node.feedsParent();
        if (!belowGather && kinds[p] == null) {
            return;
        }
        gatherLoops[i] = belowGather ? parent.executed().map(executed -> (double) executed.loops()).orElse(0.0) : gatherLoops[p];
        divisors[i] = parent.operation() instanceof Operation.Gathering gather && belowGather ? divisor(gather) : divisors[p];
        parallelAwareAbove[i] = !belowGather && (parallelAwareAbove[p] || parent.parallelAware());
        kinds[i] = replicated(node, parent, times, belowGather) ? RowsKind.REPLICATED : RowsKind.PARTITIONED;
    }

    private boolean replicated(PlanNode node, PlanNode parent, Times times, boolean belowGather) {
        if (!belowGather && kinds[parent.id().index()] == RowsKind.REPLICATED) {
            return true;
        }
        int i = node.id().index();
        boolean innerOfPartitionedLoop = parent.operation() instanceof Operation.NestedLoop
                && node.isInner();
        double oncePerProcess = times.processes[i] * gatherLoops[i];
        boolean ranOncePerProcess = node.executed().map(executed -> Math.abs(executed.loops() - oncePerProcess) < 0.5).orElse(false);
        return ranOncePerProcess && !parallelAwareWithin[i] && !parallelAwareAbove[i] && !innerOfPartitionedLoop;
    }
}
