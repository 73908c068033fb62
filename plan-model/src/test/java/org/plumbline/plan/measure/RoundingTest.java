package org.plumbline.plan.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.plumbline.plan.unit.Rows;

/// Rules 5, 11 and 15: what the printed averages per loop may stand for.
class RoundingTest {
    @Test
    void noRowsPerLoopAreNotNoRows() {
        assertThat(range("0", 4)).isEqualTo(new RowsRange(Rows.rows(0), Rows.rows(2)));
        assertThat(range("0", 4).matters()).isTrue();
        assertThat(range("1", 1000)).isEqualTo(new RowsRange(Rows.rows(500), Rows.rows(1500)));
        assertThat(range("50", 1000).matters()).isFalse();
    }

    @Test
    void rowsOfOneLoopAreExact() {
        assertThat(range("7", 1)).isEqualTo(new RowsRange(Rows.rows(7), Rows.rows(7)));
        assertThat(range("7", 1).matters()).isFalse();
    }

    @Test
    void since18TheyAreRoundedToHundredths() {
        assertThat(range("0.33", 3)).isEqualTo(new RowsRange(Rows.rows(1), Rows.rows(1)));
        assertThat(range("0.00", 1000)).isEqualTo(new RowsRange(Rows.rows(0), Rows.rows(5)));
        assertThat(range("1.00", 1000)).isEqualTo(new RowsRange(Rows.rows(995), Rows.rows(1005)));
    }

    @Test
    void aFactorWithinTheRoundingIsNotClaimed() {
        Misestimate miss = plan("1", 1000).of("Index Scan u").misestimate().orElseThrow();
        assertThat(miss.factor()).isEqualTo(12);
        assertThat(miss.leastFactor()).as("as it may be 1.5 rows").isCloseTo(8, within(1e-9));
        assertThat(miss.origin()).isFalse();
    }

    @Test
    void whereOneRowAtLeastIsCountedNothingIsLost() {
        Misestimate miss = plan("0", 1000).of("Index Scan u").misestimate().orElseThrow();
        assertThat(miss.leastFactor()).isEqualTo(12);
        assertThat(miss.origin()).isTrue();
    }

    @Test
    void aReplicatedSubtreesRangeIsThatOfOneProcess() {
        NodeMeasure scan = Measured.text("""
                Gather  (cost=0.00..1.00 rows=30 width=4) (actual time=1.000..100.000 rows=30 loops=1)
                  ->  Hash Join  (cost=0.00..1.00 rows=10 width=4) (actual time=1.000..90.000 rows=10 loops=2)
                        ->  Parallel Seq Scan on t  (cost=0.00..1.00 rows=10 width=4) (actual time=0.500..20.000 rows=10 loops=2)
                        ->  Hash  (cost=0.00..1.00 rows=7 width=4) (actual time=30.000..30.000 rows=7 loops=2)
                              ->  Seq Scan on u  (cost=0.00..1.00 rows=7 width=4) (actual time=0.500..20.000 rows=7 loops=2)
                """).of("Seq Scan u");
        assertThat(scan.rowsRange()).contains(new RowsRange(Rows.rows(13), Rows.rows(15)));
        assertThat(scan.rowsRangeLogical()).contains(new RowsRange(Rows.rows(6.5), Rows.rows(7.5)));
    }

    @Test
    void aTimePerLoopIsAsRoughAsItsLoopsAreMany() {
        NodeMeasure scan = plan("1", 1000).of("Index Scan u");
        assertThat(scan.selfTolerance()).contains(Duration.ofNanos(501_000));
        assertThat(scan.isSelfRough()).isTrue();
        assertThat(plan("1", 1000).of("Seq Scan t").isSelfRough()).isFalse();
    }

    private static RowsRange range(String rows, int loops) {
        return plan(rows, loops).of("Index Scan u").rowsRange().orElseThrow();
    }

    private static Measured plan(String rows, int loops) {
        return Measured.text("""
                    Nested Loop  (cost=0.00..1.00 rows=12 width=4) (actual time=1.000..10.000 rows=4 loops=1)
                      ->  Seq Scan on t  (cost=0.00..1.00 rows=4 width=4) (actual time=0.500..1.000 rows=4 loops=1)
                      ->  Index Scan using u_pkey on u  (cost=0.00..1.00 rows=12 width=4) (actual time=0.001..0.002 rows=%s loops=%d)
                            Index Cond: (id = t.u)
                    """.formatted(rows, loops));
    }
}
