package org.plumbline.app.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.plumbline.catalog.CatalogFacts;
import org.plumbline.catalog.ColumnFacts;
import org.plumbline.catalog.ForeignKeyFacts;
import org.plumbline.catalog.IndexFacts;
import org.plumbline.catalog.SequenceFacts;
import org.plumbline.catalog.TableFacts;
import org.plumbline.plan.Plan;
import org.plumbline.plan.parse.PlanParseException;
import org.plumbline.plan.parse.PlanParser;
import org.plumbline.plan.parse.SourceText;
import org.plumbline.testkit.postgres.NeedsPostgres;
import org.plumbline.testkit.postgres.PostgresServer;

@NeedsPostgres
class CatalogReaderTest {
    private static final String SCHEMA = """
            CREATE EXTENSION pg_stat_statements;
            CREATE TABLE customers (id int PRIMARY KEY, name text NOT NULL);
            CREATE SCHEMA "My Shop";
            CREATE TABLE "My Shop"."Order's" (
                id serial PRIMARY KEY, customer int REFERENCES customers, "when" timestamptz, note text) WITH (fillfactor = 80);
            INSERT INTO customers SELECT i, 'c' || i FROM generate_series(1, 500) i;
            INSERT INTO "My Shop"."Order's" (customer, "when", note)
            SELECT 1 + i % 500, now() - i * interval '1 hour', repeat('x', 50) FROM generate_series(1, 5000) i;
            CREATE INDEX by_day ON "My Shop"."Order's" USING btree (("when" AT TIME ZONE 'UTC') DESC, lower(note) text_pattern_ops)
                INCLUDE (customer) WHERE note IS NOT NULL;
            CREATE TABLE days (day date NOT NULL, n int) PARTITION BY RANGE (day);
            CREATE TABLE days_old PARTITION OF days FOR VALUES FROM (MINVALUE) TO ('2025-01-01');
            CREATE TABLE days_new PARTITION OF days FOR VALUES FROM ('2025-01-01') TO (MAXVALUE);
            INSERT INTO days SELECT date '2024-12-01' + i, i FROM generate_series(0, 99) i;
            UPDATE "My Shop"."Order's" SET note = 'y' WHERE id <= 10;
            ANALYZE""";

    static List<Integer> majors() {
        return PostgresServer.majors();
    }

    @ParameterizedTest
    @MethodSource("majors")
    void readsTheTablesOfThePlanWithTheirColumnsIndexesAndKeys(int major) throws SQLException, PlanParseException {
        try (PostgresServer server = PostgresServer.start(major); Connection connection = server.connect()) {
            try (Statement statement = connection.createStatement()) {
                for (String sql : SCHEMA.split(";\n", -1)) {
                    statement.execute(sql);
                }
            }
            CatalogFacts facts = CatalogReader.read(connection, plan("""
                    Nested Loop  (cost=0.00..1.00 rows=1 width=4)
                      ->  Seq Scan on "My Shop"."Order's" o  (cost=0.00..1.00 rows=1 width=4)
                      ->  Seq Scan on days_new d  (cost=0.00..1.00 rows=1 width=4)
                    """));

            assertThat(facts.server().version()).isEqualTo(major);
            assertThat(facts.server().useOfStandbysKnown()).isTrue();
            assertThat(facts.server().roundTrip()).isPresent();
            assertThat(facts.tables()).extracting(TableFacts::qualifiedName)
                    .containsExactly("My Shop.Order's", "public.days", "public.days_new");
            TableFacts orders = facts.table(Optional.of("My Shop"), "Order's").orElseThrow();
            assertThat(orders.fillFactor()).isEqualTo(80);
            assertThat(orders.pages().count()).isPositive();
            assertThat(orders.columns()).contains(
                    new ColumnFacts("id", "integer", OptionalLong.of(5_000), OptionalLong.of(4)),
                    new ColumnFacts("when", "timestamp with time zone", OptionalLong.empty(), OptionalLong.of(8)));
            assertThat(orders.foreignKeys())
                    .containsExactly(new ForeignKeyFacts("Order's_customer_fkey", List.of("customer"), "public.customers"));
            assertThat(facts.table(Optional.of("public"), "days").orElseThrow().partitioned()).isTrue();
            assertThat(facts.table(Optional.of("public"), "days_new").orElseThrow().partitionOf()).contains("public.days");
            assertThat(facts.sequences())
                    .containsExactly(new SequenceFacts("My Shop", "Order's_id_seq", 5_000, Integer.MAX_VALUE, "My Shop.Order's", "id"));
            assertThat(facts.statements()).anyMatch(each -> each.text().contains("generate_series") && each.calls() > 0);

            Map<String, IndexFacts> indexes = orders.indexes().stream()
                    .collect(Collectors.toMap(IndexFacts::name, each -> each));
            assertThat(indexes.get("Order's_pkey").primary()).isTrue();
            assertThat(indexes.get("Order's_pkey").backsConstraint()).isTrue();
            IndexFacts byDay = indexes.get("by_day");
            assertThat(byDay.keys()).extracting(IndexFacts.Key::operatorClass)
                    .containsExactly("pg_catalog.timestamp_ops", "pg_catalog.text_pattern_ops");
            assertThat(byDay.keys()).extracting(IndexFacts.Key::options).containsExactly(3, 0);
            assertThat(byDay.included()).containsExactly("customer");
            assertThat(byDay.predicate()).contains("(note IS NOT NULL)");
            assertThat(byDay.valid()).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("majors")
    void waitsForNoLock(int major) throws SQLException, PlanParseException {
        try (PostgresServer server = PostgresServer.start(major); Connection locks = server.connect();
                Connection connection = server.connect(); Statement lock = locks.createStatement()) {
            lock.execute("CREATE TABLE t (id int PRIMARY KEY, note text); CREATE INDEX i ON t (lower(note)) WHERE note IS NOT NULL");
            locks.setAutoCommit(false);
            lock.execute("LOCK TABLE t IN ACCESS EXCLUSIVE MODE");
            CatalogFacts facts = CatalogReader.read(connection, plan("Seq Scan on t  (cost=0.00..1.00 rows=1 width=4)"));
            assertThat(facts.tables()).hasSize(1);
            assertThat(facts.tables().getFirst().indexes()).hasSize(2);
            assertThat(facts.statements()).isEmpty();
        }
    }

    private static Plan plan(String text) throws PlanParseException {
        return PlanParser.parse(SourceText.of("test", text)).getFirst();
    }
}
