package org.plumbline.testkit.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Assumptions;
import org.plumbline.app.db.Database;
import org.plumbline.app.db.DatabaseUrl;
import org.testfx.util.WaitForAsyncUtils;

/// A real server with HypoPG and a few orders; tests are skipped where this machine has none.
public final class IndexServer implements AutoCloseable {
    public static final String BY_CUSTOMER = "SELECT note FROM orders WHERE customer = 7";
    public static final String NEWEST = "SELECT * FROM orders WHERE customer = 7 ORDER BY day LIMIT 50";
    public static final String BY_DAY = "SELECT count(*) FROM orders WHERE day BETWEEN 10 AND 12";
    public static final String COUNT = "SELECT count(note) FROM orders";

    /// Statements that want several indexes, one with a long name; the last gains nothing.
    public static final List<String> SHOP = List.of(
            "SELECT note FROM orders WHERE customer = 7", NEWEST,
            "SELECT * FROM customers WHERE mail = 'c77@example.org'",
            "SELECT name, count(*) FROM customers JOIN orders ON orders.customer = customers.id WHERE city = 'c5' GROUP BY name",
            "SELECT * FROM orders WHERE id = 4711",
            "SELECT * FROM \"a rather long name of a table, as tools that make names make them\" "
                    + "WHERE \"a rather long name of a column\" = 17 AND \"another rather long name\" > 480",
            "SELECT * FROM orders WHERE day = 5 AND customer > 480 ORDER BY id LIMIT 10",
            BY_DAY, COUNT);

    private final PostgresServer server;

    /// Starts it.
    public IndexServer() throws SQLException {
        Optional<PostgresServer> started = PostgresServer.startWithHypoPg();
        Assumptions.assumeTrue(started.isPresent(), "This machine has no PostgreSQL with HypoPG (Debian: postgresql-15-hypopg).");
        server = started.get();
        run("CREATE EXTENSION hypopg", "CREATE TABLE orders AS SELECT i AS id, i % 500 AS customer, i % 1000 AS day, "
                + "repeat('x', 100) AS note FROM generate_series(1, 50000) AS i", "CREATE INDEX customers_of_orders ON orders (day)",
                "ANALYZE orders");
    }

    /// One of its databases; only `postgres` has HypoPG.
    public Database database(String name) {
        return Database.of("shop", DatabaseUrl.of("postgresql://postgres@127.0.0.1:" + server.port() + "/" + name));
    }

    /// As a crash would.
    public void crash() {
        server.crash();
    }

    /// After [#crash()], on the same port.
    public void startAgain() {
        server.startAgain();
    }

    /// Has the superuser run these.
    public void run(String... statements) throws SQLException {
        runOn("postgres", statements);
    }

    /// Likewise on another database.
    public void runOn(String database, String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                server.jdbcUrl().replace("/postgres?", "/" + database + "?")); Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /// The tables of [#SHOP].
    public void fillShop() throws SQLException {
        run("CREATE TABLE customers AS SELECT i AS id, 'c' || i || '@example.org' AS mail, 'name ' || i AS name, "
                + "'c' || i % 200 AS city FROM generate_series(1, 30000) AS i",
                "CREATE TABLE \"a rather long name of a table, as tools that make names make them\" "
                + "AS SELECT i % 700 AS \"a rather long name of a column\", i AS \"another rather long name\" "
                + "FROM generate_series(1, 40000) AS i", "ANALYZE");
    }

    /// Has the server find so many pages in its memory that page costs can be told from it, and returns when it has counted them.
    public void readPages(String database, int pages) throws SQLException, TimeoutException {
        runOn(database, "DO $$ BEGIN FOR i IN 1.." + pages / 700 + " LOOP PERFORM count(note) FROM orders; END LOOP; END $$");
        String url = server.jdbcUrl().replace("/postgres?", "/" + database + "?");
        try (Connection connection = DriverManager.getConnection(url); Statement statement = connection.createStatement()) {
            WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, () -> {
                try (ResultSet row = statement.executeQuery("SELECT sum(heap_blks_hit) FROM pg_statio_user_tables")) {
                    row.next();
                    return row.getLong(1) >= pages;
                }
            });
        }
    }

    /// Returns when no session is left that has indexes which are not there.
    public void waitUntilNobodyTries() throws SQLException, TimeoutException {
        try (Connection connection = server.connect(); Statement statement = connection.createStatement()) {
            WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, () -> {
                try (ResultSet row = statement.executeQuery("SELECT count(*) FROM pg_stat_activity "
                        + "WHERE query LIKE '%hypopg%' AND pid <> pg_backend_pid()")) {
                    row.next();
                    return row.getLong(1) == 0;
                }
            });
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
