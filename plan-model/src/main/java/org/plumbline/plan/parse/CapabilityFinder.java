package org.plumbline.plan.parse;

import java.util.EnumSet;
import org.plumbline.plan.AttributeValue.Decimal;
import org.plumbline.plan.AttributeValue.Group;
import org.plumbline.plan.AttributeValue.Items;
import org.plumbline.plan.AttributeValue.Whole;
import org.plumbline.plan.Capabilities;
import org.plumbline.plan.Capability;

/// Tells from a text which options EXPLAIN ran with.
final class CapabilityFinder {
    private CapabilityFinder() {}

    static Capabilities find(RawPlan plan) {
        var found = EnumSet.noneOf(Capability.class);
        for (RawNode node : plan.nodes) {
            fromNode(node.fields, found);
        }
        RawObject top = plan.top;
        RawObject planning = section(top, "Planning");
        add(found, Capability.BUFFERS, UsageFigures.hasBuffers(planning));
        add(found, Capability.MEMORY, planning.has("Memory Used"));
        add(found, Capability.SETTINGS, top.has("Settings"));
        add(found, Capability.SUMMARY, top.has("Planning Time") || top.has("Execution Time") || top.has("Total Runtime"));
        add(found, Capability.SERIALIZE, top.has("Serialization"));
        add(found, Capability.ROW_DECIMALS, plan.hasFractions());
        return new Capabilities(found);
    }

    /// Figures of buffers, I/O or WAL are printed: a node without them has zero.
    static boolean usageIsOn(RawPlan plan) {
        boolean analysed = false;
        for (RawNode node : plan.nodes) {
            analysed |= node.fields.has("Actual Loops");
            if (UsageFigures.has(node.fields)) {
                return true;
            }
        }
        return analysed && UsageFigures.has(section(plan.top, "Planning"));
    }

    static RawObject section(RawObject top, String key) {
        var section = new RawObject();
        if (top.get(key).orElse(null) instanceof Group group) {
            group.attributes().forEach(section::put);
        }
        return section;
    }

    private static void fromNode(RawObject fields, EnumSet<Capability> found) {
        add(found, Capability.ANALYZE, !found.contains(Capability.ANALYZE) && isNumber(fields, "Actual Loops"));
        add(found, Capability.TIMING, !found.contains(Capability.TIMING) && isNumber(fields, "Actual Total Time"));
        add(found, Capability.COSTS, !found.contains(Capability.COSTS) && isNumber(fields, "Total Cost"));
        add(found, Capability.BUFFERS, !found.contains(Capability.BUFFERS) && UsageFigures.hasBuffers(fields));
        add(found, Capability.IO_TIMINGS, !found.contains(Capability.IO_TIMINGS) && UsageFigures.hasIoTimings(fields));
        add(found, Capability.WAL, !found.contains(Capability.WAL) && UsageFigures.hasWal(fields));
        add(found, Capability.VERBOSE, !found.contains(Capability.VERBOSE) && fields.has("Output"));
        add(found, Capability.WORKERS, !found.contains(Capability.WORKERS)
                && fields.get("Workers").orElse(null) instanceof Items items && hasFigures(items));
    }

    private static boolean isNumber(RawObject fields, String key) {
        return fields.get(key).filter(value -> value instanceof Whole || value instanceof Decimal).isPresent();
    }

    private static boolean hasFigures(Items workers) {
        return workers.items().stream().anyMatch(item -> item instanceof Group worker
                && worker.attributes().get("Actual Loops").isPresent());
    }

    private static void add(EnumSet<Capability> found, Capability capability, boolean present) {
        if (present) {
            found.add(capability);
        }
    }
}
