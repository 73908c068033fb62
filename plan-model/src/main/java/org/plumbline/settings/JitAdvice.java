package org.plumbline.settings;

import static org.plumbline.settings.Ground.*;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Severity;
import org.plumbline.plan.unit.Share;
import org.plumbline.workload.Counter;
import org.plumbline.workload.Counters;
import org.plumbline.workload.StatementCounters;

/// Compiling expressions: by what it took of the workload's time (pg_stat_statements 1.10 and later), else by the use, as pgtune does.
final class JitAdvice implements SettingGroup {
    private static final double TOO_MUCH = 0.1;
    /// Execution of all statements; less says nothing.
    private static final Duration ENOUGH = Duration.ofMinutes(1);
    private static final List<Counter> TIMES = List.of(Counter.JIT_GENERATION_TIME, Counter.JIT_INLINING_TIME,
            Counter.JIT_OPTIMIZATION_TIME, Counter.JIT_EMISSION_TIME);

    @Override
    public Topic topic() {
        return Topic.JIT;
    }

    @Override
    public List<SettingCheck> checks() {
        return List.of(SettingCheck.of("jit", JitAdvice::measured), SettingCheck.of("jit", JitAdvice::byUse, Need.USE));
    }

    private static Optional<SettingAdvice> measured(Situation about, Setting now) {
        Optional<Share> share = now.on() ? share(about) : Optional.empty();
        return share.filter(each -> each.atLeast(TOO_MUCH)).map(each -> SettingAdvice.of(JIT_TAKES_TIME, now,
                each.atLeast(Severity.MEDIUM_SHARE) ? Severity.HIGH : Severity.MEDIUM, SettingValue.of("off"),
                Evidence.share("of all execution time went to compiling", each)));
    }

    /// Where it was measured, the measure has the word.
    private static Optional<SettingAdvice> byUse(Situation about, Setting now) {
        boolean possible = about.seen().jitPossible().orElse(true);
        return now.on() && possible && share(about).isEmpty() && about.use().orElseThrow().isShortStatements()
                ? Optional.of(SettingAdvice.of(JIT_FOR_SHORT_STATEMENTS, now, Severity.LOW, SettingValue.of("off"))) : Optional.empty();
    }

    /// What compiling took of the execution of all statements.
    private static Optional<Share> share(Situation about) {
        Optional<Counters> all = about.seen().workload().map(workload -> workload.statements().stream()
                .filter(each -> !each.nested()).map(StatementCounters::counters).reduce(workload.hidden(), Counters::plus));
        return all.filter(counters -> counters.values().containsKey(Counter.JIT_GENERATION_TIME))
                .filter(counters -> counters.executionTime().compareTo(ENOUGH) >= 0)
                .map(counters -> Share.of(TIMES.stream().mapToLong(time -> counters.values().getOrDefault(time, 0L)).sum(),
                        counters.executionTime().toNanos()));
    }
}
