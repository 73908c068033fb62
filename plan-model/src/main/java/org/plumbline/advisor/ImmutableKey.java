package org.plumbline.advisor;

import java.util.Locale;
import java.util.regex.Pattern;
import org.plumbline.catalog.ColumnFacts;
import org.plumbline.catalog.TableFacts;
import org.plumbline.index.BtreeKeys;
import org.plumbline.index.IndexCandidate;
import org.plumbline.sql.QuotedName;

/// Whether an index can be on an expression: PostgreSQL wants it to be the same for ever (`functions in index expression must be marked
/// IMMUTABLE`). What depends on the session's time zone or the style of dates is not, which the columns' types tell.
final class ImmutableKey {
    /// Casts from and to times, and functions of them, that ask the session.
    private static final Pattern OF_TIMES =
            Pattern.compile("::\\s*(date|time|timestamp|text|character|varchar)|\\b(date_trunc|date_part|extract|to_char|timezone|age)\\b");
    private static final Pattern TO_TIMES = Pattern.compile("::\\s*(date|time|timestamp|interval)");
    private static final Pattern WITH_ZONE = Pattern.compile("at time zone|timezone\\(", Pattern.CASE_INSENSITIVE);

    private ImmutableKey() {}

    static boolean is(IndexCandidate.Key key, TableFacts table) {
        if (key.isColumn()) {
            return true;
        }
        String sql = key.expression().toLowerCase(Locale.ROOT);
        boolean zoned = reads(table, key, "timestamp with time zone") && !WITH_ZONE.matcher(sql).find();
        boolean dated = reads(table, key, "date") || reads(table, key, "timestamp without time zone");
        boolean asksSession = (zoned && OF_TIMES.matcher(sql).find())
                || (dated && (sql.contains("::text") || sql.contains("::character") || sql.contains("to_char")))
                || (reads(table, key, "text", "character varying", "json") && TO_TIMES.matcher(sql).find());
        return BtreeKeys.isHarmless(key.expression()) && !asksSession;
    }

    private static boolean reads(TableFacts table, IndexCandidate.Key key, String... types) {
        for (ColumnFacts column : table.columns()) {
            for (String type : types) {
                if (column.type().startsWith(type) && Pattern.compile("(?<![\\w\"])" + Pattern.quote(QuotedName.of(column.name()))
                        + "(?![\\w\"])").matcher(key.expression()).find()) {
                    return true;
                }
            }
        }
        return false;
    }
}
