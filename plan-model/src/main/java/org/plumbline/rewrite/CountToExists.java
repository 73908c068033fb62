package org.plumbline.rewrite;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.plumbline.sql.block.QueryBlock;
import org.plumbline.sql.block.Shape;
import org.plumbline.sql.block.Span;

/// Counting rows only to see whether there is one becomes EXISTS, which stops at the first.
///
///     SELECT ... WHERE (SELECT count(*) FROM orders o WHERE o.customer_id = c.id) > 0
///     SELECT ... WHERE EXISTS (SELECT 1 FROM orders o WHERE o.customer_id = c.id)
///
/// `count(x)` passes over NULLs, so that it becomes one more condition. Always the same: a count is never NULL. A row whose columns are all
/// NULL is counted, though IS NULL is true of it; IS DISTINCT FROM NULL is false of what is no row at all alone
/// (`make_nulltest_from_distinct`, parse_expr.c).
final class CountToExists implements Rewrite {
    private static final RewriteInfo INFO = new RewriteInfo("count-to-exists", "Counting to see whether there is one becomes EXISTS");

    @Override
    public RewriteInfo info() {
        return INFO;
    }

    @Override
    public List<Rewriting> of(Original original) {
        return original.conditions().flatMap(term -> term.shape() instanceof Shape.Compared compared
                ? rewriting(original, compared).stream() : Stream.empty()).toList();
    }

    private static Optional<Rewriting> rewriting(Original original, Shape.Compared compared) {
        boolean mirrored = original.shape(compared.right()) instanceof Shape.Query;
        Span query = mirrored ? compared.right() : compared.left();
        Span figure = mirrored ? compared.left() : compared.right();
        Optional<Boolean> wanted = wantsOne(
                mirrored ? Mirrored.turned(compared.operator()) : compared.operator(), original.text(figure).strip());
        Optional<PlainSelect> plain = original.query(query).flatMap(found -> PlainSelect.of(original, found))
                .filter(CountToExists::onlyCounts);
        if (wanted.isEmpty() || plain.isEmpty() || !(original.shape(plain.get().block().items()) instanceof Shape.Call call)
                || !call.plain() || !call.name().equals("count") || call.arguments().size() != 1) {
            return Optional.empty();
        }
        PlainSelect select = plain.get();
        Span argument = call.arguments().getFirst();
        if (KnownCalls.hasParameters(original, argument)) {
            return Optional.empty();
        }
        var edits = new ArrayList<Edit>();
        edits.add(new Edit(new Span(compared.span().start(), query.start()), wanted.get() ? "EXISTS " : "NOT EXISTS "));
        edits.add(new Edit(select.block().items(), "1"));
        boolean every = original.text(argument).equals("*") || original.shape(argument) instanceof Shape.Literal;
        if (!every) {
            edits.addAll(select.alsoWhere(Operands.side(original, argument)
                    + (isSingleValue(original, argument, select.block()) ? " IS NOT NULL" : " IS DISTINCT FROM NULL")));
        }
        if (query.end() < compared.span().end()) {
            edits.add(Edit.remove(new Span(query.end(), compared.span().end())));
        }
        return Optional.of(Rewriting.sameRows(INFO, original, compared.span(), edits, List.of(), Gain.LIKELY));
    }

    /// Not the row of a table or a composite type.
    private static boolean isSingleValue(Original original, Span argument, QueryBlock block) {
        return original.shape(argument) instanceof Shape.Computed || (original.shape(argument) instanceof Shape.Column column
                && original.names().bind(column, block).filter(original.names()::isSingleValue).isPresent());
    }

    private static boolean onlyCounts(PlainSelect select) {
        return select.block().selected().size() == 1 && select.block().calls().size() == 1 && select.block().groupBy().isEmpty()
                && select.block().having().isEmpty() && !select.isDistinct() && !select.isLimited() && !select.isOrdered()
                && select.query().with().isEmpty();
    }

    /// Whether it asks for one at least; empty where it asks for a number.
    private static Optional<Boolean> wantsOne(String operator, String figure) {
        return switch (operator + " " + figure) {
            case "> 0", ">= 1", "<> 0" -> Optional.of(true);
            case "= 0", "< 1", "<= 0" -> Optional.of(false);
            default -> Optional.empty();
        };
    }
}
