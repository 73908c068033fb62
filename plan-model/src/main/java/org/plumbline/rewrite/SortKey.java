package org.plumbline.rewrite;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.plumbline.sql.block.QueryBlock;
import org.plumbline.sql.block.QueryPart;
import org.plumbline.sql.block.Shape;
import org.plumbline.sql.block.Span;

/// A column that rows are sorted by.
///
/// @param text as a condition has it
record SortKey(Bound bound, String text, boolean descending) {
    /// The keys of its ORDER BY; none where there are none, or where one is no plain column of its tables.
    static Optional<List<SortKey>> all(PlainSelect select) {
        var keys = new ArrayList<SortKey>();
        for (int i = 0; i < select.query().ordered().size(); i++) {
            of(select, select.query().ordered().get(i), select.query().orderItems().get(i)).ifPresent(keys::add);
        }
        return keys.isEmpty() || keys.size() < select.query().ordered().size() ? Optional.empty() : Optional.of(List.copyOf(keys));
    }

    /// One that is a plain column of the table; a name of the result comes before one of the table's.
    private static Optional<SortKey> of(PlainSelect select, QueryPart part, Span item) {
        Original original = select.original();
        QueryBlock block = select.block();
        String direction = original.text(new Span(part.span().end(), item.end())).strip().toLowerCase(Locale.ROOT);
        if (direction.startsWith("using")) {
            return Optional.empty();
        }
        Span span = switch (original.shape(part.span())) {
            case Shape.Literal literal when !block.star() -> position(original.text(literal.span()), block);
            case Shape.Column column when column.qualifier().isEmpty() -> block.selected().stream()
                    .filter(each -> !each.isStar() && original.names().nameOf(each).filter(name -> !name.equals(column.name())).isEmpty())
                    .findFirst().map(QueryPart::span).orElse(part.span());
            default -> part.span();
        };
        return original.shape(span) instanceof Shape.Column column ? original.names().bind(column, block)
                .filter(bound -> block.references().contains(bound.reference()))
                .map(bound -> new SortKey(bound, original.text(span), direction.startsWith("desc"))) : Optional.empty();
    }

    private static Span position(String figure, QueryBlock block) {
        int at = figure.matches("\\d{1,4}") ? Integer.parseInt(figure) : 0;
        return at >= 1 && at <= block.selected().size() ? block.selected().get(at - 1).span() : block.items();
    }
}
