package org.plumbline.plan.parse;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.plumbline.plan.AttributeValue;
import org.plumbline.plan.AttributeValue.Decimal;
import org.plumbline.plan.AttributeValue.Group;
import org.plumbline.plan.AttributeValue.Items;
import org.plumbline.plan.AttributeValue.Text;
import org.plumbline.plan.AttributeValue.Whole;
import org.plumbline.plan.Attributes;
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
        addUsage(Capability.BUFFERS, mayHave.buffers(), fields, UsageFigures.BUFFERS);
        addUsage(Capability.IO_TIMINGS, mayHave.ioTimings(), fields, UsageFigures.IO_TIMINGS);
        addUsage(Capability.WAL, mayHave.wal(), fields, UsageFigures.WAL);
        if (mayHave.ioTimings() && !ioTimed) {
            ioTimed = UsageFigures.isAnyAboveZero(fields, UsageFigures.IO_TIMINGS);
            blocksRead = blocksRead || UsageFigures.isAnyAboveZero(fields, UsageFigures.BLOCKS_READ);
        }
        add(Capability.ROW_DECIMALS,
                !found.contains(Capability.ROW_DECIMALS) && fields.get("Actual Rows").orElse(null) instanceof Decimal);
        add(Capability.PARALLEL_AWARE, mayHaveAware && !found.contains(Capability.PARALLEL_AWARE) && fields.has("Parallel Aware"));
        add(Capability.VERBOSE, mayHaveOutput && !found.contains(Capability.VERBOSE) && fields.has("Output"));
        if (mayHaveWorkers && !found.contains(Capability.WORKERS) && fields.get("Workers").orElse(null) instanceof Items(var workers)) {
            for (AttributeValue worker : workers) {
                if (worker instanceof Group(Attributes attributes)) {
                    addFigure(Capability.WORKERS, attributes.get("Actual Loops"));
                }
            }
        }
    }

    /// What usage its nodes have, after all are added.
    UsageFigures.Kinds usageOfNodes() {
        return new UsageFigures.Kinds(
                found.contains(Capability.BUFFERS), found.contains(Capability.IO_TIMINGS), found.contains(Capability.WAL));
    }

    /// Figures of buffers, I/O or WAL are printed: a node without them has zero. After all nodes are added.
    boolean usageIsOn() {
        return !usageOfNodes().equals(NO_USAGE)
                || (analysed && !masked.contains(Capability.BUFFERS) && UsageFigures.has(section(plan.top, "Planning")));
    }

    /// After all nodes are added.
    Capabilities capabilities() {
        var all = EnumSet.copyOf(found);
        RawObject top = plan.top;
        RawObject planning = section(top, "Planning");
        if (!masked.contains(Capability.BUFFERS)) {
            if (planning.hides(UsageFigures.BUFFERS)) {
                masked.add(Capability.BUFFERS);
            }
            add(all, Capability.BUFFERS, UsageFigures.hasBuffers(planning));
        }
        // Old versions print zeros where track_io_timing is off; no block is read in none.
        // From 18 on (whose rows have decimals) reads may be done before anybody waits.
        boolean zerosMayBeTrue = found.contains(Capability.ROW_DECIMALS);
        if (blocksRead && !ioTimed && !zerosMayBeTrue && !UsageFigures.isAnyAboveZero(planning, UsageFigures.IO_TIMINGS)) {
            all.remove(Capability.IO_TIMINGS);
        }
        addUnlessHidden(all, Capability.MEMORY, planning, List.of("Memory Used"));
        add(all, Capability.SETTINGS, top.has("Settings"));
        addUnlessHidden(all, Capability.SUMMARY, top, List.of("Planning Time"));
        addUnlessHidden(all, Capability.SERIALIZE, section(top, "Serialization"), SummaryAssembler.SERIALIZED);
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

    /// A node that hides its figures hides those of the nodes above it too: together they are no totals.
    private void addUsage(Capability capability, boolean mayHave, RawObject fields, List<String> keys) {
        if (mayHave && !masked.contains(capability)) {
            if (fields.hides(keys)) {
                masked.add(capability);
                found.remove(capability);
            } else if (!found.contains(capability) && UsageFigures.hasAny(fields, keys)) {
                found.add(capability);
            }
        }
    }

    private void addFigure(Capability capability, RawObject fields, String key) {
        addFigure(capability, fields.get(key));
    }

    private void addFigure(Capability capability, Optional<AttributeValue> figure) {
        if (!found.contains(capability)) {
            switch (figure.orElse(null)) {
                case Whole _, Decimal _ -> found.add(capability);
                case Text(String text) when Mask.isMask(text) -> masked.add(capability);
                case null, default -> { /* not printed, or broken */ }
            }
        }
    }

    /// What is printed beside the nodes.
    private void addUnlessHidden(EnumSet<Capability> all, Capability capability, RawObject fields, List<String> keys) {
        if (fields.hides(keys)) {
            masked.add(capability);
        } else {
            add(all, capability, keys.stream().anyMatch(fields::has));
        }
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
