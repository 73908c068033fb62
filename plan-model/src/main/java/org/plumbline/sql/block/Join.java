package org.plumbline.sql.block;

import java.util.List;
import java.util.Optional;

/// One JOIN of a FROM.
///
/// @param kind what becomes of rows without a partner
/// @param left what is joined, all that stands before it in the same tree of joins
/// @param right what it is joined with: one, or those in parentheses
/// @param span from the first word of the join (`LEFT JOIN`) to the end of its condition
/// @param condition behind ON; none with USING, NATURAL and CROSS
/// @param natural it compares columns of the same name: NATURAL or USING
public record Join(Kind kind, List<Reference> left, List<Reference> right, Span span, Optional<Span> condition, boolean natural) {
    /// As SQL has them; CROSS JOIN is an inner one without a condition.
    public enum Kind { INNER, LEFT, RIGHT, FULL }

    public Join {
        left = List.copyOf(left);
        right = List.copyOf(right);
    }

    /// Whether it makes columns of this reference NULL where a row has no partner.
    public boolean makesNull(Reference reference) {
        return switch (kind) {
            case INNER -> false;
            case LEFT -> right.contains(reference);
            case RIGHT -> left.contains(reference);
            case FULL -> left.contains(reference) || right.contains(reference);
        };
    }
}
