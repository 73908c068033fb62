package org.plumbline.app.db;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.HdrHistogram.Histogram;
import org.plumbline.app.work.Together;

/// One number of connections at work: each runs the statement, reads its rows, and begins again at once.
final class LoadRound {
    /// From a microsecond to a minute, to three figures.
    private static final long LONGEST_MICROS = 60_000_000;
    private static final int FIGURES = 3;
    private static final int MOST_ROWS = 10_000;
    private static final double MICROS = 1e3;
    private static final int WARM_UP = 5;

    private final DataSource pool;
    private final String sql;
    private final int connections;
    private final Duration measured;
    private final Set<Statement> running = ConcurrentHashMap.newKeySet();
    private volatile boolean stopped;

    /// @param pool whose sessions begin a read-only transaction with each statement
    /// @param longest after which the server gives a statement up; it is set for each transaction alone, as behind a pooler the next one
    ///         may have another session
    LoadRound(DataSource pool, String sql, Duration longest, int connections, Duration measured) {
        this.pool = pool;
        this.sql = "SET LOCAL statement_timeout = " + longest.toMillis() + "; SET LOCAL lock_timeout = '500ms'; " + sql;
        this.connections = connections;
        this.measured = measured;
    }

    /// Ends soon; what runs is cancelled on the server.
    void stop() {
        stopped = true;
        for (Statement statement : running) {
            try {
                statement.cancel();
            } catch (SQLException _) {
                // Its time limit ends it.
            }
        }
    }

    /// @throws SQLException where a statement failed
    /// @throws InterruptedException when it was stopped
    LoadLevel run() throws SQLException, InterruptedException {
        open();
        long begin = System.nanoTime() + measured.toNanos() / WARM_UP;
        long end = begin + measured.toNanos();
        var work = new ArrayList<Callable<Done>>();
        for (int i = 0; i < connections; i++) {
            work.add(() -> loop(begin, end));
        }
        var all = new Histogram(LONGEST_MICROS, FIGURES);
        long inTime = 0;
        for (Done each : together(work)) {
            all.add(each.times());
            inTime += each.inTime();
        }
        return new LoadLevel(connections, inTime, measured.toNanos() / 1e9, ms(all.getValueAtPercentile(50)),
                ms(all.getValueAtPercentile(95)), ms(all.getValueAtPercentile(99)), ms(all.getMaxValue()));
    }

    private List<Done> together(List<Callable<Done>> work) throws SQLException, InterruptedException {
        try {
            List<Done> done = Together.call(work, this::stop);
            if (stopped) {
                throw new InterruptedException("stopped");
            }
            return done;
        } catch (SQLException | InterruptedException | RuntimeException thrown) {
            throw thrown;
        } catch (Exception unknown) {
            throw new IllegalStateException(unknown);
        }
    }

    /// All connections, made before the time begins to run.
    private void open() throws SQLException {
        var opened = new ArrayList<Connection>();
        try {
            while (opened.size() < connections && !stopped) {
                opened.add(pool.getConnection());
            }
        } finally {
            for (Connection each : opened) {
                each.close();
            }
        }
    }

    /// What one connection did.
    ///
    /// @param times of all that ended after the warm-up, also past the end, so that slow ones are not lost
    /// @param inTime how many of them ended in the measured time
    private record Done(Histogram times, long inTime) {}

    private Done loop(long begin, long end) throws SQLException {
        var times = new Histogram(LONGEST_MICROS, FIGURES);
        long inTime = 0;
        try {
            long now = 0;
            // once in any case, be the machine as busy as it may: nothing seen is not the same as quick
            for (long start = System.nanoTime(); !stopped && (start < end || now == 0); start = System.nanoTime()) {
                once();
                now = System.nanoTime();
                if (now >= begin) {
                    times.recordValue(Math.clamp((now - start) / 1000, 1, LONGEST_MICROS));
                    inTime += now <= end ? 1 : 0;
                }
            }
            return new Done(times, inTime);
        } catch (SQLException failed) {
            boolean asked = stopped;
            stop();
            if (asked) {
                return new Done(times, inTime);
            }
            throw failed;
        }
    }

    private void once() throws SQLException {
        try (Connection connection = pool.getConnection(); Statement statement = connection.createStatement()) {
            running.add(statement);
            try {
                statement.setMaxRows(MOST_ROWS);
                statement.setEscapeProcessing(false);
                boolean rows = statement.execute(sql);
                while (rows || statement.getUpdateCount() >= 0) {
                    if (rows) {
                        read(statement);
                    }
                    rows = statement.getMoreResults();
                }
            } finally {
                running.remove(statement);
            }
        }
    }

    private static void read(Statement statement) throws SQLException {
        try (ResultSet row = statement.getResultSet()) {
            while (row.next()) {
                // The driver has read it.
            }
        }
    }

    private static double ms(long micros) {
        return micros / MICROS;
    }
}
