package org.plumbline.app.ui.text;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plumbline.plan.Usage;
import org.plumbline.plan.measure.MeasuredPlan;
import org.plumbline.plan.measure.Reconciliation;
import org.plumbline.plan.statistics.GroupSums;
import org.plumbline.plan.statistics.Grouping;
import org.plumbline.plan.unit.Share;

/// What nodes took together, in words.
public final class StatisticsText {
    private StatisticsText() {}

    /// What the groups are called: `Node type`.
    public static String title(Grouping grouping) {
        return switch (grouping) {
            case NODE_TYPE -> "Node type";
            case TABLE -> "Table";
            case INDEX -> "Index";
            case FUNCTION -> "Function";
            case PARTITION_PARENT -> "Partitioned table";
        };
    }

    /// Why there are no groups.
    public static String none(Grouping grouping) {
        return switch (grouping) {
            case NODE_TYPE -> "This plan has no nodes.";
            case TABLE -> "No node of this plan reads or changes a table.";
            case INDEX -> "No node of this plan reads an index.";
            case FUNCTION -> "No node of this plan scans a function's rows. Functions in expressions are no nodes: EXPLAIN counts them "
                    + "with the node that calls them.";
            case PARTITION_PARENT -> "No partitions that surely belong to one table are read together. " + HOW_TOLD;
        };
    }

    private static final String HOW_TOLD = "A plan does not name a partitioned table: it is told where different tables below one Append "
            + "bear one alias with numbers (events_1, events_2), which PostgreSQL 13 and later give to partitions.";

    /// How a group is marked: `3 nodes of orders`.
    public static String marked(Grouping grouping, String name, long nodes) {
        String count = Format.count(nodes) + (nodes == 1 ? " node" : " nodes");
        return grouping == Grouping.NODE_TYPE ? Format.count(nodes) + " × " + name : count + " of " + name;
    }

    /// How many of a group's nodes are marked: `3 of 12 highlighted`, `all 12 highlighted`, `highlighted`; empty for none.
    ///
    /// @param what they are: `highlighted`, `found`
    public static String part(long marked, long nodes, String what) {
        return marked == 0 ? "" : nodes == 1 ? what : (marked == nodes ? "all " + Format.count(nodes) : brief(marked, nodes)) + " " + what;
    }

    /// The same where there is little room, beside a sign: `3 of 12`; empty for none, and of a single node.
    public static String brief(long marked, long nodes) {
        return marked == 0 || nodes == 1 ? "" : Format.count(marked) + " of " + Format.count(nodes);
    }

    /// What the row of the nodes in no group is called.
    public static String rest(Grouping grouping) {
        return switch (grouping) {
            case NODE_TYPE -> "Others";
            case TABLE -> "Nodes without a table";
            case INDEX -> "Nodes without an index";
            case FUNCTION -> "Nodes without a function";
            case PARTITION_PARENT -> "All other nodes";
        };
    }

    /// What has to be known to read the figures right: a sentence each.
    public static List<String> notes(MeasuredPlan plan, Grouping grouping, GroupSums whole) {
        var notes = new ArrayList<String>();
        whole.selfWall().ifPresent(wall -> time(plan.reconciliation(), wall, notes));
        if (whole.selfWall().isEmpty()) {
            notes.add(whole.loops().isPresent() ? "No times were measured (TIMING OFF, or hidden)."
                    : "The plan was not run (EXPLAIN without ANALYZE): there are the planner's figures alone.");
        }
        if (whole.parallel()) {
            notes.add("Processes share some of these nodes: self time is their average, CPU time their sum.");
        }
        io(whole, notes);
        if (whole.neverExecuted() > 0) {
            notes.add(Format.count(whole.neverExecuted()) + (whole.neverExecuted() == 1 ? " node" : " nodes") + " never ran.");
        }
        if (whole.inconsistent() > 0) {
            notes.add("The printed times of " + Format.count(whole.inconsistent())
                    + (whole.inconsistent() == 1 ? " node" : " nodes") + " contradict each other; they count as none.");
        }
        if (grouping == Grouping.PARTITION_PARENT) {
            notes.add(HOW_TOLD);
        }
        return notes;
    }

    private static void time(Reconciliation times, Duration wall, List<String> notes) {
        times.execution().filter(all -> all.compareTo(wall) > 0).map(all -> all.minus(wall))
                .filter(rest -> rest.compareTo(times.tolerance()) > 0 && Share.of(rest.toNanos(), times.whole().toNanos()).atLeast(0.005))
                .ifPresent(rest -> notes.add("Self times add up to " + Format.time(wall) + " of "
                        + Format.time(times.execution().orElseThrow()) + "; the other " + Format.time(rest)
                        + " passed outside the nodes (triggers, serialization, start and end)."));
    }

    /// I/O time is a sum over processes, as CPU time is (rule 18 of the arithmetic).
    private static void io(GroupSums whole, List<String> notes) {
        Optional<Usage> own = whole.own();
        boolean read = own.filter(usage -> usage.buffers().sharedRead().plus(usage.buffers().localRead()).count() > 0).isPresent();
        Optional<Duration> time = whole.ioTime();
        if (time.isPresent()) {
            String part = whole.selfCpu().filter(cpu -> cpu.compareTo(time.get()) >= 0)
                    .map(cpu -> Format.share(Share.of(time.get().toNanos(), cpu.toNanos())) + " of the "
                            + (whole.parallel() ? "CPU" : "self") + " time").orElse("");
            notes.add((part.isEmpty() ? "" : "Reads and writes took " + part + ". ") + (whole.parallel()
                    ? "I/O time is a sum over the processes: compare it with CPU time, never with self time. A speed is what one process "
                            + "got."
                    : "A speed is that of the system's cache and the disk together."));
        } else if (read) {
            notes.add("Blocks were read, and how long that took was not measured: track_io_timing was off.");
        } else if (own.isEmpty() && whole.loops().isPresent()) {
            notes.add("Blocks were not counted: run it again with BUFFERS.");
        }
    }

    /// What a figure's column says when the mouse rests on it.
    public static String speedFull(GroupSums sums) {
        return sums.own().map(usage -> Format.blocksFull(usage.buffers().sharedRead().plus(usage.buffers().localRead())) + " in "
                + Format.timeFull(usage.io().sharedRead().plus(usage.io().localRead()))
                + (sums.parallel() ? ", summed over processes: what one of them got" : "")).orElse("");
    }
}
