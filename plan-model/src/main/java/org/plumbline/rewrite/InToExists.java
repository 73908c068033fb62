package org.plumbline.rewrite;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.plumbline.sql.block.QueryBlock;
import org.plumbline.sql.block.Shape;
import org.plumbline.sql.block.Span;

/// `IN (SELECT ...)` becomes EXISTS. PostgreSQL plans both alike, as a semi-join, unless the query has a DISTINCT, which it groups its rows
/// for, or reads the row around it: before PostgreSQL 17 such an IN is asked for each row.
///
///     SELECT * FROM users u WHERE u.id IN (SELECT DISTINCT p.user_id FROM posts p)
///     SELECT * FROM users u WHERE EXISTS (SELECT 1 FROM posts p WHERE p.user_id = u.id)
///
/// The same in a WHERE: IN may be NULL where EXISTS is false, and neither keeps the row.
final class InToExists implements Rewrite {
    private static final RewriteInfo INFO = new RewriteInfo("in-to-exists", "IN becomes EXISTS");

    @Override
    public RewriteInfo info() {
        return INFO;
    }

    @Override
    public List<Rewriting> of(Original original) {
        return original.whereTerms().flatMap(term -> !KnownCalls.hasMarks(original)
                && term.shape() instanceof Shape.Within within && !within.negated()
                ? rewriting(original, term.block(), within).stream() : Stream.empty()).toList();
    }

    private static Optional<Rewriting> rewriting(Original original, QueryBlock block, Shape.Within within) {
        Optional<PlainSelect> plain = original.query(within.list()).flatMap(query -> PlainSelect.of(original, query))
                .filter(select -> isPlain(original, select));
        Optional<Set<Bound>> outside = plain.flatMap(select -> original.names().readOutside(select.query()));
        boolean known = outside.isPresent() && KnownCalls.areRepeatable(original, within.span());
        Optional<String> subject = known ? Operands.sideInside(original, within.subject(), block, plain.get().block()) : Optional.empty();
        if (subject.isEmpty() || Operands.isRow(original, within.subject())) {
            return Optional.empty();
        }
        PlainSelect select = plain.get();
        Span item = select.block().selected().getFirst().span();
        if (!Operands.hasOwnType(original, item)) {
            return Optional.empty();
        }
        Span selected = new Span(select.block().distinct().map(Span::start).orElse(select.block().items().start()),
                select.block().items().end());
        var edits = new ArrayList<Edit>();
        edits.add(new Edit(new Span(within.span().start(), within.list().start()), "EXISTS "));
        edits.add(new Edit(selected, "1"));
        edits.addAll(select.alsoWhere(Operands.side(original, item) + " = " + subject.get()));
        edits.add(Edit.remove(new Span(within.list().end(), within.span().end())));
        return Optional.of(Rewriting.sameRows(INFO, original, within.span(), edits, List.of(),
                outside.get().isEmpty() && select.block().distinct().isEmpty() ? Gain.NONE : Gain.PERHAPS));
    }

    private static boolean isPlain(Original original, PlainSelect select) {
        boolean once = select.block().distinct().map(original::text).filter(words -> !words.equalsIgnoreCase("distinct")).isEmpty();
        return once && !select.aggregates() && !select.isLimited() && !select.isOrdered() && !select.hasWindows()
                && select.query().with().isEmpty() && select.block().selected().size() == 1 && !select.block().star();
    }
}
