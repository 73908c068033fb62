package org.plumbline.sql.block;

import java.util.List;
import java.util.Optional;

/// What a condition or an operand is at its outermost, and where each thing that it is made of stands. Parentheses around it are not part
/// of what it is; [#span()] has them. [ShapeReader] makes them.
public sealed interface Shape {
    Span span();

    /// Conditions with OR between them.
    record Either(Span span, List<Span> sides) implements Shape {
        public Either {
            sides = List.copyOf(sides);
        }
    }

    /// Conditions with AND between them.
    record Both(Span span, List<Span> sides) implements Shape {
        public Both {
            sides = List.copyOf(sides);
        }
    }

    record Not(Span span, Span inner) implements Shape {}

    /// A comparison.
    ///
    /// @param operator `=`, `<>`, `<`, `<=`, `>` or `>=`
    record Compared(Span span, Span left, String operator, Span right) implements Shape {}

    /// A comparison with the members of an array or the rows of a query: `x = ANY (...)`.
    ///
    /// @param all ALL, not ANY
    /// @param members in their parentheses
    record Quantified(Span span, Span left, String operator, boolean all, Span members) implements Shape {}

    /// `x IN (...)`.
    ///
    /// @param negated NOT IN
    /// @param list in its parentheses
    /// @param values of a list; empty for a query
    record Within(Span span, Span subject, boolean negated, Span list, List<Span> values) implements Shape {
        public Within {
            values = List.copyOf(values);
        }
    }

    /// `x BETWEEN low AND high`; SYMMETRIC is [Other].
    record Between(Span span, Span subject, boolean negated, Span low, Span high) implements Shape {}

    /// `x LIKE pattern`.
    ///
    /// @param word `like`, `ilike` or `similar to`
    record Matched(Span span, Span subject, boolean negated, String word, Span pattern) implements Shape {}

    /// `x IS NULL`.
    record IsNull(Span span, Span subject, boolean negated) implements Shape {}

    /// `EXISTS (...)`.
    ///
    /// @param query in its parentheses
    record Exists(Span span, Span query) implements Shape {}

    /// A column.
    ///
    /// @param qualifier unquoted, as is the name
    record Column(Span span, Optional<String> qualifier, String name) implements Shape {}

    /// A number, a string with or without its type, TRUE, FALSE or NULL.
    record Literal(Span span) implements Shape {}

    /// `$1`.
    record Parameter(Span span, String name) implements Shape {}

    /// A function's call.
    ///
    /// @param name unquoted, without its schema
    /// @param arguments `*` is one
    /// @param plain nothing but its arguments: no DISTINCT, ORDER BY, FILTER, OVER
    record Call(Span span, String name, List<Span> arguments, boolean plain) implements Shape {
        public Call {
            arguments = List.copyOf(arguments);
        }
    }

    /// `x::type` or `CAST(x AS type)`.
    record Cast(Span span, Span inner, String type) implements Shape {}

    /// `left operator right` that is no comparison: `a + 1`, `a || b`.
    record Computed(Span span, Span left, String operator, Span right) implements Shape {}

    /// A query in parentheses.
    record Query(Span span) implements Shape {}

    /// Anything else.
    record Other(Span span) implements Shape {}
}
