package org.plumbline.app.ui.state;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.plumbline.plan.NodeId;
import org.plumbline.plan.Plan;
import org.plumbline.plan.PlanNode;

/// What a [FoldedTree] showed at a moment, in pre-order: nodes, and groups of similar siblings above their members. It does not change.
public final class VisibleItems {
    private final Plan plan;
    private final List<SiblingGroup> groups;
    private final int[] entries;
    private final int[] depths;

    VisibleItems(Plan plan, List<SiblingGroup> groups, int[] entries, int[] depths) {
        this.plan = plan;
        this.groups = List.copyOf(groups);
        this.entries = entries;
        this.depths = depths;
    }

    /// How many items there are.
    public int size() {
        return entries.length;
    }

    /// Levels below the root.
    public int depth(int item) {
        return depths[item];
    }

    /// It stands for similar siblings.
    public boolean isGroup(int item) {
        return entries[item] >= plan.nodes().size();
    }

    /// The node that this item is; none for a group.
    public Optional<PlanNode> node(int item) {
        return isGroup(item) ? Optional.empty() : Optional.of(plan.nodes().get(entries[item]));
    }

    /// The group that this item is; none for a node.
    public Optional<SiblingGroup> group(int item) {
        return isGroup(item) ? Optional.of(groups.get(entries[item] - plan.nodes().size())) : Optional.empty();
    }

    /// The node whose drawing stands for the item: for a group its first member.
    public PlanNode drawn(int item) {
        return isGroup(item) ? group(item).orElseThrow().members().getFirst() : plan.nodes().get(entries[item]);
    }

    /// Its name as long as the plan is the same, whatever else is folded: a node's number, or the number of nodes plus a group's.
    public int entry(int item) {
        return entries[item];
    }

    /// What it stands for.
    public PlanItem item(int item) {
        return isGroup(item) ? new PlanItem.Siblings(entries[item] - plan.nodes().size()) : new PlanItem.Node(new NodeId(entries[item]));
    }

    /// The item that stands directly above each; -1 for the root.
    public int[] parents() {
        var parents = new int[entries.length];
        for (int item = 0; item < parents.length; item++) {
            int above = item - 1;
            while (above >= 0 && depths[above] >= depths[item]) {
                above = parents[above];
            }
            parents[item] = above;
        }
        return parents;
    }

    /// For each node of the plan the item that shows it, or else the nearest above that does.
    public int[] itemsOfNodes() {
        int size = plan.nodes().size();
        var items = new int[size];
        Arrays.fill(items, -1);
        for (int item = 0; item < entries.length; item++) {
            if (!isGroup(item)) {
                items[entries[item]] = item;
            }
        }
        for (int item = 0; item < entries.length; item++) {
            for (PlanNode member : isGroup(item) ? group(item).orElseThrow().members() : List.<PlanNode>of()) {
                int node = member.id().index();
                items[node] = items[node] < 0 ? item : items[node];
            }
        }
        for (int node = 0; node < size; node++) {
            if (items[node] < 0) {
                items[node] = items[plan.nodes().get(node).parent().orElseThrow().index()];
            }
        }
        return items;
    }
}
