package org.plumbline.capacity.pool;

import org.plumbline.capacity.RefusedFigure;

/// Memory for sorts and hashes when this many connections work at once. The usual figure is pgtune's:
/// `(memory - shared_buffers) / ((connections + worker processes) × 3)`.
///
/// @param memoryBytes of the server's machine
/// @param sharedBuffersBytes `shared_buffers`
/// @param connections of all pools together
/// @param workers `max_worker_processes`
/// @param workMemBytes `work_mem`
public record WorkMem(long memoryBytes, long sharedBuffersBytes, int connections, int workers, long workMemBytes) {
    private static final long MEGA = 1 << 20;
    private static final long LEAST = 4 * MEGA;
    private static final int STEPS = 3;
    /// 2^31 - 1 kB, PostgreSQL's bound of `work_mem`.
    private static final double MOST_WORK_MEM = Integer.MAX_VALUE * 1024.0;

    /// @throws IllegalArgumentException what is wrong, in a sentence
    public WorkMem {
        RefusedFigure.within("The memory", memoryBytes, 64 * MEGA, 1L << 50, "from 64 MB to 1 PB");
        RefusedFigure.within("shared_buffers", sharedBuffersBytes, 0, Math.nextDown((double) memoryBytes),
                "less than the memory of the machine");
        RefusedFigure.within("The number of connections", connections, 1, Fleet.MOST_CONNECTIONS);
        RefusedFigure.within("The number of worker processes", workers, 0, Fleet.MOST_CONNECTIONS);
        RefusedFigure.within("work_mem", workMemBytes, 64 * 1024, MOST_WORK_MEM, "from 64 kB to 2 TB");
    }

    /// What pgtune would set for so many connections, in whole megabytes, at least 4.
    public long usualBytes() {
        long each = beside() / ((long) (connections + workers) * STEPS);
        return Math.max(LEAST, each / MEGA * MEGA);
    }

    /// One sort in each connection at once.
    public long worstBytes() {
        return workMemBytes * connections;
    }

    /// Memory beside `shared_buffers`.
    public long beside() {
        return memoryBytes - sharedBuffersBytes;
    }

    /// Whether one sort in each connection would take more than there is.
    public boolean isRisky() {
        return worstBytes() > beside();
    }
}
