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
            Map.entry("memoize-would-help", DatabaseSentences::memoize),
            Map.entry("null-join-keys", DatabaseSentences::nullKeys),
            Map.entry("updates-not-hot", DatabaseSentences::updatesNotHot),
            ofTable("unindexed-foreign-key", HealthSentences::foreignKey),
            ofTable("redundant-index", HealthSentences::redundantIndex),
            ofTable("unused-index", HealthSentences::unusedIndex),
            ofTable("invalid-index", HealthSentences::invalidIndex),
            ofTable("numbers-run-out", HealthSentences::numbers),
            ofTable("transaction-ids-run-out", HealthSentences::transactionIds));

    private DatabaseSentences() {}

    /// What is said of a table is the same beside a plan and without one.
    private static Map.Entry<String, Function<Told, Optional<String>>> ofTable(String rule, Function<Facts, Optional<String>> sentence) {
        return Map.entry(rule, told -> sentence.apply(told.facts()));
    }

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

    private static Optional<String> memoize(Told told) {
        return told.words("look-ups").flatMap(lookups -> told.words("different keys at most").flatMap(keys -> told.words("key").map(key ->
                "The same rows were looked up again and again: " + lookups + " times, for " + keys + " different values of " + key
                        + " at most. Memoize would keep them, but " + whyNot(told) + ".")));
    }

    private static String whyNot(Told told) {
        return told.words("switched off").map(setting -> setting + " is off")
                .or(() -> told.words("without statistics")
                        .map(table -> "the planner takes each for another one, as " + table + " has no statistics"))
                .or(() -> told.words("different keys by the statistics").map(keys -> "by the statistics there are " + keys))
                .or(() -> told.words("keys that fit into memory").map(keys -> "its memory has room for " + keys))
                .orElse("the planner did not take it");
    }

    private static Optional<String> nullKeys(Told told) {
        return told.words("rows read").flatMap(rows -> told.words("share without a key").flatMap(without -> told.words("key").map(key ->
                "All " + rows + " rows were read for this join, and " + without + " of them for nothing: their " + key
                        + " is NULL, which equals no key.")));
    }

    private static Optional<String> updatesNotHot(Told told) {
        return told.words("table").flatMap(table -> told.words("share that went the short way")
                .map(hot -> "Only " + hot + " of the updates of " + table + " stayed within their page; each of the others wrote an entry "
                        + "into every index" + told.words("indexes").map(count -> " (" + count + ")").orElse("") + "."));
    }
}
