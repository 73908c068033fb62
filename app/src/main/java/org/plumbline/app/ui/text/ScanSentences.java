package org.plumbline.app.ui.text;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Findings on how rows are found: scans and their conditions.
final class ScanSentences {
    static final Map<String, Function<Told, Optional<String>>> BY_RULE = Map.ofEntries(
            Map.entry("selective-seq-scan", ScanSentences::selectiveScan),
            Map.entry("index-filters-most-rows", ScanSentences::indexFilters),
            Map.entry("wrong-index-for-limit", ScanSentences::wrongIndex),
            Map.entry("bitmap-and", ScanSentences::bitmapAnd),
            Map.entry("long-in-list", ScanSentences::longList),
            Map.entry("skip-scan-searches", ScanSentences::skipScan),
            Map.entry("index-only-possible", ScanSentences::indexOnly),
            Map.entry("read-efficiency", ScanSentences::emptyPages),
            Map.entry("partitions-not-pruned", ScanSentences::partitions),
            Map.entry("foreign-scan-ships-rows", ScanSentences::foreignRows),
            Map.entry("file-read-each-time", ScanSentences::file),
            Map.entry("heap-fetches", ScanSentences::heapFetches),
            Map.entry("lossy-bitmap", ScanSentences::lossyBitmap));

    private ScanSentences() {}

    private static Optional<String> selectiveScan(Told told) {
        String table = told.words("partitions scanned").map(partitions -> partitions + " partitions were")
                .orElse(told.words("read to the end").isPresent() ? "The table" + told.table(" ") + " was"
                        : "The whole table" + told.table(" ") + " was");
        String scans = told.words("scans of the table").map(times -> " over " + times + " scans").orElse("");
        return told.words("rows read").flatMap(read -> told.kept("rows kept").map(kept ->
                table + " read, " + read + " rows" + scans + ", to keep " + kept + " of them."));
    }

    private static Optional<String> indexFilters(Told told) {
        return told.words("rows found by the index").map(found -> "The index" + told.index(" ") + " led to " + found + " rows"
                + told.target(" of ") + ", and " + told.facts().first("share removed", "rows removed by the filter").orElse("most")
                + " of them were thrown away afterwards, as a condition is not part of the index.");
    }

    private static Optional<String> heapFetches(Told told) {
        return told.words("heap fetches").map(fetches -> "The index" + told.index(" ") + " could have answered alone, but " + fetches
                + " times the table had to be looked at too, as it has changed since it was last vacuumed.");
    }

    private static Optional<String> lossyBitmap(Told told) {
        return told.words("lossy heap blocks").map(lossy -> "The list of matching rows" + RowSentences.TOO_LITTLE_MEMORY + lossy + " blocks"
                + told.target(" of ") + " had to be searched row by row"
                + told.words("exact heap blocks").map(exact -> ", beside " + exact + " whose rows were known").orElse("") + ".");
    }

    private static Optional<String> wrongIndex(Told told) {
        return told.words("rows walked over").flatMap(walked -> told.words("rows kept").map(kept ->
                "The index" + told.index(" ") + " was read in the order asked for, in the hope that the rows wanted come soon: it took "
                + walked + " rows" + told.target(" of ") + " to find " + kept + "."));
    }

    private static Optional<String> bitmapAnd(Told told) {
        return told.words("rows found by all").flatMap(all -> told.words("rows in common").map(common ->
                told.words("indexes read").map(count -> count.equals("2") ? "Two" : count).orElse("Several") + " indexes led to "
                + all + " rows together, and only " + common + " were the same: one index on all these columns leads to those alone."));
    }

    private static Optional<String> longList(Told told) {
        return told.words("values in the list").flatMap(values -> told.words("rows compared").map(rows ->
                "Each of " + rows + " rows" + told.target(" of ") + " was compared with a list of " + values
                + " values, one after the other."));
    }

    private static Optional<String> skipScan(Told told) {
        return told.words("index searches").map(searches -> "The index" + told.index(" ") + " was searched " + searches + " times"
                + told.words("runs of the scan").filter(runs -> !runs.equals("1")).map(runs -> " in " + runs + " scans").orElse("")
                + ", once for each value of its first column, as the condition does not name that column.");
    }

    private static Optional<String> indexOnly(Told told) {
        return told.words("rows found").map(rows -> "For each of " + rows + " rows the table" + told.table(" ")
                + " was visited, to take no more than " + told.words("columns carried").orElse("a few columns")
                + ", which the index could carry.");
    }

    private static Optional<String> emptyPages(Told told) {
        return told.words("pages read").flatMap(pages -> told.words("rows found").map(rows ->
                pages + " pages" + told.target(" of ") + " were read and held " + (rows.equals("0") ? "no" : "only " + rows)
                + " rows: they are nearly empty, as rows were deleted or changed."));
    }

    private static Optional<String> partitions(Told told) {
        return told.words("partitions searched").flatMap(searched -> told.words("partitions with rows").map(useful ->
                searched + " partitions were searched"
                + told.words("searches of each").map(times -> " " + times + " times each").orElse("")
                + ", though the rows came from " + (useful.equals("0") ? "none" : useful) + " of them"
                + (told.words("searches of each").isPresent() ? " each time." : ".")));
    }

    private static Optional<String> foreignRows(Told told) {
        return told.words("rows sent").flatMap(sent -> told.words("rows kept").map(kept ->
                "The other server sent " + sent + " rows" + told.target(" of ") + ", and all but " + kept
                + " were thrown away here, as it was not asked to filter them."));
    }

    private static Optional<String> file(Told told) {
        return told.words("rows read").map(read -> "The foreign table" + told.target(" ")
                + " is a file: every query reads and parses all of it, here " + read + " rows"
                + told.kept("rows kept").map(kept -> ", to keep " + kept + " of them").orElse("")
                + told.words("rows wanted first").map(first -> ", to sort them and take the first " + first).orElse("") + ".");
    }
}
