package org.plumbline.plan.statistics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.plumbline.plan.Operation;
import org.plumbline.plan.Plan;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.Target;

/// Which partitions belong to one table. A plan does not name the table; since PostgreSQL 13 partitions bear its alias with a number
/// (`expand_single_inheritance_child`, inherit.c), and the alias alone is the table's. So it is told where different tables below one
/// Append are called `events_1`, `events_2` and nothing in the plan is called `events`, and is named by that alias: the table's own name
/// unless the query gave it another. Older versions, and a single partition that is left, tell nothing.
final class PartitionParents {
    private static final Pattern NUMBERED = Pattern.compile("(.+)_\\d+");

    /// An Append, and the alias without its number.
    private record Key(int append, String alias) {}

    private PartitionParents() {}

    /// The parent's alias by the indexes of the partitions' nodes, their Bitmap Index Scans too.
    static Map<Integer, String> of(Plan plan) {
        var aliases = new HashSet<String>();
        var members = new LinkedHashMap<Key, List<PlanNode>>();
        int[] append = new int[plan.nodes().size()];
        for (PlanNode node : plan.nodes()) {
            int index = node.id().index();
            append[index] = node.feedsParent() ? node.parent().map(parent -> append(plan, parent.index(), append)).orElse(-1) : -1;
            Optional<Target> target = target(plan, node);
            target.flatMap(Target::alias).ifPresent(alias -> {
                aliases.add(alias);
                Matcher matched = NUMBERED.matcher(alias);
                boolean named = matched.matches() && !target.get().relation().equals(Optional.of(alias));
                if (named && append[index] >= 0) {
                    members.computeIfAbsent(new Key(append[index], matched.group(1)), _ -> new ArrayList<>()).add(node);
                }
            });
        }
        var parents = new HashMap<Integer, String>();
        members.forEach((key, nodes) -> {
            if (!aliases.contains(key.alias()) && tables(plan, nodes).size() > 1) {
                nodes.forEach(node -> parents.put(node.id().index(), key.alias()));
            }
        });
        return parents;
    }

    private static int append(Plan plan, int parent, int[] append) {
        Operation operation = plan.nodes().get(parent).operation();
        return operation instanceof Operation.Append || operation instanceof Operation.MergeAppend ? parent : append[parent];
    }

    private static Set<String> tables(Plan plan, List<PlanNode> nodes) {
        var tables = new HashSet<String>();
        nodes.forEach(node -> target(plan, node).flatMap(Target::relation).ifPresent(tables::add));
        return tables;
    }

    private static Optional<Target> target(Plan plan, PlanNode node) {
        return switch (node.operation()) {
            case Operation.BitmapIndexScan _ -> PlanStatistics.heap(plan, node).map(Operation.BitmapHeapScan::target);
            case Operation.Scan scan when scan.target().relation().isPresent() -> Optional.of(scan.target());
            default -> Optional.empty();
        };
    }
}
