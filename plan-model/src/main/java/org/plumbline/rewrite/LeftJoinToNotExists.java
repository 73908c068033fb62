package org.plumbline.rewrite;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plumbline.sql.block.Join;
import org.plumbline.sql.block.QueryBlock;
import org.plumbline.sql.block.QueryPart;
import org.plumbline.sql.block.Reference;
import org.plumbline.sql.block.Shape;
import org.plumbline.sql.block.Span;

/// An outer join whose rows without a partner are kept alone becomes NOT EXISTS.
///
///     SELECT c.name FROM customers c LEFT JOIN orders o ON o.customer_id = c.id WHERE o.id IS NULL
///     SELECT c.name FROM customers c WHERE NOT EXISTS (SELECT 1 FROM orders o WHERE o.customer_id = c.id)
///
/// PostgreSQL makes an anti-join of the first where the column that is asked is one that the join compares (`reduce_outer_joins`,
/// prepjointree.c); of others it cannot tell that they are not NULL in a partner.
final class LeftJoinToNotExists implements Rewrite {
    private static final RewriteInfo INFO = new RewriteInfo("left-join-to-not-exists", "LEFT JOIN ... IS NULL becomes NOT EXISTS");

    @Override
    public RewriteInfo info() {
        return INFO;
    }

    @Override
    public List<Rewriting> of(Original original) {
        var found = new ArrayList<Rewriting>();
        for (QueryBlock query : original.statement().all()) {
            Optional<PlainSelect> select = KnownCalls.hasMarks(original) ? Optional.empty() : PlainSelect.of(original, query);
            select.ifPresent(plain -> plain.block().whereTerms().forEach(term -> {
                if (original.shape(term.span()) instanceof Shape.IsNull asked && !asked.negated()
                        && original.shape(asked.subject()) instanceof Shape.Column column) {
                    original.names().bind(column, plain.block()).filter(bound -> bound.reference().owner() == plain.block())
                            .flatMap(bound -> rewriting(original, plain, term, bound)).ifPresent(found::add);
                }
            }));
        }
        return List.copyOf(found);
    }

    private static Optional<Rewriting> rewriting(Original original, PlainSelect select, QueryPart term, Bound asked) {
        Reference reference = asked.reference();
        Optional<JoinCut> cut = reference.kind() == Reference.Kind.TABLE ? JoinCut.of(original, select, reference) : Optional.empty();
        Optional<Join> join = cut.flatMap(JoinCut::join).filter(each -> each.kind() == Join.Kind.LEFT && each.right().contains(reference));
        Optional<Span> on = join.flatMap(Join::condition);
        boolean others = select.block().joins().stream()
                .anyMatch(each -> each.kind() == Join.Kind.RIGHT || each.kind() == Join.Kind.FULL);
        var conditions = new ArrayList<Condition>();
        if (on.isEmpty() || others || !KnownCalls.areRepeatable(original, on.get())
                || !Usage.isUnused(original, select, reference, List.of(on.get(), term.span()))
                || !RowOrder.isFree(original, select.block(), conditions)) {
            return Optional.empty();
        }
        boolean compared = isCompared(original, select, on.get(), asked);
        if (original.names().isComposite(asked)) {
            return Optional.empty();
        }
        // a row of NULLs is equal to another, and IS NULL
        if (!compared || !original.names().isSingleValue(asked)) {
            Optional<Schema.Table> table = original.names().table(reference);
            if (!Names.isStored(reference)) {
                return Optional.empty();
            }
            var demand = new Demand.NotNull(AlikeTypes.table(original, asked), asked.column());
            conditions.add(table.filter(known -> known.isNotNull(asked.column())).isPresent() ? Condition.holds(demand)
                    : Condition.toVouch(demand));
        }
        var edits = new ArrayList<>(cut.get().edits());
        edits.add(new Edit(term.span(), "NOT EXISTS (SELECT 1 FROM " + original.text(reference.span()) + " WHERE " + original.text(on.get())
                + ")"));
        return Optional.of(Rewriting.sameRows(INFO, original, join.get().span(), edits, conditions, compared ? Gain.NONE : Gain.LIKELY));
    }

    /// A partner cannot have NULL there, as the join compares it.
    private static boolean isCompared(Original original, PlainSelect select, Span on, Bound asked) {
        return select.block().conditions().stream().filter(part -> on.covers(part.span()))
                .anyMatch(part -> original.shape(part.span()) instanceof Shape.Compared compared
                        && (is(original, select, compared.left(), asked) || is(original, select, compared.right(), asked)));
    }

    private static boolean is(Original original, PlainSelect select, Span side, Bound asked) {
        return original.shape(side) instanceof Shape.Column column
                && original.names().bind(column, select.block()).filter(asked::equals).isPresent();
    }
}
