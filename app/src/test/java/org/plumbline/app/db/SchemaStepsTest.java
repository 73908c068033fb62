package org.plumbline.app.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.plumbline.catalog.CatalogFacts;
import org.plumbline.catalog.IndexFacts;
import org.plumbline.catalog.TableFacts;
import org.plumbline.plan.unit.Bytes;
import org.plumbline.plan.unit.Rows;
import org.plumbline.schema.BlockRangesInPlace;
import org.plumbline.schema.GeneratedColumn;
import org.plumbline.schema.IndexSelectively;
import org.plumbline.schema.PartitionByTime;
import org.plumbline.schema.RetentionByPartition;
import org.plumbline.schema.SchemaAdvice;
import org.plumbline.schema.SchemaAdvice.Effect;
import org.plumbline.schema.SchemaAdvice.Step;
import org.plumbline.schema.SchemaFacts;
import org.plumbline.schema.TableActivity;
import org.plumbline.testkit.postgres.NeedsPostgres;
import org.plumbline.testkit.postgres.PostgresServer;
import org.plumbline.workload.WorkloadAnswer;
import org.plumbline.workload.WorkloadSnapshot;

/// What advice on a schema has people run, run on the oldest and the newest server; of a small table that is said to be large.
@NeedsPostgres
class SchemaStepsTest extends EachServer {
    private static final String LOG = "\"My Shop\".\"Event Log\"";
    private static final String ROWS = "SELECT md5(string_agg(e::text, ';' ORDER BY id)) FROM " + LOG + " e";
    private static final String INDEXES = "SELECT string_agg(pg_get_indexdef(indexrelid) || indisprimary, ', ' "
            + "ORDER BY indexrelid::regclass::text) FROM pg_index WHERE indrelid = '" + LOG + "'::regclass";

    @Override
    List<Integer> majors() {
        return List.of(PostgresServer.majors().getFirst(), PostgresServer.majors().getLast());
    }

    @Override
    String script() {
        return "CREATE EXTENSION pg_stat_statements";
    }

    @BeforeEach
    void clear() throws SQLException {
        for (PostgresServer server : servers()) {
            run(server, "DROP SCHEMA IF EXISTS \"My Shop\" CASCADE", "CREATE SCHEMA \"My Shop\"", "SELECT pg_stat_statements_reset()");
        }
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("servers")
    void aTableIsPartitionedAndPutBackWithAllItsRows(PostgresServer server) throws SQLException {
        makeLog(server, "int GENERATED ALWAYS AS IDENTITY", "timestamptz");
        SchemaAdvice advice = new PartitionByTime().check(facts(server)).getFirst();
        assertThat(advice.object()).isEqualTo("At");
        String rows = one(server, ROWS);
        String indexes = one(server, INDEXES);

        // neither rows were read nor indexes built while everybody had to wait
        assertThat(runAll(server, advice.steps())).contains("partition constraint for table \"Event Log_before", "implied by existing");
        assertThat(all(server, "SELECT relname FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid "
                + "WHERE indrelid::regclass::text LIKE '%Event Log\\_before%' ORDER BY 1")).containsExactly(
                "Event Log_kind_At_note_idx", "Event Log_lower_idx", "Event Log_note_idx", "Event Log_pkey");
        assertThat(one(server, ROWS)).isEqualTo(rows);
        assertThat(one(server, "SELECT count(*) FROM pg_inherits WHERE inhparent = '" + LOG + "'::regclass")).isNotEqualTo("0");
        run(server, "INSERT INTO " + LOG + " (\"At\", kind) SELECT now() + make_interval(days => 30 * i), 2 "
                + "FROM generate_series(0, 6) AS i");
        assertThat(one(server, "SELECT max(id) FROM " + LOG)).isEqualTo("5008");
        assertThat(plan(server, "SELECT * FROM " + LOG + " WHERE \"At\" > now() + '120 days' AND \"At\" < now() + '121 days'"))
                .doesNotContain("Event Log_before").contains("Event Log_2");
        assertThat(plan(server, "SELECT * FROM " + LOG + " WHERE id = 4711")).contains("Index").contains("Event Log_before");
        assertThat(one(server, "SELECT count(*) FROM \"My Shop\".\"Event Log_default\"")).isEqualTo("0");
        String more = one(server, ROWS);

        runAll(server, advice.back());
        assertThat(one(server, ROWS)).isEqualTo(more);
        assertThat(one(server, INDEXES)).isEqualTo(indexes);
        run(server, "INSERT INTO " + LOG + " (\"At\", kind) VALUES (now(), 1)");
        assertThat(one(server, "SELECT count(*) || ' ' || count(DISTINCT id) FROM " + LOG)).isEqualTo("5008 5008");
        assertThat(one(server, "SELECT count(*) FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace "
                + "WHERE nspname = 'My Shop' AND relkind IN ('r', 'p')")).isEqualTo("2");
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("servers")
    void anIdentityKeepsItsNameAndHowItCountsThereAndBack(PostgresServer server) throws SQLException {
        String options = "SELECT seqincrement, seqmin, seqmax, seqstart, seqcache, seqcycle, seqrelid::regclass FROM pg_sequence "
                + "WHERE seqrelid = pg_get_serial_sequence('" + LOG + "', 'id')::regclass";
        makeLog(server, "int GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME \"My Shop\".\"Its Numbers\" INCREMENT BY 3 START WITH 7 "
                + "MAXVALUE 1000000 CACHE 2)", "timestamptz");
        List<String> before = all(server, options);
        assertThat(before).endsWith("\"My Shop\".\"Its Numbers\"");
        SchemaAdvice advice = new PartitionByTime().check(facts(server)).getFirst();
        runAll(server, advice.steps());
        assertThat(all(server, options)).isEqualTo(before);
        run(server, "INSERT INTO " + LOG + " (\"At\", kind) VALUES (now(), 1)");
        runAll(server, advice.back());
        assertThat(all(server, options)).isEqualTo(before);
        run(server, "INSERT INTO " + LOG + " (kind) VALUES (1)");
        assertThat(one(server, "SELECT count(DISTINCT id) = count(*) AND max(id) % 3 = 1 FROM " + LOG)).isEqualTo("t");
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("servers")
    void aTableWithTriggersIsNotPartitioned(PostgresServer server) throws SQLException {
        makeLog(server, "serial", "timestamptz");
        assertThat(new PartitionByTime().check(facts(server))).hasSize(1);
        run(server, "CREATE TRIGGER watch BEFORE UPDATE ON " + LOG + " FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()");
        assertThat(new PartitionByTime().check(facts(server))).isEmpty();
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("servers")
    void noIndexIsBuiltWhileEverybodyWaits(PostgresServer server) throws SQLException {
        makeLog(server, "serial", "timestamptz");
        run(server, "ALTER INDEX \"My Shop\".\"Event Log_lower_idx\" SET (fillfactor = 55)");
        List<Step> steps = new PartitionByTime().check(facts(server)).getFirst().steps();
        int begin = steps.stream().map(step -> step.sql().orElse("")).toList().indexOf("BEGIN");
        runAll(server, steps.subList(0, begin));
        run(server, "DROP INDEX \"My Shop\".\"Event Log_note_idx\"");
        assertThatThrownBy(() -> runAll(server, steps.subList(begin - 1, steps.size()))).isInstanceOf(SQLException.class)
                .hasMessageContaining("is like \"My Shop\".\"Event Log_partitioned_note_idx\".");
        assertThat(one(server, "SELECT relkind FROM pg_class WHERE oid = '" + LOG + "'::regclass")).isEqualTo("r");
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("servers")
    void aSequenceGoesWithTheTableThatItFills(PostgresServer server) throws SQLException {
        makeLog(server, "serial", "timestamp(3)");
        run(server, "CREATE TABLE \"My Shop\".notes (log int CONSTRAINT of_log REFERENCES " + LOG + " ON DELETE CASCADE)",
                "INSERT INTO \"My Shop\".notes VALUES (7)", "ANALYZE \"My Shop\".notes");
        SchemaAdvice advice = new PartitionByTime().check(facts(server)).getFirst();
        runAll(server, advice.steps());
        run(server, "INSERT INTO " + LOG + " (\"At\", kind) VALUES (now() + '90 days', 1)");
        assertThat(one(server, "SELECT pg_get_serial_sequence('" + LOG + "', 'id')")).isEqualTo("\"My Shop\".\"Event Log_id_seq\"");
        runAll(server, advice.back());
        assertThat(one(server, "SELECT pg_get_serial_sequence('" + LOG + "', 'id')")).isEqualTo("\"My Shop\".\"Event Log_id_seq\"");
        run(server, "INSERT INTO " + LOG + " (\"At\", kind) VALUES (now(), 1)", "DELETE FROM " + LOG + " WHERE id = 7");
        assertThat(one(server, "SELECT count(*) FROM " + LOG)).isEqualTo("5001");
        assertThat(one(server, "SELECT count(*) FROM \"My Shop\".notes")).isEqualTo("0");
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("servers")
    void anOldPartitionIsKeptApartAndComesBack(PostgresServer server) throws SQLException {
        run(server, "CREATE TABLE " + LOG + " (id int, \"At\" timestamptz) PARTITION BY RANGE (\"At\")",
                "CREATE TABLE \"My Shop\".\"Late\" PARTITION OF " + LOG + " FOR VALUES FROM ('2026-02-01') TO ('2026-03-01')",
                "CREATE TABLE \"My Shop\".\"Early\" PARTITION OF " + LOG + " FOR VALUES FROM (MINVALUE) TO ('2026-02-01')",
                "INSERT INTO " + LOG + " SELECT i, '2026-01-01'::timestamptz + i % 58 * interval '1 day' "
                        + "FROM generate_series(1, 200000) AS i",
                "DELETE FROM " + LOG + " WHERE \"At\" < '2026-01-31'");
        SchemaAdvice advice = new RetentionByPartition().check(facts(server)).getFirst();
        String left = one(server, "SELECT count(*) FROM " + LOG);
        List<Step> kept = advice.steps().stream().filter(step -> step.effect() != Effect.LOSES_ROWS).toList();
        runAll(server, kept);
        assertThat(one(server, "SELECT count(*) FROM " + LOG + " WHERE \"At\" < '2026-02-01'")).isEqualTo("0");
        runAll(server, advice.back());
        assertThat(one(server, "SELECT count(*) FROM " + LOG)).isEqualTo(left);
        runAll(server, advice.steps());
        assertThat(one(server, "SELECT to_regclass('archive.\"Early\"')")).isNull();
        run(server, "DROP SCHEMA archive");
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("servers")
    void indexesAreDroppedAndMadeAgainAsTheyWere(PostgresServer server) throws SQLException {
        makeLog(server, "serial", "timestamptz");
        run(server, "CREATE INDEX ON " + LOG + " (\"At\")",
                "CREATE INDEX \"Seldom read\" ON " + LOG + " (note COLLATE \"POSIX\" DESC NULLS LAST, \"At\") INCLUDE (kind) "
                        + "WITH (fillfactor = 55)");
        String indexes = one(server, INDEXES);
        SchemaFacts facts = facts(server);
        SchemaAdvice ranges = new BlockRangesInPlace().check(facts).getFirst();
        assertThat(ranges.object()).isEqualTo("Event Log_At_idx");
        runAll(server, ranges.steps());
        assertThat(one(server, INDEXES)).contains("USING brin (\"At\") WITH (autosummarize='on')").doesNotContain("USING btree (\"At\")");
        runAll(server, ranges.back());
        assertThat(one(server, INDEXES)).isEqualTo(indexes);
        SchemaAdvice seldom = new IndexSelectively().check(facts).getFirst();
        assertThat(seldom.object()).isEqualTo("Seldom read");
        runAll(server, seldom.steps());
        assertThat(one(server, INDEXES)).doesNotContain("Seldom");
        runAll(server, seldom.back());
        assertThat(one(server, INDEXES)).isEqualTo(indexes);
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("servers")
    void whatIsCalculatedIsStored(PostgresServer server) throws SQLException {
        run(server, "CREATE TABLE " + LOG + " (id int, \"The City\" text)",
                "INSERT INTO " + LOG + " VALUES (1, 'Bern'), (2, 'BERN'), (3, NULL)",
                "INSERT INTO " + LOG + " SELECT i, 'Genf' FROM generate_series(4, 30000) AS i", // takes most of the time then
                "SELECT pg_stat_statements_reset()",
                "SELECT upper(\"The City\"), count(*) FROM " + LOG + " GROUP BY 1");
        SchemaAdvice advice = new GeneratedColumn().check(facts(server)).getFirst();
        runAll(server, advice.steps());
        assertThat(all(server, "SELECT \"upper_of_The City\" FROM " + LOG + " WHERE id < 4 ORDER BY id"))
                .containsExactly("BERN", "BERN", null);
        runAll(server, advice.back());
        assertThat(all(server, "SELECT * FROM " + LOG + " WHERE id = 1")).containsExactly("1", "Bern");
    }

    private static void makeLog(PostgresServer server, String id, String type) throws SQLException {
        run(server, "CREATE TABLE \"My Shop\".kinds (id int PRIMARY KEY)", "INSERT INTO \"My Shop\".kinds VALUES (1), (2)",
                "CREATE TABLE " + LOG + " (id " + id + " PRIMARY KEY, \"At\" " + type + ", kind int NOT NULL DEFAULT 1 "
                        + "REFERENCES \"My Shop\".kinds ON DELETE CASCADE, note text COLLATE \"C\" CHECK (note <> ''), "
                        + "twice int GENERATED ALWAYS AS (kind * 2) STORED)",
                "INSERT INTO " + LOG + " (\"At\", kind, note) SELECT now() - make_interval(mins => 5000 - i), 1 + i % 2, 'note ' || i % 7 "
                        + "FROM generate_series(1, 5000) AS i",
                "CREATE INDEX ON " + LOG + " (kind, \"At\" DESC NULLS LAST) INCLUDE (note)",
                "CREATE INDEX ON " + LOG + " (note text_pattern_ops) WHERE kind = 2", "CREATE INDEX ON " + LOG + " (lower(note))",
                "ANALYZE " + LOG, "ANALYZE \"My Shop\".kinds",
                "SELECT count(*) FROM " + LOG + " WHERE \"At\" >= now() - interval '1 day' AND \"At\" < now()");
    }

    /// As the server says, but for the log's size.
    private static SchemaFacts facts(PostgresServer server) throws SQLException {
        try (Connection connection = server.connect()) {
            CatalogFacts facts = CatalogReader.schema(connection);
            List<TableFacts> tables = facts.tables().stream()
                    .map(table -> table.name().equals("Event Log") ? large(table) : table).toList();
            Optional<WorkloadSnapshot> workload = WorkloadReader.read(connection) instanceof WorkloadAnswer.Known(WorkloadSnapshot counted)
                    ? Optional.of(counted) : Optional.empty();
            return SchemaFacts.of(new CatalogFacts(facts.server(), tables, facts.sequences(), facts.relations(), facts.statements(),
                    facts.planChoice()), List.of(new TableActivity("My Shop.Event Log", Rows.rows(50_000_000), Rows.NONE, Rows.NONE, 1,
                    Rows.NONE, 1, Bytes.bytes(9L << 30), Bytes.bytes(9L << 30)).with(Optional.ofNullable(
                            TrapReader.read(connection).get("My Shop.Event Log")))), workload);
        }
    }

    static TableFacts large(TableFacts table) {
        return new TableFacts(table.schema(), table.name(), table.materialized(), table.rowSecurity(), table.partitioning(),
                Rows.rows(100_000_000), table.pages(), table.modifiedSinceAnalyze(), table.analyzedAt(), table.updates(),
                table.hotUpdates(), table.fillFactor(), table.frozenAge(), table.vacuum(), table.columns(),
                table.indexes().stream().map(SchemaStepsTest::large).toList(),
                table.foreignKeys(), table.constraints(), table.statistics());
    }

    private static IndexFacts large(IndexFacts index) {
        return new IndexFacts(index.name(), index.method(), index.keys(), index.included(), index.predicate(), index.unique(),
                index.primary(), index.backsConstraint(), index.valid(), index.beingBuilt(), 7, index.lastScan(), Bytes.bytes(1L << 30),
                index.bloat(), index.definition());
    }

    /// What the server tells meanwhile of attaching partitions.
    private static String runAll(PostgresServer server, List<Step> steps) throws SQLException {
        var told = new StringBuilder();
        try (Connection connection = server.connect(); Statement statement = connection.createStatement()) {
            statement.execute("SET client_min_messages = debug1");
            for (Step step : steps) {
                if (step.sql().isPresent()) {
                    statement.execute(step.sql().get());
                    for (SQLWarning warning = statement.getWarnings(); warning != null; warning = warning.getNextWarning()) {
                        told.append(warning.getMessage()).append('\n');
                    }
                }
            }
        }
        return told.toString();
    }

    private static void run(PostgresServer server, String... statements) throws SQLException {
        try (Connection connection = server.connect(); Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static String one(PostgresServer server, String sql) throws SQLException {
        return all(server, sql).getFirst();
    }

    private static String plan(PostgresServer server, String sql) throws SQLException {
        return String.join("\n", all(server, "EXPLAIN " + sql));
    }

    private static List<String> all(PostgresServer server, String sql) throws SQLException {
        try (Connection connection = server.connect()) {
            return answers(connection, sql);
        }
    }
}
