package org.plumbline.catalog;

import java.time.Duration;
import java.util.Optional;

/// How a server came by the pages of a database's tables and indexes since its counters were reset.
///
/// @param hit that were in its own memory, `shared_buffers` (`pg_statio_user_tables`)
/// @param read that were not: of the system's memory or of a disk
/// @param random what reading one took, on average, where pages are read here and there; none where it was not timed (`track_io_timing`)
///         or too seldom
/// @param sequential likewise where large tables are read as a whole (the context `bulkread` of `pg_stat_io`, version 16 and later)
public record PageReads(long hit, long read, Optional<Duration> random, Optional<Duration> sequential) {
    /// All that were asked for.
    public long asked() {
        return hit + read;
    }
}
