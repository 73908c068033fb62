package org.plumbline.app.db;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.plumbline.app.work.AtExit;
import org.plumbline.app.work.Together;
import org.plumbline.capacity.replica.HeartbeatLag;

/// Measures how stale reads from standbys are: a row is changed on the primary, and looked for on each standby, both timed by this
/// machine's own clock. It writes, so that a person has to confirm its statements word for word. Its table is dropped at the end, whatever
/// happens: it writes and drops over a connection of its own, so that closing the primary's ends it, and does not keep it from cleaning up.
public final class Heartbeat {
    private static final double NANOS = 1e9;
    private static final long CLEANING_SECONDS = 30;

    private final HeartbeatServers servers;
    private final HeartbeatTable table;
    private final HeartbeatPace pace;
    private final Watcher watcher;
    private final HeartbeatClock clock = new HeartbeatClock();
    private final Canceller canceller = new Canceller();
    private final List<Double> written = new ArrayList<>();
    private final CountDownLatch cleaned = new CountDownLatch(1);
    private Optional<String> ending = Optional.empty();
    private volatile boolean stopped;
    private volatile boolean ended;

    /// Is told how it goes, on other threads.
    @FunctionalInterface
    public interface Watcher {
        /// So many beats were written.
        void beat(int written);

        /// The table could not be dropped: what to do, in words. Told before the process may end, whatever ends it.
        default void left(String words) {
            // the report says it
        }
    }

    /// @param confirmed the statements that the person was shown and let run
    /// @throws RefusedStatement when these are not the table's statements
    public Heartbeat(HeartbeatServers servers, HeartbeatTable table, HeartbeatPace pace, List<String> confirmed, Watcher watcher)
            throws RefusedStatement {
        if (!confirmed.equals(table.statements())) {
            throw new RefusedStatement("What would be run was not confirmed word for word: " + String.join("; ", table.statements()));
        }
        this.servers = servers;
        this.table = table;
        this.pace = pace;
        this.watcher = watcher;
    }

    /// Ends it soon; what was measured stays, and the table goes.
    public void stop() {
        stopped = true;
        canceller.cancel();
    }

    /// Measures until all beats were written and seen, or nobody waits any longer. An interrupt ends it like [#stop()], and stays.
    ///
    /// @throws RefusedStatement when the table would harm somebody, or would not come to a standby
    /// @throws ServerFailure when the table could not be made; the message says so if it may be there nevertheless
    public HeartbeatReport run() throws RefusedStatement, ServerFailure {
        try (var _ = AtExit.run("drop the heartbeat's table", this::stopAndWait); Database own = servers.primary().beside()) {
            servers.checkDatabases();
            checkPublications();
            var session = new HeartbeatSession(own, table);
            var watches = new LinkedHashMap<String, HeartbeatWatch>();
            servers.standbys().keySet().forEach(name -> watches.put(name, new HeartbeatWatch(table, clock)));
            var views = new HeartbeatViews();
            Optional<String> leftOver;
            views.read(servers);
            try {
                session.create();
                together(session, watches, views);
            } finally {
                leftOver = session.close();
                leftOver.ifPresent(watcher::left);
            }
            return report(watches, views, leftOver);
        } finally {
            cleaned.countDown();
        }
    }

    private void together(HeartbeatSession session, Map<String, HeartbeatWatch> watches, HeartbeatViews views) {
        var work = new ArrayList<Callable<Boolean>>();
        work.add(() -> write(session, watches));
        work.add(() -> {
            views.run(servers, clock, () -> ended);
            return true;
        });
        watches.forEach((name, watch) -> work.add(() -> {
            watch.run(servers.standbys().get(name), pace, () -> ended);
            return true;
        }));
        try {
            Together.call(work, this::stop);
        } catch (InterruptedException _) {
            stopped = true;
        } catch (RuntimeException bug) {
            throw bug;
        } catch (Exception unknown) {
            throw new IllegalStateException(unknown);
        }
    }

    private boolean write(HeartbeatSession session, Map<String, HeartbeatWatch> watches) throws InterruptedException {
        try {
            while (written.size() < pace.beats() && !isOver()) {
                double begun = clock.seconds();
                session.beat(canceller);
                written.add(clock.seconds());
                watcher.beat(written.size());
                if (written.size() < pace.beats()) {
                    clock.until(begun + pace.every().toNanos() / NANOS, this::isOver);
                }
            }
            double patient = clock.seconds() + pace.patience().toNanos() / NANOS;
            clock.until(patient, () -> isOver() || watches.values().stream()
                    .allMatch(each -> each.seen() >= written.size() || each.failure().isPresent()));
            if (!stopped && isLeft()) {
                ending = Optional.of("The connection to " + servers.name() + " was closed meanwhile.");
            }
        } catch (SQLException failed) {
            if (!stopped) {
                ending = Optional.of(ServerFailure.ofStatement(failed, servers.name()).getMessage());
            }
        } finally {
            ended = true;
        }
        return true;
    }

    private boolean isOver() {
        return stopped || isLeft();
    }

    /// Whoever closes the primary's connection wants nothing more from it: one that was open and was lost is in another state.
    private boolean isLeft() {
        return servers.primary().state() instanceof ConnectionState.Disconnected;
    }

    private HeartbeatReport report(Map<String, HeartbeatWatch> watches, HeartbeatViews views, Optional<String> leftOver) {
        var met = new LinkedHashMap<String, HeartbeatReport.Met>();
        watches.forEach((name, watch) -> {
            // one that could not be looked at says nothing of its lag
            boolean blind = watch.failure().isPresent() && watch.seen() == 0;
            met.put(name, views.met(name, written.isEmpty() || blind ? Optional.empty()
                    : Optional.of(new HeartbeatLag(watch.beats(written))), watch.failure()));
        });
        return new HeartbeatReport(servers.name(), table, pace, written.size(), met,
                stopped && written.size() < pace.beats() ? Optional.of("It was stopped.") : ending, leftOver);
    }

    private void checkPublications() throws RefusedStatement, ServerFailure {
        List<String> names = servers.primary().use(this::publications);
        if (!names.isEmpty()) {
            throw new RefusedStatement("The publication " + String.join(", ", names) + " would send the heartbeat to its subscribers, "
                    + "which do not have its table: their replication would stop. Choose a schema that it leaves out, or another "
                    + "database.");
        }
    }

    private List<String> publications(Connection connection) throws SQLException {
        var names = new ArrayList<String>();
        try (Statement ask = connection.createStatement();
                ResultSet row = ask.executeQuery(table.publishedBy(connection.getMetaData().getDatabaseMajorVersion()))) {
            while (row.next()) {
                names.add(row.getString("pubname"));
            }
        }
        return names;
    }

    private void stopAndWait() {
        stop();
        try {
            cleaned.await(CLEANING_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            // The process ends.
        }
    }
}
