package org.plumbline.settings;

import static org.plumbline.settings.Ground.*;

import java.util.List;
import java.util.Optional;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Severity;
import org.plumbline.plan.unit.Bytes;

/// Memory, by pgtune's rules and PostgreSQL's documentation (Resource Consumption). Advice starts well away from them, as they are rules of
/// thumb.
final class MemoryAdvice implements SettingGroup {
    static final long MEGA = 1024 * 1024;
    static final long GIGA = 1024 * MEGA;

    /// pgtune: a sort or a hash for each of this many steps of a statement.
    private static final int STEPS_WITH_MEMORY = 3;
    private static final long LEAST_WORK_MEM = 4 * MEGA;
    private static final long MOST_MAINTENANCE = 8 * GIGA;
    /// What autovacuum can use for the dead rows of a table before version 17.
    private static final long MOST_OF_AUTOVACUUM = GIGA;
    private static final int SMALLER_MAINTENANCE = 17;
    /// The documentation: more than this is unlikely to work better.
    private static final double MOST_SHARED = 0.4;
    /// Spilled for each hour; less is not worth a server-wide change.
    private static final long SPILLS_THAT_MATTER = 100 * MEGA;
    /// From here the page tables of all sessions are worth huge pages.
    private static final long WORTH_HUGE_PAGES = 8 * GIGA;
    private static final int HASH_MEM = 15;
    private static final long USUAL_SHARED = 128 * MEGA;
    private static final long ROOM_TO_GROW = 4;
    /// Its indexes are built in no time.
    private static final long LITTLE_DATA = GIGA;

    @Override
    public Topic topic() {
        return Topic.MEMORY;
    }

    @Override
    public List<SettingCheck> checks() {
        return List.of(
                SettingCheck.of("shared_buffers", MemoryAdvice::sharedBuffers, Need.MEMORY),
                SettingCheck.of("work_mem", MemoryAdvice::workMemRunsOut, Need.MEMORY),
                SettingCheck.of("work_mem", MemoryAdvice::workMemSpills, Need.MEMORY, Need.USE, Need.DATABASE_COUNTERS),
                SettingCheck.of("hash_mem_multiplier", MemoryAdvice::hashMem, Need.DATABASE_COUNTERS),
                SettingCheck.of("maintenance_work_mem", MemoryAdvice::maintenance, Need.MEMORY),
                SettingCheck.of("autovacuum_work_mem", MemoryAdvice::autovacuumMemory, Need.MEMORY),
                SettingCheck.of("huge_pages", MemoryAdvice::hugePages));
    }

    /// Large enough for all data is enough.
    private static Optional<SettingAdvice> sharedBuffers(Situation about, Setting now) {
        Optional<Bytes> set = now.bytes();
        if (set.isEmpty() || about.settings().access().ownStorage()) {
            return Optional.empty();
        }
        long memory = about.memory();
        long usual = round(memory / (about.isFor(Use.DESKTOP) ? 16 : 4));
        var evidence = new Evidence[] {Evidence.bytes("memory of the machine", Bytes.bytes(memory)), Evidence.bytes("now", set.get())};
        if (set.get().count() > memory * MOST_SHARED) {
            return Optional.of(SettingAdvice.of(SHARED_BUFFERS_HIGH, now, Severity.MEDIUM, value(usual), evidence));
        }
        Optional<Bytes> data = about.seen().databasesSize();
        if (data.filter(size -> size.compareTo(set.get()) <= 0).isPresent() || set.get().count() * 2 > usual) {
            return Optional.empty();
        }
        long plenty = data.map(size -> Math.max(USUAL_SHARED, round(size.count() * ROOM_TO_GROW))).orElse(usual);
        return Optional.of(plenty >= usual ? SettingAdvice.of(SHARED_BUFFERS_LOW, now, Severity.MEDIUM, value(usual), evidence)
                : SettingAdvice.of(SHARED_BUFFERS_BELOW_DATA, now, Severity.MEDIUM, value(plenty),
                        Evidence.bytes("all databases", data.orElseThrow()), evidence[0], evidence[1]));
    }

    /// One sort in every session at once is more than there is.
    private static Optional<SettingAdvice> workMemRunsOut(Situation about, Setting now) {
        if (now.bytes().isEmpty() || about.count("max_connections").isEmpty()) {
            return Optional.empty();
        }
        long sessions = about.count("max_connections").getAsLong();
        long left = about.memory() - about.bytes("shared_buffers").orElse(Bytes.NONE).count();
        long usual = usualWorkMem(about);
        return now.bytes().get().count() * sessions <= left || usual >= now.bytes().get().count() ? Optional.empty()
                : Optional.of(SettingAdvice.of(WORK_MEM_RUNS_OUT, now, Severity.MEDIUM, value(usual),
                        Evidence.bytes("one sort in each session", Bytes.bytes(now.bytes().get().count() * sessions)),
                        Evidence.bytes("memory beside shared_buffers", Bytes.bytes(Math.max(0, left))),
                        Evidence.count("max_connections", sessions)));
    }

    private static Optional<SettingAdvice> workMemSpills(Situation about, Setting now) {
        Seen.DatabaseCounters seen = about.seen().database().orElseThrow();
        long usual = usualWorkMem(about);
        return !spills(seen) || now.bytes().isEmpty() || now.bytes().get().count() * 3 / 2 > usual ? Optional.empty()
                : Optional.of(SettingAdvice.of(WORK_MEM_SPILLS, now, Severity.MEDIUM, value(usual),
                        Evidence.bytes("written to work files", seen.tempBytes()), Evidence.count("work files", seen.tempFiles()),
                        Evidence.time("over", seen.over())));
    }

    private static Optional<SettingAdvice> hashMem(Situation about, Setting now) {
        Seen.DatabaseCounters seen = about.seen().database().orElseThrow();
        return about.settings().major() >= HASH_MEM || !spills(seen) || now.number().orElse(2) > 1 ? Optional.empty()
                : Optional.of(SettingAdvice.of(HASH_MEM_OLD_DEFAULT, now, Severity.LOW, SettingValue.of("2.0"),
                        Evidence.bytes("written to work files", seen.tempBytes()), Evidence.time("over", seen.over())));
    }

    private static Optional<SettingAdvice> maintenance(Situation about, Setting now) {
        long share = about.memory() / (about.isFor(Use.WAREHOUSE) ? 8 : 16);
        boolean autovacuumToo = about.bytes("autovacuum_work_mem").isEmpty();
        long workers = Math.max(1, about.count("autovacuum_max_workers").orElse(1));
        long most = autovacuumToo ? Math.min(GIGA, about.memory() / 4 / workers) : MOST_MAINTENANCE;
        long usual = round(Math.min(share, most));
        boolean little = about.seen().databasesSize().filter(size -> size.count() < LITTLE_DATA).isPresent();
        return little || now.bytes().isEmpty() || now.bytes().get().count() * 3 > usual ? Optional.empty()
                : Optional.of(SettingAdvice.of(MAINTENANCE_WORK_MEM_LOW, now, Severity.LOW, value(usual),
                        Evidence.bytes("memory of the machine", Bytes.bytes(about.memory()))));
    }

    /// All workers at once, where each may take what an index build may.
    private static Optional<SettingAdvice> autovacuumMemory(Situation about, Setting now) {
        Optional<Bytes> each = now.bytes().or(() -> about.bytes("maintenance_work_mem"));
        long workers = about.count("autovacuum_max_workers").orElse(0);
        if (each.isEmpty() || workers == 0) {
            return Optional.empty();
        }
        boolean bounded = about.settings().major() < SMALLER_MAINTENANCE;
        long all = workers * (bounded ? Math.min(each.get().count(), MOST_OF_AUTOVACUUM) : each.get().count());
        return all * 4 <= about.memory() ? Optional.empty()
                : Optional.of(SettingAdvice.of(AUTOVACUUM_WORK_MEM_HIGH, now, Severity.MEDIUM,
                        value(round(about.memory() / 16 / workers)),
                        Evidence.bytes("all autovacuum workers together", Bytes.bytes(all)),
                        Evidence.count("autovacuum_max_workers", workers),
                        Evidence.bytes("memory of the machine", Bytes.bytes(about.memory()))));
    }

    private static Optional<SettingAdvice> hugePages(Situation about, Setting now) {
        Optional<Bytes> shared = about.bytes("shared_buffers");
        return !now.off() || shared.isEmpty() || shared.get().count() < WORTH_HUGE_PAGES ? Optional.empty()
                : Optional.of(SettingAdvice.of(HUGE_PAGES_OFF, now, Severity.LOW, SettingValue.of("try"),
                        Evidence.bytes("shared_buffers", shared.get())));
    }

    static boolean spills(Seen.DatabaseCounters seen) {
        double hours = Math.max(1, seen.over().toMinutes() / 60.0);
        return seen.tempBytes().count() / hours > SPILLS_THAT_MATTER;
    }

    /// pgtune: what is left beside `shared_buffers`, for three steps of each session and each worker; less where few statements take much.
    /// Without a use, as for the web.
    static long usualWorkMem(Situation about) {
        long left = about.memory() - Math.min(about.memory() / 2, about.bytes("shared_buffers").orElse(Bytes.NONE).count());
        long sessions = about.count("max_connections").orElse(100) + about.count("max_worker_processes").orElse(8);
        double each = (double) left / (sessions * STEPS_WITH_MEMORY);
        double used = about.use().map(use -> switch (use) {
            case WEB, OLTP -> each;
            case WAREHOUSE, MIXED -> each / 2;
            case DESKTOP -> each / 6;
        }).orElse(each);
        return Math.max(LEAST_WORK_MEM, round((long) used));
    }

    /// Down to a figure that a person would write.
    static long round(long bytes) {
        long step = bytes >= 8 * GIGA ? GIGA : bytes >= GIGA ? 256 * MEGA : bytes >= 128 * MEGA ? 16 * MEGA : MEGA;
        return Math.max(MEGA, bytes / step * step);
    }

    private static SettingValue value(long bytes) {
        return SettingValue.of(Bytes.bytes(bytes));
    }
}
