package org.plumbline.app.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.plumbline.advisor.proof.Run;
import org.plumbline.catalog.ServerFacts;
import org.plumbline.plan.Plan;
import org.plumbline.plan.Usage;
import org.plumbline.plan.parse.PlanParseException;
import org.plumbline.plan.parse.PlanParser;
import org.plumbline.plan.parse.SourceText;
import org.plumbline.plan.unit.Blocks;
import org.plumbline.workload.OwnStatements;

/// A session that runs statements under a time limit, in a transaction that is read-only for as long as the statement runs. What is set for
/// it ends with the transaction: a pooler may give the server's session to others then.
final class TimedSession {
    private static final String EXPLAIN = "EXPLAIN " + OwnStatements.MARK + " (ANALYZE, BUFFERS, TIMING OFF, FORMAT JSON) ";
    private static final String CANCELLED = "57014";
    private static final Duration GRACE = Duration.ofSeconds(60);

    private final Connection connection;
    private final SessionPlans plans;
    private final Supplier<Optional<Duration>> cpu;
    private final Duration limit;
    private final Canceller canceller;

    /// @param connection in a transaction, which goes on
    /// @param server as what it plans
    TimedSession(Connection connection, ServerFacts server, Duration limit, Canceller canceller) throws SQLException {
        this.connection = connection;
        this.plans = new SessionPlans(connection, canceller);
        this.cpu = OwnMachine.cpu(connection);
        this.limit = limit;
        this.canceller = canceller;
        plans.execute("SET LOCAL statement_timeout = " + limit.toMillis());
        plans.planningAs(server, "SET LOCAL ");
        // between two of its runs the other session may have two
        Duration longest = limit.multipliedBy(2).plus(GRACE);
        plans.execute("SET LOCAL idle_in_transaction_session_timeout = " + longest.toMillis());
        connection.setNetworkTimeout(null, (int) Math.min(Integer.MAX_VALUE, longest.toMillis()));
    }

    /// A run, with its plan where it came to its end.
    record Ran(Run run, Optional<Plan> plan) {}

    /// @throws SQLException what the server said, but not that the time is up
    Ran run(String sql) throws SQLException {
        Savepoint before = connection.setSavepoint();
        try {
            plans.execute("SET LOCAL transaction_read_only = on");
            return timed(sql);
        } finally {
            if (!connection.isClosed()) {
                connection.rollback(before);
            }
        }
    }

    private Ran timed(String sql) throws SQLException {
        Optional<Duration> begun = cpu.get();
        String json;
        try {
            json = plans.text(EXPLAIN + sql);
        } catch (SQLException ended) {
            if (CANCELLED.equals(ended.getSQLState()) && !canceller.isCancelled()) {
                return new Ran(Run.endedAt(limit), Optional.empty());
            }
            throw ended;
        }
        Optional<Duration> taken = begun.flatMap(start -> cpu.get().map(end -> end.minus(start)));
        Plan plan = plan(json);
        Duration time = plan.summary().executionTime().orElse(Duration.ZERO).plus(plan.summary().planningTime().orElse(Duration.ZERO));
        return new Ran(new Run(time, taken, plan.root().usage().map(Usage::buffers).map(buffers -> buffers.touched()).orElse(Blocks.NONE),
                true), Optional.of(plan));
    }

    private static Plan plan(String json) {
        try {
            return PlanParser.parse(SourceText.of("EXPLAIN", json)).getFirst();
        } catch (PlanParseException broken) {
            throw new IllegalStateException("EXPLAIN printed what is no plan", broken);
        }
    }
}
