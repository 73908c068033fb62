package org.plumbline.plan.measure;

import java.util.Optional;
import org.plumbline.plan.Operation;
import org.plumbline.plan.Plan;
import org.plumbline.plan.PlanNode;

/// Whether the processes of a Gather share a node's rows or each made them all (rule 12).
final class RowsKinds {
    private final RowsKind[] kinds;
    private final boolean[] parallelAwareAbove;
    private final double[] gatherLoops;
    private final boolean[] parallelAwareWithin;

    RowsKinds(Plan plan, Times times) {
        int count = plan.nodes().size();
        kinds = new RowsKind[count];
        parallelAwareAbove = new boolean[count];
        gatherLoops = new double[count];
        parallelAwareWithin = new boolean[count];
        if (times.hasGather) {
            classify(plan, times);
        }
    }

    private void classify(Plan plan, Times times) {
        for (PlanNode node : plan.nodes().reversed()) {
            int i = node.id().index();
            parallelAwareWithin[i] |= node.parallelAware();
            if (node.parent().isPresent() && parallelAwareWithin[i]) {
                parallelAwareWithin[node.parent().get().index()] = true;
            }
        }
        for (PlanNode node : plan.nodes()) {
            classify(plan, times, node);
        }
    }

    Optional<RowsKind> of(int i) {
        return Optional.ofNullable(kinds[i]);
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
