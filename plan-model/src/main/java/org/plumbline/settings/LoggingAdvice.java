package org.plumbline.settings;

import static org.plumbline.settings.Ground.*;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Severity;
import org.plumbline.plan.unit.Bytes;

/// What tells afterwards why it was slow, and what tells too much.
final class LoggingAdvice implements SettingGroup {
    private static final Duration SLOW = Duration.ofSeconds(1);
    private static final Duration LONG_VACUUM = Duration.ofMinutes(10);
    private static final Bytes LARGE_FILE = Bytes.bytes(10 * MemoryAdvice.MEGA);
    private static final String STATEMENTS = "pg_stat_statements";

    @Override
    public Topic topic() {
        return Topic.LOGGING;
    }

    @Override
    public List<SettingCheck> checks() {
        return List.of(
                SettingCheck.of("shared_preload_libraries", LoggingAdvice::statements),
                SettingCheck.of("track_io_timing", (_, now) -> on(now, IO_TIMING_OFF)),
                SettingCheck.of("log_min_duration_statement", LoggingAdvice::slowStatements),
                SettingCheck.of("log_statement", LoggingAdvice::allStatements),
                SettingCheck.of("log_lock_waits", (_, now) -> on(now, LOCK_WAITS_UNLOGGED)),
                SettingCheck.of("log_checkpoints", (_, now) -> on(now, CHECKPOINTS_UNLOGGED)),
                SettingCheck.of("log_autovacuum_min_duration", LoggingAdvice::vacuum),
                SettingCheck.of("log_temp_files", LoggingAdvice::workFiles, Need.DATABASE_COUNTERS),
                SettingCheck.of("auto_explain.log_timing", LoggingAdvice::timing));
    }

    /// Whether `pg_stat_statements` is loaded: then it has settings.
    static boolean countsStatements(Situation about) {
        return about.find(STATEMENTS + ".max").isPresent();
    }

    /// What is loaded already stays.
    private static Optional<SettingAdvice> statements(Situation about, Setting now) {
        return countsStatements(about) || NameList.of(now.value()).contains(STATEMENTS) ? Optional.empty()
                : Optional.of(SettingAdvice.of(STATEMENTS_NOT_COUNTED, now, Severity.MEDIUM,
                        SettingValue.of(now.value().isBlank() ? STATEMENTS : now.value() + ", " + STATEMENTS)));
    }

    private static Optional<SettingAdvice> on(Setting now, Ground ground) {
        return now.off() ? Optional.of(SettingAdvice.of(ground, now, Severity.LOW, SettingValue.of("on"))) : Optional.empty();
    }

    /// `auto_explain` logs slow statements too, with their plans.
    private static Optional<SettingAdvice> slowStatements(Situation about, Setting now) {
        Optional<Duration> from = now.time();
        if (from.isEmpty()) {
            boolean explained = about.find("auto_explain.log_min_duration").flatMap(Setting::time).isPresent();
            boolean sampled = about.find("log_min_duration_sample").flatMap(Setting::time).isPresent();
            return explained || sampled ? Optional.empty()
                    : Optional.of(SettingAdvice.of(SLOW_STATEMENTS_UNLOGGED, now, Severity.LOW, SettingValue.of(SLOW)));
        }
        return from.filter(Duration::isZero)
                .map(_ -> SettingAdvice.of(EVERY_STATEMENT_TIMED, now, Severity.MEDIUM, SettingValue.of(SLOW)));
    }

    private static Optional<SettingAdvice> allStatements(Situation about, Setting now) {
        return now.value().equals("all")
                ? Optional.of(SettingAdvice.of(EVERY_STATEMENT_LOGGED, now, Severity.MEDIUM, SettingValue.of("ddl"))) : Optional.empty();
    }

    private static Optional<SettingAdvice> vacuum(Situation about, Setting now) {
        return now.time().isPresent() ? Optional.empty()
                : Optional.of(SettingAdvice.of(AUTOVACUUM_UNLOGGED, now, Severity.LOW, SettingValue.of(LONG_VACUUM)));
    }

    private static Optional<SettingAdvice> workFiles(Situation about, Setting now) {
        Seen.DatabaseCounters seen = about.seen().database().orElseThrow();
        return now.bytes().isPresent() || !MemoryAdvice.spills(seen) ? Optional.empty()
                : Optional.of(SettingAdvice.of(WORK_FILES_UNLOGGED, now, Severity.LOW, SettingValue.of(LARGE_FILE),
                        Evidence.bytes("written to work files", seen.tempBytes()), Evidence.time("over", seen.over())));
    }

    /// Every statement, and not a sample, has each of its plan's nodes timed.
    private static Optional<SettingAdvice> timing(Situation about, Setting now) {
        boolean analyzes = about.find("auto_explain.log_analyze").filter(Setting::on).isPresent();
        boolean logs = about.find("auto_explain.log_min_duration").flatMap(Setting::time).isPresent();
        OptionalDouble sampled = about.find("auto_explain.sample_rate").map(Setting::number).orElse(OptionalDouble.empty());
        return now.on() && analyzes && logs && sampled.orElse(1) == 1
                ? Optional.of(SettingAdvice.of(AUTO_EXPLAIN_TIMES, now, Severity.LOW, SettingValue.of("off"))) : Optional.empty();
    }
}
