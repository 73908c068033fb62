package org.plumbline.app.ui.rewrites;

/// What the panel asks of the window.
public interface RewriteActions {
    /// Shows both plans beside each other.
    void compare(BothPlans plans);

    /// Opens a statement in an editor.
    void edit(String sql);
}
