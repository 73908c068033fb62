package org.plumbline.app.ui.shell;

import javafx.scene.Node;

/// What stands in the tab of a tool.
interface ToolView {
    Node node();

    /// Gives the keyboard to what one works with.
    void focusView();

    /// Gives the keyboard to the field that finds something.
    void focusSearch();

    void dispose();
}
