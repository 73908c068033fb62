package org.plumbline.rewrite;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.plumbline.sql.Calls;
import org.plumbline.sql.block.Piece;
import org.plumbline.sql.block.QueryBlock;
import org.plumbline.sql.block.Shape;
import org.plumbline.sql.block.Span;

/// Several subqueries that read the same rows become one LATERAL, which reads them once.
///
///     SELECT c.name, (SELECT count(*) FROM orders o WHERE o.customer_id = c.id), (SELECT max(o.total) FROM orders o WHERE o.customer_id
///         = c.id)
///         FROM customers c
///     SELECT c.name, looked_up.value AS count, looked_up.value_2 AS max FROM customers c
///         CROSS JOIN LATERAL (SELECT count(*) AS value, max(o.total) AS value_2 FROM orders o WHERE o.customer_id = c.id) AS looked_up
///
/// Aggregates without GROUP BY always have one row. Of queries with LIMIT 1 there may be none, so that they are joined by LEFT JOIN; all of
/// them have to take the same row, which ORDER BY must tell apart from the others. They are calculated for every row of the FROM, so that
/// they must not be able to fail for one that nobody asks for.
final class SubqueriesToLateral implements Rewrite {
    private static final RewriteInfo INFO = new RewriteInfo("subqueries-to-lateral", "Subqueries over the same rows become one LATERAL");

    @Override
    public RewriteInfo info() {
        return INFO;
    }

    @Override
    public List<Rewriting> of(Original original) {
        var found = new ArrayList<Rewriting>();
        if (!KnownCalls.hasMarks(original)) {
            for (QueryBlock query : original.statement().all()) {
                PlainSelect.of(original, query).ifPresent(around -> alike(original, around).stream()
                        .filter(group -> group.size() > 1).forEach(group -> rewriting(original, group).ifPresent(found::add)));
            }
        }
        return List.copyOf(found);
    }

    /// Those that differ in their item alone.
    private static List<List<ScalarQuery>> alike(Original original, PlainSelect around) {
        Map<String, List<ScalarQuery>> alike = new LinkedHashMap<>();
        for (ScalarQuery scalar : ScalarQuery.of(original, around)) {
            boolean plain = isAggregate(original, scalar.inner()) || isFirst(original, scalar.inner());
            if (plain && (isCalculatedAnyhow(original, scalar) || Harmless.is(original, scalar.inner().query().span()))
                    && dependsOn(original, scalar) && KnownCalls.areRepeatable(original, scalar.inner().query().span())) {
                String text = Piece.of(original.text(behindItem(scalar))).stream()
                        .map(piece -> piece.isName() ? piece.name() : piece.token().text()).collect(Collectors.joining(" "));
                alike.computeIfAbsent(isAggregate(original, scalar.inner()) + text, _ -> new ArrayList<>()).add(scalar);
            }
        }
        return List.copyOf(alike.values());
    }

    /// For every row of the FROM: an item on its own, and no row falls away before.
    private static boolean isCalculatedAnyhow(Original original, ScalarQuery scalar) {
        PlainSelect around = scalar.around();
        return scalar.item().filter(item -> original.shape(item.span()) instanceof Shape.Query).isPresent()
                && around.block().where().isEmpty() && !around.isLimited();
    }

    /// From its FROM to its end.
    private static Span behindItem(ScalarQuery scalar) {
        return new Span(scalar.source().start(), scalar.inner().query().span().end() - 1);
    }

    private static boolean isAggregate(Original original, PlainSelect inner) {
        QueryBlock block = inner.block();
        return isPlain(inner) && block.groupBy().isEmpty() && !inner.isLimited() && !inner.isOrdered() && !block.calls().isEmpty()
                && block.calls().stream().allMatch(call -> !call.windowed() && original.shape(call.span()) instanceof Shape.Call shape
                && Calls.isOfAnyOrder(shape.name()) && original.names().read(call.span(), block)
                .filter(read -> read.stream().noneMatch(bound -> Correlation.isOutside(bound, inner))).isPresent());
    }

    private static boolean isFirst(Original original, PlainSelect inner) {
        return isPlain(inner) && !inner.aggregates() && !inner.hasWindows() && inner.isOrdered() && inner.query().limits().size() == 1
                && original.text(inner.query().limits().getFirst()).matches("(?i)limit\\s+1");
    }

    private static boolean isPlain(PlainSelect inner) {
        return inner.block().having().isEmpty() && !inner.isDistinct() && inner.query().with().isEmpty();
    }

    /// On the row around it, and on nothing further outside.
    private static boolean dependsOn(Original original, ScalarQuery scalar) {
        return original.names().readOutside(scalar.inner().query())
                .filter(read -> !read.isEmpty() && read.stream().allMatch(bound -> bound.reference().owner() == scalar.around().block()))
                .isPresent();
    }

    private static Optional<Rewriting> rewriting(Original original, List<ScalarQuery> group) {
        ScalarQuery first = group.getFirst();
        boolean aggregate = isAggregate(original, first.inner());
        var conditions = new ArrayList<Condition>();
        boolean total = aggregate || RowOrder.isTotal(original, first.inner().query(), pinned(original, first), conditions);
        if (!total || !sameItems(original, group) || !RowOrder.isFree(original, first.around().block(), conditions)) {
            return Optional.empty();
        }
        String alias = PlainSelect.freshName(original, "looked_up");
        var items = new ArrayList<String>();
        var edits = new ArrayList<Edit>();
        for (ScalarQuery scalar : group) {
            String value = PlainSelect.freshName(original, "value", items.size());
            items.add(original.text(scalar.inner().block().selected().getFirst().span()) + " AS " + value);
            edits.addAll(scalar.replacedBy(original, alias + "." + value));
        }
        int end = first.around().block().from().orElseThrow().end();
        edits.add(Edit.before(end, (aggregate ? " CROSS JOIN LATERAL (SELECT " : " LEFT JOIN LATERAL (SELECT ") + String.join(", ", items)
                + " "
                + original.text(behindItem(first)) + ") AS " + alias + (aggregate ? "" : " ON true")));
        return Optional.of(Rewriting.sameRows(INFO, original, first.inner().query().span(), edits, conditions, Gain.LIKELY));
    }

    /// ORDER BY may name an item: what they are called must not matter.
    private static boolean sameItems(Original original, List<ScalarQuery> group) {
        return group.stream().allMatch(scalar -> scalar.inner().query().ordered().stream().allMatch(key ->
                original.shape(key.span()) instanceof Shape.Column column && (column.qualifier().isPresent()
                        || !original.names().mayBeItem(column.name(), scalar.inner().block()))));
    }

    private static Set<Bound> pinned(Original original, ScalarQuery scalar) {
        return Correlation.of(original, scalar.inner(), scalar.around().block())
                .map(correlation -> correlation.pairs().stream().map(Correlation.Pair::own)
                        .collect(Collectors.<Bound, Set<Bound>>toCollection(LinkedHashSet::new))).orElse(Set.of());
    }
}
