package org.plumbline.app.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.plumbline.advisor.proof.Verdict;
import org.plumbline.rewrite.proof.Difference;
import org.plumbline.rewrite.proof.RewriteMeasurement;
import org.plumbline.testkit.postgres.NeedsPostgres;

@NeedsPostgres
class RewriteMeasuringTest extends OneServer {
    private static Database database;

    @BeforeAll
    static void fillTables() throws Exception {
        run("CREATE TABLE orders AS SELECT i AS id, i % 300 AS customer_id, i % 7 AS total FROM generate_series(1, 30000) AS i");
        run("CREATE TABLE blocked AS SELECT i AS customer_id FROM generate_series(1, 40) AS i");
        run("CREATE INDEX ON orders (customer_id)");
        run("ANALYZE");
        database = Database.of("test", DatabaseUrl.of("postgresql://postgres@127.0.0.1:" + server().port() + "/postgres"));
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void timesBothInTurnsWhereTheyGiveTheSame() throws Exception {
        var measured = (RewriteMeasurement.Measured) measured(
                "SELECT b.customer_id, (SELECT sum(o.total) FROM orders o WHERE o.customer_id + 0 = b.customer_id) AS s FROM blocked b",
                "SELECT b.customer_id, (SELECT sum(o.total) FROM orders o WHERE o.customer_id = b.customer_id) AS s FROM blocked b");
        assertThat(measured.rows()).isEqualTo(40);
        assertThat(measured.ordered()).isFalse();
        assertThat(measured.original().all()).hasSameSizeAs(measured.other().all()).hasSizeGreaterThanOrEqualTo(5);
        assertThat(measured.verdict()).isEqualTo(Verdict.FASTER);
        assertThat(measured.other().touched().count()).isPositive().isLessThan(measured.original().touched().count());
    }

    @Test
    void tellsOtherRowsByTheirHashes() throws Exception {
        var fewer = (RewriteMeasurement.Differs) measured("SELECT total FROM orders", "SELECT DISTINCT total FROM orders");
        assertThat(List.of(fewer.rows(), fewer.otherRows())).containsExactly(30_000L, 7L);
        assertThat(fewer.refutes()).isTrue();
        assertThat(fewer.shown().orElseThrow().onlyOriginal()).hasSize(3);
        assertThat(fewer.shown().orElseThrow().onlyOther()).isEmpty();
        var others = (RewriteMeasurement.Differs) measured("SELECT customer_id FROM blocked WHERE customer_id = 1",
                "SELECT 7 - customer_id AS customer_id FROM blocked WHERE customer_id = 1");
        assertThat(others).isEqualTo(new RewriteMeasurement.Differs(1, 1,
                Optional.of(Difference.OtherRows.of(List.of("(1)"), List.of("(6)"))), Set.of()));
    }

    @Test
    void comparesTheOrderWhereTheColumnsShowIt() throws Exception {
        assertThat(measured("SELECT id FROM orders ORDER BY id", "SELECT id FROM orders ORDER BY id DESC"))
                .isEqualTo(new RewriteMeasurement.Differs(30_000, 30_000,
                        Optional.of(new Difference.OtherRows(List.of(), List.of())), Set.of()));
        var ties = (RewriteMeasurement.Measured) measured(
                "SELECT id, total FROM orders ORDER BY total", "SELECT id, total FROM orders ORDER BY total, id DESC");
        assertThat(ties.ordered()).isTrue();
    }

    @Test
    void putsValuesInPlaceOfParameters() throws Exception {
        var measured = (RewriteMeasurement.Measured) RewriteMeasuring.of(database, "SELECT id FROM orders WHERE total = :t",
                "SELECT id FROM orders WHERE total IN (:t)", Map.of("t", Optional.of("3")), ProofLimits.USUAL, new Canceller(), _ -> { });
        assertThat(measured.rows()).isEqualTo(4_286);
        assertThat(measured("SELECT id FROM orders WHERE total = $1", "SELECT id FROM orders WHERE total IN ($1)"))
                .isEqualTo(new RewriteMeasurement.NotMeasured("The statement's parameters have no values: it is not run to be measured."));
    }

    @Test
    void doesNotCallRefutedWhatMayDifferByChance() throws Exception {
        assertThat(measured("SELECT id FROM orders LIMIT 3", "SELECT id FROM orders WHERE id > 10 LIMIT 3"))
                .isInstanceOfSatisfying(RewriteMeasurement.Differs.class,
                        differs -> assertThat(differs.doubts()).containsExactly(RewriteMeasurement.Doubt.TIES));
        assertThat(measured("SELECT id FROM orders LIMIT 3", "SELECT id FROM orders WHERE id < 2 LIMIT 3"))
                .isInstanceOfSatisfying(RewriteMeasurement.Differs.class, differs -> assertThat(differs.refutes()).isTrue());
        assertThat(measured("SELECT 0.1::float8 + 0.2 AS a", "SELECT 0.3::float8 AS a"))
                .isInstanceOfSatisfying(RewriteMeasurement.Differs.class,
                        differs -> assertThat(differs.doubts()).containsExactly(RewriteMeasurement.Doubt.ROUNDING));
        assertThat(measured("SELECT random() AS a", "SELECT 1.5::float8 AS a")).isInstanceOfSatisfying(
                RewriteMeasurement.NotMeasured.class, not -> assertThat(not.why()).contains("something else each time"));
    }

    @Test
    void leavesOutTheValuesOfParametersThatAStatementHasNot() throws Exception {
        assertThat(RewriteMeasuring.of(database, "SELECT id FROM orders WHERE total = :t AND :u IS NOT NULL",
                "SELECT id FROM orders WHERE total = :t", Map.of("t", Optional.of("3"), "u", Optional.of("x"), "v", Optional.empty()),
                ProofLimits.USUAL, new Canceller(), _ -> { })).isInstanceOf(RewriteMeasurement.Measured.class);
    }

    @Test
    void runsNothingThatWrites() throws Exception {
        assertThat(measured("DELETE FROM blocked", "DELETE FROM blocked WHERE true"))
                .isEqualTo(new RewriteMeasurement.NotMeasured("The statement writes or locks rows: it is not run to be measured."));
        assertThat(measured("SELECT pg_advisory_lock(1) AS a", "SELECT pg_advisory_lock(1) AS a"))
                .isInstanceOf(RewriteMeasurement.NotMeasured.class);
        assertThat(ask("SELECT count(*) FROM blocked")).containsExactly("40");
    }

    @Test
    void saysWhatTheServerRefuses() throws Exception {
        assertThat(measured("SELECT id FROM orders", "SELECT id FROM nowhere"))
                .isInstanceOfSatisfying(RewriteMeasurement.NotMeasured.class, not -> assertThat(not.why()).contains("nowhere"));
    }

    private static RewriteMeasurement measured(String original, String other) throws ServerFailure {
        return RewriteMeasuring.of(database, original, other, Map.of(), ProofLimits.USUAL, new Canceller(), _ -> { });
    }
}
