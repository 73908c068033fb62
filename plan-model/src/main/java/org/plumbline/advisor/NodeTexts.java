package org.plumbline.advisor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.plumbline.plan.Condition;
import org.plumbline.plan.Filter;
import org.plumbline.plan.Operation;
import org.plumbline.plan.PlanNode;

/// Every expression that a node of a plan says.
///
/// @param conditions what rows of scans and joins must fulfil
/// @param later what groups must fulfil, and whole results
/// @param orders lists of keys that rows are sorted or grouped by
/// @param outputs what it hands up (VERBOSE)
record NodeTexts(List<Condition> conditions, List<String> later, List<List<String>> orders, List<String> outputs) {
    static NodeTexts of(PlanNode node) {
        boolean rows = node.operation() instanceof Operation.Scan || node.operation() instanceof Operation.Join;
        Stream<String> filters = Stream.of("Join Filter", "Filter", "One-Time Filter").flatMap(key -> node.attributes().text(key).stream());
        List<String> all = Stream.concat(filter(node.operation()).map(Filter::condition).map(Condition::text).stream(), filters)
                .distinct().toList();
        var conditions = new ArrayList<Condition>(searched(node.operation()).stream().toList());
        if (rows) {
            all.stream().map(Condition::new).forEach(conditions::add);
        }
        return new NodeTexts(conditions, rows ? List.of() : all, orders(node.operation()), node.attributes().texts("Output"));
    }

    private static Optional<Condition> searched(Operation operation) {
        return switch (operation) {
            case Operation.IndexScan scan -> scan.indexCond();
            case Operation.IndexOnlyScan scan -> scan.indexCond();
            case Operation.BitmapHeapScan scan -> scan.recheckCond();
            case Operation.HashJoin join -> join.hashCond();
            case Operation.MergeJoin join -> join.mergeCond();
            default -> Optional.empty();
        };
    }

    private static Optional<Filter> filter(Operation operation) {
        return switch (operation) {
            case Operation.Scan scan -> scan.filter();
            case Operation.Join join -> join.joinFilter();
            case Operation.Aggregate aggregate -> aggregate.filter();
            case Operation.Group group -> group.filter();
            case Operation.Result result -> result.filter();
            default -> Optional.empty();
        };
    }

    private static List<List<String>> orders(Operation operation) {
        return switch (operation) {
            case Operation.Sort sort -> List.of(sort.keys());
            case Operation.IncrementalSort sort -> List.of(sort.keys());
            case Operation.MergeAppend append -> List.of(append.keys());
            case Operation.Aggregate aggregate when !aggregate.groupKeys().isEmpty() -> List.of(aggregate.groupKeys());
            case Operation.Group group -> List.of(group.keys());
            default -> List.of();
        };
    }
}
