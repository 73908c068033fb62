package org.plumbline.app.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.plumbline.plan.unit.Bytes;
import org.plumbline.plan.unit.Rows;
import org.plumbline.plan.unit.Share;
import org.plumbline.schema.ColumnSample;
import org.plumbline.schema.ColumnSample.Dependency;
import org.plumbline.schema.ColumnSample.Nulls;
import org.plumbline.schema.ColumnSample.TextValues;
import org.plumbline.schema.SampleQuestion;
import org.plumbline.schema.SchemaFacts;
import org.plumbline.schema.TableActivity;
import org.plumbline.testkit.postgres.NeedsPostgres;
import org.plumbline.testkit.postgres.PostgresServer;

/// What is read of a database for advice on its schema, from servers of each version.
@NeedsPostgres
class SchemaFactsTest extends EachServer {
    private static final String TOWNS = "My \"x\" Shop.1.Towns";
    private static final Duration SOME = Duration.ofSeconds(1);

    @Override
    String script() {
        return """
                CREATE EXTENSION pg_stat_statements; CREATE EXTENSION hstore;
                CREATE SCHEMA "My ""x"" Shop.1";
                CREATE TABLE "My ""x"" Shop.1"."Towns" (
                    "post code" text, "Town" text, area int, day text, at text, fill char(6), note text);
                INSERT INTO "My ""x"" Shop.1"."Towns" SELECT (10000 + i % 100)::text, 'town ' || i % 50, i % 10, '2024-01-0' || 1 + i % 9,
                    '2024-01-05 10:00:00+01', 'abc', CASE WHEN i > 1 THEN 'x' || i END FROM generate_series(1, 1000) i;
                CREATE TABLE days (day int, note text) PARTITION BY RANGE (day);
                CREATE TABLE early PARTITION OF days FOR VALUES FROM (0) TO (10) WITH (autovacuum_vacuum_scale_factor = 0.05);
                CREATE TABLE late PARTITION OF days FOR VALUES FROM (10) TO (20);
                CREATE INDEX ON days (day);
                INSERT INTO days SELECT i % 20, repeat('x', 100) FROM generate_series(1, 2000) i;
                CREATE TABLE large (a int, b int, pad text, c int, d int);
                INSERT INTO large SELECT i % 10, i % 20, repeat('x', 400), i / 18 % 150, i / 18 % 151 FROM generate_series(1, 60000) i;
                CREATE TABLE secret (a int, b int);
                CREATE ROLE reader LOGIN;
                ANALYZE""";
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("servers")
    void readsWhatWasDoneToTablesAndOfPartitionedOnesTheSum(PostgresServer server) throws SQLException {
        try (Connection connection = server.connect()) {
            run(connection, "UPDATE days SET note = 'y' WHERE day = 3; DELETE FROM days WHERE day = 15; SELECT count(*) FROM large");
            run(connection, "SELECT pg_stat_clear_snapshot()");
        }
        try (Connection connection = server.connect()) {
            List<TableActivity> activity = TableActivityReader.read(connection);
            assertThat(activity).extracting(TableActivity::table).containsExactlyInAnyOrder(
                    "My \"x\" Shop.1.Towns", "public.days", "public.early", "public.late", "public.large", "public.secret");
            TableActivity early = of(activity, "public.early");
            TableActivity late = of(activity, "public.late");
            TableActivity days = of(activity, "public.days");
            assertThat(days.size()).isEqualTo(Bytes.bytes(early.size().count() + late.size().count()));
            assertThat(days.size().count()).isGreaterThan(200_000);
            assertThat(days.indexSize()).isEqualTo(Bytes.bytes(early.indexSize().count() + late.indexSize().count()));
            assertThat(days.indexSize().count()).isPositive();
            assertThat(days.inserted()).isEqualTo(early.inserted().plus(late.inserted()));
            assertThat(early.options()).containsEntry("autovacuum_vacuum_scale_factor", "0.05");
            assertThat(days.options()).isEmpty();
            assertThat(early.countedFor()).isPresent();
        }
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("servers")
    void aTableThatSomebodyHoldsIsToldOfAsTheLastVacuumLeftIt(PostgresServer server) throws SQLException {
        try (Connection holder = server.connect(); Connection connection = server.connect()) {
            holder.setAutoCommit(false);
            run(holder, "LOCK TABLE large; DROP TABLE secret");
            List<TableActivity> activity = TableActivityReader.read(connection);
            assertThat(of(activity, "public.large").size().count()).isGreaterThan(20_000_000);
            assertThat(samples(connection, new SampleQuestion.ForNulls("public.large", "a", SOME))).isEmpty();
            holder.rollback();
        }
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("servers")
    void measuresHowFarOneColumnSettlesAnother(PostgresServer server) throws SQLException {
        try (Connection connection = server.connect()) {
            List<ColumnSample> samples = samples(connection, new SampleQuestion.Together(TOWNS, List.of("post code", "Town"), SOME));
            assertThat(samples).containsExactly(
                    new Dependency(TOWNS, Rows.rows(1000), List.of("post code", "Town"), Share.ALL, Rows.rows(100), Rows.rows(1000)),
                    new Dependency(TOWNS, Rows.rows(1000), List.of("Town", "post code"), Share.NONE, Rows.rows(100), Rows.rows(1000)));
            Dependency sampled = some(connection, "b", "a");
            assertThat(sampled.rows().value()).as("one of each page").isBetween(1_500.0, 2_500.0);
            assertThat(sampled.degree()).isEqualTo(Share.ALL);
            assertThat(sampled.distinct()).isEqualTo(Rows.rows(20));
            assertThat(sampled.independent()).isEqualTo(Rows.rows(200));
            Dependency inRuns = some(connection, "c", "d");
            assertThat(inRuns.independent().value() / inRuns.distinct().value()).as("rows that came together").isLessThan(1.5);
        }
    }

    /// Of two thirds of the pages.
    private static Dependency some(Connection connection, String first, String second) throws SQLException {
        var question = new SampleQuestion.Together("public.large", List.of(first, second), SOME);
        return (Dependency) SampleReader.read(connection, List.of(question), new Canceller(), 400).getFirst();
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("servers")
    void tellsWhatTextsAre(PostgresServer server) throws SQLException {
        try (Connection connection = server.connect()) {
            Rows all = Rows.rows(1000);
            assertThat(samples(connection, text("post code"), text("day"), text("at"), text("fill"), text("note"))).containsExactly(
                    new TextValues(TOWNS, all, "post code", all, all, all, Rows.NONE, Rows.NONE, Rows.NONE, Rows.NONE, Optional.empty()),
                    new TextValues(TOWNS, all, "day", all, Rows.NONE, Rows.NONE, all, all, Rows.NONE, Rows.NONE, Optional.empty()),
                    new TextValues(TOWNS, all, "at", all, Rows.NONE, Rows.NONE, all, Rows.NONE, all, Rows.NONE, Optional.empty()),
                    new TextValues(TOWNS, all, "fill", all, Rows.NONE, Rows.NONE, Rows.NONE, Rows.NONE, Rows.NONE, all,
                            Optional.of("abc")),
                    new TextValues(TOWNS, all, "note", Rows.rows(999), Rows.NONE, Rows.NONE, Rows.NONE, Rows.NONE, Rows.NONE, Rows.NONE,
                            Optional.of("x10")));
        }
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("servers")
    void whatMustNotOrCannotBeReadIsLeftOut(PostgresServer server) throws SQLException {
        try (Connection reader = DriverManager.getConnection(server.jdbcUrl().replace("user=postgres", "user=reader"))) {
            assertThat(samples(reader, new SampleQuestion.ForNulls("public.secret", "a", SOME))).isEmpty();
            assertThat(TableActivityReader.read(reader)).extracting(TableActivity::table).contains("public.secret");
        }
        try (Connection connection = server.connect()) {
            assertThat(samples(connection, new SampleQuestion.ForNulls("public.gone", "a", SOME), text("none"),
                    new SampleQuestion.ForNulls(TOWNS, "note", SOME), new SampleQuestion.ForNulls("public.large", "pad", SOME)))
                    .hasSize(2)
                    .contains(new Nulls(TOWNS, Rows.rows(1000), "note", Rows.rows(1), true))
                    .anyMatch(sample -> sample instanceof Nulls nulls && !nulls.complete() && nulls.nulls().equals(Rows.NONE));
            var cancelled = new Canceller();
            cancelled.cancel();
            assertThatThrownBy(() -> SampleReader.read(connection, List.of(text("day")), cancelled)).isInstanceOf(SQLException.class);
            assertThat(answers(connection, "SHOW transaction_read_only")).containsExactly("off");
        }
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("servers")
    void aDatabaseTellsAllTogetherWithItsWorkloadWhereItHasOne(PostgresServer server) throws SQLException, ServerFailure {
        try (Connection connection = server.connect()) {
            run(connection, "SELECT \"Town\" FROM \"My \"\"x\"\" Shop.1\".\"Towns\" WHERE \"post code\" = '10007' AND \"Town\" = 'town 7'");
        }
        try (Database database = database(server, "postgres"); Database empty = database(server, "template1")) {
            SchemaFacts facts = database.schemaFacts();
            assertThat(facts.statements(TOWNS)).isNotEmpty();
            assertThat(facts.activity(TOWNS)).isPresent();
            assertThat(database.samples(List.of(text("day")), new Canceller())).hasSize(1);
            assertThat(empty.schemaFacts().workload()).isEmpty();
        }
    }

    private static Database database(PostgresServer server, String name) {
        return new Database(ConnectionProfile.of("postgresql://postgres@127.0.0.1:" + server.port() + "/" + name), Login.ofEnvironment());
    }

    private static SampleQuestion text(String column) {
        return new SampleQuestion.OfText(TOWNS, column, SOME);
    }

    private static List<ColumnSample> samples(Connection connection, SampleQuestion... questions) throws SQLException {
        return SampleReader.read(connection, List.of(questions), new Canceller());
    }

    private static TableActivity of(List<TableActivity> activity, String table) {
        return activity.stream().filter(each -> each.table().equals(table)).findFirst().orElseThrow();
    }
}
