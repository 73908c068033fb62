package org.plumbline.app.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.plumbline.advisor.ModelWhatIf;
import org.plumbline.advisor.WhatIf;
import org.plumbline.advisor.WorkloadQuery;
import org.plumbline.index.IndexCandidate;
import org.plumbline.index.IndexDdl;
import org.plumbline.testkit.postgres.PostgresServer;

/// The model's costs beside those of the planner with the index itself.
class ModelWhatIfTest {
    /// Of a case: the model may be off by as much of what the planner says of the real index.
    private static final double MOST = 0.05;
    /// The server extends tables by pages that stay empty, of which the visibility map says nothing: two random reads.
    private static final double FEW_PAGES = 8.5;

    private static PostgresServer server;

    @BeforeAll
    static void start() throws SQLException {
        server = PostgresServer.start(18);
        run("CREATE TABLE orders AS SELECT i AS id, (i * 7919) % 3000 AS customer, "
                + "timestamp '2024-01-01' + i * interval '10 minutes' AS created, "
                + "CASE WHEN i % 1000 = 0 THEN 'disputed' WHEN i % 20 = 0 THEN 'returned' ELSE 'delivered' END AS status,"
                + " (i * 31) % 5000 AS total, repeat('x', 60) AS note FROM generate_series(1, 100000) AS i");
        run("CREATE TABLE lines AS SELECT i AS id, (i * 17) % 100000 + 1 AS order_id, (i * 13) % 2000 AS product, i % 9 AS quantity"
                + " FROM generate_series(1, 200000) AS i");
        run("CREATE FUNCTION dear(bigint) RETURNS bigint IMMUTABLE COST 1000 LANGUAGE plpgsql AS 'BEGIN RETURN $1; END'");
        run("ALTER TABLE orders ADD PRIMARY KEY (id)");
        run("VACUUM (FREEZE, ANALYZE) orders");
        run("VACUUM (FREEZE, ANALYZE) lines");
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    /// A statement and the index for it.
    private record Case(String sql, IndexCandidate index) {}

    private static Case on(String sql, String table, IndexCandidate.Key... keys) {
        return new Case(sql, new IndexCandidate(Optional.of("public"), table, "btree", List.of(keys), List.of(), Optional.empty()));
    }

    private static Case covering(Case plain, String... columns) {
        return new Case(plain.sql, plain.index.including(List.of(columns)));
    }

    private static IndexCandidate.Key key(String column) {
        return IndexCandidate.Key.column(column);
    }

    private static List<Case> cases() {
        return List.of(
                on("SELECT * FROM orders WHERE customer = 7", "orders", key("customer")),
                on("SELECT * FROM orders WHERE customer = 7 AND created > '2025-06-01'", "orders", key("customer"), key("created")),
                on("SELECT * FROM orders WHERE customer = 7 ORDER BY created DESC LIMIT 10", "orders", key("customer"), key("created")),
                on("SELECT * FROM orders WHERE created BETWEEN '2024-03-01' AND '2024-03-08'", "orders", key("created")),
                on("SELECT * FROM orders WHERE total BETWEEN 100 AND 110", "orders", key("total")),
                on("SELECT * FROM orders WHERE status = 'disputed'", "orders", key("status")),
                on("SELECT * FROM orders WHERE status = 'returned' AND dear(total) = 7", "orders", key("status")),
                on("SELECT * FROM orders WHERE customer IN (7, 8, 9)", "orders", key("customer")),
                on("SELECT * FROM orders ORDER BY created DESC LIMIT 20", "orders", key("created")),
                on("SELECT max(total) FROM orders", "orders", key("total")),
                covering(on("SELECT created FROM orders WHERE customer = 7", "orders", key("customer")), "created"),
                new Case("SELECT * FROM orders WHERE status = 'disputed' ORDER BY created LIMIT 5",
                        new IndexCandidate(Optional.of("public"), "orders", "btree", List.of(key("created")), List.of(),
                                Optional.of("status = 'disputed'::text"))),
                on("SELECT * FROM orders o JOIN lines l ON l.order_id = o.id WHERE o.id BETWEEN 100 AND 150", "lines", key("order_id")),
                on("SELECT * FROM lines l JOIN orders o ON l.order_id = o.id WHERE l.product = 77", "lines", key("product")),
                on("SELECT o.id FROM orders o WHERE o.total = 4 AND EXISTS (SELECT FROM lines l WHERE l.order_id = o.id)", "lines",
                        key("order_id")));
    }

    @Test
    void saysWhatThePlannerSaysOfTheRealIndex() throws Exception {
        var wrong = new ArrayList<String>();
        try (Database database = Database.of("test", DatabaseUrl.of("postgresql://postgres@127.0.0.1:" + server.port() + "/postgres"))) {
            for (Case each : cases()) {
                var query = new WorkloadQuery("one", each.sql, 1);
                KnownWorkload known = KnownWorkload.of(database, List.of(query), IndexAdvisory.Watcher.NOBODY);
                var question = List.of(new WhatIf.Question(query, Set.of(each.index)));
                WhatIf.Answer model = new ModelWhatIf(known.planned(), known.facts()).ask(question).getFirst();
                double real = real(each);
                if (Math.abs(model.cost() - real) > MOST * real + FEW_PAGES) {
                    wrong.add(each.sql + ": " + model.cost() + " for " + real);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static double real(Case each) throws SQLException {
        try (Connection connection = server.connect(); Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("CREATE INDEX " + IndexDdl.definition(each.index));
            try (ResultSet row = statement.executeQuery("EXPLAIN (FORMAT JSON) " + each.sql)) {
                row.next();
                return WhatIfPlan.of(row.getString(1)).cost();
            } finally {
                connection.rollback();
            }
        }
    }

    private static void run(String sql) throws SQLException {
        try (Connection connection = server.connect(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
