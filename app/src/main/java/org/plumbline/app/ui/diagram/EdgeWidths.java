package org.plumbline.app.ui.diagram;

import org.plumbline.plan.Execution;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.measure.MeasuredPlan;
import org.plumbline.plan.unit.Rows;

/// How wide the edges are drawn: by the logarithm of the rows that flow from child to parent over all loops, or that are expected to where
/// the plan was not run. An edge goes from its card to the level's bus, along the bus to the parent's middle, and up to the parent; on the
/// bus it is as wide as the widest that flows there.
final class EdgeWidths {
    static final double NARROWEST = 1;
    static final double WIDEST = 11;
    private static final double ROWS_OF_WIDEST = 1e8;

    private final float[] own;
    private final float[] onBus;
    private final float[] above;

    private EdgeWidths(int size) {
        own = new float[size];
        onBus = new float[size];
        above = new float[size];
    }

    static EdgeWidths of(MeasuredPlan plan, DiagramLayout layout) {
        var widths = new EdgeWidths(layout.size());
        for (int item = 1; item < layout.size(); item++) {
            widths.own[item] = layout.items().drawn(item).feedsParent() ? (float) width(rows(plan, layout, item)) : 0;
        }
        for (int item = 0; item < layout.size(); item++) {
            widths.flowTo(layout, item);
        }
        return widths;
    }

    /// From 1 to 11 pixels at full size.
    static double width(double rows) {
        return NARROWEST + (WIDEST - NARROWEST) * Math.min(1, Math.log10(Math.max(1, rows)) / Math.log10(ROWS_OF_WIDEST));
    }

    /// From the card to the bus; 0 for what feeds its parent no rows (a CTE, an InitPlan, a SubPlan).
    double own(int item) {
        return own[item];
    }

    /// From the card's middle to the next sibling's, or the parent's, whichever comes first on the way to the parent.
    double onBus(int item) {
        return onBus[item];
    }

    /// From the bus up to this card.
    double above(int item) {
        return above[item];
    }

    private void flowTo(DiagramLayout layout, int parent) {
        float left = 0;
        for (int child = layout.firstChild(parent); child != DiagramLayout.NONE && layout.place(child) < layout.place(parent);
                child = layout.next(child)) {
            left = Math.max(left, own[child]);
            onBus[child] = left;
        }
        float right = 0;
        for (int child = layout.lastChild(parent); child != DiagramLayout.NONE && layout.place(child) >= layout.place(parent);
                child = layout.before(child)) {
            right = Math.max(right, own[child]);
            onBus[child] = right;
        }
        above[parent] = Math.max(left, right);
    }

    private static double rows(MeasuredPlan plan, DiagramLayout layout, int item) {
        return layout.items().group(item).map(group -> group.members().stream().mapToDouble(member -> rows(plan, member)).sum())
                .orElseGet(() -> rows(plan, layout.items().drawn(item)));
    }

    private static double rows(MeasuredPlan plan, PlanNode node) {
        boolean run = !(node.execution() instanceof Execution.NotAnalyzed);
        return (run ? plan.of(node).rowsLogical() : plan.of(node).rowsPlanned()).map(Rows::value).orElse(0.0);
    }
}
