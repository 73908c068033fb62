package org.plumbline.plan.compare;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.compare.Pairing.Side;
import org.plumbline.plan.measure.MeasuredPlan;
import org.plumbline.plan.print.NodeTitle;

/// Two plans, node for node: every node of either is in exactly one [ComparedNode]. The plans the other way round give the same pairs.
///
/// @param before what is compared with
/// @param after what is compared
/// @param floor what counts as noise
/// @param statement whether both are plans of one statement
/// @param ofBefore for each node of `before`, what became of it
/// @param ofAfter for each node of `after`, what it was
/// @param rows both trees side by side
public record PlanComparison(
        MeasuredPlan before, MeasuredPlan after, NoiseFloor floor, SameStatement statement, List<ComparedNode> ofBefore,
        List<ComparedNode> ofAfter, List<AlignedRow> rows) {

    public PlanComparison {
        ofBefore = List.copyOf(ofBefore);
        ofAfter = List.copyOf(ofAfter);
        rows = List.copyOf(rows);
    }

    public static PlanComparison of(MeasuredPlan before, MeasuredPlan after, NoiseFloor floor) {
        Matching.Matched matched = Matching.of(before.plan(), after.plan());
        Pairing pairs = matched.pairs();
        boolean[] moved = Moves.of(before.plan(), after.plan(), pairs);
        var figures = new FigureReader(before, after, floor);
        Map<Set<Change>, Set<Change>> shared = new HashMap<>();
        var ofBefore = new ArrayList<ComparedNode>();
        for (PlanNode node : before.nodes()) {
            int i = node.id().index();
            if (!pairs.isPaired(Side.BEFORE, i)) {
                ofBefore.add(new ComparedNode(Optional.of(node.id()), Optional.empty(), Set.of()));
                continue;
            }
            PlanNode partner = after.nodes().get(pairs.partner(Side.BEFORE, i));
            var pair = new ComparedNode(Optional.of(node.id()), Optional.of(partner.id()), Set.of());
            Set<Change> changes = EnumSet.copyOf(figures.of(pair).changes());
            addIf(changes, Change.KIND, !sameKind(node, partner));
            addIf(changes, Change.CONDITIONS, !matched.askTheSame(i, partner.id().index()));
            addIf(changes, Change.PLACE, moved[i]);
            ofBefore.add(new ComparedNode(pair.before(), pair.after(), shared.computeIfAbsent(Set.copyOf(changes), set -> set)));
        }
        var ofAfter = new ArrayList<ComparedNode>();
        for (PlanNode node : after.nodes()) {
            int i = node.id().index();
            ofAfter.add(pairs.isPaired(Side.AFTER, i) ? ofBefore.get(pairs.partner(Side.AFTER, i))
                    : new ComparedNode(Optional.empty(), Optional.of(node.id()), Set.of()));
        }
        return new PlanComparison(before, after, floor, SameStatement.of(before.plan(), after.plan()), ofBefore, ofAfter,
                Alignment.rows(pairs, ofBefore, ofAfter));
    }

    private static void addIf(Set<Change> changes, Change change, boolean there) {
        if (there) {
            changes.add(change);
        }
    }

    /// They are called the same, whatever they read, and use the same index.
    private static boolean sameKind(PlanNode one, PlanNode other) {
        NodeTitle first = NodeTitle.of(one);
        NodeTitle second = NodeTitle.of(other);
        boolean indexes = Family.of(one.operation()) != Family.BITMAP_INDEX || first.target().equals(second.target());
        return indexes && first.name().equals(second.name()) && first.index().equals(second.index());
    }

    /// Every node of either plan once: in the order of the rows, a pair where the plan after has it.
    public List<ComparedNode> nodes() {
        return rows.stream().filter(row -> row.after().isPresent() || row.node().after().isEmpty()).map(AlignedRow::node).toList();
    }

    /// The figures of a node in both plans.
    public NodeFigures figures(ComparedNode node) {
        return new FigureReader(before, after, floor).of(node);
    }

    /// The figures of several subtrees together, such as those of a table's partitions: own figures of all nodes, the others of the tops
    /// alone. Loops are none: sums of them say nothing.
    ///
    /// @param tops the subtrees' own roots
    /// @param all every node of the subtrees, the tops among them
    public NodeFigures figures(List<ComparedNode> tops, List<ComparedNode> all) {
        return new SummedFigures(new FigureReader(before, after, floor), floor).of(tops, all);
    }

    /// How many nodes are in this state.
    public long count(NodeState state) {
        return nodes().stream().filter(node -> node.state() == state).count();
    }
}
