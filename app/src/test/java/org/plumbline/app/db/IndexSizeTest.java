package org.plumbline.app.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.catalog.CatalogFacts;
import org.plumbline.catalog.ColumnFacts;
import org.plumbline.catalog.TableFacts;
import org.plumbline.index.size.BtreeSize;
import org.plumbline.plan.parse.PlanParseException;
import org.plumbline.plan.parse.PlanParser;
import org.plumbline.plan.parse.SourceText;
import org.plumbline.plan.unit.Rows;
import org.plumbline.testkit.postgres.NeedsPostgres;
import org.plumbline.testkit.postgres.PostgresServer;

/// Sizes that are worked out from statistics against indexes that were built: within a tenth, on more than twenty kinds.
@NeedsPostgres
class IndexSizeTest {
    private static final int ROWS = 50_000;

    /// An index: its keys, its INCLUDE columns, its fill factor, and for a partial one the share of rows and the predicate.
    private record Kind(List<String> keys, List<String> included, int fillFactor, double share, String predicate) {
        private static Kind on(String... keys) {
            return new Kind(List.of(keys), List.of(), BtreeSize.LEAF_FILL, 1, "");
        }

        private Kind including(String... columns) {
            return new Kind(keys, List.of(columns), fillFactor, share, predicate);
        }

        private String ddl() {
            return "CREATE INDEX i ON t (%s)%s WITH (fillfactor = %d)%s".formatted(String.join(", ", keys),
                    included.isEmpty() ? "" : " INCLUDE (" + String.join(", ", included) + ")", fillFactor, predicate);
        }
    }

    private static final List<Kind> KINDS = List.of(
            Kind.on("id"), Kind.on("customer"), Kind.on("product"), Kind.on("status"), Kind.on("city"), Kind.on("note"),
            Kind.on("amount"), Kind.on("created"), Kind.on("day"), Kind.on("flag"), Kind.on("parent"), Kind.on("uid"),
            Kind.on("email"), Kind.on("small"), Kind.on("score"), Kind.on("order_no"), Kind.on("long_note"), Kind.on("takes"),
            Kind.on("order_no", "code"), Kind.on("wide"),
            Kind.on("customer", "created"), Kind.on("status", "day"), Kind.on("day", "customer"), Kind.on("small", "flag"),
            Kind.on("flag", "parent"), Kind.on("status", "note"), Kind.on("id", "note", "city"),
            Kind.on("customer").including("amount"), Kind.on("created").including("note", "status"), Kind.on("parent").including("uid"),
            new Kind(List.of("id"), List.of(), 70, 1, ""), new Kind(List.of("customer"), List.of(), 100, 1, ""),
            new Kind(List.of("customer"), List.of(), 90, 0.3, " WHERE small < 30"),
            new Kind(List.of("created"), List.of(), 90, 0.1, " WHERE small < 10"));

    private static String script() {
        return """
                CREATE TABLE t (id bigint, customer int, product int, status text, city text, note text, amount numeric(10,2),
                    created timestamptz, day date, flag boolean, parent int, uid uuid, email varchar(100), small smallint,
                    score double precision, order_no int, long_note text, takes interval, code character(20), wide text);
                SELECT setseed(0.5);
                INSERT INTO t SELECT g.i, random() * 20000, exp(random() * 9),
                    (array['new','paid','sent','returned','closed'])[1 + g.i %% 5],
                    'city of ' || (random() * 3000)::int, md5(g.i::text) || md5(random()::text), random() * 1000,
                    timestamptz '2025-01-01' + g.i * interval '97 s', date '2025-01-01' + (random() * 1000)::int, random() < 0.3,
                    CASE WHEN random() < 0.3 THEN (random() * 50000)::int END, md5(g.i::text)::uuid,
                    substr(md5(random()::text), 1, 4 + g.i %% 20) || g.i || '@example.org', g.i %% 100, random(), g.i / 4,
                    repeat(md5(g.i::text), 6), (random() * 100000)::int * interval '1 s', 'c' || g.i, wides.text
                FROM generate_series(1, %d) AS g (i)
                JOIN (SELECT i, string_agg(md5(i::text || n), '') AS text
                    FROM generate_series(0, 4999) i, generate_series(1, 28) n GROUP BY i) wides ON wides.i = g.i %% 5000
                ORDER BY g.i;
                ANALYZE t""".formatted(ROWS);
    }

    /// Of a version without lists of rows in leaves, and one with them.
    @ParameterizedTest
    @ValueSource(ints = {12, 18})
    void isWithinATenthOfWhatIsBuilt(int major) throws SQLException, PlanParseException {
        var softly = new SoftAssertions();
        try (PostgresServer server = PostgresServer.start(major); Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(script());
            CatalogFacts facts = CatalogReader.read(connection, PlanParser.parse(SourceText.of("t",
                    "Seq Scan on public.t  (cost=0.00..1.00 rows=1 width=4)\n")).getFirst());
            TableFacts table = facts.table(Optional.of("public"), "t").orElseThrow();
            for (Kind kind : KINDS) {
                statement.execute(kind.ddl());
                BtreeSize expected = BtreeSize.of(new BtreeSize.Parts(
                        Rows.rows(ROWS), Rows.rows(ROWS * kind.share), columns(table, kind.keys), columns(table, kind.included),
                        kind.fillFactor, facts.server().version())).orElseThrow();
                double off = (double) expected.size().count() / size(statement) - 1;
                softly.assertThat(off).as(kind.ddl()).isBetween(-0.1, 0.1);
                statement.execute("DROP INDEX i");
            }
        }
        softly.assertAll();
    }

    private static List<ColumnFacts> columns(TableFacts table, List<String> names) {
        return names.stream().map(name -> table.columns().stream().filter(column -> column.name().equals(name)).findFirst().orElseThrow())
                .toList();
    }

    private static long size(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("SELECT pg_relation_size('i')")) {
            assertThat(row.next()).isTrue();
            return row.getLong(1);
        }
    }
}
