package org.plumbline.plan.compare;

import java.util.Optional;
import org.plumbline.plan.Capability;
import org.plumbline.plan.Estimate;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.measure.MeasuredPlan;
import org.plumbline.plan.measure.MeasuredPlan.Ranking;
import org.plumbline.plan.unit.Blocks;
import org.plumbline.plan.unit.Cost;

/// What both plans took as a whole, and their nodes of it.
final class Totals {
    private final PlanComparison comparison;
    private final Basis basis;

    Totals(PlanComparison comparison, Basis basis) {
        this.comparison = comparison;
        this.basis = basis;
    }

    static Basis basis(MeasuredPlan before, MeasuredPlan after) {
        if (hasTimes(before) && hasTimes(after)) {
            return Basis.TIME;
        }
        if (hasBlocks(before) && hasBlocks(after)) {
            return Basis.BUFFERS;
        }
        return hasCosts(before) && hasCosts(after) ? Basis.COST : Basis.NOTHING;
    }

    static boolean hasTimes(MeasuredPlan plan) {
        return plan.ranking() == Ranking.TIME || plan.reconciliation().execution().isPresent();
    }

    static boolean hasBlocks(MeasuredPlan plan) {
        return plan.plan().capabilities().has(Capability.BUFFERS) && isRun(plan);
    }

    /// Nodes have figures of what is compared: a run with TIMING OFF has an execution time, and its nodes none. Of a text that was cut off,
    /// what is missing would count as the part of the nodes above it.
    boolean areOfNodes() {
        return !comparison.before().plan().incomplete() && !comparison.after().plan().incomplete() && areTimesOfNodes();
    }

    private boolean areTimesOfNodes() {
        return basis != Basis.TIME || (hasNodeTimes(comparison.before()) && hasNodeTimes(comparison.after()));
    }

    static boolean hasNodeTimes(MeasuredPlan plan) {
        return plan.ranking() == Ranking.TIME;
    }

    static boolean isRun(MeasuredPlan plan) {
        return plan.plan().capabilities().has(Capability.ANALYZE);
    }

    private static boolean hasCosts(MeasuredPlan plan) {
        return plan.plan().root().estimate().isPresent();
    }

    Amount before() {
        return whole(comparison.before());
    }

    Amount after() {
        return whole(comparison.after());
    }

    Trend trend() {
        return comparison.floor().amounts(before(), after());
    }

    Basis basis() {
        return basis;
    }

    private Amount whole(MeasuredPlan plan) {
        return new Amount(basis, switch (basis) {
            case TIME -> plan.reconciliation().whole().toNanos();
            case BUFFERS -> touched(plan).count();
            case COST -> plan.plan().root().estimate().map(Estimate::totalCost).map(Cost::withoutPenalty).map(Cost::value).orElse(0.0);
            case NOTHING -> 0;
        });
    }

    /// All blocks that its nodes touched, work files aside.
    static Blocks touched(MeasuredPlan plan) {
        return plan.nodes().stream().flatMap(node -> plan.of(node).selfUsage().stream())
                .map(self -> FigureReader.touched(self.usage().buffers())).reduce(Blocks.NONE, Blocks::plus);
    }

    /// By how much a node's own part differs; a node that is not there has none.
    Amount change(ComparedNode node) {
        Amount before = new Amount(basis, own(comparison.before(), node.before().map(comparison.before().plan()::node)));
        return new Amount(basis, own(comparison.after(), node.after().map(comparison.after().plan()::node))).minus(before);
    }

    private double own(MeasuredPlan plan, Optional<PlanNode> node) {
        return node.map(plan::of).map(measure -> switch (basis) {
            case TIME -> (double) measure.self().wallOrZero().toNanos();
            case BUFFERS -> measure.selfUsage()
                    .map(self -> Math.max(0, (double) FigureReader.touched(self.usage().buffers()).count())).orElse(0.0);
            case COST -> measure.selfCost().map(Cost::value).orElse(0.0);
            case NOTHING -> 0.0;
        }).orElse(0.0);
    }
}
