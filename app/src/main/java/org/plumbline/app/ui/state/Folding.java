package org.plumbline.app.ui.state;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/// A tree of numbered nodes with groups of similar siblings, what of it is folded, and the visible rest as a flat array in display order.
/// An entry is a node's number, or the number of nodes plus a group's. Costs O(visible rows) for each change and no object per row.
public final class Folding {
    private static final int NONE = -1;

    private final int[] ends;
    private final int[] parents;
    private final int[] groupOf;
    private final int[][] members;
    private final BitSet hasGroups = new BitSet();
    private final BitSet expanded = new BitSet();
    private Optional<SiblingOrder> order = Optional.empty();
    private Optional<BitSet> kept = Optional.empty();
    private int[] entries = new int[0];
    private int[] depths = new int[0];
    private long[] guides = new long[0];
    private int size;

    /// All nodes open, all groups closed.
    ///
    /// @param ends of each node, in pre-order, the number past the last node below it
    /// @param groupOf of each node the number of its group, or -1; a group's nodes have one parent
    public Folding(int[] ends, int[] groupOf) {
        this.ends = ends.clone();
        this.groupOf = groupOf.clone();
        parents = parents(ends);
        members = members(groupOf);
        for (int[] group : members) {
            if (parents[group[0]] != NONE) {
                hasGroups.set(parents[group[0]]);
            }
        }
        expanded.set(0, ends.length);
        rebuild();
    }

    private static int[] parents(int[] ends) {
        var parents = new int[ends.length];
        int parent = NONE;
        for (int node = 0; node < ends.length; node++) {
            while (parent != NONE && node >= ends[parent]) {
                parent = parents[parent];
            }
            parents[node] = parent;
            parent = node;
        }
        return parents;
    }

    private static int[][] members(int[] groupOf) {
        int groups = Arrays.stream(groupOf).max().orElse(NONE) + 1;
        var counts = new int[groups];
        Arrays.stream(groupOf).filter(group -> group != NONE).forEach(group -> counts[group]++);
        var members = new int[groups][];
        Arrays.setAll(members, group -> new int[counts[group]]);
        var filled = new int[groups];
        for (int node = 0; node < groupOf.length; node++) {
            if (groupOf[node] != NONE) {
                members[groupOf[node]][filled[groupOf[node]]++] = node;
            }
        }
        return members;
    }

    /// The same tree with all of it open, in its own order.
    public Folding opened() {
        var all = new Folding(ends, groupOf);
        all.expanded.set(0, ends.length + members.length);
        all.rebuild();
        return all;
    }

    /// How many nodes there are; entries from here on are groups.
    public int nodes() {
        return ends.length;
    }

    /// Past the last node below this one.
    public int end(int node) {
        return ends[node];
    }

    /// The nodes of a group.
    ///
    /// @param entry of the group
    public int[] membersOf(int entry) {
        return members[entry - ends.length].clone();
    }

    /// Of visible rows.
    public int size() {
        return size;
    }

    /// What stands in this row.
    public int entry(int row) {
        return entries[row];
    }

    /// Of all rows; a copy.
    public int[] entries() {
        return Arrays.copyOf(entries, size);
    }

    /// Levels below the root's row.
    public int depth(int row) {
        return depths[row];
    }

    /// Of all rows; a copy.
    public int[] depths() {
        return Arrays.copyOf(depths, size);
    }

    /// Bit d is set when a line runs down at depth d beside this row, because a sibling of its ancestor (or of itself) follows.
    public long guides(int row) {
        return guides[row];
    }

    /// Something can be shown below this row.
    public boolean isExpandable(int row) {
        return entries[row] >= ends.length || ends[entries[row]] > entries[row] + 1;
    }

    /// What is below this row is shown.
    public boolean isExpanded(int row) {
        return expanded.get(entries[row]);
    }

    /// Where this entry is shown now; none when it is folded away.
    public OptionalInt indexOf(int entry) {
        for (int row = 0; row < size; row++) { // not a stream: it is asked for with each node that is chosen
            if (entries[row] == entry) {
                return OptionalInt.of(row);
            }
        }
        return OptionalInt.empty();
    }

    /// The row under which this one stands; none for a root's.
    public OptionalInt parentRow(int row) {
        return IntStream.iterate(row - 1, above -> above >= 0, above -> above - 1).filter(above -> depths[above] < depths[row]).findFirst();
    }

    /// Where this entry is shown, or else the nearest above it that is; none where none of them is.
    public OptionalInt nearest(int entry) {
        int wanted = entry;
        OptionalInt row = indexOf(wanted);
        while (row.isEmpty() && wanted != NONE) {
            boolean isGroup = wanted >= ends.length;
            int first = isGroup ? members[wanted - ends.length][0] : wanted;
            wanted = isGroup || groupOf[first] == NONE ? parents[first] : ends.length + groupOf[first];
            row = wanted == NONE ? row : indexOf(wanted);
        }
        return row;
    }

    /// Opens or closes this entry.
    public void setExpanded(int entry, boolean open) {
        expanded.set(entry, open);
        rebuild();
    }

    /// Opens or closes this entry and everything below it.
    public void setExpandedBelow(int entry, boolean open) {
        if (entry >= ends.length) {
            for (int member : members[entry - ends.length]) {
                expanded.set(member, ends[member], open);
            }
            expanded.set(entry, open);
        } else {
            expanded.set(entry, ends[entry], open);
            for (int group = 0; group < members.length; group++) {
                int parent = parents[members[group][0]];
                if (parent >= entry && parent < ends[entry]) {
                    expanded.set(ends.length + group, open);
                }
            }
        }
        rebuild();
    }

    /// Opens all that hides this node. Returns whether something was opened.
    public boolean reveal(int wanted) {
        boolean changed = false;
        for (int node = wanted; node != NONE; node = parents[node]) {
            int group = groupOf[node];
            changed |= group != NONE && open(ends.length + group);
            changed |= parents[node] != NONE && open(parents[node]);
        }
        if (changed) {
            rebuild();
        }
        return changed;
    }

    private boolean open(int entry) {
        boolean closed = !expanded.get(entry);
        expanded.set(entry);
        return closed;
    }

    /// Siblings by this value of entries, those without one (NaN) last. Looks at nothing that changes: for another thread.
    public SiblingOrder order(IntToDoubleFunction value, boolean ascending) {
        return SiblingOrder.of(ends.length + members.length, this::ownChildren, value, ascending);
    }

    /// Siblings in this order.
    public void sortSiblings(SiblingOrder wanted) {
        order = Optional.of(wanted);
        rebuild();
    }

    /// Siblings in their own order.
    public void unsorted() {
        order = Optional.empty();
        rebuild();
    }

    /// Shows these entries alone; what is below one that is left out is shown as if that were open. None for all.
    public void keep(Optional<BitSet> wanted) {
        kept = wanted;
        rebuild();
    }

    private void rebuild() {
        size = 0;
        var frames = new ArrayList<Frame>();
        frames.add(new Frame(between(0, ends.length), 0));
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
            boolean shown = kept.isEmpty() || kept.get().get(entry);
            if (shown) {
                append(entry, depth, mask);
            }
            if (expanded.get(entry) || !shown) {
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
        return order.isPresent() ? order.get().below(entry) : ownChildren(entry);
    }

    private int[] ownChildren(int entry) {
        int[] plain = entry >= ends.length ? members[entry - ends.length] : between(entry + 1, ends[entry]);
        boolean grouped = entry < ends.length && hasGroups.get(entry);
        return !grouped ? plain : IntStream.of(plain).filter(this::standsForItself)
                .map(child -> groupOf[child] == NONE ? child : ends.length + groupOf[child]).toArray();
    }

    /// It has its own row or, as the first of its group, that of the group.
    private boolean standsForItself(int node) {
        return groupOf[node] == NONE || members[groupOf[node]][0] == node;
    }

    /// Siblings of which the first has this number; of nearly all nodes, so that showing a hundred thousand anew takes a few milliseconds.
    private int[] between(int first, int end) {
        int count = 0;
        for (int child = first; child < end; child = ends[child]) {
            count++;
        }
        var children = new int[count];
        for (int i = 0, child = first; i < count; i++, child = ends[child]) {
            children[i] = child;
        }
        return children;
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
