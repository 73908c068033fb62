package org.plumbline.app.ui.shell;

import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import org.plumbline.app.ui.connect.ConnectionRow;
import org.plumbline.app.ui.connect.ConnectionsViewModel;
import org.plumbline.app.ui.state.ConnectedServer;

/// The connections that are open, as panels see them.
final class ConnectedServers {
    private final ConnectionsViewModel connections;
    private final ObservableList<ConnectedServer> servers = FXCollections.observableArrayList();

    ConnectedServers(ConnectionsViewModel connections) {
        this.connections = connections;
        connections.rows().addListener((ListChangeListener<ConnectionRow>) _ -> follow());
        follow();
    }

    /// In the order in which they are listed.
    ObservableList<ConnectedServer> servers() {
        return servers;
    }

    /// One that stays connected stays the same object, so that whoever chose it keeps it.
    private void follow() {
        List<ConnectedServer> now = connections.rows().stream().filter(ConnectionRow::connected).map(row -> servers.stream()
                .filter(known -> known.id().equals(row.id()) && known.name().equals(row.name())).findFirst()
                .orElseGet(() -> new ConnectedServer(row.id(), row.name(), () -> connections.database(row.id())))).toList();
        if (!servers.equals(now)) {
            servers.setAll(now);
        }
    }
}
