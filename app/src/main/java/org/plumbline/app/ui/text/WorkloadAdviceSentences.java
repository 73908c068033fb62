package org.plumbline.app.ui.text;

import java.util.Optional;
import java.util.stream.Stream;
import org.plumbline.schema.SchemaAdvice;

/// What is said of advice that rests on what a workload does, told from its figures.
public final class WorkloadAdviceSentences {
    private WorkloadAdviceSentences() {}

    /// What is so and what would be better; none for advice of another kind, or without the figures.
    public static Optional<String> of(SchemaAdvice advice) {
        var told = new Facts(Stream.concat(advice.evidence().stream(), advice.prices().stream()).toList());
        return switch (advice.check()) {
            case "partition-by-time" -> partitions(advice, told);
            case "retention" -> retention(advice, told);
            case "cold-partitions" -> cold(advice, told);
            case "brin" -> blockRanges(advice, told);
            case "summary-table" -> summary(advice, told);
            case "generated-column" -> generated(advice, told);
            case "index-selectively" -> index(advice, told);
            default -> Optional.empty();
        };
    }

    private static Optional<String> partitions(SchemaAdvice advice, Facts told) {
        return told.words("share of its statements' time that asks for a span of it").flatMap(share -> told.words("partition")
                .map(width -> "Rows are added to " + advice.table() + " in the order of " + advice.object() + ", and " + share
                        + " of the time of statements that look for its rows goes into those that ask for a span of it. In partitions of a "
                        + width + told.words("rows of a partition").map(rows -> ", about " + rows + " rows each,").orElse("")
                        + " such a statement reads those it needs, and old rows leave with their partition."));
    }

    private static Optional<String> retention(SchemaAdvice advice, Facts told) {
        return told.words("rows deleted").flatMap(rows -> told.words("time of deleting")
                .map(time -> rows + " old rows of " + advice.table() + " were deleted one by one, which took " + time
                        + " and leaves dead rows to clear away, in the table and in its indexes. A partition of old rows leaves at once."));
    }

    private static Optional<String> cold(SchemaAdvice advice, Facts told) {
        return told.words("partitions that nobody reads").flatMap(count -> told.words("their size").flatMap(size ->
                told.words("rows before").flatMap(end -> told.words("days observed").map(days -> "Nothing was read or written for " + days
                        + " days in the oldest partitions of " + advice.table() + ", those with rows before " + end + " (" + count + ", "
                        + size + "). They can be kept apart, where they cost no room on a fast disk and no time of vacuum and "
                        + "backup."))));
    }

    private static Optional<String> blockRanges(SchemaAdvice advice, Facts told) {
        return told.words("size of the B-tree").flatMap(large -> told.words("size of the BRIN index").flatMap(small ->
                told.words("column").map(column -> "The index " + advice.object() + " of " + advice.table() + " is asked for spans of "
                        + column + " alone, in whose order the rows lie. A BRIN index does that with " + small + " instead of " + large
                        + ", and costs next to nothing when rows are added.")));
    }

    private static Optional<String> summary(SchemaAdvice advice, Facts told) {
        return told.words("share of the database's time").flatMap(share -> told.words("rows of the summary").flatMap(few ->
                told.words("rows of the largest table").flatMap(many -> told.words("calls").flatMap(calls ->
                        told.words("time of one refresh").map(refresh -> "A statement takes " + share + " of the database's time: each of "
                                + "its " + calls + " calls makes groups of up to " + many + " rows of " + advice.table() + " anew. A "
                                + "materialized view keeps the result, about " + few + " rows, and calculates it once for each refresh, "
                                + "which takes about " + refresh
                                + " or less.")))));
    }

    private static Optional<String> generated(SchemaAdvice advice, Facts told) {
        return told.words("share of the database's time").flatMap(share -> told.words("expression")
                .map(expression -> "Statements that take " + share + " of the database's time group the rows of " + advice.table() + " by "
                        + expression + " and calculate it for each row that they read. A stored column is calculated once, when a row is "
                        + "written."));
    }

    private static Optional<String> index(SchemaAdvice advice, Facts told) {
        return told.words("entries written").flatMap(entries -> told.words("scans").flatMap(scans ->
                told.words("entries written for each scan").map(each -> "The index " + advice.object() + " of " + advice.table()
                        + " was read " + scans + " times and got " + entries + " entries, " + each + " for each time that it was read. "
                        + "None of the counted statements that could be read asks anything of its first column: what reads it is not "
                        + "known.")));
    }
}
