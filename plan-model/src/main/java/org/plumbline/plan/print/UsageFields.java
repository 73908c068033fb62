package org.plumbline.plan.print;

import org.plumbline.plan.Buffers;
import org.plumbline.plan.Capabilities;
import org.plumbline.plan.Capability;
import org.plumbline.plan.IoTimings;
import org.plumbline.plan.Usage;
import org.plumbline.plan.Wal;

/// Buffers, I/O timings and WAL with the keys of PostgreSQL's JSON (show_buffer_usage and show_wal_usage of explain.c).
final class UsageFields {
    private UsageFields() {}

    static void put(Usage usage, Capabilities present, Fields into) {
        boolean hasIo = present.has(Capability.IO_TIMINGS) || !usage.io().equals(IoTimings.NONE);
        boolean hasWal = present.has(Capability.WAL) || !usage.wal().equals(Wal.NONE);
        if (present.has(Capability.BUFFERS) || !usage.buffers().equals(Buffers.NONE)) {
            putBuffers(usage.buffers(), into);
        }
        if (hasIo) {
            putIo(usage.io(), into);
        }
        if (hasWal) {
            putWal(usage.wal(), into);
        }
    }

    private static void putBuffers(Buffers buffers, Fields into) {
        into.put("Shared Hit Blocks", buffers.sharedHit().count()).put("Shared Read Blocks", buffers.sharedRead().count())
                .put("Shared Dirtied Blocks", buffers.sharedDirtied().count())
                .put("Shared Written Blocks", buffers.sharedWritten().count())
                .put("Local Hit Blocks", buffers.localHit().count()).put("Local Read Blocks", buffers.localRead().count())
                .put("Local Dirtied Blocks", buffers.localDirtied().count())
                .put("Local Written Blocks", buffers.localWritten().count())
                .put("Temp Read Blocks", buffers.tempRead().count()).put("Temp Written Blocks", buffers.tempWritten().count());
    }

    private static void putIo(IoTimings io, Fields into) {
        into.put("Shared I/O Read Time", io.sharedRead()).put("Shared I/O Write Time", io.sharedWrite())
                .put("Local I/O Read Time", io.localRead()).put("Local I/O Write Time", io.localWrite())
                .put("Temp I/O Read Time", io.tempRead()).put("Temp I/O Write Time", io.tempWrite());
    }

    private static void putWal(Wal wal, Fields into) {
        into.put("WAL Records", wal.records()).put("WAL FPI", wal.fullPageImages()).put("WAL Bytes", wal.bytes().count())
                .put("WAL Buffers Full", wal.buffersFull());
    }
}
