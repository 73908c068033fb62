package org.plumbline.app.ui.tree;

import org.plumbline.app.ui.state.PlanItem;

/// One visible row of the tree.
///
/// @param item what it stands for
/// @param depth levels below the root's row
/// @param guides bit d is set when a line runs down at depth d beside this row, because a sibling of its ancestor (or of itself) follows
/// @param expandable something can be shown below it
/// @param expanded it is shown
record TreeRow(PlanItem item, int depth, long guides, boolean expandable, boolean expanded) {
    /// However much room there is, indentation ends here; deeper rows say their depth as a number.
    static final int DEEPEST_INDENT = 20;
    private static final int SHALLOWEST_INDENT = 4;
    /// Names get the rest.
    private static final double PART_FOR_INDENT = 0.4;

    /// To how many levels a column of this width is indented.
    ///
    /// @param step the width of one
    static int deepest(double width, double step) {
        return Math.clamp((int) (width * PART_FOR_INDENT / step), SHALLOWEST_INDENT, DEEPEST_INDENT);
    }

    int indent(int deepest) {
        return Math.min(depth, deepest);
    }

    boolean deeperThan(int deepest) {
        return depth > deepest;
    }

    boolean hasGuide(int level) {
        return level < Long.SIZE && (guides >>> level & 1) == 1;
    }
}
