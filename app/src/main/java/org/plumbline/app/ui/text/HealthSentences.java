package org.plumbline.app.ui.text;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// What is wrong with a schema, told from a finding's figures.
final class HealthSentences {
    static final Map<String, Function<Facts, Optional<String>>> BY_CHECK = Map.ofEntries(
            Map.entry("unindexed-foreign-key", HealthSentences::foreignKey),
            Map.entry("duplicate-index", HealthSentences::duplicateIndex),
            Map.entry("overlapping-index", HealthSentences::redundantIndex),
            Map.entry("unused-index", HealthSentences::unusedIndex),
            Map.entry("invalid-index", HealthSentences::invalidIndex),
            Map.entry("numbers-run-out", HealthSentences::numbers),
            Map.entry("transaction-ids-run-out", HealthSentences::transactionIds),
            Map.entry("bloated-table", HealthSentences::bloatedTable),
            Map.entry("bloated-index", HealthSentences::bloatedIndex),
            Map.entry("no-primary-key", HealthSentences::noPrimaryKey),
            Map.entry("unvalidated-constraint", HealthSentences::unvalidated),
            Map.entry("array-in-btree", HealthSentences::arrayInBtree),
            Map.entry("autovacuum-off", HealthSentences::autovacuumOff),
            Map.entry("never-vacuumed", HealthSentences::neverVacuumed));

    private HealthSentences() {}

    static Optional<String> foreignKey(Facts told) {
        return told.words("foreign key").flatMap(key -> told.words("refers to")
                .map(other -> "No index serves the foreign key " + key + told.words("table").map(table -> " of " + table).orElse("")
                        + ": each row that is deleted from " + other + ", and each join from there, has to read the whole table."));
    }

    static Optional<String> redundantIndex(Facts told) {
        return told.words("index").flatMap(index -> told.words("the other index")
                .map(other -> "All that the index " + index + " does, " + other + " does too: it only costs writes and "
                        + told.words("size of the index").orElse("space") + "."));
    }

    static Optional<String> unusedIndex(Facts told) {
        return told.words("index").map(index -> "No query has read the index " + index
                + told.words("days observed").map(days -> " for " + days + " days").orElse("") + ": it only costs writes and "
                + told.words("size of the index").orElse("space") + ".");
    }

    static Optional<String> invalidIndex(Facts told) {
        return told.words("index").map(index -> "Building the index " + index
                + " failed halfway: no query uses it, and every write keeps it up to date.");
    }

    static Optional<String> numbers(Facts told) {
        return told.words("column").or(() -> told.words("sequence")).flatMap(column -> told.words("share used up")
                .map(used -> used + " of the numbers that " + column + " can hold are used up; once all are, every insert fails."));
    }

    static Optional<String> transactionIds(Facts told) {
        return told.words("table").flatMap(table -> told.words("share of all ids")
                .map(used -> "The oldest rows of " + table + " lie " + used + " of all transaction ids back; near the end PostgreSQL takes "
                        + "no more writes until they are frozen."));
    }

    private static Optional<String> duplicateIndex(Facts told) {
        return told.words("index").flatMap(index -> told.words("the other index")
                .map(other -> "The index " + index + " has the same keys as " + other + ": one of them only costs writes and "
                        + told.words("size of the index").orElse("space") + "."));
    }

    private static Optional<String> bloatedTable(Facts told) {
        return told.words("table").flatMap(table -> told.words("wasted")
                .map(wasted -> wasted + " of " + told.words("size of the table").map(size -> "the " + size + " of ").orElse("") + table
                        + " are empty space, which every scan of the table reads and which takes room in memory."));
    }

    private static Optional<String> bloatedIndex(Facts told) {
        return told.words("index").flatMap(index -> told.words("wasted")
                .map(wasted -> wasted + " of " + told.words("size of the index").map(size -> "the " + size + " of ").orElse("")
                        + "the index " + index + " are empty space."));
    }

    private static Optional<String> noPrimaryKey(Facts told) {
        return told.words("table").map(table -> "Nothing tells the rows of " + table + " apart for good: duplicates slip in unseen, and "
                + "logical replication cannot send updates and deletes"
                + told.words("unique index").map(index -> "; the unique index " + index + " could be the key").orElse("") + ".");
    }

    private static Optional<String> unvalidated(Facts told) {
        return told.words("constraint").flatMap(name -> told.words("table").map(table -> "The constraint " + name + " of " + table
                + " was added NOT VALID: rows from before it may break it."));
    }

    private static Optional<String> arrayInBtree(Facts told) {
        return told.words("index").flatMap(index -> told.words("column").map(column -> "The index " + index
                + " is a B-tree on the array " + column + ": it compares whole arrays, and is no help in finding one of the elements."));
    }

    private static Optional<String> autovacuumOff(Facts told) {
        return told.words("table").map(table -> "Somebody switched autovacuum off for " + table
                + ": dead rows stay in it, and its statistics grow old"
                + told.words("rows changed since the last analyze").filter(changed -> !changed.equals("0"))
                        .map(changed -> " (" + changed + " rows have changed since they were made)").orElse("") + ".");
    }

    private static Optional<String> neverVacuumed(Facts told) {
        return told.words("table").flatMap(table -> told.words("never").map(never -> "The table " + table + " was never " + never
                + told.words("rows of the table").map(rows -> ", and has " + rows + " rows").orElse("") + ": "
                + (never.contains("analysed") ? "the planner guesses what is in it."
                        : "dead rows stay, and no index can answer without visiting it.")));
    }
}
