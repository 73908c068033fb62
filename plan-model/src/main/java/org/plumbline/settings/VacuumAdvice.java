package org.plumbline.settings;

import static org.plumbline.settings.Ground.*;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Severity;
import org.plumbline.plan.unit.Rows;

/// Autovacuum: switched on, fast enough for what is written, and soon enough for the largest tables.
final class VacuumAdvice implements SettingGroup {
    private static final Duration LONGEST_NAP = Duration.ofMinutes(5);
    private static final Duration USUAL_NAP = Duration.ofMinutes(1);
    /// The default before version 12, which many a configuration carried on.
    private static final Duration OLD_DELAY = Duration.ofMillis(20);
    private static final Duration USUAL_DELAY = Duration.ofMillis(2);
    private static final long LARGE = 10_000_000;
    private static final double USUAL_SCALE = 0.2;
    private static final long MANY_DEAD = 1_000_000;
    private static final long USUAL_LIMIT = 200;

    @Override
    public Topic topic() {
        return Topic.AUTOVACUUM;
    }

    @Override
    public List<SettingCheck> checks() {
        return List.of(
                SettingCheck.of("autovacuum", (_, now) -> now.off()
                        ? Optional.of(SettingAdvice.of(AUTOVACUUM_OFF, now, Severity.HIGH, SettingValue.of("on"))) : Optional.empty()),
                SettingCheck.of("autovacuum_naptime", VacuumAdvice::nap),
                SettingCheck.of("autovacuum_vacuum_cost_delay", VacuumAdvice::delay),
                SettingCheck.of("autovacuum_vacuum_cost_limit", VacuumAdvice::behind),
                SettingCheck.of("autovacuum_vacuum_scale_factor", VacuumAdvice::scale),
                SettingCheck.of("autovacuum_analyze_scale_factor", VacuumAdvice::analyzeScale),
                SettingCheck.of("autovacuum_vacuum_insert_threshold", VacuumAdvice::inserts));
    }

    private static Optional<SettingAdvice> nap(Situation about, Setting now) {
        return now.time().filter(nap -> nap.compareTo(LONGEST_NAP) > 0).map(nap -> SettingAdvice.of(NAPTIME_LONG, now, Severity.MEDIUM,
                SettingValue.of(USUAL_NAP), Evidence.time("between two looks at a database", nap)));
    }

    private static Optional<SettingAdvice> delay(Situation about, Setting now) {
        return pause(about).filter(delay -> delay.compareTo(OLD_DELAY) >= 0).map(delay -> SettingAdvice.of(COST_DELAY_OLD, now,
                Severity.MEDIUM, SettingValue.of(USUAL_DELAY), Evidence.time("pause", delay)));
    }

    /// As autovacuum makes it.
    private static Optional<Duration> pause(Situation about) {
        return about.find("autovacuum_vacuum_cost_delay").flatMap(Setting::time)
                .or(() -> about.find("vacuum_cost_delay").flatMap(Setting::time));
    }

    /// A table has more than twice the dead rows at which it is due. Without pauses the limit does nothing; long ones are another advice.
    private static Optional<SettingAdvice> behind(Situation about, Setting now) {
        double scale = about.find("autovacuum_vacuum_scale_factor").map(Setting::number).orElse(OptionalDouble.empty())
                .orElse(USUAL_SCALE);
        boolean pauses = pause(about).filter(pause -> pause.isPositive() && pause.compareTo(OLD_DELAY) < 0).isPresent();
        long most = mostDead(about);
        boolean slow = now.count().orElse(USUAL_LIMIT) < 0 ? about.count("vacuum_cost_limit").orElse(USUAL_LIMIT) <= USUAL_LIMIT
                : now.count().orElse(USUAL_LIMIT) <= USUAL_LIMIT;
        return !slow || !pauses || about.isOff("autovacuum") ? Optional.empty() : about.seen().tables().stream()
                .filter(table -> !table.ownThreshold() && table.deadRows() > MANY_DEAD
                        && table.deadRows() > 2 * Math.min(scale * table.liveRows(), most))
                .max(Comparator.comparing(Seen.LargeTable::deadRows))
                .map(table -> SettingAdvice.of(AUTOVACUUM_BEHIND, now, Severity.MEDIUM, SettingValue.of(1_000),
                        Evidence.text("table", table.name()), Evidence.rows("dead rows", Rows.rows(table.deadRows())),
                        Evidence.rows("live rows", Rows.rows(table.liveRows()))));
    }

    private static Optional<SettingAdvice> scale(Situation about, Setting now) {
        return late(about, now, SCALE_FACTOR_LARGE_TABLES, USUAL_SCALE, 0.05, mostDead(about));
    }

    private static Optional<SettingAdvice> analyzeScale(Situation about, Setting now) {
        return late(about, now, ANALYZE_SCALE_FACTOR_LARGE_TABLES, USUAL_SCALE / 2, 0.02, Long.MAX_VALUE);
    }

    /// At this many dead rows a table is due whatever its size (18 and later).
    private static long mostDead(Situation about) {
        long most = about.count("autovacuum_vacuum_max_threshold").orElse(-1);
        return most < 0 ? Long.MAX_VALUE : most;
    }

    /// @param most changed rows at which a table is due at any rate
    private static Optional<SettingAdvice> late(
            Situation about, Setting now, Ground ground, double usual, double value, long most) {
        double scale = now.number().orElse(0);
        return scale < usual || most < usual * LARGE ? Optional.empty() : about.seen().tables().stream()
                .filter(table -> !table.ownThreshold() && table.liveRows() >= LARGE && value * table.liveRows() < most)
                .max(Comparator.comparing(Seen.LargeTable::liveRows))
                .map(table -> SettingAdvice.of(ground, now, Severity.LOW, SettingValue.of(Double.toString(value)),
                        Evidence.text("table", table.name()), Evidence.rows("rows changed before it is due",
                                Rows.rows(Math.round(Math.min(scale * table.liveRows(), most))))));
    }

    private static Optional<SettingAdvice> inserts(Situation about, Setting now) {
        return now.count().orElse(0) >= 0 ? Optional.empty()
                : now.boot().map(usual -> SettingAdvice.of(INSERT_VACUUM_OFF, now, Severity.LOW, SettingValue.of(usual)));
    }
}
