package org.plumbline.app.db;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.plumbline.testkit.postgres.PostgresServer;

/// A server of the newest version and one connection to it, for all tests of a class.
abstract class OneServer {
    private static PostgresServer server;
    private static Connection connection;

    @BeforeAll
    static void startServer() throws SQLException {
        server = PostgresServer.start(18);
        connection = server.connect();
    }

    @AfterAll
    static void stopServer() throws SQLException {
        connection.close();
        server.close();
    }

    static PostgresServer server() {
        return server;
    }

    static void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /// All columns of all rows.
    static List<String> ask(String query) throws SQLException {
        var values = new ArrayList<String>();
        try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    values.add(rows.getString(i));
                }
            }
        }
        return values;
    }
}
