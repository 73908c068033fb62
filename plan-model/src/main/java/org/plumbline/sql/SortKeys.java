package org.plumbline.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads `Sort Key`, `Presorted Key` and the like: `o.created_at DESC NULLS LAST`, `lower(name) COLLATE "C"`, `x USING ~<~`. What
/// PostgreSQL puts behind the expression stands in this order (`show_sortorder_options`, explain.c): COLLATE, then DESC or USING, then
/// NULLS.
public final class SortKeys {
    private static final String NULLS_FIRST = " NULLS FIRST";
    private static final String NULLS_LAST = " NULLS LAST";
    private static final String DESC = " DESC";
    private static final String USING = " USING ";
    private static final String COLLATE = " COLLATE ";

    private SortKeys() {}

    /// All of them; none where one cannot be parsed.
    public static Optional<List<SortKey>> parse(List<String> keys) {
        var parsed = new ArrayList<SortKey>();
        for (String key : keys) {
            Optional<SortKey> one = parse(key);
            if (one.isEmpty()) {
                return Optional.empty();
            }
            parsed.add(one.get());
        }
        return Optional.of(parsed);
    }

    static Optional<SortKey> parse(String key) {
        String rest = key.strip();
        Optional<SortKey.Nulls> nulls = rest.endsWith(NULLS_FIRST) ? Optional.of(SortKey.Nulls.FIRST)
                : rest.endsWith(NULLS_LAST) ? Optional.of(SortKey.Nulls.LAST) : Optional.empty();
        rest = nulls.isPresent() ? rest.substring(0, rest.lastIndexOf(" NULLS ")) : rest;
        boolean descending = rest.endsWith(DESC);
        rest = descending ? rest.substring(0, rest.length() - DESC.length()) : rest;
        Optional<String> operator = wordBehind(rest, USING);
        rest = operator.isPresent() ? rest.substring(0, rest.lastIndexOf(USING)) : rest;
        Optional<String> collation = wordBehind(rest, COLLATE);
        rest = collation.isPresent() ? rest.substring(0, rest.lastIndexOf(COLLATE)) : rest;
        return operand(rest).map(by -> new SortKey(by, descending, nulls, collation, operator));
    }

    /// What stands behind the last such word, when that is a single name outside parentheses and quotes.
    private static Optional<String> wordBehind(String text, String word) {
        int at = text.lastIndexOf(word);
        if (at < 0) {
            return Optional.empty();
        }
        String name = text.substring(at + word.length());
        return name.isEmpty() || name.contains(" ") || name.contains(")") || name.contains("'") ? Optional.empty() : Optional.of(name);
    }

    private static Optional<Operand> operand(String text) {
        return ExpressionParser.parse(text).map(OperandReader::read).filter(operand -> !operand.columns().isEmpty());
    }
}
