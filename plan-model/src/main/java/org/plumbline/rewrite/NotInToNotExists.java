package org.plumbline.rewrite;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.plumbline.sql.block.QueryBlock;
import org.plumbline.sql.block.Shape;
import org.plumbline.sql.block.Span;

/// `NOT IN (SELECT ...)` becomes NOT EXISTS, which PostgreSQL plans as an anti-join.
///
///     SELECT * FROM orders o WHERE o.customer_id NOT IN (SELECT b.customer_id FROM blocked b)
///     SELECT * FROM orders o WHERE NOT EXISTS (SELECT FROM blocked b WHERE b.customer_id = o.customer_id)
///
/// Both are the same only where neither side can be NULL: NOT IN is never true over a list with a NULL in it, and never of a NULL over a
/// list that is not empty. What the catalogue does not promise is to be vouched for.
final class NotInToNotExists implements Rewrite {
    private static final RewriteInfo INFO = new RewriteInfo("not-in-to-not-exists", "NOT IN becomes NOT EXISTS");

    @Override
    public RewriteInfo info() {
        return INFO;
    }

    @Override
    public List<Rewriting> of(Original original) {
        return original.whereTerms().flatMap(term -> term.shape() instanceof Shape.Within within && within.negated()
                ? rewriting(original, term.block(), within).stream() : Stream.empty()).toList();
    }

    private static Optional<Rewriting> rewriting(Original original, QueryBlock block, Shape.Within within) {
        Optional<PlainSelect> plain = original.query(within.list()).flatMap(query -> PlainSelect.of(original, query))
                .filter(select -> select.keepsRows() && select.block().selected().size() == 1 && !select.block().star());
        if (plain.isEmpty() || original.names().readOutside(plain.get().query()).isEmpty()) {
            return Optional.empty();
        }
        PlainSelect select = plain.get();
        Span item = select.block().selected().getFirst().span();
        var conditions = new ArrayList<Condition>();
        boolean neverNull = NullDemands.of(original, item, select.block(), conditions)
                && NullDemands.of(original, within.subject(), block, conditions);
        Optional<String> subject = Operands.sideInside(original, within.subject(), block, select.block());
        boolean alike = Operands.hasOwnType(original, item) && !Operands.isRow(original, within.subject())
                && !KnownCalls.hasMarks(original);
        if (!neverNull || subject.isEmpty() || !alike) {
            return Optional.empty();
        }
        var edits = new ArrayList<Edit>();
        edits.add(new Edit(new Span(within.span().start(), within.list().start()), "NOT EXISTS "));
        edits.add(new Edit(select.block().items(), "1"));
        edits.addAll(select.alsoWhere(Operands.side(original, item) + " = " + subject.get()));
        edits.add(Edit.remove(new Span(within.list().end(), within.span().end())));
        return Optional.of(Rewriting.sameRows(INFO, original, within.span(), edits, conditions, Gain.LIKELY));
    }
}
