package org.plumbline.app.db;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.plumbline.sql.SameCalls;
import org.plumbline.workload.OwnStatements;
import org.postgresql.util.PSQLException;

/// Runs EXPLAIN so that the database is as it was before: in a transaction that may not write unless that was confirmed, and that is rolled
/// back in any case. The rules are those that held against every escape that was tried on PostgreSQL 12 to 18.
final class ExplainRunner {
    private static final String NOT_SUPPORTED = "0A000";
    private static final String READ_ONLY_TRANSACTION = "25006";
    private static final String NOT_GROUPED = "42803";
    private static final Set<String> OPTIONS = Set.of(
            "buffers", "verbose", "costs", "settings", "wal", "timing", "summary", "memory", "serialize", "generic_plan");
    private static final Set<String> VALUES = Set.of("", "on", "off", "true", "false", "none", "text", "binary");

    private ExplainRunner() {}

    /// The plan as EXPLAIN's JSON.
    ///
    /// @param connection of its own for this call: its session state is thrown away afterwards
    /// @throws RefusedStatement when what it does was not confirmed, or an option is none
    /// @throws SQLException what the server said
    static String explain(Connection connection, ExplainRequest request) throws RefusedStatement, SQLException {
        return explain(connection, request, new Canceller());
    }

    /// As above, and may be cancelled meanwhile.
    static String explain(Connection connection, ExplainRequest request, Canceller canceller) throws RefusedStatement, SQLException {
        GuardedStatement guarded = request.statement();
        if (request.analyze() && !request.confirmed()) {
            refuseUnconfirmed(guarded);
        }
        Optional<List<String>> values = ParameterValues.of(request);
        String explain = explain(request, connection.getMetaData().getDatabaseMajorVersion());
        connection.setAutoCommit(false);
        // Plain EXPLAIN of a write is no write; only running it is.
        connection.setReadOnly(!(request.analyze() && guarded.writes()));
        SQLException failed = null;
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            canceller.begins(statement);
            if (!connection.isReadOnly()) {
                letWrite(statement);
            }
            statement.execute("SET LOCAL statement_timeout = " + request.statementTimeout().toMillis());
            statement.execute("SET LOCAL lock_timeout = " + request.lockTimeout().toMillis());
            statement.execute("SET LOCAL idle_in_transaction_session_timeout = '60s'");
            if (request.pageCosts().isPresent()) {
                for (String setting : PageCostReader.settings(request.pageCosts().get())) {
                    statement.execute("SET LOCAL " + setting);
                }
            }
            // From the first query on a transaction's access mode cannot be changed any more.
            statement.execute("SELECT 1");
            canceller.begins(statement);
            return guarded.parameters().isEmpty()
                    ? text(statement, explain + guarded.sql()) : prepared(statement, canceller, explain, guarded.sql(), values);
        } catch (SQLException failure) {
            failed = failure;
            throw failure;
        } finally {
            canceller.ended();
            reset(connection, failed);
        }
    }

    /// A session that is read-only by default, as ours are, lets a confirmed write be measured so. A standby does not know how.
    static void letWrite(Statement statement) throws SQLException {
        try {
            statement.execute("SET TRANSACTION READ WRITE");
        } catch (SQLException refused) {
            throw NOT_SUPPORTED.equals(refused.getSQLState())
                    ? new SQLException("this server is a read-only standby. Run it on the primary, or plan it without running it",
                            READ_ONLY_TRANSACTION, refused) : refused;
        }
    }

    /// The generic plan, or with values the custom one, by the way that works on all versions and types the values on the server:
    /// `EXPLAIN EXECUTE`. With `force_generic_plan` the NULLs that stand for the values are not planned with.
    private static String prepared(
            Statement statement, Canceller canceller, String explain, String sql, Optional<List<String>> values) throws SQLException {
        String plan = executed(statement, canceller, explain, sql, values);
        if (values.isPresent() || !GenericPlan.isPruned(plan)) {
            return plan;
        }
        canceller.begins(statement);
        statement.execute("SET LOCAL " + GenericPlan.PRUNING + " = off");
        return executed(statement, canceller, explain, sql, values);
    }

    private static String executed(
            Statement statement, Canceller canceller, String explain, String sql, Optional<List<String>> values) throws SQLException {
        String name = "plumbline_" + UUID.randomUUID().toString().replace('-', '_');
        // By itself the first execution is planned for its values; forced it would stand among the plan's settings.
        statement.execute("SET LOCAL plan_cache_mode = " + (values.isPresent() ? "auto" : "force_generic_plan"));
        prepare(statement, canceller, name, sql, values.isEmpty());
        canceller.begins(statement);
        int count = Integer.parseInt(text(statement,
                "SELECT cardinality(parameter_types) " + OwnStatements.MARK + " FROM pg_prepared_statements WHERE name = '" + name + "'"));
        List<String> arguments = values.orElse(Collections.nCopies(count, "NULL"));
        canceller.begins(statement);
        String plan = text(statement, explain + "EXECUTE " + name + (count == 0 ? "" : "(" + String.join(", ", arguments) + ")"));
        // It would outlive the rollback, and DISCARD ALL may reach another session where a pooler stands between.
        statement.execute("DEALLOCATE " + name);
        return plan;
    }

    /// @param generic no value will be given: then alike calls may share their parameters, where the server takes the statement only so
    private static void prepare(Statement statement, Canceller canceller, String name, String sql, boolean generic) throws SQLException {
        Savepoint before = statement.getConnection().setSavepoint();
        canceller.begins(statement);
        try {
            statement.execute("PREPARE " + name + " AS " + sql);
        } catch (SQLException refused) {
            if (!generic || !NOT_GROUPED.equals(refused.getSQLState())) {
                throw refused;
            }
            statement.getConnection().rollback(before);
            canceller.begins(statement);
            statement.execute("PREPARE " + name + " AS " + SameCalls.unified(sql));
        }
    }

    private static void refuseUnconfirmed(GuardedStatement guarded) throws RefusedStatement {
        if (!guarded.survivors().isEmpty()) {
            throw new RefusedStatement("It calls " + String.join(", ", guarded.survivors().stream().sorted().toList())
                    + ", whose effect no rollback undoes: confirm that it may run, or explain it without ANALYZE.");
        }
        if (guarded.writes()) {
            throw new RefusedStatement("It writes, and ANALYZE runs it before it is rolled back; sequences and what triggers do outside "
                    + "the database stay: confirm that it may run, or explain it without ANALYZE.");
        }
    }

    /// Where in the statement the server found the trouble; none where it does not tell, or where the statement was sent in another form.
    static OptionalInt place(ExplainRequest request, int version, SQLException failure) throws RefusedStatement {
        if (!request.statement().parameters().isEmpty()
                || !(failure instanceof PSQLException said) || said.getServerErrorMessage() == null) {
            return OptionalInt.empty();
        }
        String sql = request.statement().sql();
        int characters = said.getServerErrorMessage().getPosition() - 1 - explain(request, version).length();
        return characters < 0 || characters > sql.codePointCount(0, sql.length())
                ? OptionalInt.empty() : OptionalInt.of(sql.offsetByCodePoints(0, characters));
    }

    private static String explain(ExplainRequest request, int version) throws RefusedStatement {
        var options = new ArrayList<String>();
        if (request.analyze()) {
            options.add("ANALYZE");
        }
        if (request.options().isEmpty()) {
            for (ExplainOption option : ExplainOption.offered(version)) {
                boolean chosen = option.usual() || (option == ExplainOption.WAL && request.statement().writes());
                options.addAll(option.words(chosen, request.analyze()));
            }
        }
        for (String option : request.options()) {
            options.add(checked(option));
        }
        options.add("FORMAT JSON");
        return options.stream().collect(Collectors.joining(", ", "EXPLAIN " + OwnStatements.MARK + " (", ") "));
    }

    /// An option that is one; ANALYZE and FORMAT are not left to a list.
    private static String checked(String option) throws RefusedStatement {
        List<String> words = List.of(option.strip().replace('=', ' ').split("\\s+"));
        String name = words.getFirst().toLowerCase(Locale.ROOT);
        String value = words.size() > 1 ? words.get(1).toLowerCase(Locale.ROOT) : "";
        if (words.size() > 2 || !OPTIONS.contains(name) || !VALUES.contains(value)) {
            throw new RefusedStatement("'" + option + "' is no option of EXPLAIN that can be given here: "
                    + OPTIONS.stream().sorted().map(each -> each.toUpperCase(Locale.ROOT)).collect(Collectors.joining(", ")) + ".");
        }
        return String.join(" ", words);
    }

    private static String text(Statement statement, String sql) throws SQLException {
        var lines = new ArrayList<String>();
        try (ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                lines.add(Optional.ofNullable(rows.getString(1)).orElse(""));
            }
        }
        return String.join("\n", lines);
    }

    /// Rolls back whatever happened, then gives up locks, prepared statements and settings of the session. A server that is gone did that
    /// itself: then what it last said is told, not that it is gone.
    private static void reset(Connection connection, SQLException failed) throws SQLException {
        try {
            connection.rollback();
            connection.setAutoCommit(true);
            connection.setReadOnly(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute("DISCARD ALL");
            }
        } catch (SQLException gone) {
            connection.close();
            if (failed == null) {
                throw gone;
            }
            failed.addSuppressed(gone);
        }
    }
}
