package org.plumbline.app.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plumbline.catalog.CatalogFacts;
import org.plumbline.catalog.IndexFacts;
import org.plumbline.catalog.TableFacts;
import org.plumbline.index.DdlScript;
import org.plumbline.index.IndexCandidate;
import org.plumbline.plan.parse.PlanParseException;
import org.plumbline.plan.parse.PlanParser;
import org.plumbline.plan.parse.SourceText;

/// Tables that scripts of indexes are tried on: names of all sorts, partitions on two levels, names that are taken.
final class DdlTables {
    static final String SHOP = "My Shop";
    /// 63 bytes, as long as a name may be.
    static final String LONG = "ü".repeat(31) + "x";
    static final String SCRIPT = """
            CREATE SCHEMA "My Shop";
            CREATE TABLE sales (id int, "user" int, "GRÖSSE" int, status text, email text, at timestamp, doc jsonb, spot point);
            INSERT INTO sales SELECT i, i, i, 'open', 'E' || i, timestamp '2024-01-01', '{"a": 1}', point(i, i)
                FROM generate_series(1, 500) i;
            CREATE TABLE "My Shop"."%1$s" ("%1$s" int, "a'b;\\" int);

            CREATE TABLE days (day date, region text, n int, note text) PARTITION BY RANGE (day);
            CREATE TABLE days_old PARTITION OF days FOR VALUES FROM ('2023-01-01') TO ('2024-01-01');
            CREATE TABLE "My Shop"."Days new" PARTITION OF days FOR VALUES FROM ('2024-01-01') TO ('2025-01-01')
                PARTITION BY LIST (region);
            CREATE TABLE days_eu PARTITION OF "My Shop"."Days new" FOR VALUES IN ('eu');
            CREATE TABLE days_else PARTITION OF "My Shop"."Days new" DEFAULT;
            CREATE TABLE days_rest PARTITION OF days DEFAULT;
            INSERT INTO days SELECT date '2022-12-01' + i, CASE WHEN i %% 2 = 0 THEN 'eu' END, i, 'n' FROM generate_series(1, 800) i;
            CREATE INDEX old_n ON days_old (n) WITH (fillfactor = 70);
            CREATE INDEX new_note ON "My Shop"."Days new" (note);
            CREATE INDEX days_day ON days (day DESC);

            CREATE EXTENSION file_fdw;
            CREATE SERVER far FOREIGN DATA WRAPPER file_fdw;
            CREATE TABLE away (day date, n int) PARTITION BY RANGE (day);
            CREATE TABLE away_near PARTITION OF away FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
            CREATE SCHEMA elsewhere;
            CREATE FOREIGN TABLE elsewhere.away_far PARTITION OF away DEFAULT SERVER far OPTIONS (filename '/nowhere');

            CREATE TABLE clash (a int, b int, c int, d int, e int, f int);
            CREATE VIEW clash_a_idx AS SELECT 1;
            CREATE TABLE clash_b_idx ();
            CREATE SEQUENCE clash_c_idx;
            CREATE INDEX clash_d_idx ON clash (d) WHERE a = 1;
            CREATE INDEX clash_e_idx ON clash (e);
            CREATE INDEX clash_f_idx ON clash (f);
            UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'clash_f_idx'::regclass;
            CREATE INDEX gone ON clash USING btree (a, lower('x;' || b)) WHERE c > 1;
            """.formatted(LONG);
    private static final String PUBLIC = "public";

    private DdlTables() {}

    /// The script for these, by what the database says of the tables.
    ///
    /// @param drops names of indexes
    static DdlScript scriptFor(Connection connection, List<IndexCandidate> indexes, List<String> drops)
            throws SQLException, PlanParseException {
        String query = "SELECT 1 FROM sales, days, away, clash, \"My Shop\".\"%s\"".formatted(LONG);
        String plan = String.join("\n", EachServer.answers(connection, "EXPLAIN (VERBOSE) " + query));
        CatalogFacts facts = CatalogReader.read(connection, PlanParser.parse(SourceText.of("test", plan)).getFirst());
        var removals = new ArrayList<DdlScript.Removal>();
        for (TableFacts table : facts.tables()) {
            for (IndexFacts index : table.indexes()) {
                if (drops.contains(index.name())) {
                    removals.add(new DdlScript.Removal(table, index, List.of("Nobody reads it.")));
                }
            }
        }
        return DdlScript.of(
                indexes.stream().map(index -> new DdlScript.Entry(index, List.of("It helps."))).toList(), removals, Optional.of(facts));
    }

    static IndexCandidate index(String table, String method, IndexCandidate.Key... keys) {
        return new IndexCandidate(Optional.of(PUBLIC), table, method, List.of(keys), List.of(), Optional.empty());
    }

    /// All valid ones, with what they are attached to.
    static List<String> there(Connection connection) throws SQLException {
        return EachServer.answers(connection, """
                SELECT pg_get_indexdef(i.indexrelid) || coalesce(' of ' || inhparent::regclass, '')
                FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid LEFT JOIN pg_inherits ON inhrelid = i.indexrelid
                WHERE i.indisvalid AND i.indisready AND c.relnamespace IN ('public'::regnamespace, '"My Shop"'::regnamespace)
                ORDER BY 1""");
    }
}
