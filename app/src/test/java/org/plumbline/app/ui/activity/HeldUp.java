package org.plumbline.app.ui.activity;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.plumbline.testkit.postgres.PostgresServer;

/// A checkout that forgot its transaction, a report behind it, and a migration behind both.
final class HeldUp implements AutoCloseable {
    private final List<Connection> connections = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();

    private HeldUp() {}

    static HeldUp on(PostgresServer server) throws SQLException {
        var held = new HeldUp();
        Connection holder = held.connect(server, "checkout");
        run(holder, "CREATE TABLE IF NOT EXISTS orders (id int PRIMARY KEY, state text)");
        run(holder, "INSERT INTO orders SELECT i, 'new' FROM generate_series(1, 100) i ON CONFLICT DO NOTHING");
        holder.setAutoCommit(false);
        run(holder, "UPDATE orders SET state = 'paid' WHERE id = 7");
        held.inBackground(held.connect(server, "warehouse"), "UPDATE orders SET state = 'sent', id = id WHERE id = 7 RETURNING id");
        held.inBackground(held.connect(server, "migration"), "ALTER TABLE orders ADD COLUMN note text");
        try (Connection eye = server.connect(); Statement statement = eye.createStatement()) {
            int waiting = 0;
            while (waiting < 2) {
                try (ResultSet row = statement.executeQuery(
                        "SELECT count(*) FROM pg_stat_activity WHERE cardinality(pg_blocking_pids(pid)) > 0")) {
                    row.next();
                    waiting = row.getInt(1);
                }
            }
        }
        return held;
    }

    private Connection connect(PostgresServer server, String application) throws SQLException {
        Connection connection = DriverManager.getConnection(server.jdbcUrl() + "&ApplicationName=" + application);
        connections.add(connection);
        return connection;
    }

    private void inBackground(Connection connection, String sql) {
        threads.add(Thread.ofVirtual().start(() -> {
            try {
                run(connection, sql);
            } catch (SQLException _) {
                // It is ended with the rest.
            }
        }));
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        connections.getFirst().rollback();
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException interrupt) {
                Thread.currentThread().interrupt();
            }
        }
        for (Connection connection : connections) {
            connection.close();
        }
    }
}
