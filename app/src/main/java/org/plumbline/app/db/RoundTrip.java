package org.plumbline.app.db;

import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;

/// How long a question and its answer are under way.
final class RoundTrip {
    private static final int TIMES = 5;

    private RoundTrip() {}

    /// The median of a few empty queries.
    static Duration of(Statement statement) throws SQLException {
        var nanos = new long[TIMES];
        for (int i = 0; i < TIMES; i++) {
            long start = System.nanoTime();
            statement.execute("");
            nanos[i] = System.nanoTime() - start;
        }
        Arrays.sort(nanos);
        return Duration.ofNanos(nanos[TIMES / 2]);
    }
}
