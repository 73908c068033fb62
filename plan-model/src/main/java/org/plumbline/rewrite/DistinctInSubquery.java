package org.plumbline.rewrite;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plumbline.sql.block.QueryBlock;
import org.plumbline.sql.block.QueryBlock.Role;
import org.plumbline.sql.block.Span;

/// DISTINCT in a query that IN or EXISTS looks through is not needed: they do not ask how often a row is there. PostgreSQL leaves it out of
/// EXISTS by itself (`simplify_EXISTS_query`, subselect.c); in IN it groups all the rows for it.
///
///     SELECT * FROM users WHERE id IN (SELECT DISTINCT user_id FROM posts)
///     SELECT * FROM users WHERE id IN (SELECT user_id FROM posts)
final class DistinctInSubquery implements Rewrite {
    private static final RewriteInfo INFO = new RewriteInfo("distinct-in-subquery", "IN and EXISTS need no DISTINCT");

    @Override
    public RewriteInfo info() {
        return INFO;
    }

    @Override
    public List<Rewriting> of(Original original) {
        var found = new ArrayList<Rewriting>();
        for (QueryBlock query : original.statement().all()) {
            Optional<PlainSelect> select = query.role() == Role.PREDICATE ? PlainSelect.of(original, query) : Optional.empty();
            select.filter(plain -> !plain.isLimited()).flatMap(plain -> plain.block().distinct())
                    .filter(words -> original.text(words).equalsIgnoreCase("distinct"))
                    .ifPresent(words -> found.add(Rewriting.sameRows(INFO, original, words, List.of(Edit.remove(
                            new Span(words.start(), original.query(query.span()).orElseThrow().core().items().start()))), List.of(),
                                    original.before(query.span().start()).equals("exists") ? Gain.NONE : Gain.PERHAPS)));
        }
        return List.copyOf(found);
    }
}
