package org.plumbline.app.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.plumbline.advisor.AdvisedIndex;
import org.plumbline.advisor.RejectedIndex.Reason;
import org.plumbline.advisor.SearchLimits;
import org.plumbline.advisor.WhatIfFailure;
import org.plumbline.advisor.WorkloadQuery;
import org.plumbline.advisor.proof.MeasuredSet.NotMeasured;
import org.plumbline.advisor.proof.MeasuredStatement;
import org.plumbline.advisor.proof.Verdict;
import org.plumbline.app.ui.text.AdviceText;
import org.plumbline.index.IndexCandidate;
import org.plumbline.index.ProofState;
import org.plumbline.plan.unit.Bytes;
import org.plumbline.testkit.postgres.PostgresServer;

class IndexProofTest extends OneServer {
    private static final WorkloadQuery BY_CUSTOMER = query("customer", "SELECT * FROM orders WHERE customer = 77");
    private static final WorkloadQuery FIRST = query("first", "SELECT id FROM orders ORDER BY created LIMIT 10");
    /// Late orders are the last of all, which the planner does not know: with an index on the time it goes through all others first.
    private static final WorkloadQuery LATE = query("late", "SELECT id FROM orders WHERE status = 'late' ORDER BY created LIMIT 1");
    private static final String LEFT = "SELECT count(*) FROM pg_class";
    private static final ProofLimits USUAL = new ProofLimits(
            new BuildLimits(new Bytes(100_000_000), Duration.ofMillis(500), Duration.ofSeconds(30)),
            Duration.ofSeconds(20), Duration.ofSeconds(60));

    private static Database database;
    private List<String> before;

    @BeforeAll
    static void fill() throws Exception {
        run("CREATE TABLE orders AS SELECT i AS id, i * 7919 % 9000 AS customer, i * 7919 % 60000 AS created,"
                + " CASE WHEN i * 7919 % 60000 >= 59000 THEN 'late' ELSE 'done' END AS status FROM generate_series(1, 60000) AS i");
        run("VACUUM ANALYZE orders");
        run("CREATE TABLE hot WITH (autovacuum_enabled = off) AS SELECT i AS id, i % 300 AS customer, repeat('x', 200) AS note"
                + " FROM generate_series(1, 20000) AS i");
        run("VACUUM ANALYZE hot");
        run("UPDATE hot SET note = note WHERE id % 3 = 0");
        database = Database.of("test", DatabaseUrl.of("postgresql://postgres@127.0.0.1:" + server().port() + "/postgres"));
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @BeforeEach
    void look() throws Exception {
        before = ask(LEFT);
    }

    @AfterEach
    void nothingIsLeft() throws Exception {
        assertThat(ask(LEFT)).isEqualTo(before);
    }

    @Test
    void anIndexThatHelpsIsMeasured() throws Exception {
        var progress = new ArrayList<String>();
        IndexAdvisory proven = proof(List.of(BY_CUSTOMER), List.of(BY_CUSTOMER), progress);
        assertThat(proven.advice().best().indexes()).extracting(AdvisedIndex::proof).containsExactly(ProofState.MEASURED);
        MeasuredStatement measured = proven.measured().orElseThrow().statements().getFirst();
        assertThat(measured.verdict()).isEqualTo(Verdict.FASTER);
        assertThat(measured.before().all()).hasSizeBetween(5, 15).hasSameSizeAs(measured.after().all());
        assertThat(measured.after().touched().count()).isLessThan(measured.before().touched().count() / 10);
        assertThat(measured.before().cpu()).as("of a server on this computer").isPresent();
        assertThat(progress).containsExactly("Building 1 of 1: ON public.orders USING btree (customer)", "Running customer, 1 of 1");
    }

    @Test
    void theOldestVersionMeasuresToo() throws Exception {
        try (PostgresServer old = PostgresServer.start(12); Connection connection = old.connect();
                Statement statement = connection.createStatement();
                Database oldest = Database.of("old", DatabaseUrl.of("postgresql://postgres@127.0.0.1:" + old.port() + "/postgres"))) {
            statement.execute("CREATE TABLE orders AS SELECT i AS id, i * 7919 % 9000 AS customer FROM generate_series(1, 60000) AS i");
            statement.execute("VACUUM ANALYZE orders");
            IndexAdvisory proven = IndexProof.of(limits -> IndexAdvisory.byModel(oldest, List.of(BY_CUSTOMER), limits),
                    SearchLimits.none(), oldest, List.of(BY_CUSTOMER), USUAL, _ -> true, _ -> { });
            assertThat(proven.advice().best().indexes()).extracting(AdvisedIndex::proof).containsExactly(ProofState.MEASURED);
        }
    }

    @Test
    void anIndexThatMakesAStatementSlowerIsLeftOutAndTheSearchGoesOn() throws Exception {
        IndexAdvisory proven = proof(List.of(FIRST), List.of(FIRST, LATE), new ArrayList<>());
        assertThat(proven.advice().rejected()).filteredOn(each -> each.reason() instanceof Reason.MadeSlower)
                .isNotEmpty().allSatisfy(each -> {
                    assertThat(each.reason()).isInstanceOfSatisfying(Reason.MadeSlower.class, slower -> {
                        assertThat(slower.query()).isEqualTo("late");
                        assertThat(slower.factor()).isGreaterThan(1.1);
                    });
                    assertThat(AdviceText.reason(each.reason())).startsWith("measured, late took ").endsWith(" as long with it");
                });
        var barred = new HashSet<IndexCandidate>();
        proven.advice().rejected().stream().filter(each -> each.reason() instanceof Reason.MadeSlower)
                .forEach(each -> barred.add(each.index()));
        assertThat(proven.advice().best().indexes()).noneMatch(index -> barred.contains(index.index()));
    }

    @Test
    void whatWritesHasNoValuesOrIsNotConcernedIsNotRun() throws Exception {
        var others = List.of(query("write", "UPDATE orders SET status = 'x' WHERE customer = 77"),
                query("open", "SELECT * FROM orders WHERE customer = $1"),
                query("hidden", "SELECT nextval('s') FROM orders WHERE customer = 77"),
                query("other", "SELECT count(*) FROM hot"), BY_CUSTOMER);
        IndexAdvisory proven = proof(List.of(BY_CUSTOMER), others, new ArrayList<>());
        assertThat(proven.measured().orElseThrow().others()).containsExactly(
                new NotMeasured("write", "it writes or locks rows, and was only planned"),
                new NotMeasured("open", "its parameters have no values (\\set or \\bind in its file gives them), and it was only planned"),
                new NotMeasured("hidden", "it calls nextval, whose effect no rollback undoes"),
                new NotMeasured("other", "its plan uses none of the indexes, so that nothing changes", true));
        assertThat(proven.measured().orElseThrow().statements()).hasSize(1);
    }

    @Test
    void nothingIsBuiltWhereNoStatementCanBeRun() {
        var open = query("open", "SELECT * FROM orders WHERE customer = $1");
        assertThatThrownBy(() -> IndexProof.of(limits -> IndexAdvisory.byModel(database, List.of(open), limits), SearchLimits.none(),
                database, List.of(open), USUAL, _ -> {
                    throw new AssertionError("asked");
                }, _ -> { })).isInstanceOf(WhatIfFailure.class).hasMessageStartingWith("Nothing was built to measure it, as no statement "
                + "of the workload can be run: open, for one, is not, as its parameters have no values");
    }

    /// Whatever is built makes this statement slower, by any index that begins as the first one does.
    @Test
    void noIndexThatWasMeasuredSlowerIsAdvised() throws Exception {
        var wide = query("wide", "SELECT id, status FROM orders ORDER BY created LIMIT 10");
        IndexAdvisory proven = proof(List.of(FIRST, wide), List.of(FIRST, wide, LATE), new ArrayList<>());
        assertThat(proven.advice().rejected()).anySatisfy(each -> assertThat(each.reason()).isInstanceOf(Reason.MadeSlower.class));
        assertThat(proven.advice().best().indexes())
                .noneSatisfy(index -> assertThat(index.index().keys().getFirst().expression()).isEqualTo("created"));
    }

    @Test
    void aFunctionThatWritesUnseenIsNotRunWhereItCould() throws Exception {
        run("CREATE TABLE log (id int)");
        run("CREATE FUNCTION logged(int) RETURNS int LANGUAGE sql VOLATILE AS 'INSERT INTO log VALUES ($1) RETURNING id'");
        try {
            before = ask(LEFT);
            var unseen = query("unseen", "SELECT logged(id) FROM orders WHERE customer = 77");
            IndexAdvisory proven = proof(List.of(BY_CUSTOMER), List.of(unseen, BY_CUSTOMER), new ArrayList<>());
            assertThat(proven.measured().orElseThrow().others()).singleElement().satisfies(each -> {
                assertThat(each.query()).isEqualTo("unseen");
                assertThat(each.reason()).contains("read-only");
            });
            assertThat(ask("SELECT count(*) FROM log")).containsExactly("0");
        } finally {
            run("DROP FUNCTION logged(int)");
            run("DROP TABLE log");
            before = ask(LEFT);
        }
    }

    @Test
    void anIndexOnlyScanThatLooksRowsUpAsksForVacuum() throws Exception {
        var covered = query("covered", "SELECT customer FROM hot WHERE customer < 30 ORDER BY customer");
        IndexAdvisory proven = proof(List.of(covered), List.of(covered), new ArrayList<>());
        assertThat(proven.measured().orElseThrow().stale()).containsExactly("public.hot");
    }

    @Test
    void aStatementWithoutAnEndIsNotWaitedFor() throws Exception {
        var endless = query("endless", "SELECT count(*) FROM orders o, orders p, orders q WHERE o.customer = 77 AND q.id > p.id");
        var hurried = new ProofLimits(USUAL.build(), Duration.ofMillis(300), USUAL.all());
        IndexAdvisory proven = IndexProof.of(limits -> IndexAdvisory.byModel(database, List.of(BY_CUSTOMER), limits), SearchLimits.none(),
                database, List.of(endless, BY_CUSTOMER), hurried, _ -> true, _ -> { });
        assertThat(proven.measured().orElseThrow().others()).singleElement().satisfies(each ->
                assertThat(each.reason()).startsWith("it does not come to its end within"));
        assertThat(proven.measured().orElseThrow().statements()).hasSize(1);
    }

    @Test
    void aStatementThatCannotBePlannedLeavesTheOthersToBeMeasured() throws Exception {
        run("CREATE TABLE passing AS SELECT 1 AS id");
        before = ask(LEFT);
        var gone = query("gone", "SELECT * FROM passing WHERE id = $1");
        IndexAdvisory proven = IndexProof.of(limits -> {
            IndexAdvisory found = IndexAdvisory.byModel(database, List.of(gone, BY_CUSTOMER), limits);
            end("DROP TABLE passing");
            return found;
        }, SearchLimits.none(), database, List.of(query("nowhere", "SELECT 1 FROM nowhere"), query("gone", "SELECT * FROM passing"),
                BY_CUSTOMER), USUAL, _ -> true, _ -> { });
        before = ask(LEFT);
        assertThat(proven.measured().orElseThrow().others()).extracting(NotMeasured::query).containsExactly("nowhere", "gone");
        assertThat(proven.measured().orElseThrow().others()).allSatisfy(each -> assertThat(each.reason()).contains("does not exist"));
        assertThat(proven.measured().orElseThrow().statements()).hasSize(1);
    }

    @Test
    void whatCannotBeBuiltIsSaid() {
        var small = new ProofLimits(new BuildLimits(new Bytes(1000), Duration.ofMillis(500), Duration.ofSeconds(30)),
                Duration.ofSeconds(20), Duration.ofSeconds(60));
        assertThatThrownBy(() -> IndexProof.of(limits -> IndexAdvisory.byModel(database, List.of(BY_CUSTOMER), limits),
                SearchLimits.none(), database, List.of(BY_CUSTOMER), small, _ -> true, _ -> { }))
                .isInstanceOf(WhatIfFailure.class).hasMessage("No index could be built to measure it. The one on public.orders USING btree "
                        + "(customer): it may take more than is allowed to be built at once");
    }

    @Test
    void nothingIsBuiltUnconfirmed() {
        assertThatThrownBy(() -> IndexProof.of(limits -> IndexAdvisory.byModel(database, List.of(BY_CUSTOMER), limits),
                SearchLimits.none(), database, List.of(BY_CUSTOMER), USUAL, _ -> false, _ -> { }))
                .isInstanceOf(WhatIfFailure.class).hasMessage("Nothing was built, as that was not confirmed.");
    }

    @Test
    void aServerThatEndsTheSessionsLeavesNothing() {
        assertThatThrownBy(() -> IndexProof.of(limits -> IndexAdvisory.byModel(database, List.of(BY_CUSTOMER), limits),
                SearchLimits.none(), database, List.of(BY_CUSTOMER), USUAL, _ -> true, step -> {
                    if (step.startsWith("Running")) {
                        end("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE state = 'idle in transaction'");
                    }
                })).isInstanceOf(WhatIfFailure.class).hasMessageEndingWith("Nothing that was built is left.");
    }

    private static void end(String sql) {
        try {
            run(sql);
        } catch (Exception failure) {
            throw new AssertionError(failure);
        }
    }

    private static IndexAdvisory proof(List<WorkloadQuery> searched, List<WorkloadQuery> run, List<String> progress) throws Exception {
        return IndexProof.of(limits -> IndexAdvisory.byModel(database, searched, limits), SearchLimits.none(), database, run, USUAL,
                _ -> true, progress::add);
    }

    private static WorkloadQuery query(String name, String sql) {
        return new WorkloadQuery(name, sql, 1);
    }
}
