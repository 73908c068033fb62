package org.plumbline.testkit.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/// A small shop whose application does what advice is about: updates that find no room in their page, a NOT IN, and rows that are
/// inserted one by one; and numbers in a column of text. There is a database `uncounted` without `pg_stat_statements` too.
public final class BusyShop {
    /// The column of `orders` with numbers in text.
    public static final String LONG_NAME = "a_rather_long_name_that_somebody_gave_to_a_column_of_this_table";
    private static final List<String> SHOP = List.of(
            "CREATE EXTENSION pg_stat_statements",
            "CREATE TABLE orders (id int PRIMARY KEY, customer int NOT NULL, status text, " + LONG_NAME + " text)",
            "CREATE TABLE blocked (customer int NOT NULL)", "CREATE TABLE views (id int, path text)",
            "INSERT INTO orders SELECT i, i % 500, 'new', i * 7 FROM generate_series(1, 20000) i",
            "INSERT INTO blocked SELECT i FROM generate_series(1, 300) i", "ANALYZE", "CREATE DATABASE uncounted",
            "SELECT pg_stat_statements_reset()");
    private static final List<String> TRAFFIC = List.of(
            "UPDATE orders SET status = 'paid' WHERE id > 0",
            "SELECT count(*) FROM orders o WHERE o.customer NOT IN (SELECT b.customer FROM blocked b)",
            "SELECT pg_stat_force_next_flush()");
    private static final int VIEWS = 10_000;

    private BusyShop() {}

    /// Makes it, and lets its application do its work.
    public static void make(PostgresServer server) throws SQLException {
        try (Connection connection = server.connect(); Statement statement = connection.createStatement()) {
            for (String sql : SHOP) {
                statement.execute(sql);
            }
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO views (id, path) VALUES (?, ?)")) {
                for (int i = 0; i < VIEWS; i++) {
                    insert.setInt(1, i);
                    insert.setString(2, "/");
                    insert.addBatch();
                }
                insert.executeBatch();
            }
            for (String sql : TRAFFIC) {
                statement.execute(sql);
            }
        }
    }
}
