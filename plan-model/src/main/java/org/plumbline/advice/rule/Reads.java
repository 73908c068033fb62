package org.plumbline.advice.rule;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plumbline.plan.Buffers;
import org.plumbline.plan.IoTimings;
import org.plumbline.plan.Operation;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.measure.MeasuredPlan;
import org.plumbline.plan.measure.MeasuredPlan.Ranking;
import org.plumbline.plan.measure.SelfUsage;
import org.plumbline.plan.unit.Blocks;

/// What nodes waited for blocks of tables and indexes to be read into PostgreSQL's memory, by `track_io_timing`.
///
/// @param nodes that read, each with its own part
/// @param cpu time of all processes in all nodes, added up
record Reads(List<Read> nodes, Duration cpu) {
    /// One node's reads.
    ///
    /// @param allProcesses added up over its processes
    /// @param wall likewise, divided by them
    record Read(PlanNode node, Blocks blocks, Duration allProcesses, Duration wall) {
        private static final double MILLISECOND = 1e6;

        double millisecondsPerBlock() {
            return allProcesses.toNanos() / MILLISECOND / blocks.count();
        }

        /// Slower than a device of today: our own limits. In order 8 kB in 0.2 ms are 40 MB/s, which a hard disk surpasses; one by one
        /// a cloud's network disk needs about 1 ms, a local SSD a tenth of that.
        boolean isSlow() {
            return millisecondsPerBlock() >= (inOrder() ? SLOW_IN_ORDER : SLOW_ONE_BY_ONE);
        }

        /// What a usual device would have saved.
        Duration savedOnUsualDevice() {
            double usual = (inOrder() ? USUAL_IN_ORDER : USUAL_ONE_BY_ONE) * blocks.count() * MILLISECOND;
            double part = Math.max(0, 1 - usual / Math.max(1, allProcesses.toNanos()));
            return Duration.ofNanos(Math.round(wall.toNanos() * part));
        }

        private boolean inOrder() {
            return node.operation() instanceof Operation.SeqScan;
        }
    }

    static final double SLOW_IN_ORDER = 0.2;
    static final double SLOW_ONE_BY_ONE = 2;
    private static final double USUAL_IN_ORDER = 0.05;
    private static final double USUAL_ONE_BY_ONE = 0.5;

    static Reads of(MeasuredPlan plan) {
        var reads = new ArrayList<Read>();
        double cpu = 0;
        for (PlanNode node : plan.nodes()) {
            double processes = plan.of(node).processes();
            cpu += plan.of(node).self().wallOrZero().toNanos() * processes;
            of(plan, node).ifPresent(reads::add);
        }
        return new Reads(List.copyOf(reads), Duration.ofNanos(Math.round(cpu)));
    }

    /// Those of one node; none where it read nothing, or no time of it is printed.
    private static Optional<Read> of(MeasuredPlan plan, PlanNode node) {
        return plan.of(node).selfUsage().filter(self -> !self.inconsistent()).map(SelfUsage::usage).flatMap(used -> {
            Buffers buffers = used.buffers();
            IoTimings io = used.io();
            Duration time = io.sharedRead().plus(io.localRead());
            Blocks blocks = buffers.sharedRead().plus(buffers.localRead());
            return blocks.count() > 0 && !time.isNegative() && !time.isZero()
                    ? Optional.of(new Read(node, blocks, time, Duration.ofNanos(Math.round(time.toNanos() / plan.of(node).processes()))))
                    : Optional.empty();
        });
    }

    /// Whether they took at least half of the node's own time; not known where nodes have no times.
    static boolean dominate(MeasuredPlan plan, PlanNode node) {
        return plan.ranking() == Ranking.TIME
                && of(plan, node).filter(read -> 2 * read.wall().toNanos() >= plan.of(node).self().wallOrZero().toNanos()).isPresent();
    }

    Reads slow() {
        return new Reads(nodes.stream().filter(Read::isSlow).toList(), cpu);
    }

    Duration wall() {
        return nodes.stream().map(Read::wall).reduce(Duration.ZERO, Duration::plus);
    }

    Duration allProcesses() {
        return nodes.stream().map(Read::allProcesses).reduce(Duration.ZERO, Duration::plus);
    }

    Blocks blocks() {
        return nodes.stream().map(Read::blocks).reduce(Blocks.NONE, Blocks::plus);
    }
}
