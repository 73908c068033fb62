package org.plumbline.app.ui.workload;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.plumbline.app.db.ConnectionProfile;
import org.plumbline.app.db.Database;
import org.plumbline.app.db.Login;
import org.plumbline.testkit.postgres.PostgresServer;

/// A server with a small shop and what an application does to it: a slow report, look-ups and inserts row by row.
final class WorkloadServer implements AutoCloseable {
    static final String LOOK_UP = "SELECT name FROM customers WHERE id = $1";
    static final String SLOW = "SELECT count(*), pg_sleep($1)";

    private final PostgresServer server = PostgresServer.start(18, Map.of("track_io_timing", "on"));
    private final Connection connection;

    WorkloadServer() throws SQLException {
        connection = server.connect();
        run("CREATE EXTENSION pg_stat_statements", "CREATE TABLE customers (id int PRIMARY KEY, name text)",
                "INSERT INTO customers SELECT i, 'c' || i FROM generate_series(1, 1000) i",
                "CREATE TABLE orders AS SELECT i AS id, 1 + i % 1000 AS customer_id, i % 7 AS kind FROM generate_series(1, 60000) i",
                "ANALYZE", "CREATE TABLE events (id int, note text)", "CREATE ROLE plain LOGIN", "CREATE DATABASE empty",
                "SELECT pg_stat_statements_reset()");
    }

    /// Ten lists of a thousand rows, and a look-up for each row.
    void lookUpRowByRow() throws SQLException {
        for (int i = 0; i < 10; i++) {
            run("SELECT id, customer_id FROM orders WHERE id <= 1000");
        }
        try (PreparedStatement lookUp = connection.prepareStatement("SELECT name FROM customers WHERE id = ?")) {
            for (int i = 0; i < 10_000; i++) {
                lookUp.setInt(1, 1 + i % 1_000);
                lookUp.executeQuery().close();
            }
        }
    }

    void reportSlowly() throws SQLException {
        run("SELECT count(*), pg_sleep(0.12)");
    }

    /// Each of another shape.
    void sendManyShapes(int count) throws SQLException {
        var all = new StringBuilder();
        for (int shape = 0; shape < count; shape++) {
            all.append("SELECT name, id FROM customers WHERE id = 7");
            for (int bit = 0; bit < 12; bit++) {
                all.append((shape >> bit & 1) == 0 ? " AND id IS NOT NULL" : " AND name IS NOT NULL");
            }
            all.append(';');
        }
        run(all.toString());
    }

    void run(String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    Database database(String user, String name) {
        return new Database(ConnectionProfile.of("postgresql://" + user + "@127.0.0.1:" + server.port() + "/" + name).named("shop"),
                Login.ofEnvironment());
    }

    @Override
    public void close() throws SQLException {
        connection.close();
        server.close();
    }
}
