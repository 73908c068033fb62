package org.plumbline.plan.measure;

import java.time.Duration;
import org.plumbline.plan.Execution.Executed;
import org.plumbline.plan.Operation;
import org.plumbline.plan.Plan;
import org.plumbline.plan.PlanNode;

/// Processes, inclusive wall time and rounding of every node, by index (rules 1 and 2). Times are nanoseconds; NaN where not measured.
final class Times {
    /// Half of the last printed digit, in nanoseconds: times are printed in ms with three decimals.
    private static final double HALF_DIGIT_NANOS = 500;
    private static final double SLACK_NANOS = 1000;

    final double[] processes;
    final double[] wall;
    /// What rounding explains in the node's inclusive wall time.
    final double[] tolerance;
    /// Some node is an input of a Gather.
    boolean hasGather;
    /// Some node is a CTE or an InitPlan.
    boolean hasOthers;

    private final Plan plan;

    Times(Plan plan) {
        int count = plan.nodes().size();
        this.plan = plan;
        processes = new double[count];
        wall = new double[count];
        tolerance = new double[count];
    }

    /// Every node, in pre-order.
    void add(PlanNode node) {
        int i = node.id().index();
        hasOthers |= node.isCte() || node.isInitPlan();
        processes[i] = processes(node);
        wall[i] = Double.NaN;
        if (node.execution() instanceof Executed executed) {
            measure(i, executed);
        }
    }

    private double processes(PlanNode node) {
        if (node.parent().isEmpty() || node.isInitPlan() || node.isCte()) {
            return 1;
        }
        PlanNode parent = plan.node(node.parent().get());
        double inherited = processes[parent.id().index()];
        hasGather |= isGather(parent);
        if (!node.feedsParent() || !isGather(parent) || node.executed().isEmpty() || parent.executed().isEmpty()) {
            return inherited;
        }
        return Math.max(1, (double) node.executed().get().loops() / parent.executed().get().loops());
    }

    private void measure(int i, Executed executed) {
        double loopsPerProcess = executed.loops() / processes[i];
        if (executed.timing().isPresent()) {
            wall[i] = executed.timing().get().totalTimePerLoop().toNanos() * loopsPerProcess;
            tolerance[i] = HALF_DIGIT_NANOS * loopsPerProcess + SLACK_NANOS;
        }
    }

    static boolean isGather(PlanNode node) {
        return node.operation() instanceof Operation.Gather || node.operation() instanceof Operation.GatherMerge;
    }

    boolean measured(int i) {
        return !Double.isNaN(wall[i]);
    }

    double wallOrZero(int i) {
        return measured(i) ? wall[i] : 0;
    }

    static Duration nanos(double nanos) {
        return Duration.ofNanos(Math.round(nanos));
    }
}
