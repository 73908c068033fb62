package org.plumbline.schema;

import java.util.List;
import java.util.Set;
import org.plumbline.rewrite.Original;
import org.plumbline.sql.block.Piece;
import org.plumbline.sql.block.QueryBlock;
import org.plumbline.sql.block.QueryPart;
import org.plumbline.sql.block.Shape;
import org.plumbline.sql.block.Span;

/// What a statement asks of columns that are called so, for which an index on them could be of use. What is not sure counts as more.
enum Asked {
    /// It at most returns or writes them.
    NOTHING,
    /// For spans of their values alone.
    SPANS,
    /// For single values, their order, their least or greatest, groups, partners of a join, or something that was not understood.
    MORE;

    private static final Set<String> RANGE = Set.of("<", "<=", ">", ">=");

    /// What it asks of this column.
    ///
    /// @param column unquoted
    static Asked of(StatementUse use, String column) {
        Original original = use.original();
        Asked asked = NOTHING;
        for (QueryBlock block : original.statement().all()) {
            boolean more = names(block.grouped(), column) || names(block.ordered(), column) || names(block.having(), column)
                    || block.distinct().isPresent()
                    || block.calls().stream().anyMatch(call -> names(original.text(call.span()), column)
                            && isExtreme(original, call.span()))
                    || block.conditions().stream().anyMatch(part -> names(part.text(), column) && !isSpan(original, part, column));
            if (more) {
                return MORE;
            }
            asked = names(block.conditions(), column) ? SPANS : asked;
        }
        return asked;
    }

    private static boolean isExtreme(Original original, Span call) {
        return !(original.shape(call) instanceof Shape.Call plain) || Set.of("min", "max").contains(plain.name());
    }

    private static boolean isSpan(Original original, QueryPart part, String column) {
        return switch (original.shape(part.span())) {
            case Shape.Compared(Span _, Span left, String operator, Span right) ->
                    RANGE.contains(operator) && (is(original, left, column) || is(original, right, column))
                            && !(names(original.text(left), column) && names(original.text(right), column));
            case Shape.Between between -> !between.negated() && is(original, between.subject(), column);
            default -> false;
        };
    }

    private static boolean is(Original original, Span span, String column) {
        return original.shape(span) instanceof Shape.Column named && named.name().equals(column);
    }

    private static boolean names(List<QueryPart> parts, String column) {
        return parts.stream().anyMatch(part -> names(part.text(), column));
    }

    private static boolean names(String text, String column) {
        return Piece.of(text).stream().anyMatch(piece -> piece.isName() && piece.name().equals(column));
    }
}
