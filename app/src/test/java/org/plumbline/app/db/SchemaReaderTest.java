package org.plumbline.app.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.plumbline.catalog.Bloat;
import org.plumbline.catalog.CatalogFacts;
import org.plumbline.catalog.ColumnFacts;
import org.plumbline.catalog.ConstraintFacts;
import org.plumbline.catalog.ForeignKeyFacts;
import org.plumbline.catalog.RelationFacts;
import org.plumbline.catalog.SequenceFacts;
import org.plumbline.catalog.TableFacts;
import org.plumbline.plan.unit.Rows;
import org.plumbline.plan.parse.PlanParseException;
import org.plumbline.plan.parse.PlanParser;
import org.plumbline.plan.parse.SourceText;
import org.plumbline.rewrite.Schema;
import org.plumbline.testkit.postgres.NeedsPostgres;

@NeedsPostgres
class SchemaReaderTest extends OneServer {
    @AfterEach
    void dropAll() throws SQLException {
        run("DROP SCHEMA public CASCADE; CREATE SCHEMA public; GRANT USAGE ON SCHEMA public TO public");
    }

    @Test
    void readsAllTablesButThoseOfPostgresAndItsExtensions() throws SQLException {
        run("""
                CREATE EXTENSION pg_stat_statements; CREATE EXTENSION hstore;
                CREATE TABLE "Größe \"\"x\"\"" (id int PRIMARY KEY);
                CREATE MATERIALIZED VIEW m AS SELECT 1 AS one; CREATE VIEW v AS SELECT 1;
                CREATE TEMP TABLE passing (id int);
                CREATE SEQUENCE alone; SELECT nextval('alone')""");
        CatalogFacts facts = schema();
        assertThat(facts.tables()).extracting(TableFacts::name).containsExactlyInAnyOrder("Größe \"x\"", "m");
        assertThat(facts.sequences()).containsExactly(new SequenceFacts("public", "alone", 1, Long.MAX_VALUE, Optional.empty()));
        assertThat(facts.statements()).isEmpty();
    }

    @Test
    void aPartitionedTableHasTheRowsThatItsPartitionsWereAnalysedWithAfterAResetOfTheCounters() throws SQLException {
        run("""
                CREATE TABLE days (id int, day int) PARTITION BY RANGE (day);
                CREATE TABLE early PARTITION OF days FOR VALUES FROM (0) TO (10) PARTITION BY RANGE (id);
                CREATE TABLE earliest PARTITION OF early FOR VALUES FROM (0) TO (10000);
                CREATE TABLE late PARTITION OF days FOR VALUES FROM (10) TO (20);
                INSERT INTO days SELECT i, i % 20 FROM generate_series(1, 4000) AS i; ANALYZE days""");
        run("SELECT pg_stat_reset()");
        assertThat(schema().table(Optional.of("public"), "days").orElseThrow().rows()).isEqualTo(Rows.rows(4000));
    }

    @Test
    void tellsThroughWhatStatementsComeToATable() throws SQLException {
        run("""
                CREATE TABLE seen (id int); CREATE TABLE alone (id int); CREATE TABLE ruled (id int); CREATE TABLE "Per Day" (id int);
                CREATE SCHEMA api;
                CREATE VIEW "First" AS SELECT id FROM seen; CREATE VIEW api.second AS SELECT id FROM "First" WHERE id > 1;
                CREATE MATERIALIZED VIEW kept AS SELECT count(*) FROM api.second;
                CREATE RULE also AS ON INSERT TO ruled DO ALSO INSERT INTO "Per Day" VALUES (NEW.id);
                CREATE FUNCTION f() RETURNS bigint LANGUAGE plpgsql AS 'BEGIN RETURN (SELECT count(*) FROM api.SECOND); END';
                CREATE FUNCTION g() RETURNS bigint LANGUAGE sql AS 'SELECT count(*) FROM "Per Day"'""");
        try {
            assertThat(relation("seen").through()).containsExactlyInAnyOrder("First", "second", "kept");
            assertThat(relation("seen").inFunctions()).isTrue();
            assertThat(relation("Per Day").through()).containsExactly("ruled");
            assertThat(relation("Per Day").inFunctions()).isTrue();
            assertThat(relation("alone")).isEqualTo(new RelationFacts("public", "alone", 'r', Optional.empty()));
        } finally {
            run("DROP SCHEMA api CASCADE");
        }
    }

    @Test
    void keysAreKnownWithoutTheirDefinitions() throws SQLException {
        run("CREATE TABLE t (id int PRIMARY KEY, a int UNIQUE, b int UNIQUE DEFERRABLE)");
        assertThat(Schema.of(schema()).tables().getFirst().keys()).containsExactlyInAnyOrder(
                new Schema.Key(List.of("id")), new Schema.Key(List.of("a")));
    }

    private RelationFacts relation(String name) throws SQLException {
        return schema().relations().stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
    }

    @Test
    void leavesOutWhatIsNotEnforced() throws SQLException {
        run("""
                CREATE TABLE t (id int PRIMARY KEY, a int CONSTRAINT old CHECK (a > 0));
                ALTER TABLE t ADD CONSTRAINT late CHECK (a > 1) NOT VALID;
                ALTER TABLE t ADD CONSTRAINT late_key FOREIGN KEY (a) REFERENCES t NOT VALID;
                ALTER TABLE t ADD CONSTRAINT loose CHECK (a > 2) NOT ENFORCED;
                ALTER TABLE t ADD CONSTRAINT loose_key FOREIGN KEY (id) REFERENCES t NOT ENFORCED""");
        TableFacts table = schema().tables().getFirst();
        assertThat(table.constraints()).filteredOn(ConstraintFacts::validated).extracting(ConstraintFacts::name)
                .containsExactly("old", "t_pkey");
        assertThat(table.constraints()).filteredOn(each -> !each.validated()).extracting(ConstraintFacts::name).containsExactly("late");
        assertThat(table.foreignKeys()).extracting(ForeignKeyFacts::name).containsExactly("late_key");
    }

    @Test
    void seesLessAsARoleWithoutRights() throws SQLException {
        run("""
                CREATE TABLE open (id serial PRIMARY KEY, name text); CREATE TABLE closed (id serial PRIMARY KEY, name text);
                INSERT INTO open (name) SELECT 'x' FROM generate_series(1, 5000); INSERT INTO closed (name) SELECT name FROM open; ANALYZE;
                CREATE ROLE reader LOGIN; GRANT SELECT ON open TO reader""");
        try (Connection reader = DriverManager.getConnection(server().jdbcUrl().replace("user=postgres", "user=reader"))) {
            CatalogFacts facts = CatalogReader.schema(reader);
            TableFacts closed = facts.table(Optional.of("public"), "closed").orElseThrow();
            TableFacts open = facts.table(Optional.of("public"), "open").orElseThrow();
            assertThat(open.columns()).allMatch(column -> column.statistics().isPresent());
            assertThat(open.vacuum().bloat()).isPresent();
            assertThat(closed.columns()).extracting(ColumnFacts::statistics).containsOnly(Optional.empty());
            assertThat(closed.vacuum().bloat()).isEmpty();
            assertThat(closed.rows()).isEqualTo(open.rows());
            assertThat(closed.indexes()).hasSize(1);
            assertThat(facts.sequences()).extracting(SequenceFacts::last).containsOnly(0L);
        } finally {
            run("DROP OWNED BY reader; DROP ROLE reader");
        }
    }

    @Test
    void estimatesBloatOrHasItMeasured() throws SQLException, PlanParseException {
        run("""
                CREATE TABLE t (id int PRIMARY KEY, note text) WITH (autovacuum_enabled = off);
                INSERT INTO t SELECT i, repeat('x', 100) FROM generate_series(1, 20000) i;
                DELETE FROM t WHERE id % 4 > 0""");
        run("VACUUM ANALYZE t");
        TableFacts table = table();
        assertThat(table.vacuum().bloat().orElseThrow().source()).isEqualTo(Bloat.Source.ESTIMATED);
        assertThat(table.vacuum().bloat().orElseThrow().share().value()).isBetween(0.7, 0.8);
        assertThat(table.indexes().getFirst().bloat().orElseThrow().share().value()).isBetween(0.6, 0.8);
        run("CREATE EXTENSION pgstattuple");
        Bloat measured = table().vacuum().bloat().orElseThrow();
        assertThat(measured.source()).isEqualTo(Bloat.Source.MEASURED);
        assertThat(measured.share().value()).isBetween(0.7, 0.8);
        assertThat(schema().tables().getFirst().vacuum().bloat().orElseThrow().source()).isEqualTo(Bloat.Source.ESTIMATED);
    }

    private static TableFacts table() throws SQLException, PlanParseException {
        try (Connection connection = server().connect()) {
            return CatalogReader.read(connection, PlanParser.parse(
                    SourceText.of("test", "Seq Scan on t  (cost=0.00..1.00 rows=1 width=4)")).getFirst()).tables().getFirst();
        }
    }

    private static CatalogFacts schema() throws SQLException {
        try (Connection connection = server().connect()) {
            return CatalogReader.schema(connection);
        }
    }
}
