package org.plumbline.app.ui.state;

import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.plumbline.plan.Execution;
import org.plumbline.plan.NodeId;
import org.plumbline.plan.Operation;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.measure.MeasuredPlan;

/// Which nodes of one plan each highlight marks.
public final class HighlightSets {
    /// Below this factor an estimate is good enough (the planner's errors only start to change plans about here).
    public static final double MISESTIMATE_FACTOR = 10;
    /// "The few" that have most of something are at most this many.
    public static final int THE_FEW = 5;

    private final Map<Highlight, BitSet> nodes = new EnumMap<>(Highlight.class);

    private HighlightSets() {}

    public static HighlightSets of(MeasuredPlan plan) {
        var sets = new HighlightSets();
        for (Highlight highlight : Highlight.values()) {
            sets.nodes.put(highlight, new BitSet());
        }
        for (PlanNode node : plan.nodes()) {
            sets.mark(plan, node);
        }
        sets.markTheFew(Highlight.SLOWEST, plan, node -> plan.of(node).self().wallOrZero().toNanos());
        sets.markTheFew(Highlight.COSTLIEST, plan, node -> plan.of(node).selfCost().map(cost -> cost.value()).orElse(0.0));
        sets.markTheFew(Highlight.MOST_ROWS, plan, node -> plan.of(node).rowsLogical().map(rows -> rows.value()).orElse(0.0));
        return sets;
    }

    public boolean marks(Highlight highlight, NodeId node) {
        return nodes.get(highlight).get(node.index());
    }

    /// The nodes that it marks, by index; not to be changed.
    BitSet of(Highlight highlight) {
        return nodes.get(highlight);
    }

    public int count(Highlight highlight) {
        return nodes.get(highlight).cardinality();
    }

    private void mark(MeasuredPlan plan, PlanNode node) {
        int index = node.id().index();
        if (node.operation() instanceof Operation.SeqScan) {
            nodes.get(Highlight.SEQ_SCANS).set(index);
        }
        if (node.operation() instanceof Operation.NestedLoop) {
            nodes.get(Highlight.NESTED_LOOPS).set(index);
        }
        if (plan.of(node).misestimate().map(miss -> miss.leastFactor() >= MISESTIMATE_FACTOR).orElse(false)) {
            nodes.get(Highlight.MISESTIMATES).set(index);
        }
        if (DiskSpill.of(node, plan.of(node)).isPresent()) {
            nodes.get(Highlight.SPILLS).set(index);
        }
        if (node.execution() instanceof Execution.NeverExecuted) {
            nodes.get(Highlight.NEVER_EXECUTED).set(index);
        }
    }

    /// The largest first, until half of the sum is reached.
    private void markTheFew(Highlight highlight, MeasuredPlan plan, ToDoubleFunction<PlanNode> weight) {
        double[] weights = plan.nodes().stream().mapToDouble(weight).toArray();
        double rest = Arrays.stream(weights).sum() / 2;
        BitSet marked = nodes.get(highlight);
        while (rest > 0 && marked.cardinality() < THE_FEW) {
            int largest = -1;
            for (int i = 0; i < weights.length; i++) {
                if (!marked.get(i) && weights[i] > 0 && (largest < 0 || weights[i] > weights[largest])) {
                    largest = i;
                }
            }
            if (largest < 0) {
                return;
            }
            marked.set(largest);
            rest -= weights[largest];
        }
    }
}
