package org.plumbline.rewrite;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.plumbline.sql.Calls;
import org.plumbline.sql.block.Piece;
import org.plumbline.sql.block.Span;

/// Whether a part of a statement may be calculated for rows for which the original does not: it cannot fail, numbers that are too large
/// apart.
final class Harmless {
    private static final Set<String> FAILING = Set.of("/", "%", "^", "::", "cast");
    /// Functions that have a result for whatever they are called with.
    private static final Set<String> TOTAL = Set.of("abs", "btrim", "ceil", "char_length", "coalesce", "date_part", "extract", "floor",
            "greatest", "least", "length", "lower", "ltrim", "now", "nullif", "round", "rtrim", "trim", "trunc", "upper");

    private Harmless() {}

    static boolean is(Original original, Span part) {
        if (!KnownCalls.areRepeatable(original, part) || !original.queriesIn(part).stream().allMatch(query -> query.span().equals(part))) {
            return false;
        }
        List<Piece> pieces = Piece.of(original.text(part));
        for (int i = 0; i < pieces.size(); i++) {
            Piece piece = pieces.get(i);
            boolean called = piece.isName() && i + 1 < pieces.size() && pieces.get(i + 1).is("(") && KnownCalls.isRepeatable(piece.name());
            if (FAILING.contains(piece.token().text().toLowerCase(Locale.ROOT))
                    || (called && !TOTAL.contains(piece.name()) && !Calls.isAggregate(piece.name()))) {
                return false;
            }
        }
        return true;
    }
}
