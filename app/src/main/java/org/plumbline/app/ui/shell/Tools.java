package org.plumbline.app.ui.shell;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.plumbline.app.ui.connect.ConnectionRow;
import org.plumbline.app.ui.connect.ConnectionsViewModel;
import org.plumbline.app.ui.health.HealthViewModel;
import org.plumbline.app.work.Background;

/// Opens the tools of connected databases, each once.
final class Tools {
    private final ConnectionsViewModel connections;
    private final OpenDocuments open;
    private final SqlDocuments editors;
    private final RunHistory history;
    private final Background background;

    Tools(Background background, ConnectionsViewModel connections, OpenDocuments open, SqlDocuments editors, RunHistory history) {
        this.background = background;
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
                case INDEX_HEALTH -> health(connection);
                case HISTORY -> connections.row(connection).ifPresent(row -> history.showOf(row.name()));
            }
        }
    }

    private void health(String connection) {
        String name = connections.row(connection).map(ConnectionRow::name).orElse("");
        add(ToolKind.INDEX_HEALTH, connection,
                () -> new HealthTool(new HealthViewModel(background, name, () -> connections.database(connection))));
    }

    private void add(ToolKind kind, String connection, Supplier<ToolView> view) {
        String name = connections.row(connection).map(ConnectionRow::name).orElse("");
        String place = connections.row(connection).map(row -> row.profile().place()).orElse("");
        var tool = new OpenTool(kind, connection, kind.title() + " · " + name, place, view);
        open.add(tool);
        open.select(tool);
    }
}
