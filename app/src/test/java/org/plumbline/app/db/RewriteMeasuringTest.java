package org.plumbline.app.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.plumbline.advisor.proof.Verdict;
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
        assertThat(measured("SELECT total FROM orders", "SELECT DISTINCT total FROM orders"))
                .isEqualTo(new RewriteMeasurement.Differs(30_000, 7));
        assertThat(measured("SELECT total FROM orders", "SELECT 7 - total AS total FROM orders"))
                .isEqualTo(new RewriteMeasurement.Differs(30_000, 30_000));
    }

    @Test
    void comparesTheOrderWhereTheColumnsShowIt() throws Exception {
        assertThat(measured("SELECT id FROM orders ORDER BY id", "SELECT id FROM orders ORDER BY id DESC"))
                .isEqualTo(new RewriteMeasurement.Differs(30_000, 30_000));
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
