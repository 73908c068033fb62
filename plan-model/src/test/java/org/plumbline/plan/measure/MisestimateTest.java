package org.plumbline.plan.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/// Rules 1, 13, 14, 15 and 23: how far estimates were off, and where that began.
class MisestimateTest {
    @Test
    void comparesPerLoopAndKnowsTheDirection() {
        Misestimate wrong = Measured.text("""
                Nested Loop  (cost=0.00..1.00 rows=50 width=4) (actual time=0.000..10.000 rows=60 loops=1)
                  ->  Seq Scan on t  (cost=0.00..1.00 rows=10 width=4) (actual time=0.000..1.000 rows=10 loops=1)
                  ->  Index Scan using i on u  (cost=0.00..1.00 rows=120 width=4) (actual time=0.000..0.001 rows=6 loops=10)
                """).of("Index Scan").misestimate().orElseThrow();
        assertThat(wrong.factor()).isCloseTo(20, within(1e-9));
        assertThat(wrong.underestimated()).isFalse();
        assertThat(wrong.origin()).isTrue();
    }

    @Test
    void beginsWhereNoInputExplainsIt() {
        Measured plan = Measured.text("""
                Hash Join  (cost=0.00..1.00 rows=10 width=4) (actual time=0.000..10.000 rows=5000 loops=1)
                  ->  Seq Scan on t  (cost=0.00..1.00 rows=10 width=4) (actual time=0.000..1.000 rows=5000 loops=1)
                  ->  Hash  (cost=0.00..1.00 rows=100 width=4) (actual time=0.000..1.000 rows=100 loops=1)
                        ->  Seq Scan on u  (cost=0.00..1.00 rows=100 width=4) (actual time=0.000..1.000 rows=100 loops=1)
                """);
        assertThat(plan.of("Hash Join").misestimate().orElseThrow().factor()).isCloseTo(500, within(1e-6));
        assertThat(plan.of("Hash Join").misestimate().orElseThrow().origin()).isFalse();
        assertThat(plan.of("Seq Scan t").misestimate().orElseThrow().origin()).isTrue();
        assertThat(plan.of("Seq Scan u").misestimate().orElseThrow().origin()).isFalse();
        assertThat(plan.of("Hash").misestimate()).isEmpty();
    }

    @Test
    void beginsAnewWhereItGrowsTenfold() {
        Measured plan = Measured.text("""
                Hash Join  (cost=0.00..1.00 rows=10 width=4) (actual time=0.000..10.000 rows=50000 loops=1)
                  ->  Seq Scan on t  (cost=0.00..1.00 rows=10 width=4) (actual time=0.000..1.000 rows=200 loops=1)
                  ->  Hash  (cost=0.00..1.00 rows=100 width=4) (actual time=0.000..1.000 rows=100 loops=1)
                        ->  Seq Scan on u  (cost=0.00..1.00 rows=100 width=4) (actual time=0.000..1.000 rows=100 loops=1)
                """);
        assertThat(plan.of("Hash Join").misestimate().orElseThrow().origin()).isTrue();
        assertThat(plan.of("Seq Scan t").misestimate().orElseThrow().origin()).isTrue();
    }

    @Test
    void rowsBelowOneCountAsOne() {
        assertThat(Measured.text("Seq Scan on t  (cost=0.00..1.00 rows=1 width=4) (actual time=0.000..1.000 rows=0 loops=1)")
                .of("Seq Scan").misestimate().orElseThrow().factor()).isEqualTo(1);
    }

    @Test
    void fewerRowsUnderALimitAreNoMisestimateButMoreAre() {
        Measured plan = Measured.text("""
                Limit  (cost=0.00..1.00 rows=10 width=4) (actual time=0.000..1.000 rows=10 loops=1)
                  ->  Nested Loop  (cost=0.00..1.00 rows=9000 width=4) (actual time=0.000..1.000 rows=10 loops=1)
                        ->  Seq Scan on t  (cost=0.00..1.00 rows=2 width=4) (actual time=0.000..1.000 rows=90 loops=1)
                        ->  Index Scan using i on u  (cost=0.00..1.00 rows=1 width=4) (actual time=0.000..0.001 rows=1 loops=90)
                """);
        assertThat(plan.of("Nested Loop").misestimate()).isEmpty();
        assertThat(plan.of("Seq Scan").misestimate().orElseThrow().origin()).isTrue();
    }

    @Test
    void aSortShieldsWhatIsBelowIt() {
        Measured plan = Measured.text("""
                Limit  (cost=0.00..1.00 rows=10 width=4) (actual time=0.000..1.000 rows=10 loops=1)
                  ->  Sort  (cost=0.00..1.00 rows=9000 width=4) (actual time=0.000..1.000 rows=10 loops=1)
                        Sort Key: a
                        ->  Seq Scan on t  (cost=0.00..1.00 rows=9000 width=4) (actual time=0.000..1.000 rows=20 loops=1)
                """);
        assertThat(plan.of("Seq Scan").misestimate().orElseThrow().factor()).isEqualTo(450, within(1e-6));
        assertThat(plan.of("Sort").misestimate()).isEmpty();
    }

    @Test
    void innersOfSemiJoinsAndMergeJoinsSayNothing() {
        Measured semi = Measured.text("""
                Nested Loop Semi Join  (cost=0.00..1.00 rows=10 width=4) (actual time=0.000..10.000 rows=10 loops=1)
                  ->  Seq Scan on t  (cost=0.00..1.00 rows=10 width=4) (actual time=0.000..1.000 rows=10 loops=1)
                  ->  Index Scan using i on u  (cost=0.00..1.00 rows=120 width=4) (actual time=0.000..0.001 rows=1 loops=10)
                """);
        assertThat(semi.of("Index Scan").misestimate()).isEmpty();
        Measured merge = Measured.text("""
                Merge Join  (cost=0.00..1.00 rows=10 width=4) (actual time=0.000..10.000 rows=10 loops=1)
                  Merge Cond: (t.a = u.a)
                  ->  Index Scan using j on t  (cost=0.00..1.00 rows=10 width=4) (actual time=0.000..1.000 rows=10 loops=1)
                  ->  Index Scan using i on u  (cost=0.00..1.00 rows=10 width=4) (actual time=0.000..1.000 rows=1200 loops=1)
                """);
        assertThat(merge.of("Index Scan u").misestimate()).isEmpty();
    }

    @Test
    void bitmapsChangesAndWhatNeverRanSayNothing() {
        Measured plan = Measured.text("""
                Update on t  (cost=0.00..1.00 rows=500 width=4) (actual time=0.000..10.000 rows=0 loops=1)
                  ->  Append  (cost=0.00..1.00 rows=500 width=4) (actual time=0.000..10.000 rows=500 loops=1)
                        ->  Bitmap Heap Scan on t  (cost=0.00..1.00 rows=500 width=4) (actual time=0.000..10.000 rows=500 loops=1)
                              Recheck Cond: ((a = 1) AND (b = 2))
                              ->  BitmapAnd  (cost=0.00..1.00 rows=500 width=0) (actual time=0.000..1.000 rows=0 loops=1)
                                    ->  Bitmap Index Scan on ia  (cost=0.00..1.00 rows=9 width=0) (actual time=0.0..1.0 rows=900 loops=1)
                                          Index Cond: (a = 1)
                                    ->  Bitmap Index Scan on ib  (cost=0.00..1.00 rows=9 width=0) (actual time=0.0..1.0 rows=900 loops=1)
                                          Index Cond: (b = 2)
                        ->  Seq Scan on u  (cost=0.00..1.00 rows=500 width=4) (never executed)
                """);
        assertThat(plan.of("ModifyTable").misestimate()).isEmpty();
        assertThat(plan.of("BitmapAnd").misestimate()).isEmpty();
        assertThat(plan.of("Bitmap Index Scan").misestimate()).isEmpty();
        assertThat(plan.of("Seq Scan u").misestimate()).isEmpty();
        assertThat(plan.of("Bitmap Heap Scan").misestimate()).isPresent();
    }

    @Test
    void partitionsPrunedAtRunTimeAreNoMisestimate() {
        Measured plan = Measured.text("""
                Sort  (cost=0.00..1.00 rows=5000 width=4) (actual time=0.000..10.000 rows=100 loops=1)
                  Sort Key: a
                  ->  Subquery Scan on s  (cost=0.00..1.00 rows=5000 width=4) (actual time=0.000..10.000 rows=100 loops=1)
                        ->  Append  (cost=0.00..1.00 rows=5000 width=4) (actual time=0.000..10.000 rows=100 loops=1)
                              ->  Seq Scan on p1  (cost=0.00..1.00 rows=100 width=4) (actual time=0.000..10.000 rows=100 loops=1)
                              ->  Seq Scan on p2  (cost=0.00..1.00 rows=4900 width=4) (never executed)
                """);
        assertThat(plan.of("Append").misestimate()).isEmpty();
        assertThat(plan.of("Subquery Scan").misestimate().orElseThrow().origin()).isFalse();
    }
}
