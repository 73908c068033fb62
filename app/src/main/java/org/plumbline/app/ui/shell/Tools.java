package org.plumbline.app.ui.shell;

import java.util.List;
import java.util.Optional;
import org.plumbline.app.ui.connect.ConnectionRow;
import org.plumbline.app.ui.connect.ConnectionsViewModel;

/// Opens the tools of connected databases, each once.
final class Tools {
    private final ConnectionsViewModel connections;
    private final OpenDocuments open;
    private final SqlDocuments editors;
    private final RunHistory history;

    Tools(ConnectionsViewModel connections, OpenDocuments open, SqlDocuments editors, RunHistory history) {
        this.connections = connections;
        this.open = open;
        this.editors = editors;
        this.history = history;
    }

    /// What is offered of a connection: nothing while it is not open.
    static List<ToolKind> of(ConnectionRow connection) {
        return connection.connected() ? List.of(ToolKind.values()) : List.of();
    }

    /// Shows it in its tab.
    void show(String connection, ToolKind kind) {
        Optional<OpenTool> shown = open.tools().filter(tool -> tool.shows(kind, connection)).findFirst();
        if (shown.isPresent()) {
            open.select(shown.get());
        } else if (connections.database(connection).isPresent()) {
            switch (kind) {
                case SQL -> editors.explainOn(connection);
                case HISTORY -> connections.row(connection).ifPresent(row -> history.showOf(row.name()));
            }
        }
    }
}
