package org.plumbline.rewrite;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plumbline.sql.QuotedName;
import org.plumbline.sql.block.Join;
import org.plumbline.sql.block.QueryBlock;
import org.plumbline.sql.block.QueryPart;
import org.plumbline.sql.block.Shape;
import org.plumbline.sql.block.Span;

/// The first row of each group, found by numbering all of them and joined to what it belongs to, is looked up for each by LATERAL.
///
///     SELECT c.name, s.total FROM customers c JOIN (SELECT o.customer_id, o.total,
///         row_number() OVER (PARTITION BY o.customer_id ORDER BY o.id DESC) AS rn FROM orders o) s ON s.customer_id = c.id WHERE s.rn = 1
///     SELECT c.name, s.total FROM customers c JOIN LATERAL (SELECT o.customer_id, o.total FROM orders o
///         WHERE o.customer_id = c.id ORDER BY o.id DESC LIMIT 1) s ON s.customer_id = c.id
///
/// With an index on the group and the order that reads one row for each. The order has to tell all rows of a group apart.
final class RowNumberToLateral implements Rewrite {
    private static final RewriteInfo INFO = new RewriteInfo("row-number-to-lateral", "row_number() = 1 becomes LATERAL with LIMIT 1");

    @Override
    public RewriteInfo info() {
        return INFO;
    }

    @Override
    public List<Rewriting> of(Original original) {
        var found = new ArrayList<Rewriting>();
        for (QueryBlock query : original.statement().all()) {
            PlainSelect.of(original, query).ifPresent(around -> RowNumber.of(original, around)
                    .forEach(numbered -> rewriting(original, numbered).ifPresent(found::add)));
        }
        return List.copyOf(found);
    }

    private static Optional<Rewriting> rewriting(Original original, RowNumber numbered) {
        var conditions = new ArrayList<Condition>();
        Optional<Join> join = numbered.around().block().joins().stream()
                .filter(each -> each.kind() == Join.Kind.INNER && each.right().equals(List.of(numbered.reference()))).findFirst();
        boolean plain = join.flatMap(Join::condition).isPresent() && original.text(numbered.reference().span()).startsWith("(")
                && RowOrder.isFree(original, numbered.around().block(), conditions) && numbered.isTotal(original, conditions);
        var same = new ArrayList<String>();
        for (Span group : plain ? numbered.groups() : List.<Span>of()) {
            Optional<String> other = joined(original, numbered, join.orElseThrow(), group, conditions);
            if (other.isEmpty()) {
                return Optional.empty();
            }
            same.add(original.text(group) + " = " + other.get());
        }
        return same.isEmpty() ? Optional.empty() : numbered.withoutNumber(original).map(without -> {
            var edits = new ArrayList<Edit>();
            edits.add(Edit.before(numbered.reference().span().start(), "LATERAL "));
            edits.addAll(without);
            edits.addAll(numbered.inner().alsoWhere(String.join(" AND ", same)));
            edits.add(Edit.before(numbered.end(), " ORDER BY " + original.text(numbered.order()) + " LIMIT 1"));
            return Rewriting.sameRows(INFO, original, numbered.item().span(), edits, conditions, Gain.PERHAPS);
        });
    }

    /// The column on the other side of the join that this group's column is equal to, as the query itself may name it.
    private static Optional<String> joined(Original original, RowNumber numbered, Join join, Span group, List<Condition> conditions) {
        QueryBlock block = numbered.around().block();
        Optional<Bound> own = bound(original, numbered.inner().block(), group);
        List<String> names = numbered.inner().block().selected().stream()
                .filter(item -> own.isPresent() && bound(original, numbered.inner().block(), item.span()).equals(own))
                .flatMap(item -> original.names().nameOf(item).stream()).toList();
        for (QueryPart term : block.conditions()) {
            if (join.condition().filter(on -> on.covers(term.span())).isPresent()
                    && original.shape(term.span()) instanceof Shape.Compared compared && compared.operator().equals("=")) {
                Optional<Bound> left = bound(original, block, compared.left());
                Optional<Bound> right = bound(original, block, compared.right());
                boolean turned = right.filter(each -> each.reference().equals(numbered.reference())).isPresent();
                Optional<Bound> mine = turned ? right : left;
                Optional<Bound> other = turned ? left : right;
                if (mine.isPresent() && other.isPresent() && mine.get().reference().equals(numbered.reference())
                        && names.contains(mine.get().column()) && join.left().contains(other.get().reference())
                        && AlikeTypes.of(original, own.orElseThrow(), other.get(), conditions) && isSeen(numbered, other.get())) {
                    return Optional.of(QuotedName.of(other.get().reference().alias()) + "." + QuotedName.of(other.get().column()));
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Bound> bound(Original original, QueryBlock block, Span span) {
        return original.shape(span) instanceof Shape.Column column && !original.text(span).endsWith("*")
                ? original.names().bind(column, block) : Optional.empty();
    }

    private static boolean isSeen(RowNumber numbered, Bound other) {
        return numbered.inner().block().references().stream()
                .noneMatch(reference -> reference.alias().equals(other.reference().alias()));
    }
}
