package org.plumbline.app.ui.text;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Findings that only the database could tell.
final class DatabaseSentences {
    static final Map<String, Function<Told, Optional<String>>> BY_RULE = Map.ofEntries(
            Map.entry("stale-statistics", DatabaseSentences::staleStatistics),
            Map.entry("partitioned-parent-never-analyzed", DatabaseSentences::parent),
            Map.entry("generic-plan-worse", DatabaseSentences::genericPlan),
            Map.entry("n-plus-one", DatabaseSentences::nPlusOne),
            Map.entry("updates-not-hot", DatabaseSentences::updatesNotHot),
            Map.entry("unindexed-foreign-key", DatabaseSentences::foreignKey),
            Map.entry("redundant-index", DatabaseSentences::redundantIndex),
            Map.entry("unused-index", DatabaseSentences::unusedIndex),
            Map.entry("invalid-index", DatabaseSentences::invalidIndex),
            Map.entry("numbers-run-out", DatabaseSentences::numbers),
            Map.entry("transaction-ids-run-out", DatabaseSentences::transactionIds));

    private DatabaseSentences() {}

    private static Optional<String> staleStatistics(Told told) {
        return told.words("table").map(table -> told.words("rows changed since then")
                .map(changed -> "The planner estimates " + table + " by old statistics: " + changed + " of its "
                        + told.words("rows of the table").map(rows -> rows + " rows").orElse("rows")
                        + " have changed since they were made.")
                .orElse("The planner knows nothing of " + table + ": its statistics were never made."));
    }

    private static Optional<String> parent(Told told) {
        return told.words("table").map(table -> "The partitioned table " + table + " has no statistics of its own, as autovacuum makes "
                + "them for its partitions only: the planner estimates joins and groups over all of them without.");
    }

    private static Optional<String> genericPlan(Told told) {
        String times = told.words("with one plan for all values").flatMap(generic -> told.words("planned for these values")
                .map(custom -> ": " + generic + " instead of " + custom)).orElse("");
        return told.words("values").map(values -> "A prepared statement is soon run with one plan for all values, which for " + values
                + " is far worse than one made for them" + times + ".");
    }

    private static Optional<String> nPlusOne(Told told) {
        return told.words("calls").flatMap(calls -> told.words("calls of the statement with the list")
                .map(lists -> "This statement ran " + calls + " times, for about one row each, while another one returned lists of as many "
                        + "rows in " + lists + " runs: an application asks for a list, and then for each of its rows."));
    }

    private static Optional<String> updatesNotHot(Told told) {
        return told.words("table").flatMap(table -> told.words("share that went the short way")
                .map(hot -> "Only " + hot + " of the updates of " + table + " stayed within their page; each of the others wrote an entry "
                        + "into every index" + told.words("indexes").map(count -> " (" + count + ")").orElse("") + "."));
    }

    private static Optional<String> foreignKey(Told told) {
        return told.words("foreign key").flatMap(key -> told.words("refers to")
                .map(other -> "No index serves the foreign key " + key + told.words("table").map(table -> " of " + table).orElse("")
                        + ": each row that is deleted from " + other + ", and each join from there, has to read the whole table."));
    }

    private static Optional<String> redundantIndex(Told told) {
        return told.words("index").flatMap(index -> told.words("the other index")
                .map(other -> "All that the index " + index + " does, " + other + " does too: it only costs writes and "
                        + told.words("size of the index").orElse("space") + "."));
    }

    private static Optional<String> unusedIndex(Told told) {
        return told.words("index").map(index -> "No query has read the index " + index
                + told.words("days observed").map(days -> " for " + days + " days").orElse("") + ": it only costs writes and "
                + told.words("size of the index").orElse("space") + ".");
    }

    private static Optional<String> invalidIndex(Told told) {
        return told.words("index").map(index -> "Building the index " + index
                + " failed halfway: no query uses it, and every write keeps it up to date.");
    }

    private static Optional<String> numbers(Told told) {
        return told.words("column").flatMap(column -> told.words("share used up")
                .map(used -> used + " of the numbers that " + column + " can hold are used up; once all are, every insert fails."));
    }

    private static Optional<String> transactionIds(Told told) {
        return told.words("table").flatMap(table -> told.words("share of all ids")
                .map(used -> "The oldest rows of " + table + " lie " + used + " of all transaction ids back; near the end PostgreSQL takes "
                        + "no more writes until they are frozen."));
    }
}
