package org.plumbline.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plumbline.plan.unit.Rows;

/// What a node searches, joins, sorts, groups or filters by, in the order in which it does so.
///
/// @param name PostgreSQL's word: `Index Cond`, `Filter`, `Sort Key`
/// @param text as PostgreSQL deparsed it
/// @param rowsRemovedPerLoop of a filter: rows that did not pass
public record NodeConditions(String name, String text, Optional<Rows> rowsRemovedPerLoop) {
    public static List<NodeConditions> of(Operation operation) {
        var found = new ArrayList<NodeConditions>();
        switch (operation) {
            case Operation.IndexScan scan -> {
                add(found, "Index Cond", scan.indexCond());
                add(found, "Order By", scan.orderBy());
            }
            case Operation.IndexOnlyScan scan -> add(found, "Index Cond", scan.indexCond());
            case Operation.BitmapIndexScan scan -> add(found, "Index Cond", scan.indexCond());
            case Operation.BitmapHeapScan scan -> scan.recheckCond().ifPresent(condition -> found.add(
                    new NodeConditions("Recheck Cond", condition.text(), scan.rowsRemovedByRecheckPerLoop())));
            case Operation.HashJoin join -> add(found, "Hash Cond", join.hashCond());
            case Operation.MergeJoin join -> add(found, "Merge Cond", join.mergeCond());
            case Operation.Sort sort -> add(found, "Sort Key", sort.keys());
            case Operation.IncrementalSort sort -> {
                add(found, "Sort Key", sort.keys());
                add(found, "Presorted Key", sort.presortedKeys());
            }
            case Operation.MergeAppend append -> add(found, "Sort Key", append.keys());
            case Operation.Aggregate aggregate -> add(found, "Group Key", aggregate.groupKeys());
            case Operation.Group group -> add(found, "Group Key", group.keys());
            case Operation.Memoize memoize -> memoize.cacheKey().ifPresent(key -> add(found, "Cache Key", List.of(key)));
            default -> { /* the others have none of their own */ }
        }
        filters(operation, found);
        return found;
    }

    private static void filters(Operation operation, List<NodeConditions> found) {
        switch (operation) {
            case Operation.Scan scan -> add(found, scan.filter(), "Filter");
            case Operation.Join join -> {
                add(found, join.joinFilter(), "Join Filter");
                add(found, join.filter(), "Filter");
            }
            case Operation.Aggregate aggregate -> add(found, aggregate.filter(), "Filter");
            case Operation.Group group -> add(found, group.filter(), "Filter");
            case Operation.Result result -> add(found, result.filter(), "Filter");
            default -> { /* the others have none */ }
        }
    }

    private static void add(List<NodeConditions> found, String name, Optional<Condition> condition) {
        condition.ifPresent(present -> found.add(new NodeConditions(name, present.text(), Optional.empty())));
    }

    private static void add(List<NodeConditions> found, String name, List<String> keys) {
        if (!keys.isEmpty()) {
            found.add(new NodeConditions(name, String.join(", ", keys), Optional.empty()));
        }
    }

    private static void add(List<NodeConditions> found, Optional<Filter> filter, String name) {
        filter.ifPresent(present -> found.add(new NodeConditions(name, present.condition().text(), present.rowsRemovedPerLoop())));
    }
}
