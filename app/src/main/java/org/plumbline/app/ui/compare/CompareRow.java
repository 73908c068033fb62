package org.plumbline.app.ui.compare;

import java.util.Optional;
import org.plumbline.app.ui.text.ChangeText;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.compare.AlignedRow;
import org.plumbline.plan.compare.ComparedNode;
import org.plumbline.plan.compare.NodeFigures;
import org.plumbline.plan.compare.NodeState;
import org.plumbline.plan.compare.PlanComparison;

/// One row of both trees.
///
/// @param comparison which it is a row of
/// @param row what stands in it
record CompareRow(PlanComparison comparison, AlignedRow row) {
    ComparedNode node() {
        return row.node();
    }

    Optional<PlanNode> shown(PlanSide side) {
        return switch (side) {
            case BEFORE -> row.before().map(comparison.before().plan()::node);
            case AFTER -> row.after().map(comparison.after().plan()::node);
        };
    }

    /// The node of that plan, whether it stands in this row or, as it moved, in another.
    Optional<PlanNode> any(PlanSide side) {
        return switch (side) {
            case BEFORE -> node().before().map(comparison.before().plan()::node);
            case AFTER -> node().after().map(comparison.after().plan()::node);
        };
    }

    NodeFigures figures() {
        return comparison.figures(node());
    }

    /// Its change stands in one row, if both halves of it have their own.
    boolean hasChange() {
        return node().differs() && (!row.isApart() || row.after().isPresent());
    }

    /// One word, and where the other half is.
    String state() {
        return !row.isApart() || node().state() == NodeState.MOVED ? ChangeText.word(node().state()) + (row.isApart() ? away() : "")
                : "with its parent";
    }

    private String away() {
        return row.after().isPresent() ? " in" : " out";
    }
}
