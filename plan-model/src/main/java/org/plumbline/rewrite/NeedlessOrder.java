package org.plumbline.rewrite;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.plumbline.sql.block.QueryBlock;
import org.plumbline.sql.block.QueryBlock.Role;
import org.plumbline.sql.block.QueryPart;
import org.plumbline.sql.block.Shape;
import org.plumbline.sql.block.Span;

/// ORDER BY in a query whose rows are only looked through or added up.
///
///     SELECT * FROM users WHERE id IN (SELECT user_id FROM posts ORDER BY created)
///     SELECT * FROM users WHERE id IN (SELECT user_id FROM posts)
///
/// PostgreSQL takes it away below EXISTS alone. Of an aggregate the order does not matter where it is a count, a sum of exact numbers or
/// the like. Sums of floating-point numbers depend on it in their last digit, and of values that are equal and look otherwise, as 1.0 and
/// 1.00, it says which is the greatest or stands for a group.
final class NeedlessOrder implements Rewrite {
    private static final RewriteInfo INFO = new RewriteInfo("needless-order", "ORDER BY in a subquery that nobody sees");
    private static final Set<String> EXACT = Set.of("count", "bool_and", "bool_or", "every", "bit_and", "bit_or", "bit_xor");
    private static final Set<String> PRINTED_ALIKE = Set.of("smallint", "integer", "bigint", "boolean", "uuid", TypedColumn.DATE,
            TypedColumn.TIMESTAMP, TypedColumn.ZONED);

    @Override
    public RewriteInfo info() {
        return INFO;
    }

    @Override
    public List<Rewriting> of(Original original) {
        var found = new ArrayList<Rewriting>();
        for (QueryBlock query : original.statement().all()) {
            boolean sorts = query.orderBy().isPresent() && query.limits().isEmpty() && query.locking().isEmpty()
                    && RowOrder.isPlainDistinct(original, query.core())
                    && !query.role().equals(Role.ARM) && KnownCalls.areRepeatable(original, query.orderBy().get())
                    && !KnownCalls.hasParameters(original, query.orderBy().get());
            var conditions = new ArrayList<Condition>();
            if (sorts && (query.role() == Role.PREDICATE || (query.role() == Role.FROM && isAddedUp(original, query, conditions)))) {
                Span order = query.orderBy().get();
                Edit edit = Edit.remove(new Span(JoinCut.lastBefore(original, order.start()), order.end()));
                found.add(Rewriting.sameRows(INFO, original, order, List.of(edit), conditions.stream().distinct().toList(),
                        gain(original, query)));
            }
        }
        return List.copyOf(found);
    }

    private static Gain gain(Original original, QueryBlock query) {
        return original.before(query.span().start()).equals("exists") ? Gain.NONE : Gain.LIKELY;
    }

    /// What it stands in has nothing but groups of its rows, or one row of all; adds what that rests on.
    private static boolean isAddedUp(Original original, QueryBlock query, List<Condition> conditions) {
        QueryBlock around = query.parent().orElseThrow();
        boolean groups = !around.grouped().isEmpty() || !around.calls().isEmpty();
        return groups && around.command().isEmpty()
                && around.calls().stream().allMatch(call -> !call.windowed() && isExact(original, around, call.span(), conditions))
                && around.grouped().stream().allMatch(key -> printsAlike(original, around, key.span(), conditions))
                && KnownCalls.areRepeatable(original, around.items())
                && around.having().stream().allMatch(part -> KnownCalls.areRepeatable(original, part.span()))
                && RowOrder.isFree(original, around, conditions);
    }

    /// An aggregate of the same rows in any order is the same to the letter.
    private static boolean isExact(Original original, QueryBlock around, Span span, List<Condition> conditions) {
        if (!(original.shape(span) instanceof Shape.Call call)) {
            return false;
        }
        boolean one = call.arguments().size() == 1;
        return switch (call.name()) {
            case "sum", "avg" -> one && type(original, around, call.arguments().getFirst()).filter(AlikeTypes::isExactNumber).isPresent();
            case "min", "max" -> one && printsAlike(original, around, call.arguments().getFirst(), conditions);
            default -> EXACT.contains(call.name());
        };
    }

    /// Values that are equal look the same, so that it does not matter which of them is kept: 1.0 and 1.00 do not, nor 0 and -0.
    private static boolean printsAlike(Original original, QueryBlock around, Span span, List<Condition> conditions) {
        Optional<Bound> column = column(original, around, span);
        Optional<String> type = column.flatMap(bound -> AlikeTypes.type(original, bound));
        if (type.filter(TypedColumn.TEXTS::contains).isPresent()) {
            conditions.add(Condition.toVouch(
                    new Demand.DeterministicCollation(AlikeTypes.table(original, column.get()), column.get().column())));
            return true;
        }
        return type.filter(PRINTED_ALIKE::contains).isPresent();
    }

    private static Optional<String> type(Original original, QueryBlock block, Span span) {
        return column(original, block, span).flatMap(bound -> AlikeTypes.type(original, bound));
    }

    /// The column of a table that this is, through queries in FROM that show it.
    private static Optional<Bound> column(Original original, QueryBlock block, Span span) {
        Optional<Bound> bound = original.shape(span) instanceof Shape.Column column ? original.names().bind(column, block)
                : Optional.empty();
        if (bound.isEmpty() || Names.isStored(bound.get().reference())) {
            return bound;
        }
        Optional<QueryBlock> source = bound.get().reference().query()
                .filter(query -> bound.get().reference().columns().isEmpty() && query.arms().size() == 1).map(QueryBlock::core);
        return source.flatMap(core -> shown(original, core, bound.get().column()));
    }

    /// The column that a SELECT shows under this name.
    private static Optional<Bound> shown(Original original, QueryBlock core, String name) {
        var found = new ArrayList<Optional<Bound>>();
        for (QueryPart item : core.selected()) {
            if (item.isStar()) {
                Stars.of(item, core).forEach(reference -> RowIdentity.columns(original, reference).stream()
                        .filter(bound -> bound.column().equals(name))
                        .forEach(bound -> found.add(Optional.of(bound).filter(one -> Names.isStored(one.reference())))));
            } else if (original.names().nameOf(item).filter(other -> !other.equals(name)).isEmpty()) {
                found.add(column(original, core, item.span()));
            }
        }
        return found.size() == 1 ? found.getFirst() : Optional.empty();
    }
}
