package org.plumbline.app.db;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.plumbline.app.db.ServerFailure.Kind;

/// A session on a database of our own making, such as the demo database: what it is told to run is run as it stands, without the guard
/// that keeps a person's database as it is.
public final class OwnSession implements AutoCloseable {
    private static final Pattern EXPECTED = Pattern.compile("(?m)^-- expect (\\w{5})$");

    private final Connection connection;
    private final String database;

    private OwnSession(Connection connection, String database) {
        this.connection = connection;
        this.database = database;
    }

    /// A new session, which the caller closes.
    ///
    /// @throws ServerFailure when the server cannot be reached or does not let us in
    public static OwnSession open(DatabaseUrl database) throws ServerFailure {
        try {
            return new OwnSession(database.connect(), database.toString());
        } catch (SQLException failure) {
            throw new ServerFailure(failure, database.toString());
        }
    }

    /// Runs a script: its statements all in one transaction, or a single one outside of any. A line `-- expect SQLSTATE` says how it has to
    /// fail.
    public void run(String script) throws ServerFailure {
        Matcher expected = EXPECTED.matcher(script);
        String state = expected.find() ? expected.group(1) : "";
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(script);
            if (!state.isEmpty()) {
                throw new ServerFailure(Kind.OTHER, "The script should have failed with SQLSTATE " + state + ", and did not.", null);
            }
        } catch (SQLException failure) {
            if (!state.equals(failure.getSQLState())) {
                throw new ServerFailure(failure, database);
            }
        }
    }

    /// The rows of a query, each a list of its values.
    public List<List<Object>> rows(String query) throws ServerFailure {
        try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(query)) {
            var all = new ArrayList<List<Object>>();
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                var row = new ArrayList<>();
                for (int i = 1; i <= columns; i++) {
                    row.add(rows.getObject(i));
                }
                all.add(row);
            }
            return all;
        } catch (SQLException failure) {
            throw new ServerFailure(failure, database);
        }
    }

    /// Runs one statement once for each of these rows of values, as an application does: prepared, and each in a transaction of its own.
    public void runEach(String sql, List<List<Object>> values) throws ServerFailure {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (List<Object> row : values) {
                for (int i = 0; i < row.size(); i++) {
                    statement.setObject(i + 1, row.get(i));
                }
                statement.execute();
            }
        } catch (SQLException failure) {
            throw new ServerFailure(failure, database);
        }
    }

    /// Ends the session while it runs something, from another thread.
    public void abort() {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException _) {
            // it is gone already
        }
    }

    @Override
    public void close() throws ServerFailure {
        try {
            connection.close();
        } catch (SQLException failure) {
            throw new ServerFailure(failure, database);
        }
    }
}
