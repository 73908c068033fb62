package org.plumbline.settings;

import static org.plumbline.settings.Ground.*;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Severity;

/// What ends by itself. The documentation wants limits of statements and of waiting for locks per role, not for everybody.
final class TimeoutAdvice implements SettingGroup {
    private static final Duration IDLE = Duration.ofMinutes(5);
    private static final Duration STATEMENT = Duration.ofSeconds(30);
    private static final Duration LOCK = Duration.ofSeconds(10);
    private static final Duration LEAST_DEADLOCK = Duration.ofMillis(200);
    private static final Duration USUAL_DEADLOCK = Duration.ofSeconds(1);

    @Override
    public Topic topic() {
        return Topic.TIMEOUTS;
    }

    @Override
    public List<SettingCheck> checks() {
        return List.of(
                SettingCheck.of("idle_in_transaction_session_timeout", TimeoutAdvice::idle),
                SettingCheck.of("statement_timeout", (about, now) -> perRole(about, now, STATEMENT_TIMEOUT_NONE, STATEMENT), Need.USE),
                SettingCheck.of("lock_timeout", (about, now) -> perRole(about, now, LOCK_TIMEOUT_NONE, LOCK), Need.USE),
                SettingCheck.of("deadlock_timeout", (_, now) -> now.time().filter(time -> time.compareTo(LEAST_DEADLOCK) < 0)
                        .map(time -> SettingAdvice.of(DEADLOCK_TIMEOUT_SHORT, now, Severity.LOW, SettingValue.of(USUAL_DEADLOCK),
                                Evidence.time("now", time)))));
    }

    private static Optional<SettingAdvice> idle(Situation about, Setting now) {
        int idle = about.seen().idleInTransaction().orElse(0);
        var evidence = idle > 0 ? new Evidence[] {Evidence.count("sessions idle in a transaction now", idle)} : new Evidence[0];
        return now.time().filter(Duration::isZero).map(_ -> SettingAdvice.of(IDLE_IN_TRANSACTION_UNLIMITED, now,
                idle > 0 ? Severity.MEDIUM : Severity.LOW, SettingValue.of(IDLE), evidence));
    }

    private static Optional<SettingAdvice> perRole(Situation about, Setting now, Ground ground, Duration limit) {
        return about.use().orElseThrow().isShortStatements() && now.time().filter(Duration::isZero).isPresent()
                ? Optional.of(SettingAdvice.of(ground, now, Severity.LOW, SettingValue.of(limit)).within(Reach.ROLE)) : Optional.empty();
    }
}
