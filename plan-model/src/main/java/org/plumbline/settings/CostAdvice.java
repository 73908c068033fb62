package org.plumbline.settings;

import static org.plumbline.settings.Ground.*;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Severity;
import org.plumbline.plan.unit.Bytes;

/// What the planner takes a page to cost, and how much it takes to be cached: by the disk and the memory.
final class CostAdvice implements SettingGroup {
    /// pgtune's for anything but a hard disk; its default stands for one.
    private static final double FLASH_COST = 1.1;
    private static final double HARD_DISK_COST = 4;
    /// Read here and there against read on: from here an index on flash is taken to be dearer than it is.
    private static final double TOO_DEAR = 2;
    /// The default of version 18; below it too little is read ahead for flash.
    private static final long LEAST_FLASH_REQUESTS = 16;
    private static final long USUAL_FLASH_REQUESTS = 200;
    /// Version 12 takes it for a number of disks, and asks for many times as many pages.
    private static final int COUNTS_REQUESTS = 13;

    @Override
    public Topic topic() {
        return Topic.COSTS;
    }

    @Override
    public List<SettingCheck> checks() {
        return List.of(
                SettingCheck.of("random_page_cost", CostAdvice::belowSequential),
                SettingCheck.of("random_page_cost", CostAdvice::randomPages, Need.DISK),
                SettingCheck.of("effective_cache_size", CostAdvice::cache, Need.MEMORY),
                SettingCheck.of("effective_io_concurrency", CostAdvice::requests, Need.DISK));
    }

    private static Optional<SettingAdvice> belowSequential(Situation about, Setting now) {
        OptionalDouble sequential = about.find("seq_page_cost").map(Setting::number).orElse(OptionalDouble.empty());
        return sequential.isEmpty() || now.number().isEmpty() || now.number().getAsDouble() >= sequential.getAsDouble() ? Optional.empty()
                : Optional.of(SettingAdvice.of(RANDOM_BELOW_SEQUENTIAL, now, Severity.MEDIUM, cost(sequential.getAsDouble()),
                        Evidence.text("random_page_cost", now.value()),
                        Evidence.text("seq_page_cost", about.find("seq_page_cost").orElseThrow().value())));
    }

    private static Optional<SettingAdvice> randomPages(Situation about, Setting now) {
        OptionalDouble random = now.number();
        double sequential = about.find("seq_page_cost").map(Setting::number).orElse(OptionalDouble.empty()).orElse(1);
        if (random.isEmpty() || sequential <= 0) {
            return Optional.empty();
        }
        boolean flash = about.machine().disk().orElseThrow().flash();
        double ratio = random.getAsDouble() / sequential;
        if (flash && ratio >= TOO_DEAR) {
            Ground ground = about.isFor(Use.WAREHOUSE) ? RANDOM_PAGE_COST_HIGH_WAREHOUSE : RANDOM_PAGE_COST_HIGH;
            return Optional.of(SettingAdvice.of(ground, now, Severity.MEDIUM, cost(FLASH_COST * sequential),
                    Evidence.text("now", now.value())));
        }
        return !flash && ratio < TOO_DEAR && ratio >= 1 && !cached(about)
                ? Optional.of(SettingAdvice.of(RANDOM_PAGE_COST_LOW, now, Severity.LOW, cost(HARD_DISK_COST * sequential),
                        Evidence.text("now", now.value()))) : Optional.empty();
    }

    /// What lies in memory costs the same on any disk; without the figures it may.
    private static boolean cached(Situation about) {
        Optional<Bytes> memory = about.machine().memory();
        Optional<Bytes> size = about.seen().databasesSize();
        return memory.isEmpty() || size.isEmpty() || size.get().count() < memory.get().count() / 2;
    }

    private static Optional<SettingAdvice> cache(Situation about, Setting now) {
        if (now.bytes().isEmpty()) {
            return Optional.empty();
        }
        long memory = about.memory();
        long set = now.bytes().get().count();
        long usual = MemoryAdvice.round(about.isFor(Use.DESKTOP) ? memory / 4 : memory / 4 * 3);
        var machine = Evidence.bytes("memory of the machine", Bytes.bytes(memory));
        if (set > memory) {
            return Optional.of(SettingAdvice.of(EFFECTIVE_CACHE_SIZE_HIGH, now, Severity.MEDIUM,
                    SettingValue.of(Bytes.bytes(usual)), machine, Evidence.bytes("now", now.bytes().get())));
        }
        boolean holdsAll = about.seen().databasesSize().filter(size -> size.count() <= set).isPresent();
        return holdsAll || set * 2 > usual ? Optional.empty()
                : Optional.of(SettingAdvice.of(EFFECTIVE_CACHE_SIZE_LOW, now, Severity.MEDIUM, SettingValue.of(Bytes.bytes(usual)),
                        machine, Evidence.bytes("now", now.bytes().get())));
    }

    /// A system that cannot read ahead has 0 as the maximum.
    private static Optional<SettingAdvice> requests(Situation about, Setting now) {
        boolean possible = now.maximum().orElse(0) >= USUAL_FLASH_REQUESTS && about.settings().major() >= COUNTS_REQUESTS;
        boolean enough = now.count().orElse(LEAST_FLASH_REQUESTS) >= LEAST_FLASH_REQUESTS;
        return !about.machine().disk().orElseThrow().flash() || !possible || enough ? Optional.empty()
                : Optional.of(SettingAdvice.of(IO_CONCURRENCY_LOW, now, Severity.LOW, SettingValue.of(USUAL_FLASH_REQUESTS),
                        Evidence.text("now", now.value())));
    }

    private static SettingValue cost(double value) {
        return SettingValue.of(String.format(Locale.ROOT, "%.4f", value).replaceFirst("\\.?0+$", ""));
    }
}
