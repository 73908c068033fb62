package org.plumbline.app.ui.state;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.plumbline.plan.NodeId;
import org.plumbline.plan.Plan;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.measure.MeasuredPlan;

/// A plan's nodes and groups of similar siblings, what is folded, and the visible rest as a flat array in display order. An entry is a
/// node's number, or the number of nodes plus a group's. Costs O(visible rows) for each change and no object per row.
public final class FoldedTree {
    private static final int[] NOTHING = {};

    private final Plan plan;
    private final List<SiblingGroup> groups;
    private final int[] groupOf;
    private final BitSet hasGroups = new BitSet();
    private final BitSet expanded = new BitSet();
    private Optional<Comparator<PlanItem>> order = Optional.empty();
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
            hasGroups.set(groups.get(group).parent().index());
            for (PlanNode member : groups.get(group).members()) {
                groupOf[member.id().index()] = group;
            }
        }
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

    /// Siblings in this order; none for the plan's own.
    public void sortSiblings(Optional<Comparator<PlanItem>> siblings) {
        order = siblings;
        rebuild();
    }

    private void rebuild() {
        size = 0;
        var frames = new ArrayList<Frame>();
        frames.add(new Frame(new int[] {0}, 0));
        while (!frames.isEmpty()) {
            Frame frame = frames.getLast();
            if (frame.next == frame.entries.length) {
                frames.removeLast();
                continue;
            }
            int depth = frames.size() - 1;
            int entry = frame.entries[frame.next++];
            boolean more = frame.next < frame.entries.length && depth < Long.SIZE;
            long mask = more ? frame.guides | 1L << depth : frame.guides;
            append(entry, depth, mask);
            if (expanded.get(entry)) {
                int[] children = children(entry);
                if (children.length > 0) {
                    frames.add(new Frame(children, mask));
                }
            }
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

    private int[] children(int entry) {
        if (entry < groupOf.length && order.isEmpty() && !hasGroups.get(entry)) {
            return plainChildren(entry);
        }
        var children = new ArrayList<Integer>();
        if (entry >= groupOf.length) {
            groups.get(entry - groupOf.length).members().forEach(member -> children.add(member.id().index()));
        } else {
            PlanNode node = plan.nodes().get(entry);
            var shown = new BitSet();
            for (int child = entry + 1; child < node.subtreeEnd(); child = plan.nodes().get(child).subtreeEnd()) {
                int group = groupOf[child];
                if (group < 0) {
                    children.add(child);
                } else if (!shown.get(group)) {
                    shown.set(group);
                    children.add(groupOf.length + group);
                }
            }
        }
        order.ifPresent(siblings -> children.sort((a, b) -> siblings.compare(itemOf(a), itemOf(b))));
        return children.stream().mapToInt(Integer::intValue).toArray();
    }

    /// Of nearly all nodes, so that showing a hundred thousand anew takes a few milliseconds.
    private int[] plainChildren(int node) {
        List<PlanNode> nodes = plan.nodes();
        int end = nodes.get(node).subtreeEnd();
        int count = 0;
        for (int child = node + 1; child < end; child = nodes.get(child).subtreeEnd()) {
            count++;
        }
        if (count == 0) {
            return NOTHING;
        }
        var children = new int[count];
        int child = node + 1;
        for (int i = 0; i < count; i++) {
            children[i] = child;
            child = nodes.get(child).subtreeEnd();
        }
        return children;
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

    /// Siblings of which some are still to be shown.
    private static final class Frame {
        private final int[] entries;
        private final long guides;
        private int next;

        Frame(int[] entries, long guides) {
            this.entries = entries;
            this.guides = guides;
        }
    }
}
