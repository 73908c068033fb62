package org.plumbline.app.db;

import java.time.Duration;

/// How long is waited for a server.
///
/// @param connect for a connection to come about
/// @param validate for a session of the pool to show that it is alive
/// @param answer for the network to bring an answer, where the one who asks says nothing else: longer than the server may take
record Patience(Duration connect, Duration validate, Duration answer) {
    static final Patience USUAL = new Patience(Duration.ofSeconds(10), Duration.ofSeconds(3),
            WorkloadReader.LONGEST.plus(Duration.ofSeconds(10)));

    /// How long the network may take, in ms, for a statement with these limits: one that swallows everything would keep us waiting for
    /// good. The server has given up by then, unless it has no limit (0).
    int network(Duration statement, Duration lock) {
        return statement.isZero() ? 0 : (int) Math.min(Integer.MAX_VALUE, statement.plus(lock).plus(connect).toMillis());
    }
}
