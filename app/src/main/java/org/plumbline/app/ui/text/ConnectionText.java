package org.plumbline.app.ui.text;

import org.plumbline.app.db.ConnectionState;
import org.plumbline.app.db.ServerInfo;

/// Connections in words.
public final class ConnectionText {
    private ConnectionText() {}

    /// What was found behind a connection.
    public static String of(ServerInfo server) {
        String statements = server.statements().map(version -> "pg_stat_statements " + version + " is there.")
                .orElse("pg_stat_statements is not created in this database: the list of slow queries needs it.");
        return "Connected to PostgreSQL " + server.version() + " as " + server.user() + (server.superuser() ? " (superuser)" : "")
                + ", database " + server.database() + ". It is a " + (server.standby() ? "read-only standby" : "primary")
                + "; the connection is " + (server.encrypted() ? "encrypted" : "not encrypted")
                + ". A round trip takes " + Format.time(server.roundTrip()) + ". "
                + statements;
    }

    /// One or two words.
    public static String word(ConnectionState state) {
        return switch (state) {
            case ConnectionState.Disconnected() -> "not connected";
            case ConnectionState.Connecting() -> "connecting";
            case ConnectionState.Connected _ -> "connected";
            case ConnectionState.Lost(String _, boolean retrying) -> retrying ? "reconnecting" : "lost";
        };
    }

    /// A sentence for whoever rests on it.
    public static String sentence(ConnectionState state) {
        return switch (state) {
            case ConnectionState.Disconnected() -> "Not connected.";
            case ConnectionState.Connecting() -> "Connecting.";
            case ConnectionState.Connected(ServerInfo server) -> of(server);
            case ConnectionState.Lost(String reason, boolean retrying) -> reason
                    + (retrying ? " Connecting again." : " It is connected again when it is next used.");
        };
    }
}
