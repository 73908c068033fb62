package org.plumbline.app.db;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.plumbline.capacity.replica.Beat;

/// Looks at a standby again and again, and keeps when each beat was first seen there, by the clock that it is given.
final class HeartbeatWatch {
    private static final int ANSWER_SECONDS = 10;
    private static final double NANOS = 1e9;
    private static final String NO_PRIVILEGE = "42501";
    /// What the next look may not meet: conflicts with replay (serialization failure, deadlock) and time limits (cancelled, lock timeout).
    private static final Set<String> PASSING = Set.of("40001", "40P01", "57014", "55P03");

    private final HeartbeatTable table;
    private final HeartbeatClock clock;
    private final List<Double> unseen = new ArrayList<>();
    private final List<Double> seen = new ArrayList<>();
    private double lastLook;
    private Optional<String> failure = Optional.empty();

    HeartbeatWatch(HeartbeatTable table, HeartbeatClock clock) {
        this.table = table;
        this.clock = clock;
        this.lastLook = clock.seconds();
    }

    /// Looks until it is told to stop, or the standby does not answer any more, or refuses: what was seen until then stays. A look that
    /// replay cancelled, or that took too long, is made again.
    void run(Database standby, HeartbeatPace pace, BooleanSupplier stopped) {
        try {
            standby.use(connection -> {
                follow(connection, pace, stopped);
                return true;
            });
        } catch (ServerFailure lost) {
            failed(lost.getMessage() + (lost.getCause() instanceof SQLException refused && NO_PRIVILEGE.equals(refused.getSQLState())
                    ? " Connect to it as the user that writes on the primary, who owns the table." : ""));
        }
    }

    private void follow(Connection connection, HeartbeatPace pace, BooleanSupplier stopped) throws SQLException {
        boolean there = false;
        try (Statement ask = connection.createStatement(); PreparedStatement look = connection.prepareStatement(table.look())) {
            ask.setQueryTimeout(ANSWER_SECONDS);
            look.setQueryTimeout(ANSWER_SECONDS);
            while (!stopped.getAsBoolean()) {
                double begun = clock.seconds();
                try {
                    there = there || isThere(ask);
                    found(there ? beat(look) : 0, begun, clock.seconds());
                } catch (SQLException refused) {
                    if (!PASSING.contains(Optional.ofNullable(refused.getSQLState()).orElse(""))) {
                        throw refused;
                    }
                }
                clock.until(clock.seconds() + pace.poll().toNanos() / NANOS, stopped);
            }
        } catch (InterruptedException _) {
            // nobody interrupts it: it is told to stop
        }
    }

    private boolean isThere(Statement ask) throws SQLException {
        try (ResultSet row = ask.executeQuery(table.isThere())) {
            return row.next() && row.getBoolean(1);
        }
    }

    private static long beat(PreparedStatement look) throws SQLException {
        try (ResultSet row = look.executeQuery()) {
            return row.next() ? row.getLong("beat") : 0;
        }
    }

    private synchronized void found(long beat, double begun, double ended) {
        while (seen.size() < beat) {
            unseen.add(lastLook);
            seen.add(ended);
        }
        lastLook = begun;
    }

    private synchronized void failed(String why) {
        failure = Optional.of(why);
    }

    /// How many beats it has seen.
    synchronized int seen() {
        return seen.size();
    }

    /// Why it ended before it was told to, in words.
    synchronized Optional<String> failure() {
        return failure;
    }

    /// The beats that were written, as they were met here.
    ///
    /// @param written when each was committed
    synchronized List<Beat> beats(List<Double> written) {
        var beats = new ArrayList<Beat>(written.size());
        for (int i = 0; i < written.size(); i++) {
            beats.add(i < seen.size() ? new Beat(written.get(i), unseen.get(i), OptionalDouble.of(seen.get(i)))
                    : new Beat(written.get(i), lastLook, OptionalDouble.empty()));
        }
        return beats;
    }
}
