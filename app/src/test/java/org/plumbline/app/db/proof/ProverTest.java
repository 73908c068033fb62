package org.plumbline.app.db.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.plumbline.app.db.ServerFailure;
import org.plumbline.rewrite.Demand;
import org.plumbline.rewrite.Original;
import org.plumbline.rewrite.Relation;
import org.plumbline.rewrite.RewriteBook;
import org.plumbline.rewrite.Rewriting;
import org.plumbline.rewrite.Schema;
import org.plumbline.rewrite.proof.Counterexample;
import org.plumbline.rewrite.proof.Difference;
import org.plumbline.rewrite.proof.Pair;
import org.plumbline.rewrite.proof.ProofEffort;
import org.plumbline.rewrite.proof.ProofOutcome;
import org.plumbline.rewrite.proof.Prover;
import org.plumbline.sql.Placeholders;
import org.plumbline.testkit.postgres.NeedsPostgres;

@NeedsPostgres
class ProverTest extends ProofServer {
    private static final ProofEffort EFFORT = new ProofEffort(200, 7);
    private static Proving proving;

    @BeforeAll
    static void makeTables() throws Exception {
        proving = proving("prover", """
                CREATE TYPE mood AS ENUM ('sad', 'ok', 'glad');
                CREATE DOMAIN percent AS int CHECK (VALUE BETWEEN 0 AND 100);
                CREATE TYPE pair AS (a int, b int);
                CREATE FUNCTION twice(int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT 2 * $1';
                CREATE SCHEMA "Odd";
                CREATE TABLE "Odd"."The table" (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, "a ""b"" c" mood NOT NULL,
                    share percent,
                    twice int GENERATED ALWAYS AS (share * 2) STORED, CHECK (share <> 50));
                CREATE TABLE t (a int NOT NULL, b int);
                CREATE TABLE moments (at timestamp NOT NULL, n int);
                CREATE TABLE days (day date NOT NULL, n int, PRIMARY KEY (day)) PARTITION BY RANGE (day);
                CREATE TABLE days_2024 PARTITION OF days FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
                CREATE TABLE twins (p pair NOT NULL, a int);
                CREATE VIEW seen AS SELECT a FROM t;
                """);
    }

    @AfterAll
    static void close() throws Exception {
        proving.close();
    }

    @Test
    void showsTheFewestRowsThatDiffer() throws Exception {
        var refuted = (ProofOutcome.Refuted) outcome("SELECT a FROM t", "SELECT DISTINCT a FROM t");
        Counterexample shown = refuted.counterexample();
        assertThat(shown.rows()).isEqualTo(2);
        assertThat(shown.tables()).singleElement().satisfies(table -> {
            assertThat(table.name()).isEqualTo("public.t");
            assertThat(table.columns()).containsExactly("a", "b");
            assertThat(table.rows().getFirst().getFirst()).isEqualTo(table.rows().getLast().getFirst());
        });
        assertThat(shown.difference()).isInstanceOfSatisfying(Difference.OtherRows.class, rows -> {
            assertThat(rows.onlyOriginal()).hasSize(1);
            assertThat(rows.onlyOther()).isEmpty();
        });
    }

    @Test
    void findsTheSameForTheSameSeed() throws Exception {
        assertThat(outcome("SELECT b FROM t WHERE b <> 1", "SELECT b FROM t WHERE b > 1"))
                .isEqualTo(outcome("SELECT b FROM t WHERE b <> 1", "SELECT b FROM t WHERE b > 1"));
    }

    @Test
    void comparesWhatAStatementThatChangesRowsReturns() throws Exception {
        var refuted = (ProofOutcome.Refuted) outcome("WITH gone AS (DELETE FROM t WHERE b = 1) SELECT a FROM t WHERE b <> 1",
                "WITH gone AS (DELETE FROM t WHERE b = 1) SELECT a FROM t WHERE b > 1");
        assertThat(refuted.counterexample().rows()).isEqualTo(1);
        assertThat(refuted.counterexample().difference()).isInstanceOfSatisfying(Difference.OtherRows.class,
                rows -> assertThat(rows.onlyOriginal()).singleElement().satisfies(row ->
                        assertThat(row.getFirst()).hasValue("returned")));
        assertThat(outcome("DELETE FROM t WHERE NOT b <> 1 RETURNING a", "DELETE FROM t WHERE b = 1 RETURNING a"))
                .isInstanceOf(ProofOutcome.Equal.class);
    }

    @Test
    void aBenchAfterAnotherOnTheSameDatabaseFindsRoom() throws Exception {
        Pair pair = Pair.of("SELECT a FROM t", "SELECT t.a FROM t", new Relation.SameRows(), List.of());
        try (Proving one = proving("bench_after_bench", "CREATE TABLE t (a int); CREATE SCHEMA s CREATE TABLE u (a int)")) {
            Pair other = Pair.of("SELECT a FROM s.u", "SELECT u.a FROM s.u", new Relation.SameRows(), List.of());
            assertThat(one.outcome(pair, EFFORT)).isInstanceOf(ProofOutcome.Equal.class);
            assertThat(one.outcome(other, EFFORT)).isInstanceOf(ProofOutcome.Equal.class);
            try (Proving two = one.again()) {
                assertThat(two.outcome(pair, EFFORT)).isInstanceOf(ProofOutcome.Equal.class);
                assertThat(two.outcome(other, EFFORT)).isInstanceOf(ProofOutcome.Equal.class);
            }
        }
    }

    @Test
    void saysWhichOfBothFails() throws Exception {
        var refuted = (ProofOutcome.Refuted) outcome(
                "SELECT a FROM t WHERE a <> 0 AND b = 1", "SELECT a FROM t WHERE 1 / a IS NOT NULL AND b = 1");
        assertThat(refuted.counterexample().difference()).isEqualTo(new Difference.OneFails(false, "22012", "division by zero"));
        assertThat(refuted.counterexample().rows()).isEqualTo(1);
    }

    @Test
    void numbersThatAreTooLargeForTheOriginalTooTellNothing() throws Exception {
        String one = "SELECT a FROM t WHERE a + 1 > 0 AND b = 1";
        String other = "SELECT a FROM t WHERE b = 1 AND a + 1 > 0";
        assertThat(outcome(one, other)).isInstanceOf(ProofOutcome.Equal.class);
        assertThat(outcome(other, one)).isInstanceOf(ProofOutcome.Equal.class);
        var refuted = (ProofOutcome.Refuted) outcome("SELECT b FROM t WHERE a::bigint = $1", "SELECT b FROM t WHERE a = $1::bigint::int");
        assertThat(refuted.counterexample().difference()).isEqualTo(new Difference.OneFails(false, "22003", "integer out of range"));
    }

    @Test
    void makesEnumerationsDomainsAndGeneratedColumnsAnew() throws Exception {
        String from = " FROM \"Odd\".\"The table\"";
        assertThat(outcome("SELECT id, twice" + from + " WHERE \"a \"\"b\"\" c\" = 'ok'",
                "SELECT id, share * 2 AS twice" + from + " WHERE \"a \"\"b\"\" c\" > 'sad' AND \"a \"\"b\"\" c\" < 'glad'"))
                .isInstanceOf(ProofOutcome.Equal.class);
        assertThat(outcome("SELECT id" + from + " WHERE share <> 50", "SELECT id" + from + " WHERE share IS NOT NULL"))
                .isInstanceOf(ProofOutcome.Equal.class);
        assertThat(outcome("SELECT id" + from + " WHERE share <> 51", "SELECT id" + from + " WHERE share IS NOT NULL"))
                .isInstanceOf(ProofOutcome.Refuted.class);
    }

    @Test
    void fillsColumnsOfTypesOfWhichItKnowsAFewValues() throws Exception {
        try (Proving places = proving("places", "CREATE TABLE places (a int, at point NOT NULL, words tsvector NOT NULL)")) {
            assertThat(places.outcome(Pair.of("SELECT a FROM places", "SELECT DISTINCT a FROM places", new Relation.SameRows(), List.of()),
                    EFFORT)).isInstanceOf(ProofOutcome.Refuted.class);
        }
    }

    @Test
    void saysWhatIsOtherwiseThanInTheDatabase() throws Exception {
        assertThat(outcome("SELECT n FROM days WHERE day = '2024-05-01'", "SELECT n FROM days WHERE day IN ('2024-05-01')"))
                .isInstanceOfSatisfying(ProofOutcome.Equal.class, equal -> assertThat(equal.notes())
                        .containsExactly("public.days is partitioned, and was made anew as a plain table."));
    }

    @Test
    void doesNotTryWhatCannotBeMadeAnew() throws Exception {
        assertThat(why("SELECT a FROM seen", "SELECT a FROM t")).isEqualTo(
                "seen is no table that can be made anew: views, foreign tables and the like are not.");
        assertThat(why("SELECT a FROM twins", "SELECT a FROM twins WHERE true")).isEqualTo(
                "public.twins.p is of type pair, which the scratch server does not have.");
        assertThat(why("SELECT oid FROM pg_class", "SELECT oid FROM pg_class WHERE true")).isEqualTo(
                "pg_class is PostgreSQL's own: no rows can be put in.");
        assertThat(why("SELECT twice(a) FROM t", "SELECT 2 * a FROM t")).startsWith(
                "The original cannot be run on the scratch server: function twice(integer) does not exist");
    }

    @Test
    void countsWhatSaysNothingForNothing() throws Exception {
        assertThat(why("SELECT a FROM t WHERE a < 1 AND a > 1", "SELECT a FROM t WHERE false")).isEqualTo(
                "No rows were found with which the original gives any: 200 fillings of the tables say nothing.");
        assertThat(why("SELECT a / 0 AS x FROM (SELECT 1 AS a) s", "SELECT 1 / 0 AS x")).startsWith("Both statements failed every time");
    }

    @Test
    void doesNotJudgeWhatMayAnswerInSeveralWays() throws Exception {
        assertThat(outcome("SELECT a, b FROM t ORDER BY a LIMIT 1", "SELECT a, b FROM t ORDER BY a, b LIMIT 1"))
                .isInstanceOfSatisfying(ProofOutcome.Equal.class, equal -> {
                    assertThat(equal.undecided()).isPositive();
                    assertThat(equal.telling()).isPositive();
                });
        assertThat(why("SELECT a FROM t WHERE random() < 0.5", "SELECT a FROM t WHERE random() > 0.5")).isEqualTo(
                "The original answers otherwise each time, whatever the rows: there is nothing to compare with.");
    }

    @Test
    void makesConditionsTrueThatNobodyPromises() throws Exception {
        var demand = new Demand.NotNull("public.t", "b");
        Pair pair = Pair.of("SELECT a FROM t WHERE b = b", "SELECT a FROM t", new Relation.SameRows(), List.of(demand));
        assertThat(proving.outcome(pair, EFFORT)).isInstanceOfSatisfying(ProofOutcome.Equal.class,
                equal -> assertThat(equal.assumed()).containsExactly(demand));
        assertThat(outcome("SELECT a FROM t WHERE b = b", "SELECT a FROM t")).isInstanceOf(ProofOutcome.Refuted.class);
    }

    @Test
    void breaksWhatNobodyVouchesFor() throws Exception {
        String sql = "SELECT n FROM moments WHERE date(at) = $1";
        Rewriting rewriting = rewriting(sql);
        assertThat(rewriting.open()).containsExactly(new Demand.OrdinaryDay("$1"));
        assertThat(proving.outcome(Pair.of(sql, rewriting, List.of()), EFFORT)).isInstanceOfSatisfying(ProofOutcome.Refuted.class,
                refuted -> assertThat(refuted.unless()).containsExactly(new Demand.OrdinaryDay("$1")));
        assertThat(proving.outcome(Pair.of(sql, rewriting, rewriting.open()), EFFORT)).isInstanceOf(ProofOutcome.Equal.class);

        String printed = "SELECT n FROM moments WHERE to_char(at, 'YYYY-MM') = '2024-05'";
        assertThat(proving.outcome(Pair.of(printed, rewriting(printed), List.of()), EFFORT)).isInstanceOfSatisfying(
                ProofOutcome.Refuted.class,
                refuted -> assertThat(refuted.unless()).containsExactly(new Demand.AfterChrist("public.moments", "at")));
    }

    @Test
    void tellsWhatWasBrokenInVainAndWhatNoRowsCouldBreak() throws Exception {
        var open = List.<Demand>of(new Demand.NotNull("public.t", "b"), new Demand.NotNull("public.t", "a"));
        Pair pair = new Pair(Placeholders.numbered("SELECT a FROM t"), Placeholders.numbered("SELECT a FROM t WHERE true"),
                new Relation.SameRows(), List.of(), open);
        assertThat(proving.outcome(pair, EFFORT)).isInstanceOfSatisfying(ProofOutcome.Equal.class, equal -> {
            assertThat(equal.broken()).containsExactly(new Demand.NotNull("public.t", "b"));
            assertThat(equal.assumed()).containsExactly(new Demand.NotNull("public.t", "a"));
        });
    }

    private static Rewriting rewriting(String sql) throws Exception {
        return RewriteBook.rewritings(sql, Schema.of(proving.database().catalogOf(Original.tables(sql)))).getFirst();
    }

    @Test
    void showsParameters() throws Exception {
        var refuted = (ProofOutcome.Refuted) outcome("SELECT a FROM t WHERE a > :least", "SELECT a FROM t WHERE a >= :least");
        assertThat(refuted.counterexample().parameters()).singleElement().satisfies(given -> {
            assertThat(given.name()).isEqualTo("least");
            assertThat(given.value()).isEqualTo(refuted.counterexample().tables().getFirst().rows().getFirst().getFirst());
        });
    }

    @Test
    void stopsWhenToldAndTellsHowFarItIs() throws Exception {
        Pair pair = Pair.of("SELECT a FROM t", "SELECT a FROM t WHERE true", new Relation.SameRows(), List.of());
        var told = new ArrayList<Integer>();
        try (Proving other = proving("stopped", "CREATE TABLE t (a int)")) {
            var prover = new Prover(other.bench(), new ProofEffort(100_000, 1), done -> {
                told.add(done);
                other.bench().cancel();
            });
            assertThat(prover.outcome(pair, other.replica(pair))).isInstanceOfSatisfying(ProofOutcome.Equal.class,
                    equal -> assertThat(equal.instances()).isEqualTo(25));
        }
        assertThat(told).containsExactly(25);
    }

    @Test
    void whatIsPromisedOnlyInPartIsNoPromiseOfTheReplica() throws Exception {
        String ddl = """
                CREATE TABLE tenants (id int PRIMARY KEY);
                ALTER TABLE tenants ENABLE ROW LEVEL SECURITY;
                CREATE TABLE docs (id int PRIMARY KEY, tenant int NOT NULL REFERENCES tenants);
                CREATE TABLE bills (id int PRIMARY KEY);
                CREATE TABLE lines (id int PRIMARY KEY, bill int NOT NULL REFERENCES bills DEFERRABLE);
                CREATE TABLE parts (id int PRIMARY KEY) PARTITION BY RANGE (id);
                CREATE TABLE kids (id int PRIMARY KEY, part int NOT NULL REFERENCES parts);
                CREATE COLLATION alike (provider = icu, locale = 'und-u-ks-level2', deterministic = false);
                CREATE TABLE loose (name text COLLATE alike)""";
        try (Proving partly = proving("partly", ddl)) {
            Pair secured = Pair.of("SELECT d.id FROM docs d JOIN tenants t ON t.id = d.tenant", "SELECT d.id FROM docs d",
                    new Relation.SameRows(), List.of());
            assertThat(partly.outcome(secured, EFFORT)).isInstanceOfSatisfying(ProofOutcome.Refuted.class, refuted -> assertThat(
                    refuted.notes()).anySatisfy(note -> assertThat(note).contains("Policies", "public.tenants")));
            Pair deferred = Pair.of("SELECT l.id FROM lines l JOIN bills b ON b.id = l.bill", "SELECT l.id FROM lines l",
                    new Relation.SameRows(), List.of());
            assertThat(partly.outcome(deferred, EFFORT)).isInstanceOf(ProofOutcome.Refuted.class);
            Pair vouched = Pair.of(deferred.original().sql(), deferred.other().sql(), new Relation.SameRows(),
                    List.of(new Demand.RowReferredTo("public.lines", List.of("bill"), "public.bills", List.of("id"))));
            assertThat(partly.outcome(vouched, EFFORT)).isInstanceOf(ProofOutcome.Equal.class);
            Pair only = Pair.of("SELECT k.id FROM kids k JOIN ONLY parts p ON p.id = k.part", "SELECT k.id FROM kids k",
                    new Relation.SameRows(), List.of());
            assertThat(partly.outcome(only, EFFORT)).isEqualTo(new ProofOutcome.NotTried(
                    "ONLY leaves out what lies in other tables, and public.parts was made anew as one."));
            Pair collated = Pair.of("SELECT name FROM loose", "SELECT name FROM loose l", new Relation.SameRows(), List.of());
            assertThat(partly.outcome(collated, EFFORT)).isEqualTo(new ProofOutcome.NotTried(
                    "The collation of public.loose.name takes different texts for equal, and the scratch server does not have it."));
            Pair first = Pair.of("SELECT id FROM parts ORDER BY id FETCH FIRST 2 ROWS ONLY", "SELECT id FROM parts ORDER BY id LIMIT 2",
                    new Relation.SameRows(), List.of());
            assertThat(partly.outcome(first, EFFORT)).isInstanceOf(ProofOutcome.Equal.class);
        }
    }

    private static ProofOutcome outcome(String original, String other) throws ServerFailure {
        return proving.outcome(Pair.of(original, other, new Relation.SameRows(), List.of()), EFFORT);
    }

    private static String why(String original, String other) throws ServerFailure {
        return Optional.of(outcome(original, other)).map(ProofOutcome.NotTried.class::cast).orElseThrow().why();
    }
}
