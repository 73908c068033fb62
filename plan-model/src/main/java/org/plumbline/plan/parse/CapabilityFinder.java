package org.plumbline.plan.parse;

import java.util.EnumSet;
import java.util.List;
import org.plumbline.plan.AttributeValue.Decimal;
import org.plumbline.plan.AttributeValue.Group;
import org.plumbline.plan.AttributeValue.Items;
import org.plumbline.plan.AttributeValue.Text;
import org.plumbline.plan.AttributeValue.Whole;
import org.plumbline.plan.Capabilities;
import org.plumbline.plan.Capability;

/// Tells from a text which options EXPLAIN ran with.
final class CapabilityFinder {
    private static final UsageFigures.Kinds NO_USAGE = new UsageFigures.Kinds(false, false, false);

    private final RawPlan plan;
    private final UsageFigures.Kinds mayHave;
    private final boolean mayHaveOutput;
    private final boolean mayHaveWorkers;
    private final boolean mayHaveAware;
    private final EnumSet<Capability> found = EnumSet.noneOf(Capability.class);
    private final EnumSet<Capability> masked = EnumSet.noneOf(Capability.class);
    private boolean analysed;
    private boolean blocksRead;
    private boolean ioTimed;

    CapabilityFinder(RawPlan plan) {
        this.plan = plan;
        this.mayHave = new UsageFigures.Kinds(
                plan.mayHave(UsageFigures.BUFFERS), plan.mayHave(UsageFigures.IO_TIMINGS), plan.mayHave(UsageFigures.WAL));
        this.mayHaveOutput = plan.mayHave(List.of("Output"));
        this.mayHaveWorkers = plan.mayHave(List.of("Workers"));
        this.mayHaveAware = plan.mayHave(List.of("Parallel Aware"));
    }

    /// Every node of the plan.
    void add(RawObject fields) {
        analysed = analysed || fields.has("Actual Loops");
        addFigure(Capability.ANALYZE, fields, "Actual Loops");
        addFigure(Capability.TIMING, fields, "Actual Total Time");
        addFigure(Capability.COSTS, fields, "Total Cost");
        add(Capability.BUFFERS, mayHave.buffers() && !found.contains(Capability.BUFFERS) && UsageFigures.hasBuffers(fields));
        add(Capability.IO_TIMINGS, mayHave.ioTimings() && !found.contains(Capability.IO_TIMINGS) && UsageFigures.hasIoTimings(fields));
        if (mayHave.ioTimings() && !ioTimed) {
            ioTimed = UsageFigures.isAnyAboveZero(fields, UsageFigures.IO_TIMINGS);
            blocksRead = blocksRead || UsageFigures.isAnyAboveZero(fields, UsageFigures.BLOCKS_READ);
        }
        add(Capability.WAL, mayHave.wal() && !found.contains(Capability.WAL) && UsageFigures.hasWal(fields));
        add(Capability.ROW_DECIMALS,
                !found.contains(Capability.ROW_DECIMALS) && fields.get("Actual Rows").orElse(null) instanceof Decimal);
        add(Capability.PARALLEL_AWARE, mayHaveAware && !found.contains(Capability.PARALLEL_AWARE) && fields.has("Parallel Aware"));
        add(Capability.VERBOSE, mayHaveOutput && !found.contains(Capability.VERBOSE) && fields.has("Output"));
        add(Capability.WORKERS, mayHaveWorkers && !found.contains(Capability.WORKERS)
                && fields.get("Workers").orElse(null) instanceof Items items && hasFigures(items));
    }

    /// What usage its nodes have, after all are added.
    UsageFigures.Kinds usageOfNodes() {
        return new UsageFigures.Kinds(
                found.contains(Capability.BUFFERS), found.contains(Capability.IO_TIMINGS), found.contains(Capability.WAL));
    }

    /// Figures of buffers, I/O or WAL are printed: a node without them has zero. After all nodes are added.
    boolean usageIsOn() {
        return !usageOfNodes().equals(NO_USAGE) || (analysed && UsageFigures.has(section(plan.top, "Planning")));
    }

    /// After all nodes are added.
    Capabilities capabilities() {
        var all = EnumSet.copyOf(found);
        RawObject top = plan.top;
        RawObject planning = section(top, "Planning");
        add(all, Capability.BUFFERS, UsageFigures.hasBuffers(planning));
        // Old versions print zeros where track_io_timing is off; no block is read in none.
        // From 18 on (whose rows have decimals) reads may be done before anybody waits.
        boolean zerosMayBeTrue = found.contains(Capability.ROW_DECIMALS);
        if (blocksRead && !ioTimed && !zerosMayBeTrue && !UsageFigures.isAnyAboveZero(planning, UsageFigures.IO_TIMINGS)) {
            all.remove(Capability.IO_TIMINGS);
        }
        add(all, Capability.MEMORY, planning.has("Memory Used"));
        add(all, Capability.SETTINGS, top.has("Settings"));
        add(all, Capability.SUMMARY, top.has("Planning Time"));
        add(all, Capability.SERIALIZE, top.has("Serialization"));
        masked.removeAll(all);
        return new Capabilities(all, masked);
    }

    static RawObject section(RawObject top, String key) {
        var section = new RawObject();
        if (top.get(key).orElse(null) instanceof Group group) {
            group.attributes().forEach(section::put);
        }
        return section;
    }

    private void addFigure(Capability capability, RawObject fields, String key) {
        if (!found.contains(capability)) {
            switch (fields.get(key).orElse(null)) {
                case Whole _, Decimal _ -> found.add(capability);
                case Text(String text) when Mask.isMask(text) -> masked.add(capability);
                case null, default -> { /* not printed, or broken */ }
            }
        }
    }

    private static boolean hasFigures(Items workers) {
        return workers.items().stream().anyMatch(item -> item instanceof Group worker
                && worker.attributes().get("Actual Loops").isPresent());
    }

    private void add(Capability capability, boolean present) {
        add(found, capability, present);
    }

    private static void add(EnumSet<Capability> found, Capability capability, boolean present) {
        if (present) {
            found.add(capability);
        }
    }
}
