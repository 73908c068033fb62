package org.plumbline.plan.measure;

import org.plumbline.plan.Buffers;
import org.plumbline.plan.IoTimings;
import org.plumbline.plan.Usage;
import org.plumbline.plan.Wal;

/// A node's own buffers, I/O and WAL: its total less its children's and what it paid for CTEs and InitPlans (rule 18).
///
/// @param usage the difference; figures below 0 only when `inconsistent`
/// @param inconsistent the printed figures contradict each other
public record SelfUsage(Usage usage, boolean inconsistent) {
    /// I/O times are printed with three decimals, so sums of them differ by a little.
    private static final long ROUNDING_NANOS = 100_000;

    static SelfUsage of(Usage difference) {
        Buffers buffers = difference.buffers();
        Wal wal = difference.wal();
        IoTimings io = difference.io();
        // The sign of all together is below 0 if that of one is.
        long signs = buffers.sharedHit().count() | buffers.sharedRead().count()
                | buffers.sharedDirtied().count() | buffers.sharedWritten().count()
                | buffers.localHit().count() | buffers.localRead().count() | buffers.localDirtied().count() | buffers.localWritten().count()
                | buffers.tempRead().count() | buffers.tempWritten().count()
                | wal.records() | wal.fullPageImages() | wal.bytes().count() | wal.buffersFull();
        boolean contradicted = signs < 0
                || (!io.equals(IoTimings.NONE) && Math.min(io.read().toNanos(), io.write().toNanos()) < -ROUNDING_NANOS);
        return new SelfUsage(difference, contradicted);
    }
}
