package org.plumbline.app.db;

/// How a connection stands, for people to see.
public sealed interface ConnectionState {
    /// Not opened yet, or closed by the person.
    record Disconnected() implements ConnectionState {}

    /// Being opened for the first time.
    record Connecting() implements ConnectionState {}

    /// It stands.
    ///
    /// @param server what it said when it was opened last
    record Connected(ServerInfo server) implements ConnectionState {}

    /// It stood and is gone. It is opened again when it is next used, and not before: no storm of attempts reaches a server that starts.
    ///
    /// @param reason a sentence
    /// @param retrying whether it is being opened again now
    record Lost(String reason, boolean retrying) implements ConnectionState {}
}
