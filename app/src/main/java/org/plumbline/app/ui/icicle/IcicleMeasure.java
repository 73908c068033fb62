package org.plumbline.app.ui.icicle;

import java.util.Arrays;
import java.util.List;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.measure.MeasuredPlan;
import org.plumbline.plan.measure.NodeMeasure;
import org.plumbline.plan.measure.SelfTime;
import org.plumbline.plan.unit.Cost;
import org.plumbline.plan.unit.Rows;

/// What the boxes' widths show. Each node has its own part, and a box is as wide as the own parts of its node and of all below it: so
/// everything adds up, and what is counted elsewhere than where it is listed (a CTE, an InitPlan) is counted once.
enum IcicleMeasure {
    /// Nanoseconds; in parallel parts the average of the processes.
    WALL("Wall time"),
    /// Nanoseconds, summed over the processes.
    CPU("CPU time"),
    /// Blocks touched: hits and reads.
    BUFFERS("Buffers"),
    /// What the planner expected; all that there is of a plan that was not run.
    COST("Cost"),
    /// Rows that a node hands on, over all its loops; expected ones where the plan was not run. Rows have no total of their own: a box is
    /// as wide as all rows that are handed on in its part of the plan.
    ROWS("Rows"),
    /// Every node counts as one.
    NODES("Nodes");

    private final String title;

    IcicleMeasure(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /// Those that this plan has figures for, the most telling first. CPU time only where it is not the wall time.
    static List<IcicleMeasure> of(MeasuredPlan plan) {
        return Arrays.stream(values()).filter(each -> each.isIn(plan)).toList();
    }

    private boolean isIn(MeasuredPlan plan) {
        return plan.nodes().stream().anyMatch(node -> own(plan, node) > 0 && (this != CPU || own(plan, node) != WALL.own(plan, node)));
    }

    /// The node's own part, at least 0. Of figures that contradict each other it is 0, as in every sum of them.
    double own(MeasuredPlan plan, PlanNode node) {
        NodeMeasure measure = plan.of(node);
        return switch (this) {
            case WALL -> measure.self().wallOrZero().toNanos();
            case CPU -> cpu(measure.self());
            case BUFFERS -> measure.selfUsage().map(self -> Math.max(0, (double) self.usage().buffers().touched().count())).orElse(0.0);
            case ROWS -> rows(plan, node, measure);
            case COST -> measure.selfCost().map(Cost::value).orElse(0.0);
            case NODES -> 1;
        };
    }

    private static double cpu(SelfTime self) {
        return switch (self) {
            case SelfTime.Measured measured -> measured.cpu().toNanos();
            case SelfTime.BelowResolution below -> below.cpu().toNanos();
            case SelfTime.Inconsistent _, SelfTime.NotMeasured _, SelfTime.NeverExecuted _ -> 0;
        };
    }

    private static double rows(MeasuredPlan plan, PlanNode node, NodeMeasure measure) {
        return isRun(plan) ? measure.rowsLogical().map(Rows::value).orElse(0.0)
                : node.estimate().map(estimate -> Math.max(0, estimate.rows().value())).orElse(0.0);
    }

    /// Whether rows are those that really came.
    static boolean isRun(MeasuredPlan plan) {
        return plan.plan().capabilities().has(org.plumbline.plan.Capability.ANALYZE);
    }
}
