package org.plumbline.rewrite;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.plumbline.sql.Calls;
import org.plumbline.sql.QuotedName;
import org.plumbline.sql.block.Join;
import org.plumbline.sql.block.QueryBlock;
import org.plumbline.sql.block.QueryBlock.FunctionCall;
import org.plumbline.sql.block.QueryPart;
import org.plumbline.sql.block.Reference;
import org.plumbline.sql.block.Shape;
import org.plumbline.sql.block.Span;

/// Rows that are joined to one other row each and then added up for it are added up first, and joined then.
///
///     SELECT c.id, c.name, sum(o.total) FROM customers c JOIN orders o ON o.customer_id = c.id GROUP BY c.id, c.name
///     SELECT c.id, c.name, grouped.value AS sum FROM customers c
///         JOIN (SELECT o.customer_id AS key, sum(o.total) AS value FROM orders o GROUP BY o.customer_id) AS grouped ON grouped.key = c.id
///
/// Each group has to be one row of the other table: a key of it, whose columns are not NULL, is among GROUP BY. Of a LEFT JOIN without a
/// partner `count(*)` is 1, other counts are 0.
final class AggregateBeforeJoin implements Rewrite {
    private static final RewriteInfo INFO = new RewriteInfo("aggregate-before-join", "Groups are made before the join");

    @Override
    public RewriteInfo info() {
        return INFO;
    }

    @Override
    public List<Rewriting> of(Original original) {
        var found = new ArrayList<Rewriting>();
        for (QueryBlock query : original.statement().all()) {
            Optional<PlainSelect> select = KnownCalls.hasMarks(original) ? Optional.empty() : PlainSelect.of(original, query);
            select.filter(plain -> isPlain(original, plain)).ifPresent(plain -> {
                Join join = plain.block().joins().getFirst();
                rewriting(original, plain, join.left().getFirst(), join.right().getFirst()).ifPresent(found::add);
                if (join.kind() == Join.Kind.INNER) {
                    rewriting(original, plain, join.right().getFirst(), join.left().getFirst()).ifPresent(found::add);
                }
            });
        }
        return List.copyOf(found);
    }

    /// Two tables, their groups, and nothing that reads the groups again.
    private static boolean isPlain(Original original, PlainSelect select) {
        QueryBlock block = select.block();
        boolean two = block.references().size() == 2 && block.joins().size() == 1 && block.references().stream()
                .allMatch(reference -> reference.kind() == Reference.Kind.TABLE) && !block.joins().getFirst().natural();
        return two && block.joins().getFirst().kind() != Join.Kind.RIGHT && block.joins().getFirst().kind() != Join.Kind.FULL
                && block.joins().getFirst().condition().isPresent() && block.groupBy().isPresent() && block.having().isEmpty()
                && !select.isDistinct() && !block.star() && !block.calls().isEmpty() && select.query().with().isEmpty()
                && block.calls().stream().allMatch(call -> !call.windowed() && original.shape(call.span()) instanceof Shape.Call shape
                && Calls.isOfAnyOrder(shape.name())) && Harmless.is(original, block.span()) && original.queriesIn(block.span()).stream()
                .allMatch(query -> query.span().equals(block.span()));
    }

    private static Optional<Rewriting> rewriting(Original original, PlainSelect select, Reference one, Reference many) {
        QueryBlock block = select.block();
        var conditions = new ArrayList<Condition>();
        Optional<Parts> parts = Parts.of(original, select, one, many, conditions);
        Set<Bound> groups = block.grouped().stream().flatMap(key -> original.names().read(key.span(), block).stream()).flatMap(Set::stream)
                .collect(Collectors.toSet());
        boolean plainGroups = block.grouped().stream().allMatch(key -> original.shape(key.span()) instanceof Shape.Column)
                && groups.stream().allMatch(bound -> bound.reference().equals(one));
        boolean strict = block.joins().getFirst().kind() == Join.Kind.INNER
                || block.calls().stream().allMatch(call -> isNullOfNone(original, call));
        if (parts.isEmpty() || !plainGroups || !strict || !Keys.holds(original, one, groups, conditions)
                || !RowOrder.isFree(original, block, conditions)) {
            return Optional.empty();
        }
        Join join = block.joins().getFirst();
        var edits = new ArrayList<Edit>();
        edits.add(new Edit(block.from().orElseThrow(), "FROM " + original.text(one.span()) + (join.kind() == Join.Kind.LEFT ? " LEFT JOIN ("
                : " JOIN (")
                + grouped(original, select, many, parts.get()) + ") AS " + alias(original) + " ON " + on(original, parts.get())));
        Optional<List<Edit>> without = parts.get().moved().isEmpty() ? Optional.of(List.of())
                : select.withoutTerms(parts.get().moved().stream().filter(term -> block.whereTerms().contains(term)).toList());
        edits.add(Edit.remove(new Span(JoinCut.lastBefore(original, block.groupBy().orElseThrow().start()),
                block.groupBy().orElseThrow().end())));
        Map<String, String> values = values(original, select);
        for (FunctionCall call : block.calls()) {
            edits.add(new Edit(call.span(), value(original, call, values, join.kind() == Join.Kind.LEFT)));
        }
        for (QueryPart item : block.selected()) {
            if (item.alias().isEmpty() && original.shape(item.span()) instanceof Shape.Call call && Calls.isAggregate(call.name())) {
                edits.add(Edit.before(item.span().end(), " AS " + QuotedName.of(call.name())));
            }
        }
        boolean named = block.selected().stream().allMatch(item -> item.alias().isPresent() || switch (original.shape(item.span())) {
            case Shape.Call _, Shape.Column _, Shape.Computed _ -> true;
            default -> false;
        });
        return without.filter(_ -> named).map(more -> {
            edits.addAll(more);
            return Rewriting.sameRows(INFO, original, block.groupBy().orElseThrow(), edits, conditions, Gain.PERHAPS);
        });
    }

    /// What is said of the tables: `pairs` ties them, the `moved` terms read the many alone; what is left in WHERE reads the one alone.
    private record Parts(List<Correlation.Pair> pairs, List<QueryPart> moved) {
        static Optional<Parts> of(Original original, PlainSelect select, Reference one, Reference many, List<Condition> conditions) {
            QueryBlock block = select.block();
            Join join = block.joins().getFirst();
            var pairs = new ArrayList<Correlation.Pair>();
            var moved = new ArrayList<QueryPart>();
            for (QueryPart part : block.conditions()) {
                Optional<Set<Bound>> read = Usage.read(original, part);
                boolean inWhere = block.whereTerms().contains(part);
                boolean ofMany = read.filter(all -> all.stream().allMatch(bound -> bound.reference().equals(many))
                        && !all.isEmpty()).isPresent();
                boolean ofOne = read.filter(all -> all.stream().allMatch(bound -> bound.reference().equals(one))).isPresent();
                if (ofMany && (join.kind() == Join.Kind.INNER || !inWhere)) {
                    moved.add(part);
                } else if (!ofOne || !inWhere) {
                    Optional<Correlation.Pair> pair = inWhere ? Optional.empty() : pair(original, block, part, one, many);
                    if (pair.isEmpty() || !AlikeTypes.of(original, pair.get().own(), pair.get().other(), conditions)) {
                        return Optional.empty();
                    }
                    pairs.add(pair.get());
                }
            }
            boolean own = block.calls().stream().allMatch(call -> original.names().read(call.span(), block)
                    .filter(read -> read.stream().allMatch(bound -> bound.reference().equals(many))).isPresent());
            return pairs.isEmpty() || !own ? Optional.empty() : Optional.of(new Parts(pairs, moved));
        }

        private static Optional<Correlation.Pair> pair(Original original, QueryBlock block, QueryPart term, Reference one, Reference many) {
            if (!(original.shape(term.span()) instanceof Shape.Compared(Span _, Span left, String operator, Span right))
                    || !operator.equals("=") || !(original.shape(left) instanceof Shape.Column first)
                    || !(original.shape(right) instanceof Shape.Column second)) {
                return Optional.empty();
            }
            Optional<Bound> a = original.names().bind(first, block);
            Optional<Bound> b = original.names().bind(second, block);
            if (a.isEmpty() || b.isEmpty()) {
                return Optional.empty();
            }
            boolean straight = a.get().reference().equals(many) && b.get().reference().equals(one);
            boolean turned = b.get().reference().equals(many) && a.get().reference().equals(one);
            return straight ? Optional.of(new Correlation.Pair(term, left, a.get(), right, b.get()))
                    : turned ? Optional.of(new Correlation.Pair(term, right, b.get(), left, a.get())) : Optional.empty();
        }
    }

    private static String alias(Original original) {
        return PlainSelect.freshName(original, "grouped");
    }

    /// Each call, and what its value is named.
    private static Map<String, String> values(Original original, PlainSelect select) {
        Map<String, String> values = new LinkedHashMap<>();
        for (FunctionCall call : select.block().calls()) {
            values.computeIfAbsent(original.text(call.span()), _ -> PlainSelect.freshName(original, "value", values.size()));
        }
        return values;
    }

    private static String value(Original original, FunctionCall call, Map<String, String> values, boolean outer) {
        String value = alias(original) + "." + values.get(original.text(call.span()));
        return outer && original.shape(call.span()) instanceof Shape.Call shape && shape.name().equals("count")
                ? "COALESCE(" + value + ", " + (isEveryRow(original, shape) ? "1" : "0") + ")" : value;
    }

    /// An outer join's row of NULLs makes no value of it, but where it counts rows.
    private static boolean isNullOfNone(Original original, FunctionCall call) {
        return original.shape(call.span()) instanceof Shape.Call shape && shape.plain() && shape.arguments().size() == 1
                && (original.shape(shape.arguments().getFirst()) instanceof Shape.Column || isEveryRow(original, shape));
    }

    /// `count(*)`, `count(1)`.
    private static boolean isEveryRow(Original original, Shape.Call call) {
        return call.name().equals("count") && call.arguments().size() == 1 && (original.text(call.arguments().getFirst()).equals("*")
                || original.text(call.arguments().getFirst()).matches("[0-9]+"));
    }

    private static String on(Original original, Parts parts) {
        var on = new ArrayList<String>();
        for (int i = 0; i < parts.pairs().size(); i++) {
            on.add(alias(original) + "." + PlainSelect.freshName(original, "key", i) + " = "
                    + original.text(parts.pairs().get(i).outside()));
        }
        return String.join(" AND ", on);
    }

    private static String grouped(Original original, PlainSelect select, Reference many, Parts parts) {
        var items = new ArrayList<String>();
        for (int i = 0; i < parts.pairs().size(); i++) {
            items.add(original.text(parts.pairs().get(i).inside()) + " AS " + PlainSelect.freshName(original, "key", i));
        }
        values(original, select).forEach((call, name) -> items.add(call + " AS " + name));
        String where = parts.moved().stream().map(term -> Operands.term(original, term.span()))
                .collect(Collectors.joining(" AND "));
        return "SELECT " + String.join(", ", items) + " FROM " + original.text(many.span()) + (where.isEmpty() ? "" : " WHERE " + where)
                + " GROUP BY " + parts.pairs().stream().map(pair -> original.text(pair.inside())).collect(Collectors.joining(", "));
    }
}
