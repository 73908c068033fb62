package org.plumbline.advice.rule;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.plumbline.advice.Doubt;
import org.plumbline.advice.Remedy;
import org.plumbline.index.IndexCandidate;
import org.plumbline.plan.Condition;
import org.plumbline.plan.Operation;
import org.plumbline.plan.Plan;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.Target;
import org.plumbline.sql.FixedColumns;
import org.plumbline.sql.SortKey;
import org.plumbline.sql.SortKeys;

/// The index that has a table's rows in the order of a sort, so that no sort is needed: first the columns that the scan holds to one
/// value, then the sort's, then one of a range.
///
/// @param index what to build
/// @param filters the scan demands more than that, which reading in order would have to check row by row
/// @param throughCast a column was read through a cast to text
record OrderIndex(IndexCandidate index, boolean filters, boolean throughCast) {
    /// Our own limit, as for other B-tree indexes.
    private static final int MOST_KEYS = 5;

    /// The scan of a single table whose rows this sort gets, as they are or collected from several processes.
    static Optional<PlanNode> scanBelow(Plan plan, PlanNode sort) {
        return plan.outer(sort)
                .flatMap(below -> below.operation() instanceof Operation.Gathering ? plan.outer(below) : Optional.of(below))
                .filter(below -> isTable(below.operation()) && ScanFigures.target(below).flatMap(Target::relation).isPresent());
    }

    private static boolean isTable(Operation operation) {
        return operation instanceof Operation.SeqScan || operation instanceof Operation.IndexScan
                || operation instanceof Operation.IndexOnlyScan || operation instanceof Operation.BitmapHeapScan;
    }

    /// None where a key is no plain column of the table, or not in its type's own order.
    static Optional<OrderIndex> of(PlanNode scan, List<String> sortKeys) {
        Target target = ScanFigures.target(scan).orElseThrow();
        String alias = target.alias().or(target::relation).orElseThrow();
        Optional<List<SortKey>> keys = SortKeys.parse(sortKeys).filter(all -> all.stream().allMatch(key -> isColumnOf(key, alias)));
        if (keys.isEmpty()) {
            return Optional.empty();
        }
        Set<String> fixed = new LinkedHashSet<>();
        Set<String> ranges = new LinkedHashSet<>();
        boolean filters = false;
        boolean throughCast = false;
        for (Condition condition : Stream.concat(
                ScanFigures.searched(scan).stream(), ScanFigures.filter(scan).stream()).toList()) {
            Optional<FixedColumns.Found> found = FixedColumns.of(condition, alias);
            found.ifPresent(each -> fixed.addAll(each.columns()));
            found.ifPresent(each -> ranges.addAll(each.ranges()));
            filters |= found.isEmpty() || found.get().others();
            throughCast |= found.map(FixedColumns.Found::throughCast).orElse(false);
        }
        List<IndexCandidate.Key> columns = inOrder(fixed, keys.get());
        if (columns.size() > MOST_KEYS) {
            return Optional.empty();
        }
        // Behind the order a range narrows nothing, but what it rejects is not fetched from the table.
        ranges.stream().filter(range -> isNew(columns, range)).limit(MOST_KEYS - columns.size()).findFirst()
                .ifPresent(range -> columns.add(IndexCandidate.Key.column(range)));
        return Optional.of(new OrderIndex(
                new IndexCandidate(target.schema(), target.relation().orElseThrow(), "btree", columns, List.of(), Optional.empty()),
                filters, throughCast));
    }

    private static boolean isColumnOf(SortKey key, String alias) {
        return key.isPlain() && key.column().filter(column -> column.belongsTo(alias)).isPresent();
    }

    /// An index is read backwards as well as forwards: where all keys descend, none needs to.
    private static List<IndexCandidate.Key> inOrder(Set<String> fixed, List<SortKey> sorted) {
        boolean allDescend = sorted.stream().allMatch(SortKey::descending);
        var keys = new ArrayList<IndexCandidate.Key>();
        fixed.forEach(column -> keys.add(IndexCandidate.Key.column(column)));
        for (SortKey key : sorted) {
            String name = key.column().orElseThrow().name();
            if (isNew(keys, name)) {
                keys.add(new IndexCandidate.Key(name, true, key.descending() && !allDescend, Optional.empty()));
            }
        }
        return keys;
    }

    private static boolean isNew(List<IndexCandidate.Key> keys, String column) {
        return keys.stream().noneMatch(known -> known.expression().equals(column));
    }

    Remedy remedy() {
        return new Remedy.CreateIndex(index);
    }

    List<Doubt> doubts() {
        return throughCast
                ? List.of(Doubt.EXISTING_INDEXES_UNKNOWN, Doubt.CAST_MAY_HIDE_ANOTHER_TYPE, Doubt.WRITES_COST_MORE)
                : List.of(Doubt.EXISTING_INDEXES_UNKNOWN, Doubt.WRITES_COST_MORE);
    }
}
