package org.plumbline.app.db;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.plumbline.catalog.CatalogFacts;
import org.plumbline.catalog.ServerFacts;
import org.plumbline.catalog.StatementFacts;
import org.plumbline.catalog.TableFacts;
import org.plumbline.plan.Operation;
import org.plumbline.plan.Plan;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.Target;
import org.plumbline.workload.OwnStatements;
import org.plumbline.workload.StatementCounters;
import org.plumbline.workload.WorkloadSnapshot;

/// Reads what a server's catalogue and counters say of the tables of a plan: in a READ ONLY transaction that waits for no lock for long.
final class CatalogReader {
    private static final int MOST_STATEMENTS = 5_000;

    private static final String SERVER = "SELECT " + OwnStatements.MARK + """
             current_setting('server_version_num')::int / 10000, clock_timestamp(),
                   (SELECT stats_reset FROM pg_stat_database WHERE datname = current_database()),
                   NOT pg_is_in_recovery() AND NOT EXISTS (SELECT FROM pg_stat_replication),
                   current_setting('autovacuum_freeze_max_age')::bigint""";

    private CatalogReader() {}

    /// What the database says for this plan.
    static CatalogFacts read(Connection connection, Plan plan) throws SQLException {
        return read(connection, plan, Optional.empty());
    }

    /// Likewise, with what is known of the workload already.
    static CatalogFacts read(Connection connection, Plan plan, WorkloadSnapshot workload) throws SQLException {
        return read(connection, plan, Optional.of(workload.statements().stream().map(StatementCounters::facts).toList()));
    }

    private static CatalogFacts read(Connection connection, Plan plan, Optional<List<StatementFacts>> known) throws SQLException {
        connection.setAutoCommit(false);
        connection.setReadOnly(true);
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET LOCAL statement_timeout = '10s'");
            statement.execute("SET LOCAL lock_timeout = '500ms'");
            ServerFacts server = server(statement);
            var reader = new TableReader(connection, targets(plan));
            List<TableFacts> tables = reader.tables();
            List<StatementFacts> statements = known.isPresent() ? known.get() : statements(connection);
            return new CatalogFacts(server, tables, reader.sequences(), statements, Optional.empty());
        } finally {
            connection.rollback();
        }
    }

    /// The tables that the plan names, each once.
    private static List<Target> targets(Plan plan) {
        var targets = new LinkedHashSet<Target>();
        for (PlanNode node : plan.nodes()) {
            Optional<Target> target = switch (node.operation()) {
                case Operation.Scan scan -> Optional.of(scan.target());
                case Operation.ModifyTable(String _, Target changed) -> Optional.of(changed);
                default -> Optional.empty();
            };
            target.filter(named -> named.relation().isPresent())
                    .ifPresent(named -> targets.add(new Target(named.schema(), named.relation(), Optional.empty())));
        }
        return List.copyOf(targets);
    }

    private static ServerFacts server(Statement statement) throws SQLException {
        Duration roundTrip = RoundTrip.of(statement);
        try (ResultSet row = statement.executeQuery(SERVER)) {
            row.next();
            return new ServerFacts(row.getInt(1), row.getObject(2, OffsetDateTime.class).toInstant(),
                    Optional.ofNullable(row.getObject(3, OffsetDateTime.class)).map(OffsetDateTime::toInstant), row.getBoolean(4),
                    row.getLong(5), Optional.of(roundTrip));
        }
    }

    /// Those that took the most time; none without the extension, or where it is not loaded or not for this user.
    private static List<StatementFacts> statements(Connection connection) throws SQLException {
        Optional<StatStatements> view = StatStatements.find(connection);
        if (view.isEmpty()) {
            return List.of();
        }
        var before = connection.setSavepoint();
        var entries = new Entries();
        try {
            view.get().read(connection, OptionalLong.of(MOST_STATEMENTS), entries);
        } catch (SQLException _) {
            connection.rollback(before);
        }
        return entries.seen().stream().map(StatementCounters::facts).toList();
    }
}
