package org.plumbline.advice.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plumbline.sql.QuotedName;
import org.plumbline.sql.SortKey;
import org.plumbline.sql.SortKeys;

/// What is known of paging with OFFSET.
final class LargeOffsets {
    /// Rows that an OFFSET skipped (our catalogue, row 16).
    static final double LEAST_SKIPPED = 1_000;

    private LargeOffsets() {}

    /// The statement's pattern that goes on behind the last row of the page before. Several columns can be compared at once where all go
    /// the same way; a unique column at the end lets no row be met twice.
    static String nextPage(List<String> sortKeys, Optional<String> table, long rows) {
        List<SortKey> keys = SortKeys.parse(sortKeys).filter(LargeOffsets::oneWay).orElse(List.of());
        var columns = new ArrayList<String>();
        keys.forEach(key -> columns.add(key.column().orElseThrow().name()));
        if (columns.isEmpty()) {
            columns.add("sort_column");
        }
        if (!columns.getLast().equals("id")) {
            columns.add("id");
        }
        boolean descending = !keys.isEmpty() && keys.getFirst().descending();
        String row = String.join(", ", columns.stream().map(QuotedName::of).toList());
        String last = String.join(", ", columns.stream().map(column -> ":" + placeholder(column)).toList());
        return "SELECT ... FROM " + table.orElse("...") + "\nWHERE (" + row + ") " + (descending ? "<" : ">") + " (" + last + ")\nORDER BY "
                + String.join(", ", columns.stream().map(column -> QuotedName.of(column) + (descending ? " DESC" : "")).toList())
                + "\nLIMIT " + Math.max(1, rows);
    }

    private static boolean oneWay(List<SortKey> keys) {
        return keys.stream().allMatch(key -> key.isPlain() && key.column().isPresent() && key.descending() == keys.getFirst().descending());
    }

    private static String placeholder(String column) {
        return "last_" + column.codePoints().map(c -> Character.isLetterOrDigit(c) ? c : '_')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append);
    }
}
