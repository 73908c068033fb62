package org.plumbline.app.db;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.Collections;
import org.plumbline.advisor.WorkloadQuery;
import org.plumbline.catalog.ServerFacts;
import org.plumbline.sql.SameCalls;
import org.plumbline.workload.OwnStatements;

/// Plans statements in one session, those with parameters by their generic plans; `plan_cache_mode` has to force them.
///
/// @param connection in autocommit, or in a transaction, which goes on
record SessionPlans(Connection connection, Canceller canceller) {
    private static final String PREPARED = "plumbline_what_if";
    private static final String EXPLAIN = "EXPLAIN " + OwnStatements.MARK + " (FORMAT JSON) ";
    private static final String NOT_GROUPED = "42803";
    private static final String FAILED_TRANSACTION = "25P02";

    /// Plans by the page costs that a server was given, if it was.
    ///
    /// @param set `SET ` or `SET LOCAL `
    void planningAs(ServerFacts server, String set) throws SQLException {
        if (server.choosesPageCosts()) {
            for (String setting : PageCostReader.settings(server.pageCosts())) {
                execute(set + setting);
            }
        }
    }

    /// EXPLAIN's JSON. A statement that cannot be planned leaves a transaction as it was.
    String planned(WorkloadQuery query) throws SQLException {
        if (connection.getAutoCommit()) {
            return plan(query);
        }
        Savepoint before = connection.setSavepoint();
        try {
            String plan = plan(query);
            connection.releaseSavepoint(before);
            return plan;
        } catch (SQLException failure) {
            ReadOnly.throwIfItEndsTheConnection(failure);
            connection.rollback(before);
            throw failure;
        }
    }

    private String plan(WorkloadQuery query) throws SQLException {
        GuardedStatement guarded;
        try {
            guarded = GuardedStatement.of(query.sql());
        } catch (RefusedStatement refused) {
            throw new SQLException(refused.getMessage(), refused);
        }
        return guarded.parameters().isEmpty() ? text(EXPLAIN + guarded.sql()) : generic(guarded.sql());
    }

    private String generic(String sql) throws SQLException {
        String plan = executed(sql);
        if (!GenericPlan.isPruned(plan)) {
            return plan;
        }
        execute("SET " + (connection.getAutoCommit() ? "" : "LOCAL ") + GenericPlan.PRUNING + " = off");
        try {
            return executed(sql);
        } finally {
            execute("RESET " + GenericPlan.PRUNING);
        }
    }

    private String executed(String sql) throws SQLException {
        prepare(sql);
        try {
            int count = Integer.parseInt(text("SELECT cardinality(parameter_types) " + OwnStatements.MARK
                    + " FROM pg_prepared_statements WHERE name = '" + PREPARED + "'"));
            return text(EXPLAIN + "EXECUTE " + PREPARED
                    + (count == 0 ? "" : "(" + String.join(", ", Collections.nCopies(count, "NULL")) + ")"));
        } finally {
            deallocate();
        }
    }

    /// In a transaction that failed it cannot be done, and is what the statement itself said that matters.
    private void deallocate() throws SQLException {
        try {
            execute("DEALLOCATE " + PREPARED);
        } catch (SQLException failure) {
            if (!FAILED_TRANSACTION.equals(failure.getSQLState())) {
                throw failure;
            }
        }
    }

    private void prepare(String sql) throws SQLException {
        Savepoint before = connection.getAutoCommit() ? null : connection.setSavepoint();
        try {
            execute("PREPARE " + PREPARED + " AS " + sql);
        } catch (SQLException refused) {
            if (!NOT_GROUPED.equals(refused.getSQLState())) {
                throw refused;
            }
            if (before != null) {
                connection.rollback(before);
            }
            execute("PREPARE " + PREPARED + " AS " + SameCalls.unified(sql));
        }
    }

    /// The first column of the first row.
    String text(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            canceller.begins(statement);
            try (ResultSet rows = statement.executeQuery(sql)) {
                rows.next();
                return rows.getString(1);
            }
        }
    }

    void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            canceller.begins(statement);
            statement.execute(sql);
        }
    }
}
