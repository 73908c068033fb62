package org.plumbline.app.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.plumbline.catalog.CatalogFacts;
import org.plumbline.plan.unit.Bytes;
import org.plumbline.plan.unit.Rows;
import org.plumbline.schema.ColumnSample.TextValues;
import org.plumbline.schema.ColumnTraps;
import org.plumbline.schema.InexactMoney;
import org.plumbline.schema.KeysThatRunOut;
import org.plumbline.schema.PaddedText;
import org.plumbline.schema.SchemaAdvice;
import org.plumbline.schema.SchemaAdvice.Step;
import org.plumbline.schema.SchemaFacts;
import org.plumbline.schema.TableActivity;
import org.plumbline.schema.TableTraps;
import org.plumbline.schema.TimestampWithoutZone;
import org.plumbline.testkit.postgres.NeedsPostgres;
import org.plumbline.testkit.postgres.PostgresServer;

/// What hangs on a table neither is lost nor runs by itself where advice is followed; on the oldest and the newest server.
@NeedsPostgres
class SchemaTrapsTest extends EachServer {
    @Override
    List<Integer> majors() {
        return List.of(PostgresServer.majors().getFirst(), PostgresServer.majors().getLast());
    }

    @Override
    String script() {
        return "";
    }

    @BeforeEach
    void clear() throws SQLException {
        for (PostgresServer server : servers()) {
            try (Connection connection = server.connect()) {
                run(connection, "DROP SCHEMA public CASCADE; CREATE SCHEMA public");
            }
        }
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("servers")
    void readsWhatHangsOnTablesAndColumns(PostgresServer server) throws SQLException {
        try (Connection connection = server.connect()) {
            run(connection, """
                    CREATE TABLE bare (id int PRIMARY KEY, note text);
                    CREATE TABLE "The odd" (id int PRIMARY KEY DEFERRABLE, a int NOT NULL DEFAULT 1 + 2,
                        b int GENERATED ALWAYS AS (a * 2) STORED, note text COLLATE "C");
                    CREATE UNIQUE INDEX by_a ON "The odd" (a); ALTER TABLE "The odd" REPLICA IDENTITY USING INDEX by_a;
                    CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
                    CREATE TRIGGER t BEFORE UPDATE ON "The odd" FOR EACH ROW EXECUTE FUNCTION f();
                    CREATE RULE r AS ON UPDATE TO "The odd" DO ALSO NOTIFY changed;
                    CREATE MATERIALIZED VIEW kept AS SELECT 1 AS one;
                    CREATE PUBLICATION chosen FOR TABLE "The odd\"""");
            TableTraps traps = traps(connection, "The odd");
            run(connection, "DROP PUBLICATION chosen");
            assertThat(traps).extracting(TableTraps::triggers, TableTraps::rules, TableTraps::identityByIndex, TableTraps::published,
                    TableTraps::deferrable).containsOnly(true);
            assertThat(traps.columns()).containsOnlyKeys("a", "b", "note");
            assertThat(traps.column("a")).isEqualTo(new ColumnTraps(Optional.of("(1 + 2)"), false, true, Optional.empty()));
            assertThat(traps.column("b")).isEqualTo(new ColumnTraps(Optional.empty(), true, false, Optional.empty()));
            assertThat(traps.column("note").collation()).contains("pg_catalog.\"C\"");
            assertThat(traps(connection, "bare")).isEqualTo(TableTraps.NONE);
            assertThat(traps(connection, "kept")).isEqualTo(TableTraps.NONE);
            run(connection, "CREATE PUBLICATION everything FOR ALL TABLES");
            assertThat(traps(connection, "bare").published()).isTrue();
            run(connection, "DROP PUBLICATION everything");
        }
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("servers")
    void whatSomebodyHoldsIsNotKnownAndLeftAlone(PostgresServer server) throws SQLException {
        try (Connection holder = server.connect(); Connection connection = server.connect()) {
            run(connection, "CREATE TABLE prices (price real DEFAULT 1)");
            holder.setAutoCommit(false);
            run(holder, "LOCK TABLE prices");
            assertThat(TrapReader.read(connection)).isEmpty();
            holder.rollback();
            assertThat(TrapReader.read(connection)).containsOnlyKeys("public.prices");
        }
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("servers")
    void newRowsHaveTheTimeAtWhichTheyWereMadeWhateverTheDefault(PostgresServer server) throws SQLException {
        try (Connection connection = server.connect()) {
            run(connection, """
                    SET timezone = 'America/New_York';
                    CREATE TABLE events (id int, paid timestamptz, made timestamp DEFAULT (now() AT TIME ZONE 'utc'));
                    CREATE TABLE local (id int, made timestamp(0) DEFAULT now(), set timestamp DEFAULT current_timestamp);
                    CREATE TABLE past (id int, made timestamp DEFAULT '2000-01-01');
                    INSERT INTO events VALUES (1)""");
            List<SchemaAdvice> advice = new TimestampWithoutZone().check(facts(connection));
            assertThat(advice).extracting(SchemaAdvice::table).containsExactly("public.events", "public.local");
            follow(connection, advice.getFirst().steps(), "UTC");
            follow(connection, advice.getLast().steps(), "America/New_York");
            run(connection, "INSERT INTO events VALUES (2); INSERT INTO local VALUES (1)");
            assertThat(answers(connection, "SELECT now() - made < '1 minute' AND made <= clock_timestamp() FROM events ORDER BY id"))
                    .containsExactly("t", "t");
            follow(connection, advice.getFirst().back(), "UTC");
            run(connection, "INSERT INTO events VALUES (3)");
            assertThat(answers(connection, "SELECT (now() AT TIME ZONE 'utc') - made < '1 minute' FROM events ORDER BY id"))
                    .containsExactly("t", "t", "t");
        }
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("servers")
    void noDigitOfAnAmountIsLost(PostgresServer server) throws SQLException {
        try (Connection connection = server.connect()) {
            run(connection, "CREATE TABLE prices (price real DEFAULT 0.5, cost float8); "
                    + "INSERT INTO prices VALUES (1234567, 0.1234567890123456)");
            run(connection, "SET extra_float_digits = -3");
            for (SchemaAdvice advice : new InexactMoney().check(facts(connection))) {
                follow(connection, advice.steps(), "");
            }
            run(connection, "INSERT INTO prices DEFAULT VALUES");
            assertThat(answers(connection, "SELECT * FROM prices")).containsExactly("1234567", "0.1234567890123456", "0.5", null);
        }
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("servers")
    void aColumnKeepsItsCollation(PostgresServer server) throws SQLException {
        try (Connection connection = server.connect()) {
            run(connection, "CREATE TABLE codes (state char(8) COLLATE \"C\")");
            Rows all = Rows.rows(1_000);
            SchemaAdvice advice = new PaddedText().check(facts(connection).with(List.of(new TextValues("public.codes", all, "state", all,
                    Rows.NONE, Rows.NONE, Rows.NONE, Rows.NONE, Rows.NONE, all, Optional.empty())))).getFirst();
            String collation = "SELECT format_type(atttypid, atttypmod), collname FROM pg_attribute "
                    + "JOIN pg_collation o ON o.oid = attcollation "
                    + "WHERE attrelid = 'codes'::regclass";
            follow(connection, advice.steps(), "");
            assertThat(answers(connection, collation)).containsExactly("character varying(8)", "C");
            follow(connection, advice.back(), "");
            assertThat(answers(connection, collation)).containsExactly("character(8)", "C");
        }
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("servers")
    void aKeyThatIsWidenedGoesOnCountingAsItDid(PostgresServer server) throws SQLException {
        try (Connection connection = server.connect()) {
            run(connection, """
                    CREATE TABLE tickets (id int GENERATED ALWAYS AS IDENTITY
                        (SEQUENCE NAME numbers INCREMENT BY 2 MINVALUE -7 START WITH 11 CACHE 5) PRIMARY KEY, note text);
                    INSERT INTO tickets (note) SELECT 'x' FROM generate_series(1, 9); SELECT setval('numbers', 1500000001)""");
            String options = "SELECT seqincrement, seqmin, seqstart, seqcache, seqcycle, seqrelid::regclass FROM pg_sequence";
            List<String> before = answers(connection, options);
            SchemaAdvice advice = new KeysThatRunOut().check(facts(connection)).getFirst();
            follow(connection, advice.steps(), "");
            run(connection, "INSERT INTO tickets (note) VALUES ('new')");
            assertThat(answers(connection, options)).isEqualTo(before);
            assertThat(answers(connection, "SELECT seqmax = 9223372036854775807 FROM pg_sequence")).containsExactly("t");
            assertThat(answers(connection, "SELECT max(id) BETWEEN 1500000003 AND 1500000030 AND max(id) % 2 = 1 FROM tickets"))
                    .containsExactly("t");
        }
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("servers")
    void aKeyWithTriggersIsWidenedWithoutAnyOfThemRunning(PostgresServer server) throws SQLException {
        try (Connection connection = server.connect()) {
            run(connection, """
                    CREATE TABLE tickets (id serial PRIMARY KEY, changed timestamptz);
                    INSERT INTO tickets SELECT FROM generate_series(1, 9); SELECT setval('tickets_id_seq', 1500000001);
                    CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW.changed := now(); RETURN NEW; END';
                    CREATE TRIGGER t BEFORE UPDATE ON tickets FOR EACH ROW EXECUTE FUNCTION f();
                    ALTER TABLE tickets REPLICA IDENTITY USING INDEX tickets_pkey""");
            follow(connection, new KeysThatRunOut().check(facts(connection)).getFirst().steps(), "");
            assertThat(answers(connection, "SELECT indisreplident FROM pg_index WHERE indrelid = 'tickets'::regclass"))
                    .containsExactly("t");
            assertThat(answers(connection, "SELECT count(changed), pg_typeof(max(id)) FROM tickets")).containsExactly("0", "bigint");
        }
    }

    private static TableTraps traps(Connection connection, String table) throws SQLException {
        return TrapReader.read(connection).get("public." + table);
    }

    /// As if the counters had run for a month, and many rows had come.
    private static SchemaFacts facts(Connection connection) throws SQLException {
        CatalogFacts catalog = CatalogReader.schema(connection);
        List<TableActivity> month = TableActivityReader.read(connection).stream().map(read -> new TableActivity(read.table(),
                Rows.rows(500_000_000), Rows.NONE, Rows.NONE, 0, Rows.NONE, 0, Bytes.bytes(8192), Bytes.NONE,
                Optional.of(Duration.ofDays(30)), Optional.empty(), read.options(), read.traps())).toList();
        return SchemaFacts.of(catalog, month, Optional.empty());
    }

    private static void follow(Connection connection, List<Step> steps, String zone) throws SQLException {
        for (Step step : steps) {
            if (step.sql().isPresent()) {
                run(connection, step.sql().get().replace("Your/Zone", zone));
            }
        }
    }
}
