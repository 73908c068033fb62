package org.plumbline.advice.rule;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.plumbline.plan.Buffers;
import org.plumbline.plan.Capability;
import org.plumbline.plan.IoTimings;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.measure.MeasuredPlan;
import org.plumbline.plan.measure.MeasuredPlan.Ranking;
import org.plumbline.plan.unit.Blocks;
import org.plumbline.plan.unit.Bytes;

/// What nodes that ran out of memory spent on their temporary files. That is what more memory could win; the sorting and hashing itself
/// remains, and in more memory than the processor's caches hold it becomes slower rather than faster.
final class TempFiles {
    /// Where times of temporary files are not printed (before PostgreSQL 15, `track_io_timing` off): 2 GB a second, faster than most disks.
    /// Files in the system's cache were written with 1.2 and read with 1.9 GB a second on our servers.
    static final double BYTES_PER_SECOND = 2e9;
    /// Of the execution: less is not worth a word, whatever went to disk.
    static final double LEAST_SHARE = 0.02;
    /// Half of the traffic: from two merges on.
    private static final double LEAST_READ_AGAIN = 0.5;
    /// To the size of the file, what was written: a tenth more than once (our own).
    private static final double WRITTEN_AGAIN = 1.1;
    private static final double NANOS_PER_SECOND = 1e9;

    private TempFiles() {}

    /// @param written what they wrote at least, for plans without buffers
    static Stake stake(MeasuredPlan plan, Collection<PlanNode> nodes, Bytes written) {
        Stake whole = Stake.ofSelves(plan, nodes, 1);
        if (plan.ranking() != Ranking.TIME) {
            return whole;
        }
        double wholeNanos = whole.time().orElse(Duration.ZERO).toNanos();
        double nanos = Math.min(wholeNanos, nanos(plan, nodes, written));
        return wholeNanos > 0 ? Stake.ofSelves(plan, nodes, nanos / wholeNanos) : whole;
    }

    /// Those that are worth a word. The memory is set once for all nodes that it serves, so their stakes count together; of the others each
    /// counts alone.
    ///
    /// @param served whether more memory would hold its rows
    static <S> List<S> worth(List<S> spills, Predicate<S> served, Function<S, Stake> stake) {
        Optional<Stake> together = spills.stream().filter(served).map(stake).reduce(Stake::plus);
        return spills.stream().filter(spill -> (served.test(spill) ? together.orElseThrow() : stake.apply(spill)).matters(LEAST_SHARE))
                .toList();
    }

    /// The part of the traffic that came of reading and writing the same rows more than once; 0 where most went to disk and back once, and
    /// where the plan does not tell.
    ///
    /// @param disk what the sort had on disk in the end
    static double readAgain(MeasuredPlan plan, PlanNode node, Bytes disk) {
        double moved = moved(plan, node).count();
        double again = moved > 0 ? Math.max(0, 1 - 2.0 * disk.count() / moved) : 0;
        return again >= LEAST_READ_AGAIN ? again : 0;
    }

    /// Rows were written again by a merge before the last: more was written than the file has, which takes up what was read. Of a sort that
    /// ran several times the file is that of one run, and so nobody knows.
    ///
    /// @param disk what the sort had on disk in the end
    static boolean isWrittenAgain(MeasuredPlan plan, PlanNode node, Bytes disk) {
        double wrote = plan.of(node).selfUsage().map(self -> (double) self.usage().buffers().tempWritten().bytes().count()).orElse(0.0);
        boolean ranOnce = node.executed().map(executed -> executed.loops() <= plan.of(node).processes()).orElse(false);
        return ranOnce && wrote >= WRITTEN_AGAIN * disk.count();
    }

    private static double nanos(MeasuredPlan plan, Collection<PlanNode> nodes, Bytes written) {
        double timed = nodes.stream().mapToDouble(node -> io(plan, node)
                .map(io -> io.tempRead().plus(io.tempWrite()).toNanos() / plan.of(node).processes()).orElse(0.0)).sum();
        if (timed > 0) {
            return timed;
        }
        double bytes = plan.plan().capabilities().has(Capability.BUFFERS)
                ? nodes.stream().mapToDouble(node -> moved(plan, node).count() / plan.of(node).processes()).sum()
                : 2.0 * written.count() / nodes.stream().mapToDouble(node -> plan.of(node).processes()).max().orElse(1);
        return bytes / BYTES_PER_SECOND * NANOS_PER_SECOND;
    }

    private static Optional<IoTimings> io(MeasuredPlan plan, PlanNode node) {
        return plan.of(node).selfUsage().map(self -> self.usage().io());
    }

    /// What went to temporary files and came back, of all processes together; nothing where the plan does not tell.
    static Bytes moved(MeasuredPlan plan, PlanNode node) {
        return plan.of(node).selfUsage().map(self -> {
            Buffers buffers = self.usage().buffers();
            Blocks blocks = buffers.tempRead().plus(buffers.tempWritten());
            return Bytes.bytes(Math.max(0, blocks.bytes().count()));
        }).orElse(Bytes.NONE);
    }
}
