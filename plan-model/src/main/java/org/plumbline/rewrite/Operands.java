package org.plumbline.rewrite;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.plumbline.sql.ExpressionParser;
import org.plumbline.sql.QuotedName;
import org.plumbline.sql.block.Piece;
import org.plumbline.sql.block.QueryBlock;
import org.plumbline.sql.block.Reference;
import org.plumbline.sql.block.Shape;
import org.plumbline.sql.block.Span;

/// Expressions that are written at another place of the statement.
final class Operands {
    private Operands() {}

    /// As one side of a comparison: in parentheses where it would fall apart without.
    static String side(Original original, Span span) {
        String text = original.text(span);
        return switch (original.shape(span)) {
            case Shape.Column _, Shape.Literal _, Shape.Parameter _, Shape.Call _, Shape.Cast _, Shape.Query _, Shape.Computed _ -> text;
            case Shape.Either _, Shape.Both _, Shape.Not _, Shape.Compared _, Shape.Quantified _, Shape.Within _, Shape.Between _,
                    Shape.Matched _, Shape.IsNull _, Shape.Exists _, Shape.Other _ -> isBracketed(text) ? text : "(" + text + ")";
        };
    }

    /// As one of the conditions that AND ties together: in parentheses where OR would take the others in.
    static String term(Original original, Span span) {
        String text = original.text(span);
        return original.shape(span) instanceof Shape.Either && !isBracketed(text) ? "(" + text + ")" : text;
    }

    private static boolean isBracketed(String text) {
        List<Piece> pieces = Piece.of(text);
        int depth = 0;
        for (int i = 0; i < pieces.size(); i++) {
            depth += pieces.get(i).is("(") ? 1 : pieces.get(i).is(")") ? -1 : 0;
            if (depth == 0) {
                return i > 0 && i == pieces.size() - 1;
            }
        }
        return false;
    }

    /// Whether an item has a type of its own, the same beside a comparison. In a SELECT list a string without one is text, and so may a
    /// parameter be.
    static boolean hasOwnType(Original original, Span item) {
        return !(original.shape(item) instanceof Shape.Literal) && !KnownCalls.hasParameters(original, item);
    }

    /// Several values, or one that a ROW makes a row of: beside `=` it asks for another.
    static boolean isRow(Original original, Span subject) {
        return switch (original.shape(subject)) {
            case Shape.Call call -> call.name().equals("row");
            case Shape.Other _ -> Piece.of(original.text(subject)).stream().anyMatch(piece -> piece.is(","));
            default -> false;
        };
    }

    /// An expression of one block as one side of a comparison in a query within it, where it means the same: none where the query has
    /// tables of the same names, or may have columns of them.
    static Optional<String> sideInside(Original original, Span span, QueryBlock block, QueryBlock inner) {
        Optional<Set<Bound>> read = original.names().read(span, block);
        if (read.isEmpty() || !original.queriesIn(span).isEmpty()) {
            return Optional.empty();
        }
        Set<String> seen = aliases(inner, block);
        if (read.get().stream().anyMatch(bound -> seen.contains(bound.reference().alias()))) {
            return Optional.empty();
        }
        if (original.shape(span) instanceof Shape.Column column) {
            Bound bound = read.get().iterator().next();
            return Optional.of(column.qualifier().isPresent() ? original.text(span)
                    : QuotedName.of(bound.reference().alias()) + "." + original.text(span));
        }
        Set<String> inside = new LinkedHashSet<>();
        for (QueryBlock at = inner; at != block; at = at.parent().orElseThrow()) {
            for (Reference reference : at.references()) {
                Optional<List<String>> columns = original.names().columns(reference);
                if (columns.isEmpty()) {
                    return allQualified(original, span) ? Optional.of(side(original, span)) : Optional.empty();
                }
                inside.addAll(columns.get());
            }
        }
        boolean hidden = read.get().stream().anyMatch(bound -> inside.contains(bound.column()));
        return hidden && !allQualified(original, span) ? Optional.empty() : Optional.of(side(original, span));
    }

    private static boolean allQualified(Original original, Span span) {
        return ExpressionParser.everyColumn(original.text(span)).stream().allMatch(column -> column.qualifier().isPresent());
    }

    /// Names of tables between a block and one around it.
    private static Set<String> aliases(QueryBlock inner, QueryBlock outer) {
        var aliases = new LinkedHashSet<String>();
        for (QueryBlock at = inner; at != outer; at = at.parent().orElseThrow()) {
            at.references().forEach(reference -> aliases.add(reference.alias()));
        }
        return aliases;
    }
}
