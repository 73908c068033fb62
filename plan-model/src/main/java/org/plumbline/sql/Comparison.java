package org.plumbline.sql;

import java.util.Optional;

/// One comparison of a condition.
///
/// @param subject the side with the column; the left one where both have one
/// @param kind what an index could make of it
/// @param operator as EXPLAIN prints it and seen from the subject: `=`, `= ANY`, `~~` (LIKE), `@>`, `IS NULL`; empty for a boolean column
///         by itself and where the operator has no counterpart for exchanged sides
/// @param other what it is compared with
public record Comparison(Operand subject, Kind kind, String operator, Operand other) {
    /// What a B-tree index could make of the operator.
    public enum Kind {
        /// `=`, `= ANY (array)`, `IS NULL`, a boolean column itself.
        EQUALITY,
        /// `<`, `<=`, `>`, `>=`, `BETWEEN`.
        RANGE,
        /// `LIKE` with a pattern that begins with plain text.
        PREFIX,
        /// Everything else: `<>`, other patterns, operators of jsonb, arrays, text search and geometry.
        OTHER
    }

    /// The pattern of a LIKE or ILIKE (not of its negation), where it is a constant.
    public Optional<LikePattern> pattern() {
        return (operator.equals("~~") || operator.equals("~~*")) && other instanceof Operand.Value value
                ? value.text().map(LikePattern::of)
                : Optional.empty();
    }

    /// The regular expression of a `~` or `~*` (not of its negation), where it is a constant.
    public Optional<RegexPattern> regex() {
        return (operator.equals("~") || operator.equals("~*")) && other instanceof Operand.Value value
                ? value.text().map(RegexPattern::of)
                : Optional.empty();
    }

    /// The same seen from the other side: `a < b` is `b > a`.
    Comparison mirrored() {
        Operand right = subject;
        return new Comparison(other, kind == Kind.PREFIX ? Kind.OTHER : kind, exchanged(operator), right);
    }

    private static String exchanged(String operator) {
        return switch (operator) {
            case "=", "<>", "&&" -> operator;
            case "<" -> ">";
            case ">" -> "<";
            case "<=" -> ">=";
            case ">=" -> "<=";
            case "@>" -> "<@";
            case "<@" -> "@>";
            default -> "";
        };
    }
}
