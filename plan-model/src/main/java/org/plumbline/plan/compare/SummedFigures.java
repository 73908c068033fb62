package org.plumbline.plan.compare;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import org.plumbline.plan.unit.Blocks;
import org.plumbline.plan.unit.Cost;
import org.plumbline.plan.unit.Rows;

/// Adds up the figures of several subtrees.
final class SummedFigures {
    private final FigureReader reader;
    private final NoiseFloor floor;

    SummedFigures(FigureReader reader, NoiseFloor floor) {
        this.reader = reader;
        this.floor = floor;
    }

    NodeFigures of(List<ComparedNode> tops, List<ComparedNode> all) {
        var ofTops = new Sums(tops.stream().map(reader::of).toList(), tops);
        var ofAll = new Sums(all.stream().map(reader::of).toList(), all);
        Duration tolerance = all.stream().map(reader::tolerance).reduce(Duration.ZERO, Duration::plus);
        BiFunction<Duration, Duration, Trend> times = (one, other) -> floor.times(one, other, tolerance);
        BiFunction<Rows, Rows, Trend> rows = (one, other) -> floor.rows(one.value(), other.value());
        BiFunction<Blocks, Blocks, Trend> blocks = (one, other) -> floor.blocks(one.count(), other.count());
        BiFunction<Cost, Cost, Trend> costs = (one, other) -> floor.costs(one.value(), other.value());
        return new NodeFigures(
                ofAll.sum(NodeFigures::selfTime, Duration::plus, Duration.ZERO, times),
                ofTops.sum(NodeFigures::totalTime, Duration::plus, Duration.ZERO, times),
                ofTops.sum(NodeFigures::rows, Rows::plus, Rows.NONE, rows),
                ofTops.sum(NodeFigures::rowsPlanned, Rows::plus, Rows.NONE, rows),
                new Compared<>(Optional.empty(), Optional.empty(), Trend.UNKNOWN),
                ofAll.sum(NodeFigures::touched, Blocks::plus, Blocks.NONE, blocks),
                ofAll.sum(NodeFigures::hit, Blocks::plus, Blocks.NONE, blocks),
                ofAll.sum(NodeFigures::read, Blocks::plus, Blocks.NONE, blocks),
                ofAll.sum(NodeFigures::temp, Blocks::plus, Blocks.NONE, blocks),
                ofAll.sum(NodeFigures::selfCost, SummedFigures::plus, new Cost(0), costs),
                ofTops.sum(NodeFigures::totalCost, SummedFigures::plus, new Cost(0), costs));
    }

    private static Cost plus(Cost one, Cost other) {
        return new Cost(one.value() + other.value());
    }

    /// @param figures of these nodes, in their order
    private record Sums(List<NodeFigures> figures, List<ComparedNode> nodes) {
        /// What one plan does not say of any of its nodes is not compared.
        <T> Compared<T> sum(
                Function<NodeFigures, Compared<T>> figure, BinaryOperator<T> plus, T nothing, BiFunction<T, T, Trend> trends) {
            Optional<T> before = figures.stream().map(figure).flatMap(each -> each.before().stream()).reduce(plus);
            Optional<T> after = figures.stream().map(figure).flatMap(each -> each.after().stream()).reduce(plus);
            boolean saysBefore = before.isPresent() || nodes.stream().allMatch(node -> node.before().isEmpty());
            boolean saysAfter = after.isPresent() || nodes.stream().allMatch(node -> node.after().isEmpty());
            boolean known = saysBefore && saysAfter && (before.isPresent() || after.isPresent());
            return new Compared<>(before, after,
                    known ? trends.apply(before.orElse(nothing), after.orElse(nothing)) : Trend.UNKNOWN);
        }
    }
}
