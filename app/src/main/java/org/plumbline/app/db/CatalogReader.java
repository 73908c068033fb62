package org.plumbline.app.db;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
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
import org.plumbline.plan.unit.Rows;

/// Reads what a server's catalogue and counters say of the tables of a plan: in a READ ONLY transaction that waits for no lock for long.
public final class CatalogReader {
    private static final int MOST_STATEMENTS = 5_000;
    private static final double NANOS_PER_MILLISECOND = 1e6;

    private static final String SERVER = """
            SELECT current_setting('server_version_num')::int / 10000, clock_timestamp(),
                   (SELECT stats_reset FROM pg_stat_database WHERE datname = current_database()),
                   NOT pg_is_in_recovery() AND NOT EXISTS (SELECT FROM pg_stat_replication),
                   current_setting('autovacuum_freeze_max_age')::bigint""";
    /// The names of its columns go by the extension's version, which an upgrade of the server leaves as it was.
    private static final String EXTENSION = """
            SELECT quote_ident(n.nspname),
                   EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'total_exec_time' AND NOT a.attisdropped)
            FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace
            JOIN pg_class c ON c.relnamespace = n.oid AND c.relname = 'pg_stat_statements'
            WHERE e.extname = 'pg_stat_statements'""";

    private CatalogReader() {}

    /// What the database says for this plan.
    ///
    /// @throws ServerFailure when the server cannot be reached, or does not answer
    public static CatalogFacts read(DatabaseUrl database, Plan plan) throws ServerFailure {
        try (Connection connection = database.connect()) {
            return read(connection, plan);
        } catch (SQLException failure) {
            throw new ServerFailure(failure, database.toString());
        }
    }

    static CatalogFacts read(Connection connection, Plan plan) throws SQLException {
        connection.setAutoCommit(false);
        connection.setReadOnly(true);
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET LOCAL statement_timeout = '10s'");
            statement.execute("SET LOCAL lock_timeout = '500ms'");
            ServerFacts server = server(statement);
            var reader = new TableReader(connection, targets(plan));
            List<TableFacts> tables = reader.tables();
            return new CatalogFacts(server, tables, reader.sequences(), statements(connection), Optional.empty());
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
        String schema;
        boolean renamed;
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(EXTENSION)) {
            if (!row.next()) {
                return List.of();
            }
            schema = row.getString(1);
            renamed = row.getBoolean(2);
        }
        String time = renamed ? "total_exec_time" : "total_time";
        var before = connection.setSavepoint();
        var statements = new ArrayList<StatementFacts>();
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(
                "SELECT queryid, query, calls, rows, " + time + ", userid::bigint FROM " + schema + ".pg_stat_statements "
                        + "WHERE dbid = (SELECT oid FROM pg_database WHERE datname = current_database()) AND query IS NOT NULL "
                        + "ORDER BY " + time + " DESC LIMIT " + MOST_STATEMENTS)) {
            while (row.next()) {
                long id = row.getLong(1);
                OptionalLong known = row.wasNull() ? OptionalLong.empty() : OptionalLong.of(id);
                statements.add(new StatementFacts(known, row.getString(2), row.getLong(3), Rows.rows(row.getDouble(4)),
                        Duration.ofNanos(Math.round(row.getDouble(5) * NANOS_PER_MILLISECOND)), row.getLong(6)));
            }
            return statements;
        } catch (SQLException _) {
            connection.rollback(before);
            return List.of();
        }
    }
}
