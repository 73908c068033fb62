package org.plumbline.settings;

import static org.plumbline.settings.Ground.*;

import java.util.List;
import java.util.Optional;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Severity;
import org.plumbline.plan.unit.Share;

/// Parallel workers, by the CPUs and the use: pgtune's rules, and what plans got (18 and later).
final class ParallelAdvice implements SettingGroup {
    /// pgtune: fewer are left alone.
    private static final int FEWEST_CPUS = 4;
    private static final int MOST_PER_GATHER = 4;
    private static final int MANY_CPUS = 8;
    private static final int USUAL_WORKERS = 8;
    private static final double LAUNCHED_ENOUGH = 0.8;
    private static final long ENOUGH_WORKERS = 1_000;
    private static final String WORKERS = "max_parallel_workers";
    private static final String PROCESSES = "max_worker_processes";

    @Override
    public Topic topic() {
        return Topic.PARALLELISM;
    }

    @Override
    public List<SettingCheck> checks() {
        return List.of(
                SettingCheck.of("max_parallel_workers_per_gather", ParallelAdvice::perGather, Need.CPUS, Need.USE),
                SettingCheck.of(WORKERS, ParallelAdvice::beyondProcesses),
                SettingCheck.of(WORKERS, ParallelAdvice::workers, Need.CPUS, Need.USE),
                SettingCheck.of(WORKERS, ParallelAdvice::notLaunched, Need.CPUS, Need.DATABASE_COUNTERS),
                SettingCheck.of(PROCESSES, ParallelAdvice::processes, Need.CPUS, Need.USE),
                SettingCheck.of(PROCESSES, ParallelAdvice::processesNotLaunched, Need.CPUS, Need.DATABASE_COUNTERS),
                SettingCheck.of("max_parallel_maintenance_workers", ParallelAdvice::maintenance, Need.CPUS),
                SettingCheck.of("parallel_setup_cost", ParallelAdvice::forced),
                SettingCheck.of("parallel_tuple_cost", ParallelAdvice::forced));
    }

    private static Optional<SettingAdvice> perGather(Situation about, Setting now) {
        long set = now.count().orElse(0);
        if (set > about.cpus() && set > 2) {
            return Optional.of(SettingAdvice.of(PER_GATHER_HIGH, now, Severity.MEDIUM, SettingValue.of(Math.max(1, about.cpus() / 2)),
                    cpus(about)));
        }
        if (about.cpus() < FEWEST_CPUS || !about.hasLongStatements()) {
            return Optional.empty();
        }
        int half = (about.cpus() + 1) / 2;
        int usual = about.isFor(Use.WAREHOUSE) ? half : Math.min(half, MOST_PER_GATHER);
        return set >= usual || set >= MOST_PER_GATHER ? Optional.empty()
                : Optional.of(SettingAdvice.of(PER_GATHER_LOW, now, Severity.LOW, SettingValue.of(usual), cpus(about)));
    }

    private static Optional<SettingAdvice> beyondProcesses(Situation about, Setting now) {
        long processes = about.count(PROCESSES).orElse(Long.MAX_VALUE);
        return now.count().orElse(0) <= processes || moreProcesses(about) ? Optional.empty()
                : Optional.of(SettingAdvice.of(WORKERS_BEYOND_PROCESSES, now, Severity.LOW, SettingValue.of(processes),
                        Evidence.text("max_parallel_workers", now.value()), Evidence.count("max_worker_processes", processes)));
    }

    private static Optional<SettingAdvice> workers(Situation about, Setting now) {
        return !few(about, now) ? Optional.empty()
                : Optional.of(SettingAdvice.of(PARALLEL_WORKERS_LOW, now, Severity.LOW, SettingValue.of(about.cpus()), cpus(about)));
    }

    private static Optional<SettingAdvice> notLaunched(Situation about, Setting now) {
        Seen.DatabaseCounters seen = about.seen().database().orElseThrow();
        long planned = seen.workersPlanned().orElse(0);
        double launched = seen.workersLaunched().orElse(planned);
        return planned < ENOUGH_WORKERS || launched >= planned * LAUNCHED_ENOUGH || now.count().orElse(0) >= about.cpus() ? Optional.empty()
                : Optional.of(SettingAdvice.of(WORKERS_NOT_LAUNCHED, now, Severity.MEDIUM, SettingValue.of(about.cpus()),
                        Evidence.share("workers launched", Share.of(launched, planned)), Evidence.count("workers planned", planned),
                        cpus(about)));
    }

    /// Long statements on many CPUs, which get less than half of them.
    private static boolean few(Situation about, Setting now) {
        return about.hasLongStatements() && about.cpus() > USUAL_WORKERS && now.count().orElse(0) * 2 <= about.cpus();
    }

    /// As parallel workers come out of them, also where these are to be more than there are processes.
    private static Optional<SettingAdvice> processes(Situation about, Setting now) {
        boolean workers = about.find(WORKERS).filter(set -> few(about, set)).isPresent();
        return !few(about, now) && !(workers && isBelowCpus(about, now)) ? Optional.empty()
                : Optional.of(SettingAdvice.of(WORKER_PROCESSES_LOW, now, Severity.LOW, SettingValue.of(about.cpus()), cpus(about)));
    }

    private static Optional<SettingAdvice> processesNotLaunched(Situation about, Setting now) {
        return about.find(WORKERS).filter(_ -> isBelowCpus(about, now)).flatMap(set -> notLaunched(about, set))
                .map(_ -> SettingAdvice.of(WORKER_PROCESSES_LOW, now, Severity.MEDIUM, SettingValue.of(about.cpus()), cpus(about)));
    }

    private static boolean isBelowCpus(Situation about, Setting now) {
        return now.count().orElse(Long.MAX_VALUE) < about.cpus();
    }

    /// Whether there are to be more of them, for either reason.
    private static boolean moreProcesses(Situation about) {
        boolean counted = Need.DATABASE_COUNTERS.metIn(about);
        return Need.CPUS.metIn(about) && about.find(PROCESSES).flatMap(set -> processes(about, set)
                .or(() -> counted ? processesNotLaunched(about, set) : Optional.empty())).isPresent();
    }

    private static Optional<SettingAdvice> maintenance(Situation about, Setting now) {
        return about.cpus() < MANY_CPUS || !now.isDefault() ? Optional.empty()
                : Optional.of(SettingAdvice.of(MAINTENANCE_WORKERS_LOW, now, Severity.LOW, SettingValue.of(MOST_PER_GATHER),
                        cpus(about)));
    }

    /// As for trying things out: then every plan is taken to be cheaper in parallel.
    private static Optional<SettingAdvice> forced(Situation about, Setting now) {
        return now.number().orElse(1) > 0 ? Optional.empty()
                : now.boot().map(usual -> SettingAdvice.of(PARALLEL_FOR_NOTHING, now, Severity.MEDIUM, SettingValue.of(usual)));
    }

    private static Evidence cpus(Situation about) {
        return Evidence.count("CPUs", about.cpus());
    }
}
