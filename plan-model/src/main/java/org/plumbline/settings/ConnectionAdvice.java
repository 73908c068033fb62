package org.plumbline.settings;

import static org.plumbline.settings.Ground.*;

import java.util.List;
import java.util.Optional;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Severity;

/// How many sessions there may be, and are.
final class ConnectionAdvice implements SettingGroup {
    private static final double NEARLY_ALL = 0.8;
    /// From here a pooler serves better than more sessions.
    private static final long MANY = 500;
    private static final long STEP = 50;

    @Override
    public Topic topic() {
        return Topic.CONNECTIONS;
    }

    @Override
    public List<SettingCheck> checks() {
        return List.of(SettingCheck.of("max_connections", ConnectionAdvice::nearlyAll, Need.SESSIONS));
    }

    private static Optional<SettingAdvice> nearlyAll(Situation about, Setting now) {
        long most = now.count().orElse(Long.MAX_VALUE);
        int used = about.seen().connections().orElseThrow();
        if (used < most * NEARLY_ALL) {
            return Optional.empty();
        }
        boolean exact = about.seen().idleInTransaction().isPresent();
        Severity severity = exact ? Severity.HIGH : Severity.MEDIUM;
        var evidence = new Evidence[] {Evidence.count(exact ? "sessions now" : "sessions now, at most", used),
            Evidence.count("max_connections", most)};
        return Optional.of(most >= MANY
                ? SettingAdvice.of(CONNECTIONS_NEED_A_POOLER, now, severity, SettingValue.of(most), evidence).within(Reach.ELSEWHERE)
                : SettingAdvice.of(CONNECTIONS_NEARLY_ALL, now, severity,
                        SettingValue.of((most * 3 / 2 + STEP - 1) / STEP * STEP), evidence));
    }
}
