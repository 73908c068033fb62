package org.plumbline.app.demo;

import java.util.ArrayList;
import java.util.List;

/// A statement to try on the demo database.
///
/// @param name of its file, without an ending
/// @param title what it asks for
/// @param wrong what is wrong with it, in a sentence or two
/// @param rule id of the rule that finds it
/// @param sql the statement, without a semicolon
public record DemoQuery(String name, String title, String wrong, String rule, String sql) {
    private static final String FOLDER = "queries";
    private static final String COMMENT = "-- ";
    private static final String RULE = "-- rule: ";
    private static final List<String> FILES = List.of(
            "01-missing-index", "02-offset-paging", "03-sort-on-disk", "04-implicit-cast", "05-wrapped-column", "06-correlated-columns",
            "07-stale-statistics", "08-wrong-index", "09-foreign-key", "10-subquery-per-row", "11-partitions-not-pruned", "12-text-search",
            "13-duplicate-index", "14-one-for-each-row");

    /// All of them, in the order in which they teach.
    public static List<DemoQuery> all() {
        return FILES.stream().map(name -> of(name, DemoResource.text(FOLDER, name))).toList();
    }

    /// The first line is the title, the last one of the comment the rule, and what stands between says what is wrong.
    private static DemoQuery of(String name, String text) {
        var wrong = new ArrayList<String>();
        List<String> lines = text.lines().toList();
        int at = 1;
        while (!lines.get(at).startsWith(RULE)) {
            wrong.add(lines.get(at).substring(COMMENT.length()));
            at++;
        }
        return new DemoQuery(name, lines.getFirst().substring(COMMENT.length()), String.join(" ", wrong),
                lines.get(at).substring(RULE.length()), String.join("\n", lines.subList(at + 1, lines.size())));
    }
}
