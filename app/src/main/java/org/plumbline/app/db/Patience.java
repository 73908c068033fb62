package org.plumbline.app.db;

import java.time.Duration;

/// How long is waited for a server.
///
/// @param connect for a connection to come about
/// @param validate for a session of the pool to show that it is alive
record Patience(Duration connect, Duration validate) {
    static final Patience USUAL = new Patience(Duration.ofSeconds(10), Duration.ofSeconds(3));
}
