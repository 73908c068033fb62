package org.plumbline.app.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.plumbline.plan.unit.Bytes;
import org.plumbline.plan.unit.Rows;
import org.plumbline.schema.SampleQuestions;
import org.plumbline.schema.SchemaAdvice;
import org.plumbline.schema.SchemaAdvice.Step;
import org.plumbline.schema.SchemaBook;
import org.plumbline.schema.SchemaFacts;
import org.plumbline.schema.TableActivity;
import org.plumbline.testkit.postgres.NeedsPostgres;
import org.plumbline.testkit.postgres.PostgresServer;

/// Advice on a schema, followed on real servers: each statement runs, and afterwards there is nothing more to say.
@NeedsPostgres
class SchemaAdviceTest extends EachServer {
    private static final String TOWN = "SELECT count(*) FROM towns WHERE post_code = 7 AND city = 'c0'";
    private static final String GROUPS = "SELECT post_code, city, count(*) FROM towns GROUP BY post_code, city";
    private static final String BLOCKED = "SELECT count(*) FROM \"Sales\" s WHERE s.customer NOT IN (SELECT b.customer FROM blocked b)";
    private static final Pattern ROWS = Pattern.compile("rows=(\\d+) width");
    /// Of those that nobody fills with so many rows in a test.
    private static final Map<String, Double> INSERTED = Map.of("public.plain", 1e9, "public.Odd'\"%s names", 1e9, "public.owner", 1e9,
            "public.vast", 1e7, "public.busy", 1e7);

    @Override
    String script() {
        return """
                CREATE EXTENSION pg_stat_statements;
                CREATE TABLE towns (post_code int, city text, area text);
                INSERT INTO towns SELECT i % 500, 'c' || (i % 500) / 10, 'a' || i % 7 FROM generate_series(1, 20000) i;
                CREATE TABLE "Sales" (customer int, "Shown at" timestamp, paid timestamptz, price float8, gross money, number text, at text,
                    day text, amount text, state char(10));
                CREATE INDEX ON "Sales" (number);
                INSERT INTO "Sales" SELECT i, now(), now(), i / 100.0, i, i::text, '2024-01-05 10:00:' || 10 + i % 40, '2024-02-03',
                    i % 9 || '.50', 'open' FROM generate_series(1, 1000) i;
                CREATE TABLE blocked (customer int); INSERT INTO blocked SELECT i FROM generate_series(1, 50) i;
                CREATE TABLE plain (id serial PRIMARY KEY, note text); INSERT INTO plain (note) SELECT 'x' FROM generate_series(1, 25000) i;
                CREATE TABLE "Odd'""%s names" ("the $key" int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, note text);
                INSERT INTO "Odd'""%s names" (note) SELECT 'x' FROM generate_series(1, 10) i;
                CREATE TABLE owner (id serial PRIMARY KEY); CREATE TABLE owned (id bigserial PRIMARY KEY, owner int REFERENCES owner);
                CREATE INDEX ON owned (owner); INSERT INTO owner SELECT FROM generate_series(1, 10); INSERT INTO owned (owner) SELECT 3;
                SELECT setval('plain_id_seq', 1800000000), setval('"Odd''""%s names_the $key_seq"', 1800000000),
                    setval('owner_id_seq', 1800000000);
                CREATE TABLE vast (a int); CREATE TABLE busy (a int);
                ANALYZE;
                UPDATE pg_class SET reltuples = 20000000, relpages = 100000 WHERE relname IN ('vast', 'busy')""";
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("servers")
    void whoFollowsAllOfItHasNothingMoreToDo(PostgresServer server) throws SQLException, ServerFailure {
        try (Connection connection = server.connect();
                Database database = new Database(
                        ConnectionProfile.of("postgresql://postgres@127.0.0.1:" + server.port() + "/postgres"), Login.ofEnvironment())) {
            for (String statement : List.of(TOWN, GROUPS, BLOCKED)) {
                answers(connection, statement);
            }
            double estimated = estimate(connection, TOWN);
            double groups = estimate(connection, GROUPS);
            List<SchemaAdvice> advice = advice(database);
            boolean countsInserts = Integer.parseInt(answers(connection, "SHOW server_version_num").getFirst()) >= 130_000;
            assertThat(advice).extracting(each -> each.check() + " " + each.object()).contains(
                    "missing-statistics city, post_code", "not-null-unsaid customer", "keys-run-out id", "keys-run-out the $key",
                    "timestamp-without-zone Shown at", "inexact-money price", "inexact-money gross", "text-of-another-type number",
                    "text-of-another-type at", "text-of-another-type day", "text-of-another-type amount", "padded-text state",
                    "vacuum-comes-late busy");
            assertThat(advice).extracting(SchemaAdvice::object).filteredOn("vast"::equals).hasSize(countsInserts ? 1 : 0);

            for (SchemaAdvice each : advice) {
                follow(connection, each.steps());
            }

            assertThat(estimated).isLessThan(5);
            assertThat(estimate(connection, TOWN)).isBetween(20.0, 60.0);
            assertThat(groups).isGreaterThan(1_500);
            assertThat(estimate(connection, GROUPS)).isBetween(400.0, 600.0);
            assertThat(types(connection, "Sales")).containsExactly("integer", "timestamp with time zone", "timestamp with time zone",
                    "numeric", "numeric", "bigint", "timestamp with time zone", "date", "numeric", "character varying(10)");
            assertThat(types(connection, "plain")).containsExactly("text", "bigint");
            assertThat(types(connection, "owner")).containsExactly("bigint");
            assertThat(types(connection, "owned")).containsExactly("bigint", "bigint");
            run(connection, "INSERT INTO plain (note) VALUES ('new')");
            run(connection, "INSERT INTO \"Odd'\"\"%s names\" (note) VALUES ('new')");
            assertThat(answers(connection, "SELECT max(id), count(*), count(DISTINCT id) FROM plain"))
                    .containsExactly("1800000001", "25001", "25001");
            assertThat(answers(connection, "SELECT max(\"the $key\") FROM \"Odd'\"\"%s names\"").getFirst()).startsWith("180000000");
            assertThat(advice(database)).isEmpty();
        }
    }

    private static void follow(Connection connection, List<Step> steps) throws SQLException {
        for (Step step : steps) {
            run(connection, step.sql().orElseThrow().replace("Your/Zone", "Europe/Berlin"));
        }
    }

    /// As if the counters had run for a month.
    private static List<SchemaAdvice> advice(Database database) throws ServerFailure {
        SchemaFacts read = database.schemaFacts();
        List<TableActivity> month = read.activity().stream().map(SchemaAdviceTest::overAMonth).toList();
        SchemaFacts facts = new SchemaFacts(read.catalog(), month, read.workload(), read.statements(), List.of());
        return SchemaBook.examine(facts.with(database.samples(SampleQuestions.of(facts), new Canceller()))).stream().toList();
    }

    private static TableActivity overAMonth(TableActivity read) {
        return new TableActivity(read.table(), Rows.rows(INSERTED.getOrDefault(read.table(), read.inserted().value())),
                Rows.rows(read.table().equals("public.busy") ? 1e7 : 0), read.deleted(), 0, Rows.NONE, 0, Bytes.bytes(8192), Bytes.NONE,
                Optional.of(Duration.ofDays(30)), read.insertedSinceVacuum(), read.options());
    }

    /// Of the scan or the groups: of what is said first about more than one row.
    private static double estimate(Connection connection, String sql) throws SQLException {
        String plan = String.join("\n", answers(connection, "EXPLAIN " + sql.replace("count(*) FROM towns WHERE", "1 FROM towns WHERE")));
        Matcher rows = ROWS.matcher(plan);
        assertThat(rows.find()).isTrue();
        return Double.parseDouble(rows.group(1));
    }

    private static List<String> types(Connection connection, String table) throws SQLException {
        return answers(connection, """
                SELECT format_type(atttypid, atttypmod) FROM pg_attribute
                WHERE attrelid = '"%s"'::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attnum""".formatted(table));
    }
}
