package org.plumbline.app.db.history;

import java.util.Optional;

/// Where a run was made.
///
/// @param connection what the person calls it
/// @param place `user@host:port/database` as far as it is said; never with a password
/// @param database as the server calls it; absent where the connection was lost meanwhile
/// @param server its version, as `server_version` has it
public record RunPlace(String connection, String place, Optional<String> database, Optional<String> server) {}
