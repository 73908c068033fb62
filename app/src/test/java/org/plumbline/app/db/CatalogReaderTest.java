package org.plumbline.app.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.plumbline.catalog.Bloat;
import org.plumbline.catalog.CatalogFacts;
import org.plumbline.catalog.ColumnFacts;
import org.plumbline.catalog.ColumnStatistics;
import org.plumbline.catalog.ColumnStatistics.CommonValue;
import org.plumbline.catalog.ConstraintFacts;
import org.plumbline.catalog.ExtendedStatistics;
import org.plumbline.catalog.ExtensionFacts;
import org.plumbline.catalog.ForeignKeyFacts;
import org.plumbline.catalog.IndexFacts;
import org.plumbline.catalog.Partitioning;
import org.plumbline.catalog.SequenceFacts;
import org.plumbline.catalog.SettingFacts;
import org.plumbline.catalog.TableFacts;
import org.plumbline.plan.Plan;
import org.plumbline.plan.parse.PlanParseException;
import org.plumbline.plan.parse.PlanParser;
import org.plumbline.plan.parse.SourceText;
import org.plumbline.plan.unit.Rows;
import org.plumbline.plan.unit.Share;
import org.plumbline.rewrite.Schema;
import org.plumbline.testkit.postgres.NeedsPostgres;
import org.plumbline.testkit.postgres.PostgresServer;

@NeedsPostgres
class CatalogReaderTest {
    private static final String SCHEMA = """
            CREATE EXTENSION pg_stat_statements;
            CREATE TABLE customers (id int PRIMARY KEY, name text NOT NULL);
            CREATE SCHEMA "My Shop";
            CREATE TABLE "My Shop"."Order's" (
                id serial PRIMARY KEY, customer int REFERENCES customers ON DELETE SET NULL, "when" timestamptz,
                note text CONSTRAINT short CHECK (length(note) < 99),
                code text COLLATE "C") WITH (fillfactor = 80, autovacuum_enabled = off);
            CREATE STATISTICS "My Shop"."Together" (ndistinct) ON customer, note FROM "My Shop"."Order's";
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

    /// As this server groups them, whose messages are in English.
    private static List<String> queryTuning(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(
                "SELECT array_agg(name::text) FROM pg_settings WHERE category LIKE 'Query Tuning%'")) {
            row.next();
            return List.of((String[]) row.getArray(1).getArray());
        }
    }

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
            assertThat(orders.columns().getFirst()).satisfies(id -> {
                ColumnStatistics known = id.statistics().orElseThrow();
                assertThat(known.correlation().orElseThrow()).isGreaterThan(0.99);
                assertThat(id).isEqualTo(new ColumnFacts("id", "integer", true, false, false, OptionalLong.of(5_000), Optional.of(
                        new ColumnStatistics(4, Share.NONE, -1, List.of(), known.correlation()))));
            });
            assertThat(orders.columns()).filteredOn(column -> column.name().equals("note")).singleElement().satisfies(note -> {
                ColumnStatistics known = note.statistics().orElseThrow();
                assertThat(known.commonValues()).extracting(CommonValue::value).containsExactly("x".repeat(50), "y");
                assertThat(known.commonValues().getFirst().frequency().value()).isBetween(0.9, 1.0);
                assertThat(known.distinctOf(orders.rows())).isEqualTo(Rows.rows(2));
                assertThat(note.averageWidth().orElseThrow()).isBetween(50L, 51L);
            });
            assertThat(orders.columns()).filteredOn(ColumnFacts::byteOrder).extracting(ColumnFacts::name)
                    .isEqualTo(comparesBytes(connection) ? List.of("note", "code") : List.of("code"));
            assertThat(orders.foreignKeys())
                    .containsExactly(new ForeignKeyFacts("Order's_customer_fkey", List.of("customer"), "public.customers", List.of("id"),
                            ForeignKeyFacts.Action.NO_ACTION, ForeignKeyFacts.Action.SET_NULL, true, ForeignKeyFacts.Promise.ALWAYS));
            assertThat(orders.constraints()).containsExactly(
                    new ConstraintFacts("Order's_pkey", ConstraintFacts.Kind.PRIMARY_KEY, List.of("id"),
                            Optional.of("PRIMARY KEY (id)"), true),
                    new ConstraintFacts("short", ConstraintFacts.Kind.CHECK, List.of("note"),
                            Optional.of("CHECK ((length(note) < 99))"), true));
            assertThat(orders.statistics()).containsExactly(new ExtendedStatistics("My Shop.Together", List.of("customer", "note"),
                    Set.of(ExtendedStatistics.Kind.DISTINCT), Optional.of(
                            "CREATE STATISTICS \"My Shop\".\"Together\" (ndistinct) ON customer, note FROM \"My Shop\".\"Order's\"")));
            assertThat(orders.vacuum().autovacuum()).isFalse();
            assertThat(orders.vacuum().bloat().orElseThrow().source()).isEqualTo(Bloat.Source.ESTIMATED);
            assertThat(orders.vacuum().bloat().orElseThrow().share().value()).isLessThan(0.1);
            assertThat(facts.table(Optional.of("public"), "days").orElseThrow().partitioned()).isTrue();
            assertThat(facts.table(Optional.of("public"), "days_new").orElseThrow().partitioning()).isEqualTo(new Partitioning(
                    Optional.empty(), Optional.of("public.days"), Optional.of("FOR VALUES FROM ('2025-01-01') TO (MAXVALUE)"), false));
            assertThat(facts.table(Optional.of("public"), "days").orElseThrow().partitioning().key()).contains("RANGE (day)");
            assertThat(facts.server().setting("random_page_cost")).get().extracting(SettingFacts::value).isEqualTo("4");
            assertThat(facts.server().setting("work_mem")).get().extracting(SettingFacts::unit).isEqualTo(Optional.of("kB"));
            assertThat(facts.server().settings()).extracting(SettingFacts::name).containsAll(queryTuning(connection));
            assertThat(facts.server().installed("pg_stat_statements")).isPresent();
            assertThat(facts.server().installed("pgstattuple")).isEmpty();
            assertThat(facts.server().extensions()).extracting(ExtensionFacts::name).contains("pgstattuple");
            assertThat(facts.server().extensions()).filteredOn(each -> each.schema().isPresent()).extracting(ExtensionFacts::name)
                    .contains("pg_stat_statements");
            assertThat(facts.sequences())
                    .containsExactly(new SequenceFacts("My Shop", "Order's_id_seq", 5_000, Integer.MAX_VALUE,
                            Optional.of(new SequenceFacts.Filled("My Shop.Order's", "id"))));
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
            assertThat(byDay.bloat()).isEmpty();
            assertThat(byDay.definition()).get().asString().startsWith("CREATE INDEX by_day ON \"My Shop\".\"Order's\" USING btree");
            assertThat(indexes.get("Order's_pkey").bloat().orElseThrow().share().value()).isLessThan(0.2);
        }
    }

    @ParameterizedTest
    @MethodSource("majors")
    void waitsForNoLock(int major) throws SQLException, PlanParseException {
        try (PostgresServer server = PostgresServer.start(major); Connection locks = server.connect();
                Connection connection = server.connect(); Statement lock = locks.createStatement()) {
            lock.execute("""
                    CREATE TABLE t (id serial PRIMARY KEY, note text CHECK (note <> '')) PARTITION BY RANGE (id);
                    CREATE TABLE t1 PARTITION OF t FOR VALUES FROM (1) TO (1000);
                    CREATE INDEX i ON t (lower(note)) WHERE note IS NOT NULL;
                    CREATE STATISTICS s ON id, note FROM t;
                    CREATE EXTENSION pgstattuple""");
            locks.setAutoCommit(false);
            lock.execute("LOCK TABLE t, ONLY t1 IN ACCESS EXCLUSIVE MODE; ALTER SEQUENCE t_id_seq CACHE 2");
            CatalogFacts facts = CatalogReader.read(connection, plan("Seq Scan on t  (cost=0.00..1.00 rows=1 width=4)"));
            assertThat(facts.tables()).hasSize(2).allSatisfy(table -> {
                assertThat(table.indexes()).hasSize(2).allMatch(index -> index.definition().isEmpty());
                assertThat(table.constraints()).hasSize(2).allMatch(constraint -> constraint.definition().isEmpty());
            });
            assertThat(facts.statements()).isEmpty();
            CatalogFacts all = CatalogReader.schema(connection);
            assertThat(all.tables()).isEqualTo(facts.tables());
            assertThat(all.sequences()).hasSize(1);
        }
    }

    @Test
    void rowsThatWereAnalysedBeforeTheyWereCountedAreNoneThatChanged() throws SQLException, PlanParseException {
        try (PostgresServer server = PostgresServer.start(18); Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE t AS SELECT i FROM generate_series(1, 1000) i; ANALYZE t");
            Plan plan = plan("Seq Scan on t  (cost=0.00..1.00 rows=1 width=4)");
            assertThat(CatalogReader.read(connection, plan).tables()).singleElement().satisfies(table -> {
                assertThat(table.rows()).isEqualTo(Rows.rows(1000));
                assertThat(table.modifiedSinceAnalyze()).isEqualTo(Rows.NONE);
            });
            connection.setReadOnly(false);
            connection.setAutoCommit(true);
            statement.execute("INSERT INTO t SELECT i FROM generate_series(1, 300) i; SELECT pg_stat_force_next_flush()");
            assertThat(CatalogReader.read(connection, plan).tables()).singleElement().satisfies(table -> {
                assertThat(table.rows()).isEqualTo(Rows.rows(1300));
                assertThat(table.modifiedSinceAnalyze()).isEqualTo(Rows.rows(300));
            });
        }
    }

    private static boolean comparesBytes(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(
                "SELECT datcollate IN ('C', 'POSIX') FROM pg_database WHERE datname = current_database()")) {
            return row.next() && row.getBoolean(1);
        }
    }

    private static Plan plan(String text) throws PlanParseException {
        return PlanParser.parse(SourceText.of("test", text)).getFirst();
    }

    @Test
    void tellsWhatIsPromisedOnlyInPart() throws SQLException {
        int newest = majors().getLast();
        try (PostgresServer server = PostgresServer.start(newest); Connection connection = server.connect()) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("""
                        CREATE TYPE pair AS (x int, y int);
                        CREATE DOMAIN pairs AS pair;
                        CREATE TABLE hidden (id int PRIMARY KEY);
                        ALTER TABLE hidden ENABLE ROW LEVEL SECURITY;
                        CREATE TABLE seen (id int PRIMARY KEY, twin pair NOT NULL, more pairs, list pair[], v int,
                            hidden int REFERENCES hidden, later int REFERENCES seen DEFERRABLE)""");
                if (newest >= 18) {
                    statement.execute("""
                            ALTER TABLE seen ADD CONSTRAINT filled NOT NULL v NOT VALID;
                            CREATE TABLE prices (id int4range, valid daterange, PRIMARY KEY (id, valid WITHOUT OVERLAPS));
                            CREATE TABLE sales (id int4range, at daterange,
                                FOREIGN KEY (id, PERIOD at) REFERENCES prices (id, PERIOD valid))""");
                }
            }
            CatalogFacts facts = CatalogReader.schema(connection);
            TableFacts seen = facts.table(Optional.empty(), "seen").orElseThrow();
            assertThat(seen.columns()).filteredOn(ColumnFacts::composite).extracting(ColumnFacts::name).containsExactly("twin", "more");
            assertThat(seen.columns()).filteredOn(ColumnFacts::notNull).extracting(ColumnFacts::name).containsExactly("id", "twin");
            assertThat(facts.tables()).filteredOn(TableFacts::rowSecurity).extracting(TableFacts::name).containsExactly("hidden");
            assertThat(seen.foreignKeys()).extracting(ForeignKeyFacts::promise)
                    .containsExactly(ForeignKeyFacts.Promise.ALWAYS, ForeignKeyFacts.Promise.AT_COMMIT);

            Schema schema = Schema.of(facts);
            Schema.Table known = schema.table(Optional.empty(), "seen").orElseThrow();
            assertThat(known.isNotNull("twin")).isFalse();
            assertThat(known.foreignKeys()).containsExactly(new Schema.ForeignKey(List.of("later"), "public.seen", List.of("id"), true));
            if (newest >= 18) {
                assertThat(facts.table(Optional.empty(), "sales").orElseThrow().foreignKeys()).extracting(ForeignKeyFacts::promise)
                        .containsExactly(ForeignKeyFacts.Promise.FOR_PERIODS);
                assertThat(schema.table(Optional.empty(), "sales").orElseThrow().foreignKeys()).isEmpty();
            }
        }
    }
}
