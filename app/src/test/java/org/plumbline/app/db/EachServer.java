package org.plumbline.app.db;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.plumbline.testkit.postgres.PostgresServer;

/// A server of each version for all tests of a class: `@MethodSource("servers")`.
@TestInstance(Lifecycle.PER_CLASS)
abstract class EachServer {
    private final List<PostgresServer> servers = new ArrayList<>();

    /// What each is filled with.
    abstract String script();

    /// Further lines of its configuration.
    Map<String, String> settings() {
        return Map.of();
    }

    /// Of which versions there is one.
    List<Integer> majors() {
        return PostgresServer.majors();
    }

    @BeforeAll
    void startServers() throws SQLException {
        for (int major : majors()) {
            PostgresServer server = PostgresServer.start(major, settings());
            servers.add(server);
            try (Connection connection = server.connect()) {
                run(connection, script());
            }
        }
    }

    static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /// All columns of all rows.
    static List<String> answers(Connection connection, String query) throws SQLException {
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

    @AfterAll
    void stopServers() {
        servers.forEach(PostgresServer::close);
    }

    List<PostgresServer> servers() {
        return servers;
    }
}
