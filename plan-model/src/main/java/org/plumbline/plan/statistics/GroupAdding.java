package org.plumbline.plan.statistics;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.plumbline.plan.Capability;
import org.plumbline.plan.Execution;
import org.plumbline.plan.Filter;
import org.plumbline.plan.NodeId;
import org.plumbline.plan.Operation;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.Usage;
import org.plumbline.plan.measure.MeasuredPlan;
import org.plumbline.plan.measure.NodeMeasure;
import org.plumbline.plan.measure.RowsKind;
import org.plumbline.plan.measure.SelfTime;
import org.plumbline.plan.unit.Cost;
import org.plumbline.plan.unit.Rows;
import org.plumbline.plan.unit.Share;

/// Adds node for node.
final class GroupAdding {
    private final MeasuredPlan plan;
    private final boolean ofTables;
    private final List<NodeId> nodes = new ArrayList<>();
    private long neverExecuted;
    private long inconsistent;
    private long loops;
    private Duration wall = Duration.ZERO;
    private Duration cpu = Duration.ZERO;
    private boolean timed;
    private double share;
    private double rows;
    private double removed;
    private double planned;
    private Usage own = Usage.NONE;
    private double cost;
    private boolean parallel;

    /// @param ofTables rows are those of tables: what a bitmap's index finds are places in one, read above it
    GroupAdding(MeasuredPlan plan, boolean ofTables) {
        this.plan = plan;
        this.ofTables = ofTables;
    }

    boolean isEmpty() {
        return nodes.isEmpty();
    }

    void add(PlanNode node) {
        NodeMeasure measure = plan.of(node);
        nodes.add(node.id());
        neverExecuted += node.execution() instanceof Execution.NeverExecuted ? 1 : 0;
        node.executed().ifPresent(executed -> {
            loops += executed.loops();
            boolean replicated = measure.rowsKind().equals(Optional.of(RowsKind.REPLICATED));
            double times = executed.loops() / (replicated ? measure.processes() : 1);
            removed += removedPerLoop(node) * times;
        });
        time(measure.self());
        share += plan.shareOf(node).value();
        if (!ofTables || !(node.operation() instanceof Operation.BitmapIndexScan)) {
            rows += measure.rowsShown().map(Rows::value).orElse(0.0);
            planned += node.estimate().map(estimate -> estimate.rows().value()).orElse(0.0);
        }
        cost += measure.selfCost().map(Cost::value).orElse(0.0);
        measure.selfUsage().ifPresent(self -> own = own.plus(self.usage()));
        parallel |= measure.processes() > 1;
    }

    private void time(SelfTime self) {
        switch (self) {
            case SelfTime.Measured(Duration ofWall, Duration ofCpu) -> time(ofWall, ofCpu);
            case SelfTime.BelowResolution(Duration ofWall, Duration ofCpu) -> time(ofWall, ofCpu);
            case SelfTime.Inconsistent _ -> inconsistent++;
            case SelfTime.NotMeasured _, SelfTime.NeverExecuted _ -> { }
        }
    }

    private void time(Duration ofWall, Duration ofCpu) {
        timed = true;
        wall = wall.plus(ofWall);
        cpu = cpu.plus(ofCpu);
    }

    /// By its filters, by the second look at rows that an index was not sure of, and of a window by its Run Condition.
    private static double removedPerLoop(PlanNode node) {
        Stream<Optional<Filter>> filters = switch (node.operation()) {
            case Operation.Scan scan -> Stream.of(scan.filter());
            case Operation.Join join -> Stream.of(join.joinFilter(), join.filter());
            case Operation.Aggregate aggregate -> Stream.of(aggregate.filter());
            case Operation.Group group -> Stream.of(group.filter());
            case Operation.Result result -> Stream.of(result.filter());
            default -> Stream.empty();
        };
        double recheck = node.attributes().number("Rows Removed by Index Recheck").orElse(0);
        double window = node.operation() instanceof Operation.WindowAgg ? node.attributes().number("Rows Removed by Filter").orElse(0) : 0;
        return recheck + window + filters.flatMap(Optional::stream).flatMap(filter -> filter.rowsRemovedPerLoop().stream())
                .mapToDouble(Rows::value).sum();
    }

    StatisticsGroup group(String name) {
        return new StatisticsGroup(name, nodes, sums());
    }

    GroupSums sums() {
        boolean analyzed = has(Capability.ANALYZE);
        boolean costs = has(Capability.COSTS);
        boolean timing = has(Capability.TIMING) || timed;
        return new GroupSums(nodes.size(), neverExecuted, inconsistent, when(analyzed, loops), when(timing, wall), when(timing, cpu),
                new Share(Math.min(1, share)), when(analyzed, new Rows(rows)), when(analyzed, new Rows(removed)),
                when(costs, new Rows(planned)), when(has(Capability.BUFFERS), own), when(costs, new Cost(cost)), parallel);
    }

    private boolean has(Capability capability) {
        return plan.plan().capabilities().has(capability);
    }

    private static <T> Optional<T> when(boolean known, T value) {
        return known ? Optional.of(value) : Optional.empty();
    }
}
