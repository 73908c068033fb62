package org.plumbline.advice.rule;

import java.util.Set;
import org.plumbline.advice.Doubt;
import org.plumbline.health.HealthFinding;
import org.plumbline.health.UnusedIndexes;

/// No query has read this index for weeks, on any server.
///
///     pg_stat_user_indexes: idx_scan 0; pg_stat_database: stats_reset 61 days ago
public final class UnusedIndex extends HealthRule {
    private static final Set<Doubt> UNSURE =
            Set.of(Doubt.COUNTERS_ARE_YOUNG, Doubt.COUNTERS_OF_UNKNOWN_AGE, Doubt.STANDBYS_NOT_ASKED);

    public UnusedIndex() {
        super("unused-index", "Nothing reads this index", new UnusedIndexes());
    }

    /// Beside a plan only what is sure is told.
    @Override
    boolean isTold(HealthFinding finding) {
        return UNSURE.stream().noneMatch(finding.doubts()::contains);
    }
}
