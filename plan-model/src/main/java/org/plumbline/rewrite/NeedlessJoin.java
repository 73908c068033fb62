package org.plumbline.rewrite;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.plumbline.sql.QuotedName;
import org.plumbline.sql.block.Join;
import org.plumbline.sql.block.QueryBlock;
import org.plumbline.sql.block.QueryPart;
import org.plumbline.sql.block.Reference;
import org.plumbline.sql.block.Shape;
import org.plumbline.sql.block.Span;

/// A joined table that nothing is read of, and that neither adds rows nor takes any away.
///
///     SELECT o.id, o.total FROM orders o JOIN customers c ON c.id = o.customer_id
///     SELECT o.id, o.total FROM orders o
///
/// An outer join to a key has one row for each; under DISTINCT it may have more. An inner join over a foreign key has exactly one, where
/// the referring columns are not NULL, which becomes a condition where the catalogue does not promise it. ONLY of a table with partitions
/// has none at all; a deferrable foreign key may be broken while a transaction lasts.
final class NeedlessJoin implements Rewrite {
    private static final RewriteInfo INFO = new RewriteInfo("needless-join", "A join of which nothing is used");

    @Override
    public RewriteInfo info() {
        return INFO;
    }

    @Override
    public List<Rewriting> of(Original original) {
        var found = new ArrayList<Rewriting>();
        for (QueryBlock query : original.statement().all()) {
            PlainSelect.of(original, query).ifPresent(select -> select.block().references()
                    .forEach(reference -> rewriting(original, select, reference).ifPresent(found::add)));
        }
        return List.copyOf(found);
    }

    private static Optional<Rewriting> rewriting(Original original, PlainSelect select, Reference reference) {
        Optional<JoinCut> cut = reference.kind() == Reference.Kind.TABLE && reference.withQuery().isEmpty()
                ? JoinCut.of(original, select, reference) : Optional.empty();
        Optional<Span> on = cut.flatMap(JoinCut::join).flatMap(Join::condition);
        var conditions = new ArrayList<Condition>();
        if (on.isEmpty() || KnownCalls.hasParameters(original, on.get())
                || !KnownCalls.areRepeatable(original, on.get())
                || !Usage.isUnused(original, select, reference, List.of(on.get()))
                || !RowOrder.isFree(original, select.block(), conditions)) {
            return Optional.empty();
        }
        Join join = cut.get().join().get();
        List<Edit> edits = cut.get().edits();
        if (join.kind() == Join.Kind.LEFT && join.right().contains(reference)) {
            boolean once = Keys.holds(original, reference, Set.of(), equal(original, select, reference, on.get(), conditions).keySet(),
                    conditions);
            boolean distinct = select.isDistinct() && !select.aggregates();
            return once || distinct ? Optional.of(Rewriting.sameRows(INFO, original, join.span(), edits, conditions,
                    once ? Gain.NONE : Gain.LIKELY)) : Optional.empty();
        }
        Optional<List<Edit>> also = join.kind() == Join.Kind.INNER ? referring(original, select, reference, on.get(), conditions)
                : Optional.empty();
        return also.map(more -> {
            var all = new ArrayList<>(edits);
            all.addAll(more);
            return Rewriting.sameRows(INFO, original, join.span(), all, conditions, Gain.LIKELY);
        });
    }

    /// The reference's columns that a condition holds equal to columns of others; adds what that rests on.
    private static Map<Bound, Bound> equal(
            Original original, PlainSelect select, Reference reference, Span on, List<Condition> conditions) {
        Map<Bound, Bound> equal = new LinkedHashMap<>();
        for (QueryPart term : terms(select, on)) {
            if (original.shape(term.span()) instanceof Shape.Compared compared && compared.operator().equals("=")
                    && original.shape(compared.left()) instanceof Shape.Column left
                    && original.shape(compared.right()) instanceof Shape.Column right) {
                Optional<Bound> one = original.names().bind(left, select.block());
                Optional<Bound> two = original.names().bind(right, select.block());
                if (one.isPresent() && two.isPresent() && !one.get().reference().equals(two.get().reference())) {
                    boolean first = one.get().reference().equals(reference);
                    if ((first || two.get().reference().equals(reference))
                            && AlikeTypes.of(original, one.get(), two.get(), conditions)) {
                        equal.put(first ? one.get() : two.get(), first ? two.get() : one.get());
                    }
                }
            }
        }
        return equal;
    }

    private static List<QueryPart> terms(PlainSelect select, Span on) {
        return select.block().conditions().stream().filter(part -> on.covers(part.span())).toList();
    }

    /// What has to be added where the condition is a foreign key to this reference; none where it is not.
    private static Optional<List<Edit>> referring(
            Original original, PlainSelect select, Reference reference, Span on, List<Condition> conditions) {
        Map<Bound, Bound> equal = equal(original, select, reference, on, conditions);
        Set<Reference> others = new HashSet<>(equal.values().stream().map(Bound::reference).toList());
        if (KnownCalls.isOnly(original, reference) || equal.size() != terms(select, on).size() || others.size() != 1
                || Keys.mayBeMissing(reference)) {
            return Optional.empty();
        }
        Reference other = others.iterator().next();
        Optional<Schema.Table> referring = original.names().table(other).filter(_ -> !Keys.mayBeMissing(other));
        Optional<Schema.ForeignKey> key = referring.flatMap(table -> table.foreignKeys().stream()
                .filter(each -> is(original, each, reference, equal)).findFirst());
        if (key.isEmpty() || !Keys.holds(original, reference, Set.of(), equal.keySet(), conditions)) {
            return Optional.empty();
        }
        String name = referring.get().qualifiedName();
        var referred = new Demand.RowReferredTo(name, key.get().columns(), key.get().table(), key.get().referenced());
        conditions.add(key.get().deferrable() ? Condition.toVouch(referred) : Condition.holds(referred));
        var nullable = new ArrayList<String>();
        for (String column : key.get().columns()) {
            if (original.names().isComposite(new Bound(other, column))) {
                return Optional.empty();
            }
            if (referring.get().isNotNull(column)) {
                conditions.add(Condition.holds(new Demand.NotNull(name, column)));
            } else {
                nullable.add(QuotedName.of(other.alias()) + "." + QuotedName.of(column) + " IS NOT NULL");
            }
        }
        return Optional.of(nullable.isEmpty() ? List.of() : select.alsoWhere(String.join(" AND ", nullable)));
    }

    private static boolean is(Original original, Schema.ForeignKey key, Reference reference, Map<Bound, Bound> equal) {
        boolean same = original.names().table(reference).map(Schema.Table::qualifiedName).filter(key.table()::equals).isPresent()
                && key.columns().size() == equal.size();
        for (int i = 0; i < key.columns().size() && same; i++) {
            Bound other = equal.get(new Bound(reference, key.referenced().get(i)));
            same = other != null && other.column().equals(key.columns().get(i));
        }
        return same;
    }
}
