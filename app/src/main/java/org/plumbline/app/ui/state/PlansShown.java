package org.plumbline.app.ui.state;

/// How two plans of a statement are shown.
public enum PlansShown {
    /// Each in a tab.
    TABS,
    /// Side by side, node for node.
    COMPARED
}
