package org.plumbline.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.plumbline.rewrite.Bound;
import org.plumbline.rewrite.Original;
import org.plumbline.sql.QuotedName;
import org.plumbline.sql.block.Join;
import org.plumbline.sql.block.Piece;
import org.plumbline.sql.block.QueryBlock;
import org.plumbline.sql.block.QueryPart;
import org.plumbline.sql.block.Reference;
import org.plumbline.sql.block.Shape;
import org.plumbline.sql.block.Span;

/// One SELECT from tables that makes groups by columns, or one row of all, and of which everything is understood: what is selected is a key
/// or made of aggregates, and values are compared with columns in WHERE alone.
///
/// @param keys what it groups by
/// @param inside conditions that hold for whatever values
/// @param outside conditions on values
/// @param order what it orders by: places of what it selects, with their directions
record GroupedSelect(
        Original original, QueryBlock block, List<Bound> keys, List<QueryPart> inside, List<Outside> outside, List<String> order) {
    /// Functions and words with a parenthesis behind them that have one value for a whole statement.
    private static final Set<String> FIXED = Set.of("array", "coalesce", "date", "date_trunc", "lower", "make_date", "make_interval",
            "now", "row", "to_date", "to_timestamp", "upper");

    /// A condition that compares a column with values.
    ///
    /// @param subject where the column stands in it
    /// @param single with one value
    record Outside(Span span, Span subject, Bound column, boolean single) {}

    GroupedSelect {
        keys = List.copyOf(keys);
        inside = List.copyOf(inside);
        outside = List.copyOf(outside);
        order = List.copyOf(order);
    }

    /// None where it is no such SELECT.
    static Optional<GroupedSelect> of(Original original) {
        QueryBlock core = original.statement().core();
        return isPlain(original, core) ? keys(original, core).flatMap(keys -> of(original, core, keys)) : Optional.empty();
    }

    private static Optional<GroupedSelect> of(Original original, QueryBlock core, List<Bound> keys) {
        var inside = new ArrayList<QueryPart>();
        var outside = new ArrayList<Outside>();
        for (QueryPart part : core.whereTerms()) {
            Optional<Outside> values = outside(original, part, core);
            if (values.isPresent()) {
                outside.add(values.get());
            } else if (Repeated.condition(original, part.span(), core)) {
                inside.add(part);
            } else {
                return Optional.empty();
            }
        }
        var grouped = new GroupedSelect(original, core, keys, inside, outside, List.of());
        boolean understood = core.selected().stream().allMatch(item -> grouped.key(item).isPresent()
                || Repeated.aggregates(original, item.span(), core)) && !grouped.aggregates().isEmpty()
                && grouped.aggregates().stream().allMatch(item ->
                        core.calls().stream().anyMatch(call -> item.span().covers(call.span())) && grouped.isAggregated(item));
        return understood ? grouped.places().map(order -> new GroupedSelect(original, core, keys, inside, outside, order))
                : Optional.empty();
    }

    private static boolean isPlain(Original original, QueryBlock core) {
        QueryBlock statement = original.statement();
        boolean one = statement.all().stream().filter(block -> block != statement && block != core).findAny().isEmpty()
                && statement.with().isEmpty() && statement.command().isEmpty() && core.values().isEmpty() && core.from().isPresent()
                && core.distinct().isEmpty() && core.having().isEmpty() && statement.locking().isEmpty() && !core.star();
        boolean tail = core.equals(statement) || (core.ordered().isEmpty() && core.limits().isEmpty());
        boolean tables = core.references().stream().allMatch(each -> each.kind() == Reference.Kind.TABLE && each.columns().isEmpty()
                && original.names().table(each).isPresent()) && core.joins().stream().noneMatch(Join::natural);
        boolean joined = core.conditions().stream().allMatch(part -> part.among().isEmpty()
                && (core.whereTerms().contains(part) || Repeated.condition(original, part.span(), core)));
        boolean plainly = Piece.of(original.text(core.from().orElse(new Span(0, 0)))).stream()
                .noneMatch(piece -> piece.isWord("tablesample") || piece.isWord("lateral"));
        return one && tail && tables && joined && plainly && core.calls().stream().noneMatch(QueryBlock.FunctionCall::windowed);
    }

    /// What GROUP BY names: columns, or places of columns.
    private static Optional<List<Bound>> keys(Original original, QueryBlock core) {
        var keys = new ArrayList<Bound>();
        for (QueryPart part : core.grouped()) {
            Span key = original.shape(part.span()) instanceof Shape.Literal
                    ? place(original, part.span(), core).map(QueryPart::span).orElse(part.span()) : part.span();
            Optional<Bound> column = Repeated.column(original, key, core);
            if (column.isEmpty()) {
                return Optional.empty();
            }
            keys.add(column.get());
        }
        return core.groupBy().isPresent() == !keys.isEmpty() ? Optional.of(keys.stream().distinct().toList()) : Optional.empty();
    }

    private static Optional<QueryPart> place(Original original, Span number, QueryBlock core) {
        String text = original.text(number).strip();
        return text.matches("[1-9][0-9]{0,3}") && Integer.parseInt(text) <= core.selected().size()
                ? Optional.of(core.selected().get(Integer.parseInt(text) - 1)) : Optional.empty();
    }

    private static Optional<Outside> outside(Original original, QueryPart part, QueryBlock core) {
        return switch (original.shape(part.span())) {
            case Shape.Compared(Span _, Span left, String operator, Span right) -> {
                boolean first = Repeated.column(original, left, core).isPresent();
                Span subject = first ? left : right;
                yield isFixed(original, first ? right : left, core) ? outside(original, part, subject, core, operator.equals("="))
                        : Optional.empty();
            }
            case Shape.Between between when isFixed(original, between.low(), core) && isFixed(original, between.high(), core) ->
                    outside(original, part, between.subject(), core, false);
            case Shape.Within within when !within.values().isEmpty()
                    && within.values().stream().allMatch(value -> isFixed(original, value, core)) ->
                    outside(original, part, within.subject(), core, false);
            case Shape.Quantified any when isFixed(original, any.members(), core) -> outside(original, part, any.left(), core, false);
            default -> Optional.empty();
        };
    }

    /// It has one value for the whole statement.
    private static boolean isFixed(Original original, Span span, QueryBlock core) {
        List<Piece> pieces = Piece.of(original.text(span));
        return TableUseReader.isFixed(original, span, core) && IntStream.range(0, pieces.size() - 1).allMatch(i ->
                !pieces.get(i).isName() || !pieces.get(i + 1).is("(") || FIXED.contains(pieces.get(i).name()));
    }

    private static Optional<Outside> outside(Original original, QueryPart part, Span subject, QueryBlock core, boolean single) {
        return Repeated.column(original, subject, core).map(column -> new Outside(part.span(), subject, column, single));
    }

    /// The key that an item is.
    Optional<Bound> key(QueryPart item) {
        return Repeated.column(original, item.span(), block).filter(keys::contains);
    }

    /// Items that are no keys.
    List<QueryPart> aggregates() {
        return block.selected().stream().filter(item -> key(item).isEmpty()).toList();
    }

    /// All columns that it reads are keys or stand in an aggregate.
    private boolean isAggregated(QueryPart item) {
        String rest = original.text(item.span());
        for (QueryBlock.FunctionCall call : block.calls()) {
            if (item.span().covers(call.span())) {
                rest = rest.replace(original.text(call.span()), "0");
            }
        }
        return Piece.of(rest).stream().noneMatch(piece -> piece.isName()
                && original.names().bind(Optional.empty(), piece.name(), block).isPresent())
                && Piece.of(rest).stream().noneMatch(piece -> piece.is("."));
    }

    /// What ORDER BY names as places; none where one of them is not selected.
    private Optional<List<String>> places() {
        var places = new ArrayList<String>();
        QueryBlock statement = original.statement();
        for (int i = 0; i < statement.ordered().size(); i++) {
            QueryPart key = statement.ordered().get(i);
            Span all = statement.orderItems().get(i);
            List<QueryPart> meant = block.selected().stream().filter(item -> isCalledSo(item, key)).toList();
            if (meant.isEmpty() && original.shape(key.span()) instanceof Shape.Literal) {
                meant = place(original, key.span(), block).stream().toList();
            }
            if (meant.isEmpty()) {
                meant = block.selected().stream().filter(item -> isSame(item, key)).limit(1).toList();
            }
            if (meant.size() != 1) {
                return Optional.empty();
            }
            places.add(block.selected().indexOf(meant.getFirst()) + 1 + original.text(new Span(key.span().end(), all.end())));
        }
        return Optional.of(places);
    }

    private boolean isCalledSo(QueryPart item, QueryPart key) {
        return original.shape(key.span()) instanceof Shape.Column column && column.qualifier().isEmpty()
                && original.names().nameOf(item).filter(column.name()::equals).isPresent();
    }

    private boolean isSame(QueryPart item, QueryPart key) {
        Optional<Bound> column = Repeated.column(original, key.span(), block);
        return column.isPresent() ? column.equals(key(item)) : words(item).equals(words(key));
    }

    private static String words(QueryPart part) {
        return Piece.of(part.text()).stream().map(piece -> piece.token().text().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" "));
    }

    /// A column as it can stand anywhere in the statement.
    static String text(Bound bound) {
        return QuotedName.of(bound.reference().alias()) + "." + QuotedName.of(bound.column());
    }
}
