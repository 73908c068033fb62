package org.plumbline.app.ui.text;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Findings on how rows are found: scans and their conditions.
final class ScanSentences {
    static final Map<String, Function<Told, Optional<String>>> BY_RULE = Map.ofEntries(
            Map.entry("selective-seq-scan", ScanSentences::selectiveScan),
            Map.entry("index-filters-most-rows", ScanSentences::indexFilters),
            Map.entry("heap-fetches", ScanSentences::heapFetches),
            Map.entry("lossy-bitmap", ScanSentences::lossyBitmap));

    private ScanSentences() {}

    private static Optional<String> selectiveScan(Told told) {
        String table = told.words("partitions scanned").map(partitions -> partitions + " partitions were")
                .orElse("The whole table" + told.target(" ") + " was");
        String scans = told.words("scans of the table").map(times -> " over " + times + " scans").orElse("");
        return told.words("rows read").flatMap(read -> told.words("rows kept").map(kept ->
                table + " read, " + read + " rows" + scans + ", to keep " + (kept.equals("0") ? "none" : kept) + " of them."));
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
}
