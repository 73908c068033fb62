package org.plumbline.app.ui.shell;

import org.plumbline.app.ui.history.HistoryViewModel;

/// The history of runs in a tab; there is one.
///
/// @param place the path of its file
record OpenHistory(String place, HistoryViewModel model) implements OpenDocument {
    @Override
    public String title() {
        return "History";
    }
}
