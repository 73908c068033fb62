package org.plumbline.settings;

import java.time.Duration;

/// What has to be known before a setting can be judged.
public enum Need {
    MEMORY,
    CPUS,
    DISK,
    USE,
    /// `pg_stat_database`, over an hour at least.
    DATABASE_COUNTERS,
    /// `pg_stat_bgwriter` or `pg_stat_checkpointer`, over an hour at least.
    CHECKPOINT_COUNTERS,
    /// `pg_stat_wal`, over an hour at least.
    WAL_COUNTERS,
    SESSIONS,
    /// The right to see the setting.
    VISIBLE,
    /// What other sessions get, where this connection's own options say otherwise.
    OTHERS_VALUE;

    private static final Duration ENOUGH = Duration.ofHours(1);

    boolean metIn(Situation about) {
        return switch (this) {
            case MEMORY -> about.machine().memory().isPresent();
            case CPUS -> about.machine().cpus().isPresent();
            case DISK -> about.machine().disk().isPresent();
            case USE -> about.use().isPresent();
            case DATABASE_COUNTERS -> about.seen().database().filter(counters -> longEnough(counters.over())).isPresent();
            case CHECKPOINT_COUNTERS -> about.seen().checkpoints().filter(counters -> longEnough(counters.over())).isPresent();
            case WAL_COUNTERS -> about.seen().wal().filter(counters -> longEnough(counters.over())).isPresent();
            case SESSIONS -> about.seen().connections().isPresent();
            case VISIBLE, OTHERS_VALUE -> true;
        };
    }

    private static boolean longEnough(Duration over) {
        return over.compareTo(ENOUGH) >= 0;
    }
}
