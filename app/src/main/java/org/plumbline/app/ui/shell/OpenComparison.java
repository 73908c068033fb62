package org.plumbline.app.ui.shell;

import org.plumbline.app.ui.compare.CompareViewModel;

/// Two plans side by side in a tab.
///
/// @param title what the tab is called
record OpenComparison(String title, CompareViewModel model) implements OpenDocument {
    @Override
    public String place() {
        return "Plans side by side, aligned by what their nodes do";
    }
}
