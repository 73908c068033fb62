package org.plumbline.rewrite.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.plumbline.rewrite.Edit;
import org.plumbline.rewrite.Original;
import org.plumbline.rewrite.Schema;
import org.plumbline.sql.QuotedName;
import org.plumbline.sql.block.NotUnderstood;
import org.plumbline.sql.block.QueryBlock;
import org.plumbline.sql.block.QueryPart;
import org.plumbline.sql.block.Span;

/// What a statement's rows are sorted by, so that it can be asked for beside them.
///
/// @param keys in order
record Ordering(List<Key> keys) {
    Ordering {
        keys = List.copyOf(keys);
    }

    /// A key of ORDER BY.
    ///
    /// @param column number of the column of the result that it is, from 1; 0 for none
    /// @param expression as it is written
    private record Key(int column, String expression) {}

    /// A statement that gives its sort keys too.
    ///
    /// @param added how many columns behind its own
    /// @param keys where each stands among all, from 1
    record Keyed(String sql, int added, List<Integer> keys) {
        Keyed {
            keys = List.copyOf(keys);
        }
    }

    /// None where the statement asks for no order, or cannot be read.
    ///
    /// @param names of the columns of the result
    static Optional<Ordering> of(String sql, List<String> names) {
        Optional<Original> read = read(sql).filter(found -> !found.statement().ordered().isEmpty());
        if (read.isEmpty()) {
            return Optional.empty();
        }
        QueryBlock core = read.get().statement().core();
        var keys = new ArrayList<Key>();
        for (QueryPart part : read.get().statement().ordered()) {
            String text = read.get().text(part.span());
            keys.add(new Key(column(text, names, core), text));
        }
        return Optional.of(new Ordering(keys));
    }

    private static int column(String key, List<String> names, QueryBlock core) {
        if (key.matches("\\d{1,4}")) {
            return Integer.parseInt(key);
        }
        int named = names.indexOf(QuotedName.read(key));
        if (named >= 0) {
            return named + 1;
        }
        for (int i = 0; i < core.selected().size() && !core.star(); i++) {
            if (core.selected().get(i).text().equals(key)) {
                return i + 1;
            }
        }
        return 0;
    }

    /// A statement with these keys behind its own columns; none where it cannot have further columns, as with DISTINCT.
    ///
    /// @param columns how many it has
    Optional<Keyed> in(String sql, int columns) {
        var places = new ArrayList<Integer>();
        var more = new StringBuilder();
        int added = 0;
        for (Key key : keys) {
            if (key.column() == 0) {
                more.append(", (").append(key.expression()).append(')');
                added++;
            }
            places.add(key.column() == 0 ? columns + added : key.column());
        }
        if (added == 0) {
            return Optional.of(new Keyed(sql, 0, places));
        }
        int all = added;
        return read(sql).filter(original -> takesMore(original, columns)).map(original -> new Keyed(Edit.apply(sql, List.of(
                Edit.before(original.statement().core().items().end(), more.toString()))), all, places));
    }

    private static boolean takesMore(Original original, int columns) {
        QueryBlock core = original.statement().core();
        boolean distinct = core.distinct().map(original::text).filter(text -> text.toLowerCase(Locale.ROOT).equals("distinct")).isPresent();
        return columns > 0 && core.arms().isEmpty() && !core.selected().isEmpty() && !distinct;
    }

    /// Where the figure behind OFFSET stands; none without one.
    static Optional<Span> offset(String sql) {
        return read(sql).flatMap(original -> original.statement().limits().stream()
                .filter(span -> original.text(span).toLowerCase(Locale.ROOT).startsWith("offset")).findFirst()
                .map(span -> {
                    String text = original.text(span);
                    int start = span.start() + "offset".length();
                    while (Character.isWhitespace(sql.charAt(start))) {
                        start++;
                    }
                    int end = start;
                    while (end < span.start() + text.length() && !Character.isWhitespace(sql.charAt(end))) {
                        end++;
                    }
                    return new Span(start, end);
                }));
    }

    /// Whether it changes rows, by itself or in its WITH.
    static boolean changesRows(String sql) {
        return read(sql).filter(original -> original.statement().all().stream().anyMatch(block -> block.target().isPresent())).isPresent();
    }

    private static Optional<Original> read(String sql) {
        try {
            return Optional.of(Original.of(sql, Schema.UNKNOWN));
        } catch (NotUnderstood _) {
            return Optional.empty();
        }
    }
}
