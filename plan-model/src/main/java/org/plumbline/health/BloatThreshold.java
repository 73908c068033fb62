package org.plumbline.health;

import org.plumbline.advice.Severity;
import org.plumbline.catalog.Bloat;
import org.plumbline.plan.unit.Bytes;

/// From which bloat on a rebuild is worth it: half of 10 MB and more, or a quarter where that is more than a gigabyte (the thresholds of
/// PostgreSQL Experts' pgx_scripts, table_bloat_check.sql and index_bloat_check.sql).
final class BloatThreshold {
    static final double LARGE_PART = 0.50;
    static final Bytes LEAST_WASTED = Bytes.kibibytes(10 * 1024);
    static final double PART_OF_MUCH = 0.25;
    static final Bytes MUCH_WASTED = Bytes.kibibytes(1000 * 1024);

    private BloatThreshold() {}

    static boolean isReached(Bloat bloat) {
        boolean much = bloat.wasted().compareTo(MUCH_WASTED) >= 0;
        return (bloat.share().atLeast(LARGE_PART) && bloat.wasted().compareTo(LEAST_WASTED) >= 0)
                || (bloat.share().atLeast(PART_OF_MUCH) && much);
    }

    static Severity severity(Bloat bloat) {
        return bloat.wasted().compareTo(MUCH_WASTED) >= 0 ? Severity.MEDIUM : Severity.LOW;
    }
}
