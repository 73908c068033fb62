package org.plumbline.rewrite;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.plumbline.sql.block.Join;
import org.plumbline.sql.block.QueryBlock;
import org.plumbline.sql.block.QueryPart;
import org.plumbline.sql.block.Shape;
import org.plumbline.sql.block.Span;

/// DISTINCT over rows that differ anyway: of each table a key is selected, or is fixed by what is.
///
///     SELECT DISTINCT o.id, c.name FROM orders o JOIN customers c ON c.id = o.customer_id
///     SELECT o.id, c.name FROM orders o JOIN customers c ON c.id = o.customer_id
final class NeedlessDistinct implements Rewrite {
    private static final RewriteInfo INFO = new RewriteInfo("needless-distinct", "DISTINCT over rows that differ anyway");

    @Override
    public RewriteInfo info() {
        return INFO;
    }

    @Override
    public List<Rewriting> of(Original original) {
        var found = new ArrayList<Rewriting>();
        for (QueryBlock query : original.statement().all()) {
            PlainSelect.of(original, query).flatMap(select -> rewriting(original, select)).ifPresent(found::add);
        }
        return List.copyOf(found);
    }

    private static Optional<Rewriting> rewriting(Original original, PlainSelect select) {
        Optional<Span> distinct = select.block().distinct().filter(words -> original.text(words).equalsIgnoreCase("distinct"));
        var conditions = new ArrayList<Condition>();
        if (distinct.isEmpty() || select.aggregates() || !KnownCalls.areRepeatable(original, select.block().items())
                || !RowOrder.isFree(original, select.block(), conditions) || !RowIdentity.isKnownBy(original, select,
                select.block().references(), selected(original, select), conditions)) {
            return Optional.empty();
        }
        Span cut = new Span(distinct.get().start(), select.block().items().start());
        return Optional.of(Rewriting.sameRows(INFO, original, distinct.get(), List.of(Edit.remove(cut)), conditions, Gain.LIKELY));
    }

    /// The columns that are items of it.
    static Set<Bound> selected(Original original, PlainSelect select) {
        var selected = new LinkedHashSet<Bound>();
        for (QueryPart item : select.block().selected()) {
            if (original.shape(item.span()) instanceof Shape.Column column && !item.isStar()) {
                original.names().bind(column, select.block()).ifPresent(selected::add);
            } else if (item.isStar() && (!Stars.isAll(item) || select.block().joins().stream().noneMatch(Join::natural))) {
                Stars.of(item, select.block()).forEach(reference -> selected.addAll(RowIdentity.columns(original, reference)));
            }
        }
        return selected;
    }
}
