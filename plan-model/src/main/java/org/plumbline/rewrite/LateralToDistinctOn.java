package org.plumbline.rewrite;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.plumbline.sql.QuotedName;
import org.plumbline.sql.block.Join;
import org.plumbline.sql.block.QueryBlock;
import org.plumbline.sql.block.Reference;
import org.plumbline.sql.block.Span;

/// The first row for each other row, looked up by LATERAL one by one, becomes a join to the first rows of all groups.
///
///     SELECT c.name, l.total FROM customers c CROSS JOIN LATERAL
///         (SELECT o.total FROM orders o WHERE o.customer_id = c.id ORDER BY o.id DESC LIMIT 1) l
///     SELECT c.name, l.total FROM customers c JOIN
///         (SELECT DISTINCT ON (o.customer_id) o.customer_id AS key, o.total FROM orders o ORDER BY o.customer_id, o.id DESC) l ON l.key
///         = c.id
///
/// Reads every row once, where LATERAL without an index reads them for each. The order has to tell all rows of a group apart.
final class LateralToDistinctOn implements Rewrite {
    private static final RewriteInfo INFO = new RewriteInfo("lateral-to-distinct-on", "LATERAL with LIMIT 1 becomes DISTINCT ON");

    @Override
    public RewriteInfo info() {
        return INFO;
    }

    @Override
    public List<Rewriting> of(Original original) {
        var found = new ArrayList<Rewriting>();
        for (QueryBlock query : original.statement().all()) {
            PlainSelect.of(original, query).filter(around -> isRead(original, around)).ifPresent(around -> around.block().joins()
                    .forEach(join -> rewriting(original, around, join).ifPresent(found::add)));
        }
        return List.copyOf(found);
    }

    /// What it shows and does is known column by column: its row gets one more, which nothing may take up.
    private static boolean isRead(Original original, PlainSelect around) {
        return !around.block().star() && around.block().joins().stream().noneMatch(Join::natural)
                && around.parts().stream().allMatch(part -> original.names().read(part.span(), part.owner()).isPresent());
    }

    private static Optional<Rewriting> rewriting(Original original, PlainSelect around, Join join) {
        Reference reference = join.right().getFirst();
        Optional<PlainSelect> inner = isLateral(original, join, reference) ? PlainSelect.of(original, reference.query().orElseThrow())
                .filter(select -> isFirst(original, select)) : Optional.empty();
        Optional<Correlation> known = inner.flatMap(select -> Correlation.of(original, select, around.block()));
        var conditions = new ArrayList<Condition>();
        if (known.isEmpty() || !isOwn(original, inner.get()) || !known.get().groupsAlike(original, conditions)
                || !known.get().pairs().stream().allMatch(pair -> join.left().contains(pair.other().reference()))
                || !RowOrder.isFree(original, around.block(), conditions)
                || !RowOrder.isTotal(original, inner.get().query(), own(known.get()), conditions)) {
            return Optional.empty();
        }
        return inner.get().withoutTerms(known.get().terms())
                .map(without -> rewriting(original, join, inner.get(), known.get(), without, conditions));
    }

    private static Rewriting rewriting(Original original, Join join, PlainSelect inner, Correlation correlation, List<Edit> without,
            List<Condition> conditions) {
        Reference reference = join.right().getFirst();
        QueryBlock query = inner.query();
        var keys = new ArrayList<String>();
        var on = new ArrayList<String>();
        for (Correlation.Pair pair : correlation.pairs()) {
            String key = PlainSelect.freshName(original, "key", keys.size());
            keys.add(original.text(pair.inside()) + " AS " + key);
            on.add(QuotedName.of(reference.alias()) + "." + key + " = " + original.text(pair.outside()));
        }
        String groups = correlation.pairs().stream().map(pair -> original.text(pair.inside())).collect(Collectors.joining(", "));
        Span order = query.orderBy().orElseThrow();
        var edits = new ArrayList<>(without);
        edits.add(new Edit(new Span(join.span().start(), query.span().start()), join.kind() == Join.Kind.LEFT ? "LEFT JOIN " : "JOIN "));
        edits.add(Edit.before(inner.block().items().start(), "DISTINCT ON (" + groups + ") " + String.join(", ", keys) + ", "));
        edits.add(Edit.before(query.orderItems().getFirst().start(), groups + ", "));
        edits.add(Edit.remove(new Span(order.end(), query.limits().getFirst().end())));
        edits.add(join.condition().map(condition -> new Edit(condition, String.join(" AND ", on)))
                .orElseGet(() -> Edit.before(join.span().end(), " ON " + String.join(" AND ", on))));
        return Rewriting.sameRows(INFO, original, join.span(), edits, conditions, Gain.PERHAPS);
    }

    private static boolean isLateral(Original original, Join join, Reference reference) {
        return join.right().size() == 1 && reference.query().isPresent() && reference.columns().isEmpty() && !join.natural()
                && (join.kind() == Join.Kind.INNER || join.kind() == Join.Kind.LEFT)
                && original.text(reference.span()).regionMatches(true, 0, "lateral", 0, "lateral".length())
                && join.condition().map(condition -> original.text(condition).equalsIgnoreCase("true"))
                        .orElse(join.kind() == Join.Kind.INNER);
    }

    private static boolean isFirst(Original original, PlainSelect inner) {
        QueryBlock query = inner.query();
        return !inner.aggregates() && !inner.hasWindows() && !inner.isDistinct() && query.with().isEmpty() && inner.isOrdered()
                && query.limits().size() == 1 && original.text(query.limits().getFirst()).matches("(?i)limit\\s+1")
                && query.orderBy().orElseThrow().end() <= query.limits().getFirst().start()
                && KnownCalls.areRepeatable(original, query.span())
                && query.ordered().stream().allMatch(key -> RowNumber.keepsMeaning(original, inner.block(), key.span()));
    }

    /// What it shows and sorts by is of its own tables.
    private static boolean isOwn(Original original, PlainSelect inner) {
        return Stream.concat(inner.block().selected().stream(), inner.query().ordered().stream())
                .allMatch(item -> item.isStar() || original.names().read(item.span(), inner.block())
                .filter(read -> read.stream().noneMatch(bound -> Correlation.isOutside(bound, inner))).isPresent());
    }

    private static Set<Bound> own(Correlation correlation) {
        return correlation.pairs().stream().map(Correlation.Pair::own).collect(Collectors.toSet());
    }
}
