package org.plumbline.app.ui.shell;

import java.util.function.Supplier;

/// A look at a connected database, in a tab.
///
/// @param kind at what
/// @param connection id of the connection
/// @param title what the tab is called
/// @param place which database it is
/// @param view builds what is shown, once
record OpenTool(ToolKind kind, String connection, String title, String place, Supplier<DocumentView> view) implements OpenDocument {
    boolean shows(ToolKind other, String id) {
        return kind == other && connection.equals(id);
    }
}
