package org.plumbline.settings;

import static org.plumbline.settings.Ground.*;

import java.util.Comparator;
import java.util.Optional;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Severity;

/// What findings of open plans ask for: for their statements alone.
final class PlanWishes {
    private PlanWishes() {}

    /// The most that one asks for, within its transaction.
    static Optional<SettingAdvice> most(Situation about, Setting setting) {
        return about.seen().plans().stream().filter(wish -> wish.setting().equals(setting.name()))
                .max(Comparator.comparing(PlanWishes::size))
                .map(wish -> SettingAdvice.of(PLAN_ASKS, setting, Severity.MEDIUM, wish.value(),
                        Evidence.text("plan", wish.plan()), Evidence.text("finding", wish.because())).within(Reach.TRANSACTION));
    }

    private static long size(Seen.PlanWish wish) {
        return wish.value() instanceof SettingValue.OfBytes(var bytes) ? bytes.count() : 0;
    }
}
