package org.plumbline.app.db;

import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;

/// How long a message to the server and its answer take.
final class RoundTrip {
    private static final int TRIES = 5;

    private RoundTrip() {}

    /// The median of a few empty queries.
    static Duration measure(Statement statement) throws SQLException {
        var nanos = new long[TRIES];
        for (int i = 0; i < TRIES; i++) {
            long start = System.nanoTime();
            statement.execute("");
            nanos[i] = System.nanoTime() - start;
        }
        Arrays.sort(nanos);
        return Duration.ofNanos(nanos[TRIES / 2]);
    }
}
