package org.plumbline.app.ui.tree;

/// A cell that can be told to look again at the same item.
interface Refreshable {
    void refresh();
}
