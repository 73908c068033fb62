package org.plumbline.rewrite;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.plumbline.sql.Calls;
import org.plumbline.sql.block.QueryBlock;
import org.plumbline.sql.block.QueryBlock.FunctionCall;
import org.plumbline.sql.block.Shape;
import org.plumbline.sql.block.Span;

/// A sum or count that is calculated anew for each row becomes a join to all of them, calculated at once.
///
///     SELECT c.name, (SELECT count(*) FROM orders o WHERE o.customer_id = c.id) FROM customers c
///     SELECT c.name, COALESCE(grouped.value, 0) AS count FROM customers c
///         LEFT JOIN (SELECT o.customer_id AS key, count(*) AS value FROM orders o GROUP BY o.customer_id) AS grouped ON grouped.key = c.id
///
/// The joined side has one row for each key, so that no row comes twice; where it has none a count is 0 and all other aggregates are NULL.
final class AggregateToJoin implements Rewrite {
    private static final RewriteInfo INFO = new RewriteInfo("aggregate-to-join", "An aggregate for each row becomes a join to groups");
    private static final Set<String> ZERO_OF_NONE = Set.of("count", "regr_count");

    @Override
    public RewriteInfo info() {
        return INFO;
    }

    @Override
    public List<Rewriting> of(Original original) {
        var found = new ArrayList<Rewriting>();
        if (!KnownCalls.hasMarks(original)) {
            for (QueryBlock query : original.statement().all()) {
                PlainSelect.of(original, query).ifPresent(around -> ScalarQuery.of(original, around)
                        .forEach(scalar -> rewriting(original, scalar).ifPresent(found::add)));
            }
        }
        return List.copyOf(found);
    }

    private static Optional<Rewriting> rewriting(Original original, ScalarQuery scalar) {
        PlainSelect inner = scalar.inner();
        var conditions = new ArrayList<Condition>();
        Optional<Correlation> known = isAggregate(original, inner) ? Correlation.of(original, inner, scalar.around().block())
                : Optional.empty();
        if (known.isEmpty() || !known.get().groupsAlike(original, conditions)
                || !RowOrder.isFree(original, scalar.around().block(), conditions)) {
            return Optional.empty();
        }
        Correlation correlation = known.get();
        Optional<List<Edit>> without = inner.withoutTerms(correlation.terms());
        Optional<Integer> place = scalar.placeOfJoin(original,
                correlation.pairs().stream().map(pair -> pair.other().reference()).toList());
        if (without.isEmpty() || place.isEmpty()) {
            return Optional.empty();
        }
        var edits = new ArrayList<Edit>(scalar.replacedBy(original, value(original, inner)));
        edits.add(Edit.before(place.get(), " " + join(original, scalar, correlation, without.get())));
        boolean all = scalar.around().block().whereTerms().stream().allMatch(term -> term.span().covers(inner.query().span()))
                && !scalar.around().isLimited();
        return Optional.of(Rewriting.sameRows(INFO, original, inner.query().span(), edits, conditions, all ? Gain.LIKELY : Gain.PERHAPS));
    }

    /// One row of aggregates that nothing around it has a part in, and that may be calculated for keys that nothing asks for.
    private static boolean isAggregate(Original original, PlainSelect inner) {
        QueryBlock block = inner.block();
        Span item = block.selected().getFirst().span();
        return inner.aggregates() && block.groupBy().isEmpty() && block.having().isEmpty() && !inner.isDistinct() && !inner.isLimited()
                && !inner.isOrdered() && inner.query().with().isEmpty() && !block.calls().isEmpty()
                && block.calls().stream().allMatch(call -> item.covers(call.span()) && isOwn(original, inner, call))
                && original.queriesIn(item).isEmpty() && KnownCalls.areRepeatable(original, item)
                && Harmless.is(original, block.from().orElseThrow()) && block.where().filter(where -> Harmless.is(original,
                where)).isPresent();
    }

    private static boolean isOwn(Original original, PlainSelect inner, FunctionCall call) {
        return original.shape(call.span()) instanceof Shape.Call shape && Calls.isOfAnyOrder(shape.name()) && !call.windowed()
                && Harmless.is(original, call.span()) && original.names().read(call.span(), inner.block())
                .filter(read -> read.stream().noneMatch(bound -> Correlation.isOutside(bound, inner))).isPresent();
    }

    private static String alias(Original original) {
        return PlainSelect.freshName(original, "grouped");
    }

    /// What stands in the query's place.
    private static String value(Original original, PlainSelect inner) {
        Span item = inner.block().selected().getFirst().span();
        List<FunctionCall> calls = inner.block().calls();
        var edits = new ArrayList<Edit>();
        for (int i = 0; i < calls.size(); i++) {
            String value = alias(original) + "." + PlainSelect.freshName(original, "value", i);
            boolean zero = original.shape(calls.get(i).span()) instanceof Shape.Call call && ZERO_OF_NONE.contains(call.name());
            edits.add(new Edit(calls.get(i).span(), zero ? "COALESCE(" + value + ", 0)" : value));
        }
        String text = original.text(item, edits);
        return original.shape(item) instanceof Shape.Call ? text : "(" + text + ")";
    }

    private static String join(Original original, ScalarQuery scalar, Correlation correlation, List<Edit> without) {
        var items = new ArrayList<String>();
        var groups = new ArrayList<String>();
        var on = new ArrayList<String>();
        for (int i = 0; i < correlation.pairs().size(); i++) {
            Correlation.Pair pair = correlation.pairs().get(i);
            String key = PlainSelect.freshName(original, "key", i);
            items.add(original.text(pair.inside()) + " AS " + key);
            groups.add(original.text(pair.inside()));
            on.add(alias(original) + "." + key + " = " + original.text(pair.outside()));
        }
        List<FunctionCall> calls = scalar.inner().block().calls();
        for (int i = 0; i < calls.size(); i++) {
            items.add(original.text(calls.get(i).span()) + " AS " + PlainSelect.freshName(original, "value", i));
        }
        return "LEFT JOIN (SELECT " + String.join(", ", items) + " " + original.text(scalar.source(), without)
                + " GROUP BY " + String.join(", ", groups) + ") AS " + alias(original) + " ON " + String.join(" AND ", on);
    }
}
