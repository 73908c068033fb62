package org.plumbline.rewrite;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plumbline.sql.block.Join;
import org.plumbline.sql.block.QueryBlock;
import org.plumbline.sql.block.QueryPart;
import org.plumbline.sql.block.Reference;
import org.plumbline.sql.block.Shape;

/// UNION becomes UNION ALL where no row can be there twice.
///
///     SELECT 'order' AS kind, o.id FROM orders o UNION SELECT 'invoice', i.id FROM invoices i
///     SELECT 'order' AS kind, o.id FROM orders o UNION ALL SELECT 'invoice', i.id FROM invoices i
///
/// No two arms may have a row in common: a constant tells them apart, or their conditions on a column that they show ([DisjointArms]). And
/// no arm may have a row twice: it shows a key of each of its tables, takes duplicates away itself, or has one row.
final class UnionToUnionAll implements Rewrite {
    private static final RewriteInfo INFO = new RewriteInfo("union-to-union-all", "UNION becomes UNION ALL");

    @Override
    public RewriteInfo info() {
        return INFO;
    }

    @Override
    public List<Rewriting> of(Original original) {
        var found = new ArrayList<Rewriting>();
        for (QueryBlock query : original.statement().all()) {
            boolean union = !query.operators().isEmpty()
                    && query.operators().stream().allMatch(operator -> operator.name().equals("UNION"));
            // which of the rows a LIMIT leaves is not said, and a recursive query ends by its UNION
            boolean whole = query.limits().isEmpty()
                    && query.arms().stream().allMatch(arm -> arm.arms().isEmpty() && arm.values().isEmpty())
                    && query.all().stream().flatMap(block -> block.references().stream())
                            .noneMatch(reference -> isRecursive(reference, query));
            if (union && whole) {
                rewriting(original, query).ifPresent(found::add);
            }
        }
        return List.copyOf(found);
    }

    private static boolean isRecursive(Reference reference, QueryBlock query) {
        return reference.withQuery().filter(with -> query.isIn(with.body())).isPresent();
    }

    private static Optional<Rewriting> rewriting(Original original, QueryBlock query) {
        var conditions = new ArrayList<Condition>();
        Optional<ArmColumns> columns = ArmColumns.of(original, query.arms());
        for (int i = 0; i < query.arms().size(); i++) {
            boolean repeatable = KnownCalls.areRepeatable(original, query.arms().get(i).items());
            if (!repeatable || columns.isEmpty() || !hasEachOnce(original, query.arms().get(i), i, columns.get(), conditions)) {
                return Optional.empty();
            }
        }
        if (!DisjointArms.are(original, query.arms(), conditions)) {
            return Optional.empty();
        }
        List<Edit> edits = query.operators().stream().map(operator -> new Edit(operator.span(), "UNION ALL")).toList();
        return Optional.of(Rewriting.sameRows(INFO, original, query.operators().getFirst().span(), edits,
                conditions.stream().distinct().toList(), Gain.LIKELY));
    }

    private static boolean hasEachOnce(Original original, QueryBlock arm, int index, ArmColumns columns, List<Condition> conditions) {
        boolean distinct = arm.distinct().filter(span -> original.text(span).equalsIgnoreCase("distinct")).isPresent();
        boolean oneRow = arm.references().isEmpty() && arm.calls().isEmpty() && !arm.selected().isEmpty();
        boolean grouped = arm.groupBy().isPresent();
        boolean aggregate = !grouped && arm.calls().stream().anyMatch(call -> !call.windowed());
        if (oneRow || aggregate) {
            return true;
        }
        if (distinct || grouped) {
            return (distinct || showsItsGroups(original, arm)) && columns.keepApart(conditions);
        }
        // which rows DISTINCT ON leaves is a part of all
        return arm.joins().stream().allMatch(join -> join.kind() == Join.Kind.INNER)
                && (showsKeys(original, arm, columns.kept(index, Optional.empty()), conditions)
                || showsKeys(original, arm, columns.kept(index, Optional.of(conditions)), conditions));
    }

    private static boolean showsItsGroups(Original original, QueryBlock arm) {
        List<String> shown = arm.selected().stream().map(QueryPart::text).toList();
        return !arm.grouped().isEmpty() && arm.grouped().stream().allMatch(key -> original.shape(key.span()) instanceof Shape.Column
                && shown.contains(key.text()));
    }

    private static boolean showsKeys(Original original, QueryBlock arm, List<Bound> shown, List<Condition> conditions) {
        return arm.references().stream().allMatch(reference -> Keys.holds(original, reference, shown, conditions));
    }
}
