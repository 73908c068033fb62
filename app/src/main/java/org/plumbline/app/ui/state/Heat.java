package org.plumbline.app.ui.state;

import java.util.List;
import org.plumbline.plan.Capabilities;
import org.plumbline.plan.Capability;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.measure.MeasuredPlan;
import org.plumbline.plan.unit.Share;

/// How much of one figure each node has of its own.
public final class Heat {
    private final MeasuredPlan plan;
    private final HeatBy by;
    private final double whole;
    private final double largest;

    private Heat(MeasuredPlan plan, HeatBy by, double whole, double largest) {
        this.plan = plan;
        this.by = by;
        this.whole = whole;
        this.largest = largest;
    }

    public static Heat of(MeasuredPlan plan, HeatBy by) {
        double sum = 0;
        double largest = 0;
        for (PlanNode node : plan.nodes()) {
            double weight = weight(plan, by, node);
            sum += weight;
            largest = Math.max(largest, weight);
        }
        double whole = by == HeatBy.SELF_TIME ? Math.max(sum, (double) plan.reconciliation().whole().toNanos()) : sum;
        return new Heat(plan, by, whole, largest);
    }

    /// What this plan's text has figures for, the most telling first; may be empty.
    public static List<HeatBy> available(MeasuredPlan plan) {
        Capabilities has = plan.plan().capabilities();
        return java.util.Arrays.stream(HeatBy.values()).filter(by -> switch (by) {
            case SELF_TIME -> has.has(Capability.TIMING);
            case ROWS -> has.has(Capability.ANALYZE) || has.has(Capability.COSTS);
            case BUFFERS -> has.has(Capability.BUFFERS) && has.has(Capability.ANALYZE);
            case IO -> has.has(Capability.IO_TIMINGS);
            case COST -> has.has(Capability.COSTS);
        }).toList();
    }

    public HeatBy by() {
        return by;
    }

    /// What these nodes have of their own: nanoseconds, rows, blocks or cost.
    public double amount(List<PlanNode> nodes) {
        return sum(nodes);
    }

    /// These nodes' own part of the whole.
    public Share share(List<PlanNode> nodes) {
        return share(sum(nodes));
    }

    /// Likewise of an amount that is known.
    public Share share(double amount) {
        return Share.of(amount, whole);
    }

    /// Compared with the node that has most: how long a bar is to be drawn.
    public Share ofLargest(List<PlanNode> nodes) {
        return ofLargest(sum(nodes));
    }

    /// Likewise of an amount that is known.
    public Share ofLargest(double amount) {
        return Share.of(amount, largest);
    }

    private double sum(List<PlanNode> nodes) {
        double sum = 0;
        for (PlanNode node : nodes) {
            sum += weight(plan, by, node);
        }
        return sum;
    }

    private static double weight(MeasuredPlan plan, HeatBy by, PlanNode node) {
        return switch (by) {
            case SELF_TIME -> plan.of(node).self().wallOrZero().toNanos();
            case ROWS -> (node.executed().isPresent() ? plan.of(node).rowsLogical() : node.estimate().map(estimate -> estimate.rows()))
                    .map(rows -> rows.value()).orElse(0.0);
            case BUFFERS -> plan.of(node).selfUsage()
                    .map(self -> Math.max(0.0, (double) self.usage().buffers().touched().count())).orElse(0.0);
            case IO -> plan.of(node).selfUsage()
                    .map(self -> Math.max(0.0, (double) self.usage().io().read().plus(self.usage().io().write()).toNanos())).orElse(0.0);
            case COST -> plan.of(node).selfCost().map(cost -> cost.value()).orElse(0.0);
        };
    }
}
