package org.plumbline.app.db.history;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// The tables of the history, and a session with the file that has them. Times are nanoseconds, `at` milliseconds since 1970.
final class HistorySchema {
    /// Of the tables; SQLite's `user_version`.
    static final int VERSION = 1;
    /// SQLite's `application_id`: `Plum`.
    static final int APPLICATION = 0x506c756d;

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int PRIMARY_CODE = 0xff;
    /// The plans stand apart, so that going through the runs does not read them.
    private static final List<String> TABLES = List.of("""
            CREATE TABLE run (
                id INTEGER PRIMARY KEY AUTOINCREMENT,
                at INTEGER NOT NULL,
                connection TEXT NOT NULL,
                place TEXT NOT NULL,
                database TEXT,
                server TEXT,
                fingerprint INTEGER NOT NULL,
                statement TEXT NOT NULL,
                options TEXT NOT NULL,
                analyze INTEGER NOT NULL,
                took INTEGER NOT NULL,
                planning INTEGER,
                execution INTEGER,
                cost REAL,
                findings TEXT NOT NULL,
                sql TEXT NOT NULL,
                searched TEXT NOT NULL)""", """
            CREATE TABLE plan (run INTEGER PRIMARY KEY REFERENCES run (id) ON DELETE CASCADE, json BLOB NOT NULL)""", """
            CREATE INDEX run_by_time ON run (at, id)""", """
            CREATE INDEX run_by_statement ON run (fingerprint, at)""");

    private HistorySchema() {}

    /// A session. The tables may not be there yet: [#isComplete(Connection)] tells, [#create(Connection)] makes them.
    ///
    /// @throws UnusableFile when the file is none of ours
    /// @throws SQLException what else SQLite says
    static Connection open(Path file) throws SQLException {
        var config = new SQLiteConfig();
        config.setBusyTimeout((int) PATIENCE.toMillis());
        Connection connection = null;
        try {
            connection = config.createConnection("jdbc:sqlite:" + file);
            try (Statement statement = connection.createStatement()) {
                statement.execute("PRAGMA auto_vacuum = INCREMENTAL"); // before there is a table
                statement.execute("PRAGMA synchronous = NORMAL");
                statement.execute("PRAGMA secure_delete = ON");
                statement.execute("PRAGMA foreign_keys = ON");
            }
            check(connection);
            return connection;
        } catch (SQLException failure) {
            if (connection != null) {
                connection.close();
            }
            throw unusable(failure);
        }
    }

    /// Whether the tables are there.
    static boolean isComplete(Connection connection) throws SQLException {
        return number(connection, "PRAGMA user_version") > 0;
    }

    /// Whether SQLite finds nothing damaged.
    static boolean isSound(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery("PRAGMA quick_check(1)")) {
            return row.next() && row.getString(1).equals("ok");
        } catch (SQLException failure) {
            throw unusable(failure);
        }
    }

    /// Makes the tables in an empty file. Nobody else may do so meanwhile. The journal stays SQLite's usual one: in WAL mode, the first and
    /// the last session of a file lock it without waiting for others, and a file on a network drive cannot have it.
    static void create(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            for (String table : TABLES) {
                statement.execute(table);
            }
            statement.execute("PRAGMA application_id = " + APPLICATION);
            statement.execute("PRAGMA user_version = " + VERSION);
            statement.execute("COMMIT");
        }
    }

    private static void check(Connection connection) throws SQLException {
        // The tables first: who makes them meanwhile commits them with the numbers.
        boolean empty = number(connection, "SELECT count(*) FROM sqlite_schema") == 0;
        int version = number(connection, "PRAGMA user_version");
        int application = number(connection, "PRAGMA application_id");
        if (!empty && application != APPLICATION) {
            throw UnusableFile.broken("it is a database of another program", null);
        }
        if (version > VERSION) {
            throw UnusableFile.newer(version);
        }
    }

    /// The same, or that the file itself is at fault.
    static SQLException unusable(SQLException failure) {
        if (failure instanceof SQLiteException said) {
            int code = said.getResultCode().code & PRIMARY_CODE;
            if (code == SQLiteErrorCode.SQLITE_NOTADB.code || code == SQLiteErrorCode.SQLITE_CORRUPT.code) {
                return UnusableFile.broken("it is damaged", failure);
            }
        }
        return failure;
    }

    static int number(Connection connection, String question) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(question)) {
            row.next();
            return row.getInt(1);
        }
    }
}
