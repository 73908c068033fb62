package org.plumbline.plan.compare;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.plumbline.plan.Buffers;
import org.plumbline.plan.Estimate;
import org.plumbline.plan.Execution;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.measure.Inclusive;
import org.plumbline.plan.measure.MeasuredPlan;
import org.plumbline.plan.measure.NodeMeasure;
import org.plumbline.plan.measure.RowsRange;
import org.plumbline.plan.measure.SelfUsage;
import org.plumbline.plan.unit.Blocks;
import org.plumbline.plan.unit.Cost;
import org.plumbline.plan.unit.Rows;

/// Reads the figures of nodes that belong together, and says which of them differ beyond noise.
final class FigureReader {
    private final MeasuredPlan before;
    private final MeasuredPlan after;
    private final NoiseFloor floor;

    FigureReader(MeasuredPlan before, MeasuredPlan after, NoiseFloor floor) {
        this.before = before;
        this.after = after;
        this.floor = floor;
    }

    NodeFigures of(ComparedNode node) {
        Optional<PlanNode> old = node.before().map(before.plan()::node);
        Optional<PlanNode> now = node.after().map(after.plan()::node);
        return new NodeFigures(
                times(old, now, FigureReader::selfTime),
                times(old, now, (plan, each) -> plan.of(each).inclusive().map(Inclusive::wall)),
                rows(old, now),
                planned(old, now),
                NodeFigures.counted(old.flatMap(PlanNode::executed).map(Execution.Executed::loops),
                        now.flatMap(PlanNode::executed).map(Execution.Executed::loops)),
                blocks(old, now, FigureReader::touched),
                blocks(old, now, buffers -> buffers.sharedHit().plus(buffers.localHit())),
                blocks(old, now, buffers -> buffers.sharedRead().plus(buffers.localRead())),
                blocks(old, now, buffers -> buffers.tempRead().plus(buffers.tempWritten())),
                costs(old, now, each -> before.of(each).selfCost(), each -> after.of(each).selfCost()),
                costs(old, now, FigureReader::totalCost, FigureReader::totalCost));
    }

    /// Blocks that are found or read, work files aside.
    static Blocks touched(Buffers buffers) {
        return buffers.sharedHit().plus(buffers.sharedRead()).plus(buffers.localHit()).plus(buffers.localRead());
    }

    /// Its own wall time; none where it is not known.
    static Optional<Duration> selfTime(MeasuredPlan plan, PlanNode node) {
        return plan.selfWall(node);
    }

    @FunctionalInterface
    private interface Time {
        Optional<Duration> of(MeasuredPlan plan, PlanNode node);
    }

    private Compared<Duration> times(Optional<PlanNode> old, Optional<PlanNode> now, Time time) {
        Duration tolerance = tolerance(old, now);
        return compared(old, now, old.flatMap(node -> time.of(before, node)), now.flatMap(node -> time.of(after, node)), Duration.ZERO,
                (one, other) -> floor.times(one, other, tolerance));
    }

    /// How far the rounding of printed times may have both together off.
    Duration tolerance(ComparedNode node) {
        return tolerance(node.before().map(before.plan()::node), node.after().map(after.plan()::node));
    }

    private Duration tolerance(Optional<PlanNode> old, Optional<PlanNode> now) {
        return tolerance(before, old).plus(tolerance(after, now));
    }

    private static Duration tolerance(MeasuredPlan plan, Optional<PlanNode> node) {
        return node.flatMap(each -> plan.of(each).selfTolerance()).orElse(Duration.ZERO);
    }

    private Compared<Rows> rows(Optional<PlanNode> old, Optional<PlanNode> now) {
        Optional<NodeMeasure> one = old.map(before::of);
        Optional<NodeMeasure> other = now.map(after::of);
        boolean overlap = one.flatMap(NodeMeasure::rowsRangeLogical).flatMap(range -> other.flatMap(NodeMeasure::rowsRangeLogical)
                .map(second -> overlap(range, second))).orElse(false);
        return compared(old, now, one.flatMap(NodeMeasure::rowsShown), other.flatMap(NodeMeasure::rowsShown), Rows.NONE,
                (first, second) -> overlap ? Trend.EVEN : floor.rows(first.value(), second.value()));
    }

    private static boolean overlap(RowsRange one, RowsRange other) {
        return one.low().compareTo(other.high()) <= 0 && other.low().compareTo(one.high()) <= 0;
    }

    private Compared<Rows> planned(Optional<PlanNode> old, Optional<PlanNode> now) {
        return compared(old, now, old.flatMap(node -> before.of(node).rowsPlanned()), now.flatMap(node -> after.of(node).rowsPlanned()),
                Rows.NONE, (one, other) -> floor.rows(one.value(), other.value()));
    }

    private Compared<Blocks> blocks(Optional<PlanNode> old, Optional<PlanNode> now, Function<Buffers, Blocks> figure) {
        return compared(old, now, own(before, old, figure), own(after, now, figure), Blocks.NONE,
                (one, other) -> floor.blocks(one.count(), other.count()));
    }

    private static Optional<Blocks> own(MeasuredPlan plan, Optional<PlanNode> node, Function<Buffers, Blocks> figure) {
        return node.flatMap(each -> plan.of(each).selfUsage()).filter(self -> !self.inconsistent())
                .map(SelfUsage::usage).map(usage -> figure.apply(usage.buffers()));
    }

    private Compared<Cost> costs(
            Optional<PlanNode> old, Optional<PlanNode> now, Function<PlanNode, Optional<Cost>> first,
            Function<PlanNode, Optional<Cost>> second) {
        return compared(old, now, old.flatMap(first), now.flatMap(second), new Cost(0),
                (one, other) -> floor.costs(one.value(), other.value()));
    }

    private static Optional<Cost> totalCost(PlanNode node) {
        return node.estimate().map(Estimate::totalCost).map(Cost::withoutPenalty);
    }

    /// A node that is not there, or never ran, has nothing: that is compared too, though it is no figure.
    private static <T> Compared<T> compared(
            Optional<PlanNode> old, Optional<PlanNode> now, Optional<T> one, Optional<T> other, T nothing, Trends<T> trends) {
        Optional<T> first = one.or(() -> hasNothing(old) ? Optional.of(nothing) : Optional.empty());
        Optional<T> second = other.or(() -> hasNothing(now) ? Optional.of(nothing) : Optional.empty());
        boolean known = first.isPresent() && second.isPresent() && (one.isPresent() || other.isPresent());
        return new Compared<>(one, other, known ? trends.apply(first.get(), second.get()) : Trend.UNKNOWN);
    }

    private static boolean hasNothing(Optional<PlanNode> node) {
        return node.map(each -> each.execution() instanceof Execution.NeverExecuted).orElse(true);
    }

    @FunctionalInterface
    private interface Trends<T> {
        Trend apply(T before, T after);
    }
}
