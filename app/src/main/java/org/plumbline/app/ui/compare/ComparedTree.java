package org.plumbline.app.ui.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.plumbline.app.ui.state.Folding;
import org.plumbline.app.ui.state.SiblingGroup;
import org.plumbline.app.ui.state.SiblingGroups;
import org.plumbline.plan.NodeId;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.compare.AlignedRow;
import org.plumbline.plan.compare.PlanComparison;
import org.plumbline.plan.compare.Verdict;
import org.plumbline.plan.measure.MeasuredPlan;

/// Both trees as one that folds. A row stands below another where either plan has it there. Siblings fold into one row where each plan by
/// itself would fold them, and where both plans have them, or one alone.
final class ComparedTree {
    private static final int NONE = -1;
    private static final int NO_NODE = -2;

    private final PlanComparison comparison;
    private final List<AlignedRow> rows;
    private final Folding folding;
    private final List<RowGroup> groups;
    /// For each row, how many rows before it tell of a change.
    private final int[] changesBefore;
    /// For each entry, how many rows of groups it stands below.
    private final int[] groupsAbove;
    /// For each group, how many rows of its members and below them tell of a change.
    private final int[] changesInGroup;

    private ComparedTree(PlanComparison comparison, Folding folding, List<RowGroup> groups, int[] changesBefore, int[] groupsAbove) {
        this.comparison = comparison;
        this.rows = comparison.rows();
        this.folding = folding;
        this.groups = List.copyOf(groups);
        this.changesBefore = changesBefore;
        this.groupsAbove = Arrays.copyOf(groupsAbove, rows.size() + groups.size());
        changesInGroup = new int[groups.size()];
        for (int group = 0; group < changesInGroup.length; group++) {
            int[] members = folding.membersOf(rows.size() + group);
            this.groupsAbove[rows.size() + group] = groupsAbove[members[0]] - 1;
            changesInGroup[group] = Arrays.stream(members).map(member -> changesBefore[folding.end(member)] - changesBefore[member]).sum();
        }
    }

    /// Walks over all nodes: for a background thread.
    static ComparedTree of(PlanComparison comparison, Verdict verdict) {
        List<AlignedRow> rows = comparison.rows();
        int[] ends = ends(comparison);
        int[] groupOf = groups(comparison, ends);
        var members = new ArrayList<List<AlignedRow>>();
        var below = new ArrayList<List<List<AlignedRow>>>();
        var changesBefore = new int[rows.size() + 1];
        var groupsAbove = new int[rows.size()];
        for (int row = 0; row < rows.size(); row++) {
            changesBefore[row + 1] = changesBefore[row] + (hasChange(rows.get(row)) ? 1 : 0);
            if (groupOf[row] == NONE) {
                continue;
            }
            for (int each = row; each < ends[row]; each++) {
                groupsAbove[each]++;
            }
            while (members.size() <= groupOf[row]) {
                members.add(new ArrayList<>());
                below.add(new ArrayList<>());
            }
            members.get(groupOf[row]).add(rows.get(row));
            below.get(groupOf[row]).add(rows.subList(row, ends[row]));
        }
        var groups = new ArrayList<RowGroup>(members.size());
        for (int group = 0; group < members.size(); group++) {
            groups.add(RowGroup.of(comparison, verdict, members.get(group), below.get(group)));
        }
        return new ComparedTree(comparison, new Folding(ends, groupOf), groups, changesBefore, groupsAbove);
    }

    /// One half of a pair tells of its change, the one in the plan after.
    private static boolean hasChange(AlignedRow row) {
        return row.node().differs() && (!row.isApart() || row.after().isPresent());
    }

    /// For each row the one past all that stands below it in either plan, or past its parent's last one where the plans contradict each
    /// other.
    private static int[] ends(PlanComparison comparison) {
        List<AlignedRow> rows = comparison.rows();
        var ofBefore = new int[comparison.ofBefore().size()];
        var ofAfter = new int[comparison.ofAfter().size()];
        for (int row = 0; row < rows.size(); row++) {
            int at = row;
            rows.get(row).before().ifPresent(id -> ofBefore[id.index()] = at);
            rows.get(row).after().ifPresent(id -> ofAfter[id.index()] = at);
        }
        var ends = new int[rows.size()];
        var open = new int[rows.size() + 1];
        int depth = 0;
        for (int row = 0; row < ends.length; row++) {
            while (depth > 0 && open[depth] <= row) {
                depth--;
            }
            int end = Math.max(end(comparison.before(), rows.get(row).before(), ofBefore),
                    end(comparison.after(), rows.get(row).after(), ofAfter));
            ends[row] = depth > 0 ? Math.min(end, open[depth]) : end;
            open[++depth] = ends[row];
        }
        return ends;
    }

    private static int end(MeasuredPlan plan, Optional<NodeId> id, int[] rowOf) {
        return id.map(plan.plan()::node).map(node -> rowOf[node.subtreeEnd() - 1] + 1).orElse(0);
    }

    private record Alike(int parent, int before, int after) {}

    /// Of each row the number of its group, or -1.
    private static int[] groups(PlanComparison comparison, int[] ends) {
        int[] ofBefore = numbers(comparison.before());
        int[] ofAfter = numbers(comparison.after());
        Map<Alike, List<Integer>> alike = new LinkedHashMap<>();
        var parents = new int[ends.length];
        int parent = NONE;
        for (int row = 0; row < ends.length; row++) {
            while (parent != NONE && row >= ends[parent]) {
                parent = parents[parent];
            }
            parents[row] = parent;
            var node = comparison.rows().get(row).node();
            int before = node.before().map(id -> ofBefore[id.index()]).orElse(NO_NODE);
            int after = node.after().map(id -> ofAfter[id.index()]).orElse(NO_NODE);
            if (before != NONE && after != NONE) {
                alike.computeIfAbsent(new Alike(parent, before, after), _ -> new ArrayList<>()).add(row);
            }
            parent = row;
        }
        var groups = new int[ends.length];
        Arrays.fill(groups, NONE);
        int number = 0;
        for (List<Integer> members : alike.values()) {
            if (members.size() >= SiblingGroup.SMALLEST) {
                for (int row : members) {
                    groups[row] = number;
                }
                number++;
            }
        }
        return groups;
    }

    private static int[] numbers(MeasuredPlan plan) {
        return SiblingGroups.numbers(plan.plan(), SiblingGroups.of(plan));
    }

    PlanComparison comparison() {
        return comparison;
    }

    /// What is folded. Its nodes are the rows of both trees.
    Folding folding() {
        return folding;
    }

    List<RowGroup> groups() {
        return groups;
    }

    /// The row as it stands now.
    CompareRow row(int index) {
        return row(folding, index);
    }

    /// Likewise as another folding of it has it.
    CompareRow row(Folding as, int index) {
        boolean expandable = as.isExpandable(index);
        return new CompareRow(this, as.entry(index), expandable, expandable && as.isExpanded(index));
    }

    /// The same rows with nothing folded, whatever is folded in the window.
    Folding allOpen() {
        return folding.opened();
    }

    /// The row of both trees; none for a group's.
    Optional<AlignedRow> aligned(int entry) {
        return entry < rows.size() ? Optional.of(rows.get(entry)) : Optional.empty();
    }

    /// The group that this entry is; none for a row of both trees.
    Optional<RowGroup> group(int entry) {
        return entry < rows.size() ? Optional.empty() : Optional.of(groups.get(entry - rows.size()));
    }

    /// How many rows there are, whatever is folded; rows of groups aside.
    int size() {
        return rows.size();
    }

    /// How many rows below this one, a group's members among them, tell of a change.
    int changesBelow(int entry) {
        return entry < rows.size() ? changesBefore[folding.end(entry)] - changesBefore[entry + 1] : changesInGroup[entry - rows.size()];
    }

    /// How many rows tell of a change.
    int changes() {
        return changesBefore[rows.size()];
    }

    /// How far in the name of an entry's node stands.
    int level(int entry, PlanNode node) {
        return node.depth() + groupsAbove[entry];
    }

    /// Shows the rows that tell of a change alone, or all.
    void showChangesOnly(boolean only) {
        folding.keep(only ? Optional.of(changed()) : Optional.empty());
    }

    private BitSet changed() {
        var changed = new BitSet();
        for (int row = 0; row < rows.size(); row++) {
            changed.set(row, rows.get(row).node().differs());
        }
        for (int group = 0; group < groups.size(); group++) {
            changed.set(rows.size() + group, changesInGroup[group] > 0);
        }
        return changed;
    }
}
