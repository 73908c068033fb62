package org.plumbline.app.ui.state;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.plumbline.plan.NodeId;
import org.plumbline.plan.Plan;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.measure.MeasuredPlan;

/// A plan's nodes and groups of similar siblings, what is folded, and the visible rest as a flat array in display order. An entry is a
/// node's number, or the number of nodes plus a group's. Costs O(visible rows) for each change and no object per row.
public final class FoldedTree {
    private final Plan plan;
    private final List<SiblingGroup> groups;
    private final int[] groupOf;
    private final SiblingOrder order;
    private final BitSet expanded = new BitSet();
    private int[] entries = new int[0];
    private int[] depths = new int[0];
    private long[] guides = new long[0];
    private int size;

    /// Walks over all nodes: for a background thread.
    public FoldedTree(MeasuredPlan measured) {
        plan = measured.plan();
        groups = SiblingGroups.of(measured);
        groupOf = new int[plan.nodes().size()];
        Arrays.fill(groupOf, -1);
        for (int group = 0; group < groups.size(); group++) {
            for (PlanNode member : groups.get(group).members()) {
                groupOf[member.id().index()] = group;
            }
        }
        order = new SiblingOrder(plan.nodes(), groupOf, groups.size());
        expanded.set(0, plan.nodes().size());
        rebuild();
    }

    /// By their numbers.
    public List<SiblingGroup> groups() {
        return groups;
    }

    /// Of visible rows.
    public int size() {
        return size;
    }

    /// What stands in this row.
    public PlanItem item(int index) {
        return itemOf(entries[index]);
    }

    /// Levels below the root's row.
    public int depth(int index) {
        return depths[index];
    }

    /// Bit d is set when a line runs down at depth d beside this row, because a sibling of its ancestor (or of itself) follows.
    public long guides(int index) {
        return guides[index];
    }

    /// Something can be shown below this row.
    public boolean isExpandable(int index) {
        return entries[index] >= groupOf.length || !plan.nodes().get(entries[index]).isLeaf();
    }

    /// What is below this row is shown.
    public boolean isExpanded(int index) {
        return expanded.get(entries[index]);
    }

    /// The rows as they are now, for another thread.
    public VisibleItems visible() {
        return new VisibleItems(plan, groups, Arrays.copyOf(entries, size), Arrays.copyOf(depths, size));
    }

    /// Where this item is shown now; none when it is folded away.
    public Optional<Integer> indexOf(PlanItem item) {
        int wanted = entry(item);
        for (int i = 0; i < size; i++) {
            if (entries[i] == wanted) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }

    /// The row under which this one stands; none for the root's.
    public Optional<Integer> parentRow(int index) {
        for (int i = index - 1; i >= 0; i--) {
            if (depths[i] < depths[index]) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }

    /// Opens or closes this item.
    public void setExpanded(PlanItem item, boolean open) {
        expanded.set(entry(item), open);
        rebuild();
    }

    /// Opens or closes this item and everything below it.
    public void setExpandedBelow(PlanItem item, boolean open) {
        switch (item) {
            case PlanItem.Node(NodeId id) -> {
                PlanNode node = plan.node(id);
                expanded.set(id.index(), node.subtreeEnd(), open);
                for (int group = 0; group < groups.size(); group++) {
                    int parent = groups.get(group).parent().index();
                    if (parent >= id.index() && parent < node.subtreeEnd()) {
                        expanded.set(groupOf.length + group, open);
                    }
                }
            }
            case PlanItem.Siblings(int group) -> {
                expanded.set(groupOf.length + group, open);
                groups.get(group).members().forEach(member -> expanded.set(member.id().index(), member.subtreeEnd(), open));
            }
        }
        rebuild();
    }

    /// Opens all that hides this node. Returns whether something was opened.
    public boolean reveal(NodeId id) {
        boolean changed = false;
        Optional<PlanNode> node = Optional.of(plan.node(id));
        while (node.isPresent()) {
            int group = groupOf[node.get().id().index()];
            if (group >= 0 && !expanded.get(groupOf.length + group)) {
                expanded.set(groupOf.length + group);
                changed = true;
            }
            node = plan.parent(node.get());
            if (node.isPresent() && !expanded.get(node.get().id().index())) {
                expanded.set(node.get().id().index());
                changed = true;
            }
        }
        if (changed) {
            rebuild();
        }
        return changed;
    }

    /// Siblings by this value, those without one (NaN) last.
    public void sortSiblings(ToDoubleFunction<PlanItem> value, boolean ascending) {
        order.sort(Optional.of(new SiblingOrder.By(entry -> value.applyAsDouble(itemOf(entry)), ascending)));
        rebuild();
    }

    /// Siblings as the plan has them.
    public void unsorted() {
        order.sort(Optional.empty());
        rebuild();
    }

    /// A walk without an object for any row, so that showing a hundred thousand anew takes a few milliseconds.
    private void rebuild() {
        size = 0;
        int entry = 0;
        int depth = 0;
        long mask = 0;
        while (entry != SiblingOrder.NONE) {
            long above = depth < Long.SIZE ? mask & ((1L << depth) - 1) : mask;
            boolean more = order.next(entry) != SiblingOrder.NONE && depth < Long.SIZE;
            mask = more ? above | (1L << depth) : above;
            append(entry, depth, mask);
            int below = expanded.get(entry) ? order.first(entry) : SiblingOrder.NONE;
            if (below != SiblingOrder.NONE) {
                entry = below;
                depth++;
                continue;
            }
            while (entry != SiblingOrder.NONE && order.next(entry) == SiblingOrder.NONE) {
                entry = order.parent(entry);
                depth--;
            }
            entry = entry == SiblingOrder.NONE ? entry : order.next(entry);
        }
    }

    private void append(int entry, int depth, long mask) {
        if (size == entries.length) {
            int larger = Math.max(64, size * 2);
            entries = Arrays.copyOf(entries, larger);
            depths = Arrays.copyOf(depths, larger);
            guides = Arrays.copyOf(guides, larger);
        }
        entries[size] = entry;
        depths[size] = depth;
        guides[size] = mask;
        size++;
    }

    private PlanItem itemOf(int entry) {
        return entry < groupOf.length ? new PlanItem.Node(new NodeId(entry)) : new PlanItem.Siblings(entry - groupOf.length);
    }

    private int entry(PlanItem item) {
        return switch (item) {
            case PlanItem.Node(NodeId id) -> id.index();
            case PlanItem.Siblings(int group) -> groupOf.length + group;
        };
    }
}
