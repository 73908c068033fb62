package org.plumbline.settings;

import static org.plumbline.settings.Ground.*;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Severity;

/// What findings of open plans ask for: for their statements alone.
final class PlanWishes {
    private PlanWishes() {}

    /// A check for each setting that is asked for.
    static Stream<SettingCheck> checks(Situation about) {
        return about.seen().plans().stream().map(Seen.PlanWish::setting).distinct().map(name -> SettingCheck.of(name, PlanWishes::most));
    }

    /// The most that one asks for, within its transaction; nothing where the server gives that anyway.
    private static Optional<SettingAdvice> most(Situation about, Setting setting) {
        return about.seen().plans().stream().filter(wish -> wish.setting().equals(setting.name()) && changes(wish.value(), setting))
                .max(Comparator.comparing(PlanWishes::size))
                .map(wish -> SettingAdvice.of(PLAN_ASKS, setting, Severity.MEDIUM, wish.value(),
                        Evidence.text("plan", wish.plan()), Evidence.text("finding", wish.because())).within(Reach.TRANSACTION));
    }

    /// Memory is asked for as what is needed at least.
    private static boolean changes(SettingValue wanted, Setting now) {
        return switch (wanted) {
            case SettingValue.OfBytes(var bytes) -> now.bytes().filter(set -> set.compareTo(bytes) < 0).isPresent();
            case SettingValue.OfTime(var time) -> now.time().filter(time::equals).isEmpty();
            case SettingValue.OfWord(String word) -> !now.is(word);
        };
    }

    private static long size(Seen.PlanWish wish) {
        return wish.value() instanceof SettingValue.OfBytes(var bytes) ? bytes.count() : 0;
    }
}
