package org.plumbline.schema;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.plumbline.rewrite.Original;
import org.plumbline.sql.block.Join;
import org.plumbline.sql.block.Piece;
import org.plumbline.sql.block.QueryBlock;
import org.plumbline.sql.block.QueryPart;
import org.plumbline.sql.block.Reference;
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
    /// Aggregates that take their rows in any order, and for which no index gives the result.
    private static final Set<String> OF_ANY_ROWS = Set.of("avg", "bool_and", "bool_or", "count", "every", "sum");

    /// What it asks of this column.
    ///
    /// @param column unquoted
    static Asked of(StatementUse use, String column) {
        Original original = use.original();
        if (isRenamed(original, column) || (names(original.sql(), column) && hasWindow(original))) {
            return MORE;
        }
        Asked asked = NOTHING;
        for (QueryBlock block : original.statement().all()) {
            boolean more = isSorted(original, block, column) || names(block.having(), column) || block.distinct().isPresent()
                    || block.joins().stream().anyMatch(Join::natural)
                    || block.calls().stream().anyMatch(call -> names(original.text(call.span()), column)
                            && !isOfAnyRows(original, call.span()))
                    || block.conditions().stream().anyMatch(part -> names(part.text(), column) && !isSpan(original, part, column));
            if (more) {
                return MORE;
            }
            asked = names(block.conditions(), column) ? SPANS : asked;
        }
        return asked;
    }

    private static boolean hasWindow(Original original) {
        return Piece.of(original.sql()).stream().anyMatch(piece -> piece.isWord("window"));
    }

    /// Rows leave a query or come into a FROM with the column under another name, so that what is asked of that is asked of it.
    private static boolean isRenamed(Original original, String column) {
        return original.statement().all().stream().anyMatch(block -> block.references().stream()
                .anyMatch(each -> (each.kind() == Reference.Kind.TABLE || each.kind() == Reference.Kind.QUERY)
                        && !each.columns().isEmpty())
                || block.with().stream().anyMatch(each -> !each.columns().isEmpty())
                || (!isResult(block) && block.selected().stream().anyMatch(item -> names(item.text(), column)
                        && (isOneOfSeveral(block) || original.names().nameOf(item).filter(column::equals).isEmpty()))));
    }

    /// What it selects is what the statement returns or changes.
    private static boolean isResult(QueryBlock block) {
        return switch (block.role()) {
            case STATEMENT -> true;
            case ARM -> isResult(block.parent().orElseThrow());
            case WITH, FROM, VALUE, PREDICATE, SOURCE -> false;
        };
    }

    /// UNION and the like call their columns as the first does.
    private static boolean isOneOfSeveral(QueryBlock block) {
        return block.role() == QueryBlock.Role.ARM
                && block.parent().filter(all -> all.arms().size() > 1 || isOneOfSeveral(all)).isPresent();
    }

    /// It sorts or makes groups by it: by its name, its place or its alias.
    private static boolean isSorted(Original original, QueryBlock block, String column) {
        return Stream.concat(block.grouped().stream(), block.ordered().stream()).anyMatch(key -> names(key.text(), column)
                || items(block).stream().anyMatch(each -> isMeant(original, each.item(), each.place(), key)
                        && (each.item().isStar() || names(each.item().text(), column))));
    }

    /// What a SELECT or one of those that UNION ties together selects.
    ///
    /// @param place from 1; of what stands behind a `*` at least so much
    private record Item(QueryPart item, int place) {}

    private static List<Item> items(QueryBlock block) {
        return block.arms().isEmpty()
                ? IntStream.range(0, block.selected().size()).mapToObj(i -> new Item(block.selected().get(i), i + 1)).toList()
                : block.arms().stream().flatMap(arm -> items(arm).stream()).toList();
    }

    /// The key is its place or its name, as far as that is known.
    private static boolean isMeant(Original original, QueryPart item, int place, QueryPart key) {
        return switch (original.shape(key.span())) {
            case Shape.Literal _ -> item.isStar() || key.text().equals(Integer.toString(place)) || item.owner().star();
            case Shape.Parameter _ -> true;
            case Shape.Column named -> named.qualifier().isEmpty() && !item.isStar()
                    && original.names().nameOf(item).map(named.name()::equals).orElse(true);
            default -> !item.isStar() && original.names().nameOf(item).map(name -> names(key.text(), name)).orElse(true);
        };
    }

    private static boolean isOfAnyRows(Original original, Span call) {
        return original.shape(call) instanceof Shape.Call made && made.plain() && OF_ANY_ROWS.contains(made.name());
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
