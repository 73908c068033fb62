package org.plumbline.app.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.plumbline.advisor.AdvisedIndex;
import org.plumbline.advisor.SearchLimits;
import org.plumbline.advisor.WhatIf;
import org.plumbline.advisor.WhatIfFailure;
import org.plumbline.advisor.WorkloadQuery;
import org.plumbline.app.ui.text.AdviceText;
import org.plumbline.index.IndexCandidate;
import org.plumbline.index.ProofState;
import org.plumbline.plan.unit.Bytes;

class RolledBackWhatIfTest extends OneServer {
    private static final WorkloadQuery BY_CUSTOMER = new WorkloadQuery("customer", "SELECT * FROM orders WHERE customer = $1", 1);
    private static final WorkloadQuery BY_TAG = new WorkloadQuery("tag", "SELECT id FROM orders WHERE tags @> '{tag 7}'", 1);
    private static final WorkloadQuery BY_NOTE = new WorkloadQuery("note", "SELECT id FROM orders WHERE note ILIKE '%number 777%'", 1);
    private static final String LEFT = "SELECT count(*) FROM pg_class UNION ALL SELECT count(*) FROM pg_extension";
    private static final BuildLimits USUAL = new BuildLimits(new Bytes(100_000_000), Duration.ofMillis(200), Duration.ofSeconds(30));

    private static Database database;
    private List<String> before;

    @BeforeAll
    static void fill() throws Exception {
        run("CREATE TABLE orders AS SELECT i AS id, i * 7919 % 9000 AS customer, 'the order number ' || i AS note,"
                + " array['tag ' || i % 300, 'all'] AS tags FROM generate_series(1, 30000) AS i");
        run("VACUUM ANALYZE orders");
        run("CREATE FUNCTION slowly(integer) RETURNS integer LANGUAGE plpgsql IMMUTABLE AS"
                + " 'BEGIN PERFORM pg_sleep(0.01); RETURN $1; END'");
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
    void whatTheModelChoseIsBuiltPlannedWithAndRolledBack() throws Exception {
        var progress = new ArrayList<String>();
        IndexAdvisory advisory = IndexAdvisory.byRolledBack(
                database, List.of(BY_CUSTOMER, BY_TAG, BY_NOTE), SearchLimits.none(), USUAL, _ -> true, progress::add);
        assertThat(advisory.state()).isEqualTo(ProofState.PLANNED);
        assertThat(advisory.advice().best().indexes()).extracting(index -> AdviceText.columns(index.index())).containsExactlyInAnyOrder(
                "public.orders (customer)", "public.orders USING gin (tags)", "public.orders USING gin (note gin_trgm_ops)");
        assertThat(advisory.advice().best().indexes()).extracting(AdvisedIndex::proof).containsOnly(ProofState.PLANNED);
        assertThat(advisory.advice().best().indexes()).allSatisfy(index -> {
            assertThat(index.size().orElseThrow().count()).isPositive();
            assertThat(index.helps()).hasSize(1).allSatisfy(help -> assertThat(help.after()).isLessThan(help.before()));
        });
        assertThat(progress).hasSize(3).first().asString().startsWith("Building 1 of 3: ON public.orders");
    }

    @Test
    void nothingIsBuiltUnconfirmed() {
        assertThatThrownBy(() -> IndexAdvisory.byRolledBack(database, List.of(BY_TAG), SearchLimits.none(), USUAL, _ -> false, _ -> { }))
                .isInstanceOf(WhatIfFailure.class).hasMessage("Nothing was built, as that was not confirmed.");
    }

    @Test
    void whatMayBeTooLargeIsNotBuilt() throws Exception {
        var small = new BuildLimits(new Bytes(100_000), Duration.ofMillis(200), Duration.ofSeconds(30));
        IndexAdvisory advisory = IndexAdvisory.byRolledBack(database, List.of(BY_TAG), SearchLimits.none(), small, _ -> true, _ -> { });
        assertThat(advisory.advice().best().indexes()).isEmpty();
        assertThat(advisory.advice().rejected()).extracting(each -> AdviceText.reason(each.reason()))
                .contains("it was not built to try it: it may take more than is allowed to be built at once");
    }

    @Test
    void aStatementIsPlannedWithoutAndWithWhatCanBeBuilt() throws Exception {
        IndexCandidate wrong = index("customer").where(List.of(IndexCandidate.Key.column("customer")), "nowhere > 3");
        try (WhatIfSession session = WhatIfSession.of(database, BY_CUSTOMER)) {
            assertThat(session.missing().orElseThrow()).contains("no HypoPG");
            assertThat(session.proof(index("customer"))).isEqualTo(ProofState.MODEL);
            BuiltPlan built = session.build(BY_CUSTOMER, Set.of(index("customer"), wrong), USUAL, (_, _) -> { });
            assertThat(built.answer().used()).containsExactly(index("customer"));
            assertThat(built.answer().cost()).isLessThan(built.costToday());
            assertThat(built.today()).contains("Seq Scan", "$1");
            assertThat(built.then()).contains("orders_customer_idx", "$1").doesNotContain(WhatIfPlan.ROLLED_BACK);
            assertThat(built.refused()).hasEntrySatisfying(wrong, reason -> assertThat(reason).contains("nowhere"));
            double modelled = session.ask(List.of(BY_CUSTOMER), Set.of(index("customer")), (_, _) -> { }).getFirst().cost();
            assertThat(modelled).isBetween(built.answer().cost() * 0.5, built.answer().cost() * 2);
        }
    }

    @Test
    void anIndexThatNoPlanUsesIsToldApart() throws Exception {
        try (var real = new Tried(USUAL)) {
            var question = new WhatIf.Question(BY_CUSTOMER, Set.of(index("customer"), index("id")));
            WhatIf.Answer answer = real.whatIf.ask(List.of(question)).getFirst();
            assertThat(answer.used()).containsExactly(index("customer"));
            assertThat(answer.cost()).isLessThan(400);
        }
    }

    @Test
    void aLockThatSomebodyHoldsIsNotWaitedForLong() throws Exception {
        try (Connection other = server().connect(); Statement statement = other.createStatement(); var real = new Tried(USUAL)) {
            other.setAutoCommit(false);
            statement.execute("LOCK TABLE orders IN ROW EXCLUSIVE MODE");
            assertThat(real.whatIf.tried(List.of(index("customer"))).getFirst()).isInstanceOfSatisfying(
                    WhatIf.Trial.Refused.class, refused -> assertThat(refused.reason()).containsIgnoringCase("lock"));
            other.rollback();
        }
    }

    @Test
    void aBuildThatTakesTooLongIsGivenUpAndTheOthersGoOn() throws Exception {
        var hurried = new BuildLimits(new Bytes(100_000_000), Duration.ofMillis(200), Duration.ofMillis(700));
        try (var real = new Tried(hurried)) {
            IndexCandidate slow = index("id").on(List.of(IndexCandidate.Key.expression("slowly(id)")));
            List<WhatIf.Trial> trials = real.whatIf.tried(List.of(slow, index("customer")));
            assertThat(trials.getFirst()).isInstanceOfSatisfying(
                    WhatIf.Trial.Refused.class, refused -> assertThat(refused.reason()).startsWith("it took longer than"));
            assertThat(trials.getLast()).isInstanceOf(WhatIf.Trial.Taken.class);
        }
    }

    @Test
    void anIndexThatMayNotBeUsedYetIsNoIndexThatIsNotWanted() throws Exception {
        run("CREATE TABLE busy WITH (fillfactor = 50) AS SELECT i AS id, i % 900 AS customer FROM generate_series(1, 9000) AS i");
        try (Connection old = server().connect(); Statement statement = old.createStatement(); var real = new Tried(USUAL)) {
            old.setAutoCommit(false);
            old.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            statement.execute("SELECT count(*) FROM busy");
            run("UPDATE busy SET customer = 7 WHERE id = 1");
            var index = new IndexCandidate(Optional.of("public"), "busy", "btree",
                    List.of(IndexCandidate.Key.column("customer")), List.of(), Optional.empty());
            assertThat(real.whatIf.tried(List.of(index)).getFirst()).isInstanceOfSatisfying(WhatIf.Trial.Refused.class,
                    refused -> assertThat(refused.reason()).startsWith("a transaction still runs that began before rows"));
            old.rollback();
        } finally {
            run("DROP TABLE busy");
        }
    }

    @Test
    void aServerThatEndsTheSessionLeavesNothing() throws Exception {
        try (var real = new Tried(USUAL)) {
            String end = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE " + BUILDING;
            assertThatThrownBy(() -> duringBuild(real, () -> ask(end)))
                    .isInstanceOf(WhatIfFailure.class).hasMessageEndingWith("Nothing that was built is left.");
        }
    }

    @Test
    void aServerNoticesThatNobodyListensAnyMore() throws Exception {
        try (var real = new Tried(USUAL)) {
            assertThatThrownBy(() -> duringBuild(real, () -> {
                real.sessions.getFirst().setNetworkTimeout(null, 1);
                real.sessions.getFirst().abort(Runnable::run);
            })).isInstanceOf(WhatIfFailure.class).hasMessageEndingWith("The server rolls back what was built as soon as it notices.");
        }
    }

    @Test
    void itStopsWhenItIsToldTo() throws Exception {
        try (var real = new Tried(USUAL)) {
            assertThatThrownBy(() -> duringBuild(real, real.whatIf::cancel)).isInstanceOf(WhatIfFailure.class);
        }
    }

    private static final String BUILDING = "query LIKE 'CREATE INDEX plumbline_what_if%' AND state = 'active'";

    private interface Disturbance {
        void happens() throws Exception;
    }

    /// Builds an index that takes minutes, and does this meanwhile.
    private static void duringBuild(Tried real, Disturbance disturbance) throws Exception {
        var failure = new AtomicReference<Exception>();
        var ended = new CountDownLatch(1);
        Thread.ofPlatform().start(() -> {
            try {
                real.whatIf.tried(List.of(index("id").on(List.of(IndexCandidate.Key.expression("slowly(id)")))));
            } catch (WhatIfFailure told) {
                failure.set(told);
            }
            ended.countDown();
        });
        while (ask("SELECT pid FROM pg_stat_activity WHERE " + BUILDING).isEmpty()) {
            Thread.onSpinWait();
        }
        disturbance.happens();
        ended.await();
        while (!ask("SELECT pid FROM pg_stat_activity WHERE " + BUILDING).isEmpty()) {
            Thread.onSpinWait();
        }
        if (failure.get() != null) {
            throw failure.get();
        }
    }

    /// With a session of its own.
    private static final class Tried implements AutoCloseable {
        private final List<Connection> sessions;
        private final RolledBackWhatIf whatIf;

        Tried(BuildLimits limits) throws ServerFailure {
            KnownWorkload known = KnownWorkload.of(database, List.of(BY_CUSTOMER), IndexAdvisory.Watcher.NOBODY);
            sessions = database.sessions(1);
            whatIf = new RolledBackWhatIf(sessions.getFirst(), known.facts(), limits, "here", _ -> { });
        }

        @Override
        public void close() throws ServerFailure {
            database.end(sessions);
        }
    }

    private static IndexCandidate index(String column) {
        return new IndexCandidate(Optional.of("public"), "orders", "btree",
                List.of(IndexCandidate.Key.column(column)), List.of(), Optional.empty());
    }
}
