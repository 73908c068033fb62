package org.plumbline.rewrite;

import org.plumbline.sql.block.Shape;
import org.plumbline.sql.block.Span;

/// A comparison with what it is about on its left: `5 < x` is `x > 5`.
record Mirrored(Span subject, String operator, Span value) {
    static Mirrored asIs(Shape.Compared compared) {
        return new Mirrored(compared.left(), compared.operator(), compared.right());
    }

    static Mirrored turned(Shape.Compared compared) {
        return new Mirrored(compared.right(), turned(compared.operator()), compared.left());
    }

    /// The operator that says the same of the sides in the other order.
    static String turned(String operator) {
        return switch (operator) {
            case ">" -> "<";
            case ">=" -> "<=";
            case "<" -> ">";
            case "<=" -> ">=";
            default -> operator;
        };
    }
}
