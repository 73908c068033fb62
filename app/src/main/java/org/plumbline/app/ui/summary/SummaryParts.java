package org.plumbline.app.ui.summary;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;
import org.plumbline.app.ui.text.Format;
import org.plumbline.app.ui.text.NodeText;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.measure.MeasuredPlan;
import org.plumbline.plan.measure.Reconciliation;
import org.plumbline.plan.unit.Blocks;
import org.plumbline.plan.unit.Cost;
import org.plumbline.plan.unit.Share;

/// Cuts the whole of a plan into parts: the costliest kinds of node, the other nodes, and what is not a node's.
final class SummaryParts {
    private static final int NAMED = 4;
    /// Smaller parts are counted among the others.
    private static final double SMALLEST = 0.02;

    private final MeasuredPlan measured;

    SummaryParts(MeasuredPlan measured) {
        this.measured = measured;
    }

    List<SummaryPart> parts() {
        return switch (measured.ranking()) {
            case TIME -> byTime();
            case BUFFERS -> byNode(this::blocks, (double) measured.wholeBlocks().count(),
                    value -> Format.blocks(Blocks.blocks(Math.round(value))), value -> Format.blocksFull(Blocks.blocks(Math.round(value))));
            case COST -> byNode(this::cost, measured.wholeCost().value(),
                    value -> Format.cost(new Cost(value)), value -> "cost " + Format.costFull(new Cost(value)));
            case NOTHING -> List.of();
        };
    }

    private List<SummaryPart> byTime() {
        Reconciliation sums = measured.reconciliation();
        double whole = sums.whole().toNanos();
        var parts = new ArrayList<>(byNode(node -> measured.of(node).self().wallOrZero().toNanos(), whole,
                value -> Format.time(Duration.ofNanos(Math.round(value))), value -> Format.timeFull(Duration.ofNanos(Math.round(value)))));
        add(parts, "AFTER triggers", sums.afterTriggers(), "part-trigger", whole,
                sums.afterTriggersInferred() ? "\nEXPLAIN does not say which kind a trigger is; AFTER is inferred." : "");
        add(parts, "serialization", sums.serialization(), "part-serialization", whole, "\nTurning the result into the client's format.");
        sums.unattributed().ifPresent(rest -> add(parts, "unattributed", rest, "part-unattributed", whole,
                "\nExecution time that no node accounts for: start-up and shutdown of the executor, and the like."));
        return parts;
    }

    private static void add(List<SummaryPart> parts, String label, Duration time, String style, double whole, String more) {
        if (time.compareTo(Duration.ZERO) > 0) {
            double share = Share.of(time.toNanos(), whole).value();
            parts.add(new SummaryPart(label, Format.time(time), share, style,
                    label + ": " + Format.timeFull(time) + ", " + Format.shareFull(new Share(share)) + more));
        }
    }

    private List<SummaryPart> byNode(
            ToDoubleFunction<PlanNode> weight, double whole, DoubleFunction<String> shortText, DoubleFunction<String> fullText) {
        Map<String, double[]> byName = new LinkedHashMap<>();
        for (PlanNode node : measured.nodes()) {
            double[] sum = byName.computeIfAbsent(NodeText.name(node), _ -> new double[2]);
            sum[0] += weight.applyAsDouble(node);
            sum[1]++;
        }
        var ranked = new ArrayList<>(byName.entrySet());
        ranked.sort(Comparator.comparingDouble(entry -> -entry.getValue()[0]));
        var parts = new ArrayList<SummaryPart>();
        double other = 0;
        int others = 0;
        for (Map.Entry<String, double[]> entry : ranked) {
            double value = entry.getValue()[0];
            long count = Math.round(entry.getValue()[1]);
            double share = Share.of(value, whole).value();
            if (parts.size() < NAMED && share >= SMALLEST) {
                parts.add(new SummaryPart((count > 1 ? Format.count(count) + " × " : "") + entry.getKey(), shortText.apply(value), share,
                        "part-node-" + (parts.size() + 1), explain(entry.getKey(), count, fullText.apply(value), share)));
            } else {
                other += value;
                others += (int) count;
            }
        }
        if (other > 0) {
            double share = Share.of(other, whole).value();
            parts.add(new SummaryPart("other nodes", shortText.apply(other), share, "part-other",
                    explain("Other nodes", others, fullText.apply(other), share)));
        }
        return parts;
    }

    private static String explain(String name, long count, String value, double share) {
        return name + (count == 1 ? ", one node: " : ", " + Format.countFull(count) + " nodes: ") + value + " of their own, "
                + Format.shareFull(new Share(share)) + " of the whole";
    }

    private double blocks(PlanNode node) {
        return measured.of(node).selfUsage().map(self -> Math.max(0.0, (double) self.usage().buffers().touched().count())).orElse(0.0);
    }

    private double cost(PlanNode node) {
        return measured.of(node).selfCost().map(Cost::value).orElse(0.0);
    }
}
