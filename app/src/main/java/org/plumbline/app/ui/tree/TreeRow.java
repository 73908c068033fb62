package org.plumbline.app.ui.tree;

/// One visible row of the tree.
///
/// @param item what it stands for
/// @param depth levels below the root's row
/// @param guides bit d is set when a line runs down at depth d beside this row, because a sibling of its ancestor (or of itself) follows
/// @param expandable something can be shown below it
/// @param expanded it is shown
record TreeRow(TreeItem item, int depth, long guides, boolean expandable, boolean expanded) {
    /// Indentation ends here; deeper rows say their depth as a number.
    static final int DEEPEST_INDENT = 20;

    int indent() {
        return Math.min(depth, DEEPEST_INDENT);
    }

    boolean deeperThanShown() {
        return depth > DEEPEST_INDENT;
    }

    boolean hasGuide(int level) {
        return level < Long.SIZE && (guides >>> level & 1) == 1;
    }
}
