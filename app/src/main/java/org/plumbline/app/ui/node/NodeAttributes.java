package org.plumbline.app.ui.node;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.plumbline.app.ui.text.Format;
import org.plumbline.plan.AttributeValue;
import org.plumbline.plan.JoinType;
import org.plumbline.plan.Operation;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.Relationship;
import org.plumbline.plan.SortSpace;

/// What a node says beside its figures: general lines, output, and all the rest with PostgreSQL's own keys.
final class NodeAttributes {
    /// Shown elsewhere in the panel under these or other names.
    private static final Set<String> SHOWN_ELSEWHERE = Set.of(
            "Node Type", "Relation Name", "Schema", "Alias", "Index Name", "Filter", "Index Cond", "Recheck Cond", "Hash Cond",
                    "Merge Cond",
            "Join Filter", "Order By", "Sort Key", "Presorted Key", "Group Key", "Cache Key", "Output", "Rows Removed by Filter",
            "Rows Removed by Join Filter", "Rows Removed by Index Recheck", "Sort Method", "Sort Space Used", "Sort Space Type",
                    "Join Type",
            "Strategy", "Partial Mode", "Parent Relationship", "Subplan Name", "Parallel Aware", "Workers", "Plans", "Operation");

    private final PlanNode node;

    NodeAttributes(PlanNode node) {
        this.node = node;
    }

    List<NodeEntry> general() {
        var entries = new ArrayList<NodeEntry>();
        add(entries, "Node Type", node.nodeType());
        switch (node.operation()) {
            case Operation.Join join -> add(entries, "Join Type", label(join.joinType()));
            case Operation.Aggregate aggregate -> {
                add(entries, "Strategy", aggregate.strategy());
                add(entries, "Partial Mode", aggregate.partialMode());
            }
            case Operation.Sort(var _, SortSpace.InMemory(String method, var used)) ->
                    add(entries, "Sort Method", method + ", " + Format.bytes(used) + " of memory");
            case Operation.Sort(var _, SortSpace.OnDisk(String method, var written)) ->
                    add(entries, "Sort Method", method + ", " + Format.bytes(written) + " on disk");
            default -> { /* its type says it all */ }
        }
        node.relationship().map(Relationship::label).ifPresent(label -> add(entries, "Parent Relationship", label));
        node.subplanName().ifPresent(name -> add(entries, "Subplan Name", name));
        if (node.parallelAware()) {
            add(entries, "Parallel Aware", "yes: the processes share its work");
        }
        entries.add(NodeEntry.muted("Lines", node.lines().first() == node.lines().last()
                ? Integer.toString(node.lines().first())
                : node.lines().first() + " to " + node.lines().last(), "Where it stands in the text that was opened."));
        return entries;
    }

    List<NodeEntry> output() {
        List<String> columns = node.attributes().texts("Output");
        return columns.isEmpty() ? List.of() : List.of(NodeEntry.code("Output", String.join(", ", columns), Terms.explain("Output")));
    }

    List<NodeEntry> others() {
        Map<String, AttributeValue> rest = new LinkedHashMap<>(node.attributes().asMap());
        rest.keySet().removeAll(SHOWN_ELSEWHERE);
        return rest.entrySet().stream().map(entry -> NodeEntry.plain(entry.getKey(), text(entry.getValue()),
                Terms.explain(entry.getKey()))).toList();
    }

    private static void add(List<NodeEntry> entries, String term, String value) {
        entries.add(NodeEntry.plain(term, value, Terms.explain(term)));
    }

    private static String label(JoinType type) {
        return type.label();
    }

    private static String text(AttributeValue value) {
        return switch (value) {
            case AttributeValue.Text(String text) -> text;
            case AttributeValue.Whole(long number) -> Format.countFull(number);
            case AttributeValue.Decimal(double number) -> Double.toString(number);
            case AttributeValue.Flag(boolean set) -> set ? "yes" : "no";
            case AttributeValue.Items(var items) -> items.stream().map(NodeAttributes::text).collect(Collectors.joining(", "));
            case AttributeValue.Group(var inner) -> inner.asMap().entrySet().stream()
                    .map(entry -> entry.getKey() + ": " + text(entry.getValue())).collect(Collectors.joining(", "));
        };
    }
}
