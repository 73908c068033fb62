package org.plumbline.app.ui.compare;

import java.util.Optional;
import org.plumbline.app.ui.text.ChangeText;
import org.plumbline.app.ui.text.Format;
import org.plumbline.app.ui.text.NodeText;
import org.plumbline.plan.NodeId;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.compare.AlignedRow;
import org.plumbline.plan.compare.ComparedNode;
import org.plumbline.plan.compare.NodeFigures;
import org.plumbline.plan.compare.NodeState;
import org.plumbline.plan.measure.MeasuredPlan;

/// One visible row of both trees: a node of either or both, or a group of similar siblings.
///
/// @param tree which it is a row of
/// @param entry what stands in it, as the tree numbers it
/// @param expandable something can be shown below it
/// @param expanded it is shown
record CompareRow(ComparedTree tree, int entry, boolean expandable, boolean expanded) {
    /// None of a group.
    Optional<AlignedRow> aligned() {
        return tree.aligned(entry);
    }

    /// None of a group.
    Optional<ComparedNode> node() {
        return aligned().map(AlignedRow::node);
    }

    /// None of a node.
    Optional<RowGroup> group() {
        return tree.group(entry);
    }

    /// What stands here of that plan; of a group its first.
    Optional<PlanNode> shown(PlanSide side) {
        return aligned().map(row -> node(side, side == PlanSide.BEFORE ? row.before() : row.after()))
                .orElseGet(() -> first(side));
    }

    /// The node of that plan, whether it stands in this row or, as it moved, in another; of a group its first.
    Optional<PlanNode> any(PlanSide side) {
        return node().map(node -> node(side, side == PlanSide.BEFORE ? node.before() : node.after())).orElseGet(() -> first(side));
    }

    private Optional<PlanNode> node(PlanSide side, Optional<NodeId> id) {
        MeasuredPlan plan = side == PlanSide.BEFORE ? tree.comparison().before() : tree.comparison().after();
        return id.map(plan.plan()::node);
    }

    private Optional<PlanNode> first(PlanSide side) {
        return group().flatMap(group -> group.nodes(side).stream().findFirst());
    }

    NodeFigures figures() {
        return group().map(RowGroup::figures).orElseGet(() -> tree.comparison().figures(node().orElseThrow()));
    }

    /// What stands in the tree: `Seq Scan`, `36 partitions of events`; empty where that plan has none.
    String name(PlanSide side) {
        return group().map(group -> group.name(side)).orElseGet(() -> shown(side).map(NodeText::name).orElse(""));
    }

    /// And behind it: the table, the index.
    String behind(PlanSide side) {
        return group().map(group -> group.behind(side)).orElseGet(() -> shown(side).map(NodeText::behind).orElse(""));
    }

    /// How far in it stands in that plan's tree.
    int level(PlanSide side) {
        return shown(side).map(node -> tree.level(entry, node)).orElse(0);
    }

    /// How many changes are folded away below it.
    int hidden() {
        return expandable && !expanded ? tree.changesBelow(entry) : 0;
    }

    /// It tells of a change: its own, in one row of both where its halves stand apart, or one that is folded away below it.
    boolean hasChange() {
        boolean own = aligned().filter(row -> row.node().differs() && (!row.isApart() || row.after().isPresent())).isPresent();
        return own || hidden() > 0;
    }

    /// It is not the same in both plans, or something below it that is not seen.
    boolean differs() {
        return hidden() > 0 || look() != NodeState.SAME;
    }

    /// What became of it, for its colour.
    NodeState look() {
        return node().map(ComparedNode::state).orElseGet(() -> group().map(RowGroup::state).orElse(NodeState.SAME));
    }

    /// In a few words: what became of it, where the other half is, what is folded away.
    String state() {
        if (group().isPresent()) {
            return (ChangeText.sign(look()) + " " + group().get().words()).strip();
        }
        String own = own(aligned().orElseThrow());
        if (hidden() == 0) {
            return (ChangeText.sign(look()) + " " + own).strip();
        }
        String below = Format.countFull(hidden()) + (look() == NodeState.SAME ? " below" : " more");
        return look() == NodeState.SAME ? ChangeText.sign(NodeState.CHANGED) + " " + below
                : (ChangeText.sign(look()) + " " + own).strip() + ", " + below;
    }

    private static String own(AlignedRow row) {
        NodeState state = row.node().state();
        if (!row.isApart()) {
            return ChangeText.word(state);
        }
        return state == NodeState.MOVED ? ChangeText.word(state) + (row.after().isPresent() ? " in" : " out") : "with its parent";
    }

    /// In full.
    String what() {
        String own = group().map(group -> Format.countFull(group.count()) + " siblings: " + group.words())
                .orElseGet(() -> ChangeText.describe(node().orElseThrow()));
        String below = hidden() == 0 || group().isPresent() ? "" : hidden() == 1 ? ", 1 change folded away below"
                : ", " + Format.countFull(hidden()) + " changes folded away below";
        return own + below;
    }
}
