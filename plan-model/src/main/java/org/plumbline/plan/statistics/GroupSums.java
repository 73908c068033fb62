package org.plumbline.plan.statistics;

import java.time.Duration;
import java.util.Optional;
import org.plumbline.plan.Usage;
import org.plumbline.plan.unit.Blocks;
import org.plumbline.plan.unit.Bytes;
import org.plumbline.plan.unit.Cost;
import org.plumbline.plan.unit.Rows;
import org.plumbline.plan.unit.Share;

/// What some nodes of a plan took themselves.
///
/// @param nodes how many there are
/// @param neverExecuted how many of them never ran
/// @param inconsistent how many have a time below 0, which is left out, as the printed figures contradict each other
/// @param loops executions over all processes; none without ANALYZE
/// @param selfWall their own time, averaged over the processes that share a node; none where no time was measured
/// @param selfCpu likewise, summed over the processes
/// @param share of the plan, by what it is ranked by
/// @param rows that they returned, as the query sees them; none without ANALYZE
/// @param rowsRemoved those that their filters threw away; none without ANALYZE
/// @param rowsPlanned that the planner expected of one loop each; none with COSTS OFF
/// @param own their own buffers, I/O and WAL; none without BUFFERS. I/O times are sums over processes, as CPU time is (rule 18)
/// @param cost their own part of the plan's cost; none with COSTS OFF
/// @param parallel some of them were shared by several processes
public record GroupSums(
        long nodes, long neverExecuted, long inconsistent, Optional<Long> loops, Optional<Duration> selfWall, Optional<Duration> selfCpu,
        Share share, Optional<Rows> rows, Optional<Rows> rowsRemoved, Optional<Rows> rowsPlanned, Optional<Usage> own, Optional<Cost> cost,
        boolean parallel) {

    /// Time in reads and writes; none where none was measured.
    public Optional<Duration> ioTime() {
        return own.map(usage -> usage.io().read().plus(usage.io().write())).filter(time -> time.isPositive());
    }

    /// How fast blocks of tables and indexes came, from the system's cache or the disk: their bytes by the time in reads. Of several
    /// processes it is what one of them got. None where no time was measured.
    ///
    /// @return bytes a second
    public Optional<Bytes> readSpeed() {
        return own.flatMap(usage -> {
            Blocks blocks = usage.buffers().sharedRead().plus(usage.buffers().localRead());
            Duration time = usage.io().sharedRead().plus(usage.io().localRead());
            return blocks.count() > 0 && time.isPositive()
                    ? Optional.of(Bytes.bytes(Math.round(blocks.bytes().count() / (time.toNanos() / 1e9)))) : Optional.empty();
        });
    }
}
