package org.plumbline.app.db.history;

import java.util.Optional;
import org.plumbline.app.db.ConnectionState;
import org.plumbline.app.db.Database;
import org.plumbline.app.db.ServerInfo;

/// Where a run was made.
///
/// @param connection what the person calls it
/// @param place `user@host:port/database` as far as it is said; never with a password
/// @param database as the server calls it; absent where the connection was lost meanwhile
/// @param server its version, as `server_version` has it
public record RunPlace(String connection, String place, Optional<String> database, Optional<String> server) {
    /// What is known of this one now.
    public static RunPlace of(Database database) {
        Optional<ServerInfo> server = database.state() instanceof ConnectionState.Connected(ServerInfo info)
                ? Optional.of(info) : Optional.empty();
        return new RunPlace(database.profile().name(), database.profile().place(), server.map(ServerInfo::database),
                server.map(ServerInfo::version));
    }
}
