package org.plumbline.app.ui.state;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import org.plumbline.plan.PlanNode;

/// Who stands below whom, and in which order: entries of a [FoldedTree] linked by arrays, so that walking over a hundred thousand makes no
/// object. Groups of similar siblings stand where their first member does.
final class SiblingOrder {
    static final int NONE = -1;

    /// By what siblings are sorted, those without a figure (NaN) last.
    ///
    /// @param values of entries
    record By(IntToDoubleFunction values, boolean ascending) {}

    private final int[] parent;
    private final int[] firstInPlan;
    private final int[] nextInPlan;
    private int[] first;
    private int[] next;
    private final BitSet sorted = new BitSet();
    private Optional<By> by = Optional.empty();

    /// @param groupOf the group of each node, or -1
    SiblingOrder(List<PlanNode> nodes, int[] groupOf, int groups) {
        int size = nodes.size() + groups;
        parent = filled(size);
        firstInPlan = filled(size);
        nextInPlan = filled(size);
        int[] last = filled(size);
        for (PlanNode node : nodes) {
            int entry = node.id().index();
            if (node.parent().isPresent()) {
                int above = node.parent().get().index();
                if (groupOf[entry] >= 0) {
                    int group = nodes.size() + groupOf[entry];
                    if (last[group] == NONE) {
                        append(above, group, last);
                    }
                    above = group;
                }
                append(above, entry, last);
            }
        }
        first = firstInPlan;
        next = nextInPlan;
    }

    private static int[] filled(int size) {
        int[] array = new int[size];
        Arrays.fill(array, NONE);
        return array;
    }

    private void append(int above, int entry, int[] last) {
        if (last[above] == NONE) {
            firstInPlan[above] = entry;
        } else {
            nextInPlan[last[above]] = entry;
        }
        last[above] = entry;
        parent[entry] = above;
    }

    /// Siblings by this; none for the plan's own order.
    void sort(Optional<By> wanted) {
        by = wanted;
        sorted.clear();
        first = wanted.isEmpty() ? firstInPlan : firstInPlan.clone();
        next = wanted.isEmpty() ? nextInPlan : nextInPlan.clone();
    }

    /// [#NONE] for the root.
    int parent(int entry) {
        return parent[entry];
    }

    /// [#NONE] without children. Those of one entry are sorted when they are first asked for.
    int first(int entry) {
        by.ifPresent(wanted -> {
            if (!sorted.get(entry)) {
                sorted.set(entry);
                sort(entry, wanted);
            }
        });
        return first[entry];
    }

    /// The sibling after this one; [#NONE] for the last.
    int next(int entry) {
        return next[entry];
    }

    private void sort(int above, By wanted) {
        int count = 0;
        for (int child = firstInPlan[above]; child != NONE; child = nextInPlan[child]) {
            count++;
        }
        if (count < 2) {
            return;
        }
        var children = new Valued[count];
        int at = 0;
        for (int child = firstInPlan[above]; child != NONE; child = nextInPlan[child]) {
            children[at++] = new Valued(child, wanted.values().applyAsDouble(child));
        }
        Comparator<Valued> values = Comparator.comparingDouble(Valued::value);
        Arrays.sort(children, Comparator.<Valued, Boolean>comparing(child -> Double.isNaN(child.value()))
                .thenComparing(wanted.ascending() ? values : values.reversed()));
        first[above] = children[0].entry();
        for (int i = 0; i < count; i++) {
            next[children[i].entry()] = i + 1 < count ? children[i + 1].entry() : NONE;
        }
    }

    private record Valued(int entry, double value) {}
}
