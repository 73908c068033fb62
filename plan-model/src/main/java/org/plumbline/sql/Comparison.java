package org.plumbline.sql;

/// One comparison of a condition.
///
/// @param subject the side with the column; the left one where both have one
/// @param kind what an index could make of it
/// @param other what it is compared with
public record Comparison(Operand subject, Kind kind, Operand other) {
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

    /// The same seen from the other side: `a < b` is `b > a`.
    Comparison mirrored() {
        Operand right = subject;
        return new Comparison(other, kind == Kind.PREFIX ? Kind.OTHER : kind, right);
    }
}
