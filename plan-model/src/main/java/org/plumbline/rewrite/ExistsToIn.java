package org.plumbline.rewrite;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.plumbline.sql.block.QueryBlock;
import org.plumbline.sql.block.Shape;
import org.plumbline.sql.block.Span;

/// EXISTS that depends on the row around it by one equality becomes IN, which PostgreSQL plans alike: as a semi-join.
///
///     SELECT * FROM users u WHERE EXISTS (SELECT 1 FROM posts p WHERE p.user_id = u.id AND p.published)
///     SELECT * FROM users u WHERE u.id IN (SELECT p.user_id FROM posts p WHERE p.published)
///
/// The same in a WHERE: IN may be NULL where EXISTS is false, and neither keeps the row. NOT EXISTS is left alone, as NOT IN would be
/// another.
final class ExistsToIn implements Rewrite {
    private static final RewriteInfo INFO = new RewriteInfo("exists-to-in", "EXISTS becomes IN");

    @Override
    public RewriteInfo info() {
        return INFO;
    }

    @Override
    public List<Rewriting> of(Original original) {
        return original.whereTerms().flatMap(term -> !KnownCalls.hasMarks(original) && term.shape() instanceof Shape.Exists exists
                ? rewriting(original, term.block(), exists).stream() : Stream.empty()).toList();
    }

    private static Optional<Rewriting> rewriting(Original original, QueryBlock block, Shape.Exists exists) {
        Optional<PlainSelect> plain = original.query(exists.query()).flatMap(query -> PlainSelect.of(original, query))
                .filter(select -> select.keepsRows() && !select.isOrdered() && KnownCalls.areRepeatable(original, exists.span()));
        Optional<Correlation> correlation = plain.flatMap(select -> Correlation.of(original, select, block))
                .filter(found -> found.pairs().size() == 1);
        Optional<List<Edit>> without = correlation.flatMap(found -> plain.get().withoutTerms(found.terms()));
        if (without.isEmpty()) {
            return Optional.empty();
        }
        Correlation.Pair pair = correlation.get().pairs().getFirst();
        var edits = new ArrayList<>(without.get());
        edits.add(new Edit(new Span(exists.span().start(), exists.query().start()), original.text(pair.outside()) + " IN "));
        Span items = plain.get().block().items();
        edits.add(plain.get().block().selected().isEmpty() ? Edit.before(items.end(), " " + original.text(pair.inside()))
                : new Edit(items, original.text(pair.inside())));
        edits.add(Edit.remove(new Span(exists.query().end(), exists.span().end())));
        return Optional.of(Rewriting.sameRows(INFO, original, exists.span(), edits, List.of(), Gain.NONE));
    }
}
