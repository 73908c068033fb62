package org.plumbline.rewrite;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.plumbline.sql.block.Piece;
import org.plumbline.sql.block.QueryBlock;
import org.plumbline.sql.block.QueryBlock.Role;
import org.plumbline.sql.block.Reference;
import org.plumbline.sql.block.Shape;
import org.plumbline.sql.block.Span;

/// ORDER BY in a query whose rows are only looked through or added up.
///
///     SELECT * FROM users WHERE id IN (SELECT user_id FROM posts ORDER BY created)
///     SELECT * FROM users WHERE id IN (SELECT user_id FROM posts)
///
/// PostgreSQL takes it away below EXISTS alone. Of an aggregate the order does not matter where it is a count, an extreme or the like; sums
/// of floating-point numbers depend on it in their last digit.
final class NeedlessOrder implements Rewrite {
    private static final RewriteInfo INFO = new RewriteInfo("needless-order", "ORDER BY in a subquery that nobody sees");
    private static final Set<String> EXACT = Set.of("count", "min", "max", "bool_and", "bool_or", "every", "bit_and", "bit_or", "bit_xor");
    private static final Set<String> SUMS = Set.of("sum", "avg");
    private static final Set<String> FLOATS = Set.of("real", "double precision");
    private static final Set<String> FLOAT_WORDS = Set.of("float", "float4", "float8", "real", "double");

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
                    && !query.role().equals(Role.ARM) && KnownCalls.areRepeatable(original, query.orderBy().get());
            if (sorts && (query.role() == Role.PREDICATE || (query.role() == Role.FROM && isAddedUp(original, query)))) {
                Span order = query.orderBy().get();
                Edit edit = Edit.remove(new Span(JoinCut.lastBefore(original, order.start()), order.end()));
                found.add(Rewriting.sameRows(INFO, original, order, List.of(edit), List.of(), gain(original, query)));
            }
        }
        return List.copyOf(found);
    }

    private static Gain gain(Original original, QueryBlock query) {
        return original.before(query.span().start()).equals("exists") ? Gain.NONE : Gain.LIKELY;
    }

    /// What it stands in has nothing but groups of its rows, or one row of all.
    private static boolean isAddedUp(Original original, QueryBlock query) {
        QueryBlock around = query.parent().orElseThrow();
        boolean groups = !around.grouped().isEmpty() || !around.calls().isEmpty();
        return groups && around.command().isEmpty() && around.calls().stream().allMatch(call -> !call.windowed()
                && original.shape(call.span()) instanceof Shape.Call shape
                && (EXACT.contains(shape.name()) || (SUMS.contains(shape.name()) && isExact(original, around))))
                && KnownCalls.areRepeatable(original, around.items())
                && around.having().stream().allMatch(part -> KnownCalls.areRepeatable(original, part.span()))
                && RowOrder.isFree(original, around, new ArrayList<>());
    }

    /// Nothing that it reads is a floating-point number.
    private static boolean isExact(Original original, QueryBlock around) {
        boolean words = Piece.of(original.text(around.span())).stream().anyMatch(piece -> FLOAT_WORDS.contains(
                piece.token().text().toLowerCase(Locale.ROOT)));
        return !words && around.all().stream().flatMap(block -> block.references().stream())
                .filter(reference -> reference.source().isEmpty()).allMatch(reference -> isExact(original, reference));
    }

    private static boolean isExact(Original original, Reference reference) {
        Optional<Schema.Table> table = original.names().table(reference);
        return table.isPresent() && table.get().columns().stream().noneMatch(column -> FLOATS.contains(TypedColumn.plain(column.type())));
    }
}
