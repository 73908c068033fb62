package org.plumbline.app.db;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.Collections;
import org.plumbline.advisor.WorkloadQuery;
import org.plumbline.sql.SameCalls;
import org.plumbline.workload.OwnStatements;

/// Plans statements in one session, those with parameters by their generic plans; `plan_cache_mode` has to force them.
///
/// @param connection in autocommit, or in a transaction, which goes on
record SessionPlans(Connection connection, Canceller canceller) {
    private static final String PREPARED = "plumbline_what_if";
    private static final String EXPLAIN = "EXPLAIN " + OwnStatements.MARK + " (FORMAT JSON) ";
    private static final String NOT_GROUPED = "42803";

    /// EXPLAIN's JSON.
    String planned(WorkloadQuery query) throws SQLException {
        GuardedStatement guarded;
        try {
            guarded = GuardedStatement.of(query.sql());
        } catch (RefusedStatement refused) {
            throw new SQLException(refused.getMessage(), refused);
        }
        return guarded.parameters().isEmpty() ? text(EXPLAIN + guarded.sql()) : generic(guarded.sql());
    }

    private String generic(String sql) throws SQLException {
        prepare(sql);
        try {
            int count = Integer.parseInt(text("SELECT cardinality(parameter_types) " + OwnStatements.MARK
                    + " FROM pg_prepared_statements WHERE name = '" + PREPARED + "'"));
            return text(EXPLAIN + "EXECUTE " + PREPARED
                    + (count == 0 ? "" : "(" + String.join(", ", Collections.nCopies(count, "NULL")) + ")"));
        } finally {
            execute("DEALLOCATE " + PREPARED);
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
