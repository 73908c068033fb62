package org.plumbline.rewrite;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.plumbline.sql.block.QueryBlock;
import org.plumbline.sql.block.Span;

/// The first row of each group, found by numbering all of them, becomes DISTINCT ON.
///
///     SELECT s.id, s.customer_id FROM (SELECT o.id, o.customer_id, row_number() OVER (PARTITION BY o.customer_id ORDER BY o.id DESC) AS rn
///         FROM orders o) s WHERE s.rn = 1
///     SELECT s.id, s.customer_id FROM (SELECT DISTINCT ON (o.customer_id) o.id, o.customer_id
///         FROM orders o ORDER BY o.customer_id, o.id DESC) s
///
/// Of rows on a par either may come first, so that the order has to tell all rows of a group apart.
final class RowNumberToDistinctOn implements Rewrite {
    private static final RewriteInfo INFO = new RewriteInfo("row-number-to-distinct-on", "row_number() = 1 becomes DISTINCT ON");

    @Override
    public RewriteInfo info() {
        return INFO;
    }

    @Override
    public List<Rewriting> of(Original original) {
        var found = new ArrayList<Rewriting>();
        for (QueryBlock query : original.statement().all()) {
            PlainSelect.of(original, query).ifPresent(around -> RowNumber.of(original, around).forEach(numbered -> {
                var conditions = new ArrayList<Condition>();
                if (RowOrder.isFree(original, around.block(), conditions) && numbered.isTotal(original, conditions)) {
                    numbered.withoutNumber(original).ifPresent(without -> found.add(rewriting(original, numbered, without, conditions)));
                }
            }));
        }
        return List.copyOf(found);
    }

    private static Rewriting rewriting(Original original, RowNumber numbered, List<Edit> without, List<Condition> conditions) {
        String groups = numbered.groups().stream().map(original::text).collect(Collectors.joining(", "));
        var edits = new ArrayList<Edit>();
        edits.add(Edit.before(numbered.inner().block().items().start(), "DISTINCT ON (" + groups + ") "));
        edits.addAll(without);
        edits.add(Edit.before(numbered.end(), " ORDER BY " + groups + ", " + original.text(numbered.order())));
        Span place = numbered.item().span();
        return Rewriting.sameRows(INFO, original, place, edits, conditions, Gain.PERHAPS);
    }
}
