package org.plumbline.advice.rule;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.plumbline.plan.Operation;
import org.plumbline.plan.PlanNode;
import org.plumbline.sql.ColumnName;
import org.plumbline.sql.SortKey;
import org.plumbline.sql.SortKeys;

/// What rows are made distinct by.
final class DistinctKeys {
    private DistinctKeys() {}

    /// Whether an Aggregate returns nothing but what it groups by: that is told by its Output alone, which VERBOSE prints.
    static boolean isDistinct(PlanNode node, Operation.Aggregate aggregate) {
        List<String> output = node.attributes().texts("Output");
        return !output.isEmpty() && aggregate.filter().isEmpty() && aggregate.partialMode().equals("Simple")
                && (aggregate.strategy().equals("Hashed") || aggregate.strategy().equals("Sorted"))
                && new HashSet<>(aggregate.groupKeys()).containsAll(output);
    }

    /// As EXPLAIN prints them: of the node itself, else of the sort below it. Empty where neither prints any.
    ///
    /// @param working the node that makes rows distinct, then those below it
    static List<String> of(List<PlanNode> working) {
        PlanNode node = working.getFirst();
        List<String> output = node.attributes().texts("Output");
        if (node.operation() instanceof Operation.Aggregate(var _, var _, List<String> keys, var _, var _)) {
            return keys;
        }
        if (node.operation() instanceof Operation.Group(List<String> keys, var _)) {
            return keys;
        }
        return output.isEmpty() ? working.stream().map(DistinctKeys::sortedBy).filter(keys -> !keys.isEmpty()).findFirst().orElse(List.of())
                : output;
    }

    /// The columns that they read; none where one is not understood.
    static Optional<List<ColumnName>> columns(List<String> keys) {
        return SortKeys.parse(keys).map(parsed -> {
            var columns = new ArrayList<ColumnName>();
            parsed.stream().map(SortKey::by).forEach(by -> columns.addAll(by.columns()));
            return List.copyOf(columns);
        });
    }

    private static List<String> sortedBy(PlanNode node) {
        return switch (node.operation()) {
            case Operation.Sort sort -> plain(sort.keys());
            case Operation.IncrementalSort sort -> plain(sort.keys());
            default -> List.of();
        };
    }

    private static List<String> plain(List<String> keys) {
        return keys.stream().map(key -> key.endsWith(" DESC") ? key.substring(0, key.length() - " DESC".length()) : key).toList();
    }
}
