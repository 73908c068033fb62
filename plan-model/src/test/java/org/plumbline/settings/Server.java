package org.plumbline.settings;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.plumbline.plan.unit.Bytes;

/// A server to be judged: PostgreSQL 16 as it comes, of which a test changes what it is about. Advice is told as
/// `GROUND value`, the worst first.
record Server(int major, Map<String, Setting> settings, Machine machine, Optional<Use> use, Seen seen) {
    static final long GIGA = 1024L * 1024 * 1024;

    static Server fresh() {
        var server = new Server(16, new HashMap<>(), Machine.UNKNOWN, Optional.empty(), Seen.NOTHING);
        String[] defaults = {
            "shared_buffers 16384 8kB postmaster", "work_mem 4096 kB user", "hash_mem_multiplier 2 - user",
            "maintenance_work_mem 65536 kB user", "autovacuum_work_mem -1 kB sighup", "huge_pages try - postmaster",
            "max_connections 100 - postmaster", "max_worker_processes 8 - postmaster", "autovacuum_max_workers 3 - postmaster",
            "random_page_cost 4 - user", "seq_page_cost 1 - user", "effective_cache_size 524288 8kB user",
            "max_parallel_workers_per_gather 2 - user", "max_parallel_workers 8 - user", "max_parallel_maintenance_workers 2 - user",
            "parallel_setup_cost 1000 - user", "parallel_tuple_cost 0.1 - user", "enable_seqscan on - user", "enable_nestloop on - user",
            "join_collapse_limit 8 - user", "from_collapse_limit 8 - user", "geqo on - user", "geqo_threshold 12 - user",
            "constraint_exclusion partition - user", "plan_cache_mode auto - user", "debug_parallel_query off - user", "jit on - user",
            "default_statistics_target 100 - user", "track_counts on - superuser", "track_activities on - superuser",
            "autovacuum on - sighup", "autovacuum_naptime 60 s sighup", "autovacuum_vacuum_cost_delay 2 ms sighup",
            "autovacuum_vacuum_cost_limit -1 - sighup", "vacuum_cost_limit 200 - user", "autovacuum_vacuum_scale_factor 0.2 - sighup",
            "autovacuum_analyze_scale_factor 0.1 - sighup", "autovacuum_vacuum_insert_threshold 1000 - sighup", "fsync on - sighup",
            "full_page_writes on - sighup", "max_wal_size 1024 MB sighup", "checkpoint_timeout 300 s sighup",
            "wal_compression off - superuser", "checkpoint_completion_target 0.9 - sighup",
            "idle_in_transaction_session_timeout 0 ms user", "statement_timeout 0 ms user", "lock_timeout 0 ms user",
            "deadlock_timeout 1000 ms superuser", "shared_preload_libraries  - postmaster", "track_io_timing off - superuser",
            "log_min_duration_statement -1 ms superuser", "log_statement none - superuser", "log_lock_waits off - superuser",
            "log_checkpoints on - sighup", "log_autovacuum_min_duration 600000 ms sighup", "log_temp_files -1 kB superuser"};
        for (String line : defaults) {
            List<String> parts = List.of(line.split(" ", -1));
            server.settings.put(parts.getFirst(), setting(parts.getFirst(), parts.get(1), parts.get(2), parts.get(3)));
        }
        server.settings.put("effective_io_concurrency", new Setting("effective_io_concurrency", "1", Optional.empty(), Optional.of("1"),
                "default", "user", false, OptionalDouble.of(1_000), List.of(), "", ""));
        return server;
    }

    private static Setting setting(String name, String value, String unit, String context) {
        return new Setting(name, value, Optional.of(unit).filter(word -> !word.equals("-")), Optional.of(value), "default", context, false,
                OptionalDouble.empty(), List.of(), "", "");
    }

    /// In its own unit, from the configuration.
    Server set(String name, String value) {
        return set(name, value, "configuration file");
    }

    Server set(String name, String value, String source) {
        Setting old = settings.getOrDefault(name, setting(name, value, "-", "user"));
        var changed = new HashMap<>(settings);
        changed.put(name, new Setting(name, value, old.unit(), old.boot(), source, old.context(), false, old.maximum(), old.choices(),
                "", ""));
        return new Server(major, changed, machine, use, seen);
    }

    /// The largest that it can be, in its own unit.
    Server most(String name, double maximum) {
        Setting old = settings.get(name);
        var changed = new HashMap<>(settings);
        changed.put(name, new Setting(name, old.value(), old.unit(), old.boot(), old.source(), old.context(), false,
                OptionalDouble.of(maximum), old.choices(), "", ""));
        return new Server(major, changed, machine, use, seen);
    }

    /// What one open plan asks for.
    Server wished(String setting, SettingValue value) {
        return seen(seen.with(List.of(new Seen.PlanWish("a", setting, value, "A finding"))));
    }

    Server version(int other) {
        return new Server(other, settings, machine, use, seen);
    }

    Server memory(long giga) {
        return new Server(major, settings, new Machine(Optional.of(Bytes.bytes(giga * GIGA)), machine.cpus(), machine.disk()), use, seen);
    }

    Server cpus(int count) {
        return new Server(major, settings, new Machine(machine.memory(), OptionalInt.of(count), machine.disk()), use, seen);
    }

    Server disk(Disk kind) {
        return new Server(major, settings, new Machine(machine.memory(), machine.cpus(), Optional.of(kind)), use, seen);
    }

    Server use(Use kind) {
        return new Server(major, settings, machine, Optional.of(kind), seen);
    }

    Server seen(Seen other) {
        return new Server(major, settings, machine, use, other);
    }

    /// Work files of a day.
    Server spilled(long giga) {
        return seen(new Seen(Optional.of(new Seen.DatabaseCounters(Duration.ofDays(1), 500, Bytes.bytes(giga * GIGA),
                OptionalLong.empty(), OptionalLong.empty())), seen.checkpoints(), seen.wal(), seen.databasesSize(), seen.connections(),
                seen.idleInTransaction(), seen.tables(), seen.jitPossible(), seen.workload(), seen.plans()));
    }

    /// Checkpoints of a day and WAL.
    Server wrote(long timed, long requested, long giga, long fullPages) {
        return seen(new Seen(seen.database(), Optional.of(new Seen.Checkpoints(Duration.ofDays(1), timed, requested)),
                Optional.of(new Seen.Wal(Duration.ofDays(1), Bytes.bytes(giga * GIGA), fullPages)), seen.databasesSize(),
                seen.connections(), seen.idleInTransaction(), seen.tables(), seen.jitPossible(), seen.workload(), seen.plans()));
    }

    Server tables(Seen.LargeTable... tables) {
        return seen(new Seen(seen.database(), seen.checkpoints(), seen.wal(), seen.databasesSize(), seen.connections(),
                seen.idleInTransaction(), Arrays.asList(tables), seen.jitPossible(), seen.workload(), seen.plans()));
    }

    Server sessions(int all, int idleInTransaction) {
        return seen(new Seen(seen.database(), seen.checkpoints(), seen.wal(), seen.databasesSize(), OptionalInt.of(all),
                OptionalInt.of(idleInTransaction), seen.tables(), seen.jitPossible(), seen.workload(), seen.plans()));
    }

    /// By a role that cannot tell sessions from workers.
    Server sessionsAtMost(int all) {
        return seen(new Seen(seen.database(), seen.checkpoints(), seen.wal(), seen.databasesSize(), OptionalInt.of(all),
                OptionalInt.empty(), seen.tables(), seen.jitPossible(), seen.workload(), seen.plans()));
    }

    Server data(long giga) {
        return seen(new Seen(seen.database(), seen.checkpoints(), seen.wal(), Optional.of(Bytes.bytes(giga * GIGA)), seen.connections(),
                seen.idleInTransaction(), seen.tables(), seen.jitPossible(), seen.workload(), seen.plans()));
    }

    static Access access() {
        return new Access("postgres", "postgres", "shop", true, true, Set.of(), false, false, Optional.empty());
    }

    Map<Topic, List<SettingOutcome>> judged() {
        return judgedFor(access());
    }

    Map<Topic, List<SettingOutcome>> judgedFor(Access access) {
        var all = new ServerSettings(major, access, settings);
        return SettingBook.examine(new Situation(all, machine, use, seen));
    }

    List<String> advice(Topic topic) {
        return judged().get(topic).stream().filter(SettingOutcome.Advised.class::isInstance).map(SettingOutcome.Advised.class::cast)
                .map(each -> each.advice().ground() + " " + each.advice().value().text()).toList();
    }

    SettingAdvice first(Topic topic) {
        return ((SettingOutcome.Advised) judged().get(topic).getFirst()).advice();
    }

    List<SettingOutcome> open(Topic topic) {
        return judged().get(topic).stream().filter(SettingOutcome.Open.class::isInstance).toList();
    }
}
