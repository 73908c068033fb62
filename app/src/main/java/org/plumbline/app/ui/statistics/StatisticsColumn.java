package org.plumbline.app.ui.statistics;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.plumbline.app.ui.text.Format;
import org.plumbline.app.ui.text.StatisticsText;
import org.plumbline.plan.Buffers;
import org.plumbline.plan.statistics.GroupSums;
import org.plumbline.plan.unit.Blocks;
import org.plumbline.plan.unit.Cost;
import org.plumbline.plan.unit.Rows;

/// A figure of the table: its title and unit, what it is sorted by, how it reads, and how it is copied.
enum StatisticsColumn {
    NODES("Nodes", "", 58, sums -> Optional.of(figure(sums.nodes(), Format.count(sums.nodes()), counted(sums)))),
    LOOPS("Loops", "", 70, sums -> sums.loops().map(loops -> figure(loops, Format.count(loops),
            Format.countFull(loops) + " executions, over all processes"))),
    SELF("Self time", "ms", 80, sums -> sums.selfWall().map(time -> time(time, "in these nodes themselves"))),
    SHARE("Share", "%", 78, sums -> Optional.of(new Figure(sums.share().value(), Format.share(sums.share()),
            Format.shareFull(sums.share()) + " of the plan", plain(sums.share().value() * 100)))),
    CPU("CPU time", "ms", 80, sums -> sums.selfCpu().map(time -> time(time, "summed over the processes that shared them"))),
    ROWS("Rows", "", 70, sums -> sums.rows().map(rows -> rows(rows, "returned by these nodes, over all loops"))),
    REMOVED("Removed", "", 72, sums -> sums.rowsRemoved().map(rows -> rows(rows, "thrown away by their filters"))),
    EXPECTED("Expected", "", 76, sums -> sums.rowsPlanned().map(rows -> rows(rows, "expected of one loop of each"))),
    HIT("Hit", "blocks", 80, sums -> blocks(sums, all -> all.sharedHit().plus(all.localHit()), "found in PostgreSQL's memory")),
    READ("Read", "blocks", 80, sums -> blocks(sums, all -> all.sharedRead().plus(all.localRead()), "asked of the operating system")),
    WRITTEN("Written", "blocks", 80, sums -> blocks(sums, all -> all.sharedWritten().plus(all.localWritten()),
            "written by these nodes themselves")),
    DIRTIED("Dirtied", "blocks", 80, sums -> blocks(sums, all -> all.sharedDirtied().plus(all.localDirtied()), "made dirty")),
    TEMP("Temp", "blocks", 80, sums -> blocks(sums, all -> all.tempRead().plus(all.tempWritten()),
            "of work files read and written, as work_mem was too small")),
    IO("I/O time", "ms", 74, sums -> sums.ioTime().map(time -> time(time, sums.parallel()
            ? "in reads and writes, summed over processes: compare with CPU time" : "in reads and writes"))),
    SPEED("Read speed", "bytes/s", 98, sums -> sums.readSpeed().map(speed -> new Figure(speed.count(), Format.bytes(speed) + "/s",
            StatisticsText.speedFull(sums), String.valueOf(speed.count())))),
    COST("Cost", "", 70, sums -> sums.cost().map(StatisticsColumn::cost));

    /// What a cell shows.
    ///
    /// @param value for sorting
    /// @param text short, with its unit
    /// @param full exact, in words
    /// @param plain the figure alone, in the column's unit, for tables elsewhere
    record Figure(double value, String text, String full, String plain) {}

    private final String title;
    private final String unit;
    private final double width;
    /// Without a state of its own.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Function<GroupSums, Optional<Figure>> figure;

    StatisticsColumn(String title, String unit, double width, Function<GroupSums, Optional<Figure>> figure) {
        this.title = title;
        this.unit = unit;
        this.width = width;
        this.figure = figure;
    }

    String title() {
        return title;
    }

    double width() {
        return width;
    }

    /// `self_time_ms`, as a table elsewhere may call it.
    String copiedTitle() {
        return unit.isEmpty() ? title : title + " (" + unit + ")";
    }

    Optional<Figure> figure(GroupSums sums) {
        return figure.apply(sums);
    }

    private static Figure figure(long value, String text, String full) {
        return new Figure((double) value, text, full, String.valueOf(value));
    }

    private static String counted(GroupSums sums) {
        return Format.countFull(sums.nodes()) + (sums.nodes() == 1 ? " node" : " nodes")
                + (sums.neverExecuted() > 0 ? ", " + Format.countFull(sums.neverExecuted()) + " of them never ran" : "")
                + (sums.inconsistent() > 0 ? ", " + Format.countFull(sums.inconsistent()) + " with times that contradict each other" : "");
    }

    private static Figure time(Duration time, String what) {
        return new Figure(time.toNanos(), Format.time(time), Format.timeFull(time) + " " + what, plain(time.toNanos() / 1e6));
    }

    private static Figure rows(Rows rows, String what) {
        return new Figure(rows.value(), Format.rows(rows), Format.rowsFull(rows) + " " + what, plain(rows.value()));
    }

    private static Figure cost(Cost cost) {
        return new Figure(cost.value(), Format.cost(cost), Format.costFull(cost) + ": their own part of the plan's cost",
                plain(cost.value()));
    }

    private static Optional<Figure> blocks(GroupSums sums, Function<Buffers, Blocks> which, String what) {
        return sums.own().map(usage -> which.apply(usage.buffers())).map(blocks -> figure(blocks.count(),
                blocks.count() == 0 ? "0" : Format.blocks(blocks), Format.blocksFull(blocks) + " " + what));
    }

    private static String plain(double value) {
        return Format.plain(value);
    }
}
