package org.plumbline.app.db;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.plumbline.app.db.LoadReport.Ending;
import org.plumbline.workload.OwnStatements;

/// Measures a server under load: one statement that only reads, run without a pause by 1, 2, ... connections of a HikariCP pool. It ends by
/// itself where the server suffers.
public final class LoadTest {
    /// Connections that others keep.
    static final int LEAST_FREE = 5;
    private static final double FAR_BELOW = 0.6;
    /// Standard deviations of a count by which it differs by chance.
    private static final double SIGMAS = 6;

    private static final String FREE = "SELECT " + OwnStatements.MARK + """
             current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int
                   - coalesce(current_setting('reserved_connections', true), '0')::int
                   - (SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend' OR backend_type IS NULL)::int AS free""";

    private final Database database;
    private final String sql;
    private final LoadLimits limits;
    private final Consumer<LoadLevel> onLevel;
    private final List<LoadLevel> levels = new ArrayList<>();
    private volatile Optional<LoadRound> round = Optional.empty();
    private volatile boolean stopped;

    /// @param onLevel takes each level as soon as it was measured, on the measuring thread
    /// @throws RefusedStatement when it is no single statement that only reads and has no parameters
    public LoadTest(Database database, String statement, LoadLimits limits, Consumer<LoadLevel> onLevel) throws RefusedStatement {
        GuardedStatement guarded = GuardedStatement.of(statement);
        if (guarded.writes() || !guarded.survivors().isEmpty()) {
            throw new RefusedStatement("Only a statement that reads can be run under load; this one "
                    + (guarded.writes() ? "writes or locks rows." : "calls " + String.join(", ", guarded.survivors())
                    + ", whose effects no rollback undoes."));
        }
        if (!guarded.parameters().isEmpty()) {
            throw new RefusedStatement("Write values in place of " + String.join(", ", guarded.parameters()) + ".");
        }
        this.database = database;
        this.sql = guarded.sql();
        this.limits = limits;
        this.onLevel = onLevel;
    }

    /// Ends it soon: statements under way are cancelled.
    public void stop() {
        stopped = true;
        round.ifPresent(LoadRound::stop);
    }

    /// Measures level by level. Where it is stopped, the levels before make the report.
    ///
    /// @throws ServerFailure when the server cannot be reached
    /// @throws InterruptedException when it was stopped before a level was measured
    public LoadReport run() throws ServerFailure, InterruptedException {
        Ending ending = new Ending.Done();
        for (int connections : limits.levels()) {
            Optional<Ending> early = unlessStopped(connections);
            if (early.isPresent()) {
                ending = early.get();
                break;
            }
        }
        return LoadReport.of(database.profile().place(), sql, levels, ending);
    }

    /// What is left of it once it was stopped.
    ///
    /// @param seen the levels that were measured until then
    /// @return none where there are none
    public Optional<LoadReport> stoppedAfter(List<LoadLevel> seen) {
        return seen.isEmpty() ? Optional.empty()
                : Optional.of(LoadReport.of(database.profile().place(), sql, seen, new Ending.Stopped()));
    }

    private Optional<Ending> unlessStopped(int connections) throws ServerFailure, InterruptedException {
        try {
            return level(connections);
        } catch (InterruptedException asked) {
            if (levels.isEmpty()) {
                throw asked;
            }
            return Optional.of(new Ending.Stopped());
        }
    }

    private Optional<Ending> level(int connections) throws ServerFailure, InterruptedException {
        int free = free();
        if (free - connections < LEAST_FREE) {
            return Optional.of(new Ending.NoRoom(free, connections));
        }
        try (HikariDataSource pool = database.pool(connections)) {
            var now = new LoadRound(pool, sql, limits.longest(), connections, limits.each());
            round = Optional.of(now);
            if (stopped) {
                throw new InterruptedException("stopped before the next level");
            }
            LoadLevel level = now.run();
            levels.add(level);
            onLevel.accept(level);
            return suffering(level);
        } catch (SQLException failure) {
            return Optional.of(new Ending.Failed(FailureWords.said(failure)));
        } finally {
            round = Optional.empty();
        }
    }

    private Optional<Ending> suffering(LoadLevel level) {
        double best = levels.stream().mapToDouble(LoadLevel::throughput).max().orElse(0);
        if (level.p99Ms() > limits.slowestP99Ms()) {
            return Optional.of(new Ending.Slow(level.p99Ms(), limits.slowestP99Ms()));
        }
        boolean isPast = levels.size() > 1 && isFarBelow(levels.get(levels.size() - 2), best) && isFarBelow(level, best);
        return isPast ? Optional.of(new Ending.PastPeak(best, level.throughput())) : Optional.empty();
    }

    /// Not by chance alone.
    private static boolean isFarBelow(LoadLevel level, double best) {
        double expected = best * level.seconds();
        return level.throughput() < best * FAR_BELOW && expected - level.statements() > SIGMAS * Math.sqrt(expected);
    }

    private int free() throws ServerFailure {
        return database.use(connection -> ReadOnly.transaction(connection, WorkloadReader.LONGEST, LoadTest::free));
    }

    private static int free(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(FREE)) {
            row.next();
            return row.getInt("free");
        }
    }
}
