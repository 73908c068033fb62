package org.plumbline.app.ui.text;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Findings on what is done with rows, and how many of them: sorts, hashes, limits, results.
final class RowSentences {
    static final String TOO_LITTLE_MEMORY = " did not fit into the memory allowed (work_mem): ";

    static final Map<String, Function<Told, Optional<String>>> BY_RULE = Map.ofEntries(
            Map.entry("sort-spill", RowSentences::sortSpill),
            Map.entry("hash-spill", RowSentences::hashSpill),
            Map.entry("skewed-hash-key", RowSentences::skewedHash),
            Map.entry("wide-rows-spill", RowSentences::wideRows),
            Map.entry("top-n-sort", RowSentences::topN),
            Map.entry("incremental-sort-groups", RowSentences::sortGroups),
            Map.entry("large-offset", RowSentences::offset),
            Map.entry("exact-count", RowSentences::count),
            Map.entry("needless-order-by", RowSentences::needlessOrder),
            Map.entry("client-transfer", RowSentences::transfer),
            Map.entry("large-result", RowSentences::largeResult),
            Map.entry("foreign-key-without-index", RowSentences::foreignKey),
            Map.entry("slow-trigger", RowSentences::trigger),
            Map.entry("bulk-writes", RowSentences::bulkWrites),
            Map.entry("index-upkeep", RowSentences::indexUpkeep),
            Map.entry("large-values-deleted", RowSentences::largeValues));

    private RowSentences() {}

    private static Optional<String> sortSpill(Told told) {
        return told.words("written to disk").map(written -> "The rows to sort" + TOO_LITTLE_MEMORY + written + " went to disk and back"
                + told.words("written and read in all").map(all -> ", and again for each merge, " + all + " in all").orElse("") + "."
                + elsewhere(told, "sorts"));
    }

    /// Other nodes of the plan that the same setting helps.
    private static String elsewhere(Told told, String nodes) {
        return told.words("places that ran out of memory")
                .map(places -> " So did other " + nodes + ": " + places + " in all, and the most that one of them needs does for each.")
                .orElse("");
    }

    private static Optional<String> hashSpill(Told told) {
        Optional<String> written = told.words("written to disk").map(bytes -> "The groups" + TOO_LITTLE_MEMORY + bytes
                + " went to disk and back." + elsewhere(told, "hash tables"));
        return written.or(() -> told.words("batches").map(batches -> "The hash table" + TOO_LITTLE_MEMORY + "it was cut into " + batches
                + " batches, which went to disk and back." + elsewhere(told, "hash tables")));
    }

    private static Optional<String> skewedHash(Told told) {
        return told.words("batches").flatMap(batches -> told.words("memory used").flatMap(used ->
                told.words("memory of an even batch").map(even -> "Very many rows of the hash table have one and the same value of the key"
                        + told.words("key").map(key -> " " + key).orElse("") + ", and no cut parts them: of " + batches
                        + " batches the fullest took " + used + ", where an even share is " + even + ".")));
    }

    private static Optional<String> wideRows(Told told) {
        return told.words("width of a row").flatMap(width -> told.words("written to disk").map(written ->
                "Each row carries about " + width + ", most of which is not looked at here, so that the rows" + TOO_LITTLE_MEMORY
                        + written + " went to disk and back."));
    }

    private static Optional<String> topN(Told told) {
        return told.words("rows sorted").flatMap(sorted -> told.words("rows returned").map(returned ->
                sorted + " rows were read and sorted by " + told.words("sort key").orElse("their key") + " to return the first " + returned
                        + ": an index in that order has them ready."));
    }

    private static Optional<String> sortGroups(Told told) {
        return told.words("rows per group").map(rows -> "The rows came in order of "
                + told.words("in order already").orElse("the first keys")
                + ", but about " + rows + " rows are alike in that, and each such group was sorted by itself.");
    }

    private static Optional<String> offset(Told told) {
        return told.words("rows skipped").map(skipped -> skipped + " rows were made only to be skipped by the OFFSET, before the "
                + told.words("rows returned").filter(rows -> !rows.equals("0")).map(rows -> rows + " that were asked for").orElse("end")
                + ". Each further page takes longer.");
    }

    private static Optional<String> count(Told told) {
        return told.words("rows counted").map(rows -> "PostgreSQL keeps no exact number of rows: all " + rows + " rows"
                + told.words("table").map(table -> " of " + table).orElse("") + " were counted one by one.");
    }

    private static Optional<String> needlessOrder(Told told) {
        return told.words("rows sorted").map(rows -> rows + " rows were sorted by " + told.words("sort key").orElse("their key")
                + ", and the node that gets them" + told.words("order forgotten by").map(node -> " (" + node + ")").orElse("")
                + " takes them in any order.");
    }

    private static Optional<String> transfer(Told told) {
        return told.words("time to pack the result").flatMap(time -> told.words("size of the result").map(size ->
                "Putting the result into the form that the client gets took " + time + ", for " + size
                        + told.words("rows returned").map(rows -> " in " + rows + " rows").orElse("") + "; sending it comes on top."));
    }

    private static Optional<String> largeResult(Told told) {
        return told.words("rows returned").flatMap(rows -> told.words("size of the result").map(size ->
                rows + " rows, about " + size + ", were returned: more than anybody looks at. "
                        + "Sending them is not in the times of this plan."));
    }

    private static Optional<String> foreignKey(Told told) {
        return told.words("constraint").flatMap(constraint -> told.words("checks").map(checks ->
                "For each of " + checks + " rows PostgreSQL looked whether another table still refers to it (" + constraint + ")"
                        + told.words("time per check").map(time -> ", at " + time + " each").orElse("")
                        + ": the referring columns seem to have no index."));
    }

    private static Optional<String> trigger(Told told) {
        return told.words("trigger").flatMap(name -> told.words("time of the trigger").map(time ->
                "The trigger " + name + " took " + time + told.words("calls").map(calls -> " in " + calls + " calls").orElse("") + "."));
    }

    private static Optional<String> bulkWrites(Told told) {
        return told.words("checks").flatMap(checks -> told.words("time of the checks").map(time ->
                "For each row written PostgreSQL looked for the row that it refers to: " + checks + " checks took " + time + "."));
    }

    private static Optional<String> indexUpkeep(Told told) {
        return told.words("rows inserted").flatMap(rows -> told.words("time of the Insert itself").map(time ->
                "Each of " + rows + " rows was put into the table and into each of its indexes by itself: that took " + time + "."));
    }

    private static Optional<String> largeValues(Told told) {
        return told.words("rows deleted").flatMap(rows -> told.words("time of the Delete itself").map(time ->
                "Deleting " + rows + " rows took " + time + told.words("time per row").map(each -> ", " + each + " each").orElse("")
                        + ": they seem to have large values, which are stored beside the table in pieces, and each piece is found and "
                        + "marked."));
    }
}
