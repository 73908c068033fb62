package org.plumbline.rewrite;

import java.util.List;
import java.util.Set;
import org.plumbline.sql.Calls;
import org.plumbline.sql.SqlToken;
import org.plumbline.sql.block.Piece;
import org.plumbline.sql.block.Span;

/// Whether a part of a statement may be calculated for rows for which the original does not: it cannot fail, numbers and times that are too
/// large apart.
final class Harmless {
    /// Operators that have a result for whatever they are between. A division has not, nor has a pattern that is none.
    private static final Set<String> OPERATORS = Set.of(
            "=", "<>", "!=", "<", "<=", ">", ">=", "+", "-", "*", "||", "->", "->>", "#>", "#>>", "@>", "<@", "&&");
    /// Functions of which that is true.
    private static final Set<String> TOTAL = Set.of("abs", "btrim", "ceil", "char_length", "coalesce", "extract", "floor", "greatest",
            "least", "length", "lower", "ltrim", "now", "nullif", "round", "rtrim", "trim", "trunc", "upper");
    /// What stands behind these has to be constant, so that it fails for all rows or for none: a time zone, a pattern, a field of a time.
    private static final Set<String> BEFORE_CONSTANTS = Set.of("zone", "like", "ilike");
    private static final Set<String> FAILING_WORDS = Set.of("cast", "similar", "operator", "escape");

    private Harmless() {}

    static boolean is(Original original, Span part) {
        if (!KnownCalls.areRepeatable(original, part) || !original.queriesIn(part).stream().allMatch(query -> query.span().equals(part))) {
            return false;
        }
        List<Piece> pieces = Piece.of(original.text(part));
        for (int i = 0; i < pieces.size(); i++) {
            Piece next = i + 1 < pieces.size() ? pieces.get(i + 1) : new Piece(SqlToken.NONE, 0);
            if (mayFail(pieces.get(i), next, i + 2 < pieces.size() ? pieces.get(i + 2) : next)) {
                return false;
            }
        }
        return true;
    }

    private static boolean mayFail(Piece piece, Piece next, Piece behind) {
        if (piece.token().kind() == SqlToken.Kind.OPERATOR) {
            return !OPERATORS.contains(piece.token().text());
        }
        if (piece.is("::") || FAILING_WORDS.stream().anyMatch(piece::isWord)) {
            return true;
        }
        if (BEFORE_CONSTANTS.stream().anyMatch(piece::isWord)) {
            return next.token().kind() != SqlToken.Kind.STRING;
        }
        boolean called = piece.isName() && next.is("(") && KnownCalls.isRepeatable(piece.name());
        boolean part = called && piece.name().equals("date_part") && behind.token().kind() == SqlToken.Kind.STRING;
        return called && !part && !TOTAL.contains(piece.name()) && !Calls.isAggregate(piece.name());
    }
}
