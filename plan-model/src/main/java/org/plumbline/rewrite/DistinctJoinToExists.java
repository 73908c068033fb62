package org.plumbline.rewrite;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.plumbline.sql.block.Join;
import org.plumbline.sql.block.QueryPart;
import org.plumbline.sql.block.Reference;
import org.plumbline.sql.block.Span;

/// A join that only multiplies rows, which DISTINCT then takes away, becomes EXISTS.
///
///     SELECT DISTINCT c.id, c.name FROM customers c JOIN orders o ON o.customer_id = c.id WHERE o.total > 100
///     SELECT c.id, c.name FROM customers c WHERE EXISTS (SELECT 1 FROM orders o WHERE o.customer_id = c.id AND o.total > 100)
///
/// DISTINCT goes with it where the catalogue says that what is left has no two rows alike, and stays otherwise.
final class DistinctJoinToExists implements Rewrite {
    private static final RewriteInfo INFO = new RewriteInfo("distinct-join-to-exists", "DISTINCT over a join becomes EXISTS");

    @Override
    public RewriteInfo info() {
        return INFO;
    }

    @Override
    public List<Rewriting> of(Original original) {
        var found = new ArrayList<Rewriting>();
        var queries = KnownCalls.hasMarks(original) ? List.<PlainSelect>of() : original.statement().all().stream()
                .flatMap(query -> PlainSelect.of(original, query).stream()).filter(PlainSelect::isDistinct).toList();
        for (PlainSelect select : queries) {
            boolean plain = !select.aggregates() && KnownCalls.areRepeatable(original, select.block().span())
                    && select.block().joins().stream().noneMatch(join -> join.kind() == Join.Kind.RIGHT || join.kind() == Join.Kind.FULL);
            var free = new ArrayList<Condition>();
            if (plain && RowOrder.isFree(original, select.block(), free)) {
                select.block().references().forEach(reference -> rewriting(original, select, reference, free).ifPresent(found::add));
            }
        }
        return List.copyOf(found);
    }

    private static Optional<Rewriting> rewriting(
            Original original, PlainSelect select, Reference reference, List<Condition> free) {
        Optional<JoinCut> cut = reference.kind() == Reference.Kind.TABLE ? JoinCut.of(original, select, reference)
                .filter(found -> found.join().map(Join::kind).orElse(Join.Kind.INNER) == Join.Kind.INNER) : Optional.empty();
        Optional<Span> on = cut.flatMap(JoinCut::join).flatMap(Join::condition);
        List<QueryPart> moved = select.block().whereTerms().stream()
                .filter(term -> Usage.read(original, term).filter(read -> !Usage.reads(read, reference).isEmpty()).isPresent()).toList();
        var except = new ArrayList<>(on.stream().toList());
        moved.forEach(term -> except.add(term.span()));
        if (cut.isEmpty() || except.isEmpty() || !Usage.isUnused(original, select, reference, except)) {
            return Optional.empty();
        }
        Optional<List<Edit>> where = where(select, moved, "EXISTS (SELECT 1 FROM " + original.text(reference.span()) + " WHERE "
                + except.stream().map(span -> Operands.term(original, span)).collect(Collectors.joining(" AND ")) + ")");
        List<Reference> left = select.block().references().stream().filter(each -> !each.equals(reference)).toList();
        var conditions = new ArrayList<>(free);
        return where.map(also -> {
            var edits = new ArrayList<>(cut.get().edits());
            edits.addAll(also);
            Span distinct = select.block().distinct().orElseThrow();
            if (RowIdentity.isKnownBy(original, select, left, ofOthers(original, select, reference), conditions)) {
                edits.add(Edit.remove(new Span(distinct.start(), select.block().items().start())));
            }
            return Rewriting.sameRows(INFO, original, distinct, edits, conditions, Gain.LIKELY);
        });
    }

    private static Set<Bound> ofOthers(Original original, PlainSelect select, Reference reference) {
        return NeedlessDistinct.selected(original, select).stream().filter(bound -> !bound.reference().equals(reference))
                .collect(Collectors.toSet());
    }

    private static Optional<List<Edit>> where(PlainSelect select, List<QueryPart> moved, String exists) {
        if (moved.isEmpty()) {
            return Optional.of(select.alsoWhere(exists));
        }
        Span where = select.block().where().orElseThrow();
        if (moved.size() == select.block().whereTerms().size()) {
            return Optional.of(List.of(new Edit(new Span(where.start() + "where".length(), where.end()), " " + exists)));
        }
        return select.withoutTerms(moved).map(without -> {
            var edits = new ArrayList<>(without);
            edits.add(Edit.before(where.end(), " AND " + exists));
            return edits;
        });
    }
}
