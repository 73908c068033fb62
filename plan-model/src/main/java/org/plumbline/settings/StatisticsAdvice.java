package org.plumbline.settings;

import static org.plumbline.settings.Ground.*;

import java.util.List;
import java.util.Optional;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Severity;

/// What ANALYZE looks at, and what the server counts.
final class StatisticsAdvice implements SettingGroup {
    private static final long DEFAULT_TARGET = 100;
    /// pgtune's for a warehouse.
    private static final long WAREHOUSE_TARGET = 500;
    private static final long TOO_MANY = 1_000;

    @Override
    public Topic topic() {
        return Topic.STATISTICS;
    }

    @Override
    public List<SettingCheck> checks() {
        return List.of(
                SettingCheck.of("default_statistics_target", StatisticsAdvice::target),
                SettingCheck.of("track_counts", (_, now) -> now.off()
                        ? Optional.of(SettingAdvice.of(TRACK_COUNTS_OFF, now, Severity.HIGH, SettingValue.of("on"))) : Optional.empty()),
                SettingCheck.of("track_activities", (_, now) -> now.off()
                        ? Optional.of(SettingAdvice.of(TRACK_ACTIVITIES_OFF, now, Severity.MEDIUM, SettingValue.of("on")))
                        : Optional.empty()));
    }

    private static Optional<SettingAdvice> target(Situation about, Setting now) {
        long set = now.count().orElse(DEFAULT_TARGET);
        var evidence = Evidence.text("now", now.value());
        if (set < DEFAULT_TARGET) {
            return Optional.of(SettingAdvice.of(STATISTICS_TARGET_LOW, now, Severity.MEDIUM, SettingValue.of(DEFAULT_TARGET), evidence));
        }
        if (set > TOO_MANY) {
            return Optional.of(SettingAdvice.of(STATISTICS_TARGET_HIGH, now, Severity.LOW, SettingValue.of(WAREHOUSE_TARGET), evidence));
        }
        return set != DEFAULT_TARGET || !about.isFor(Use.WAREHOUSE) ? Optional.empty() : Optional.of(SettingAdvice.of(
                STATISTICS_TARGET_WAREHOUSE, now, Severity.LOW, SettingValue.of(WAREHOUSE_TARGET), evidence));
    }
}
