package org.plumbline.app.ui.tree;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which columns of figures have room beside the nodes' names.
final class ColumnFit {
    /// What can be done without, the least telling first. The others stay.
    private static final List<TreeColumn> DISPENSABLE =
            List.of(TreeColumn.IO, TreeColumn.COST, TreeColumn.LOOPS, TreeColumn.BUFFERS, TreeColumn.TOTAL);

    private ColumnFit() {}

    /// @param wanted with their widths
    /// @param insisted those that the person asked for: never left out
    /// @param width of all columns together
    /// @param forNames what the names need
    static Set<TreeColumn> shown(Map<TreeColumn, Double> wanted, Set<TreeColumn> insisted, double width, double forNames) {
        var shown = EnumSet.noneOf(TreeColumn.class);
        shown.addAll(wanted.keySet());
        var dispensable = new ArrayList<>(DISPENSABLE);
        dispensable.removeAll(insisted);
        dispensable.retainAll(shown);
        while (!dispensable.isEmpty() && width - shown.stream().mapToDouble(wanted::get).sum() < forNames) {
            shown.remove(dispensable.removeFirst());
        }
        return shown;
    }
}
