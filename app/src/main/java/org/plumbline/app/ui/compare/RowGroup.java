package org.plumbline.app.ui.compare;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.plumbline.app.ui.text.ChangeText;
import org.plumbline.app.ui.text.Format;
import org.plumbline.app.ui.text.SiblingsText;
import org.plumbline.plan.NodeId;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.compare.AlignedRow;
import org.plumbline.plan.compare.Amount;
import org.plumbline.plan.compare.ComparedNode;
import org.plumbline.plan.compare.NodeFigures;
import org.plumbline.plan.compare.NodeState;
import org.plumbline.plan.compare.PlanComparison;
import org.plumbline.plan.compare.Verdict;
import org.plumbline.plan.measure.MeasuredPlan;

/// Similar siblings of both trees, such as a table's partitions, as one row.
///
/// @param before those that the plan before has, in its order
/// @param after likewise
/// @param states how many of them became what; one in whose subtree something differs counts as changed
/// @param figures of all of them together
/// @param change by how much their own parts differ together
/// @param names `36 partitions of events`; none of a plan that has none of them
/// @param behind `3 executed`, where not all of them were; none without ANALYZE
record RowGroup(List<PlanNode> before, List<PlanNode> after, Map<NodeState, Long> states, NodeFigures figures, Amount change,
        Map<PlanSide, String> names, Map<PlanSide, String> behind) {
    RowGroup {
        before = List.copyOf(before);
        after = List.copyOf(after);
        states = Map.copyOf(states);
        names = Map.copyOf(names);
        behind = Map.copyOf(behind);
    }

    /// Of these rows.
    ///
    /// @param members the siblings' own rows
    /// @param below of each of them its row and those of its subtree
    static RowGroup of(PlanComparison comparison, Verdict verdict, List<AlignedRow> members, List<List<AlignedRow>> below) {
        Map<NodeState, Long> states = new EnumMap<>(NodeState.class);
        var tops = new LinkedHashSet<ComparedNode>();
        var all = new LinkedHashSet<ComparedNode>();
        for (int i = 0; i < members.size(); i++) {
            ComparedNode top = members.get(i).node();
            below.get(i).forEach(row -> all.add(row.node()));
            if (tops.add(top)) {
                boolean inside = below.get(i).stream().anyMatch(row -> row.node().differs());
                states.merge(top.differs() || !inside ? top.state() : NodeState.CHANGED, 1L, Long::sum);
            }
        }
        double sum = all.stream().mapToDouble(node -> verdict.change(comparison, node).value()).sum();
        List<PlanNode> before = nodes(comparison.before(), tops.stream().map(ComparedNode::before).toList());
        List<PlanNode> after = nodes(comparison.after(), tops.stream().map(ComparedNode::after).toList());
        return new RowGroup(before, after, states, comparison.figures(new ArrayList<>(tops), new ArrayList<>(all)),
                new Amount(verdict.basis(), sum), words(before, after, SiblingsText::title), words(before, after, RowGroup::someExecuted));
    }

    private static Map<PlanSide, String> words(List<PlanNode> before, List<PlanNode> after, Function<List<PlanNode>, String> words) {
        Map<PlanSide, String> of = new EnumMap<>(PlanSide.class);
        if (!before.isEmpty()) {
            of.put(PlanSide.BEFORE, words.apply(before));
        }
        if (!after.isEmpty()) {
            of.put(PlanSide.AFTER, words.apply(after));
        }
        return of;
    }

    private static String someExecuted(List<PlanNode> members) {
        return members.stream().allMatch(member -> member.executed().isPresent()) ? "" : SiblingsText.executed(members);
    }

    private static List<PlanNode> nodes(MeasuredPlan plan, List<Optional<NodeId>> ids) {
        return ids.stream().flatMap(Optional::stream).map(plan.plan()::node).toList();
    }

    List<PlanNode> nodes(PlanSide side) {
        return side == PlanSide.BEFORE ? before : after;
    }

    /// `36 partitions of events`; empty where this plan has none of them.
    String name(PlanSide side) {
        return names.getOrDefault(side, "");
    }

    /// How many of them ran, where not all did; empty without ANALYZE.
    String behind(PlanSide side) {
        return behind.getOrDefault(side, "");
    }

    /// How many there are.
    long count() {
        return states.values().stream().mapToLong(Long::longValue).sum();
    }

    /// What became of most of those that are not the same; `SAME` where all are.
    NodeState state() {
        return states.entrySet().stream().filter(each -> each.getKey() != NodeState.SAME).max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey).orElse(NodeState.SAME);
    }

    /// `3 changed`, `all gone`, `all the same`.
    String words() {
        if (states.size() == 1) {
            return "all " + (state() == NodeState.SAME ? "the same" : ChangeText.word(state()));
        }
        return states.entrySet().stream().filter(each -> each.getKey() != NodeState.SAME).sorted(Map.Entry.comparingByKey())
                .map(each -> Format.countFull(each.getValue()) + " " + ChangeText.word(each.getKey())).collect(Collectors.joining(", "));
    }
}
