package org.plumbline.plan.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/// Rules 5 to 9: self times, SubPlans, CTEs, InitPlans.
class CtesAndInitPlansTest {
    @Test
    void nestedCtesAreNotCountedTwice() {
        Measured plan = Measured.text("""
                Sort  (cost=0.00..1.00 rows=10 width=4) (actual time=90.000..100.000 rows=10 loops=1)
                  Sort Key: b.x
                  CTE a
                    ->  Seq Scan on t  (cost=0.00..1.00 rows=10 width=4) (actual time=0.000..40.000 rows=10 loops=1)
                  CTE b
                    ->  CTE Scan on a  (cost=0.00..1.00 rows=10 width=4) (actual time=0.000..50.000 rows=10 loops=1)
                  ->  CTE Scan on b  (cost=0.00..1.00 rows=10 width=4) (actual time=0.000..70.000 rows=10 loops=1)
                Execution Time: 100.000 ms
                """);
        assertThat(plan.selfWallMs("Seq Scan t")).isEqualTo(40);
        assertThat(plan.selfWallMs("CTE Scan a")).isEqualTo(10);
        assertThat(plan.selfWallMs("CTE Scan b")).isEqualTo(20);
        assertThat(plan.selfWallMs("Sort")).isEqualTo(30);
        assertThat(plan.plan().reconciliation().consistent()).isTrue();
    }

    @Test
    void aNestedWithHidesTheOuterOneOfTheSameName() {
        Measured plan = Measured.text("""
                Append  (cost=0.00..1.00 rows=10 width=4) (actual time=0.000..100.000 rows=10 loops=1)
                  CTE x
                    ->  Seq Scan on t1  (cost=0.00..1.00 rows=10 width=4) (actual time=0.000..20.000 rows=10 loops=1)
                  ->  CTE Scan on x  (cost=0.00..1.00 rows=10 width=4) (actual time=0.000..25.000 rows=10 loops=1)
                  ->  Sort  (cost=0.00..1.00 rows=10 width=4) (actual time=0.000..60.000 rows=10 loops=1)
                        CTE x
                          ->  Seq Scan on t2  (cost=0.00..1.00 rows=10 width=4) (actual time=0.000..30.000 rows=10 loops=1)
                        ->  CTE Scan on x x_1  (cost=0.00..1.00 rows=10 width=4) (actual time=0.000..37.000 rows=10 loops=1)
                """);
        assertThat(plan.selfWallMs("CTE Scan x")).isEqualTo(5);
        assertThat(plan.selfWallMs("CTE Scan x_1")).isEqualTo(7);
        assertThat(plan.selfWallMs("Sort")).isEqualTo(23);
    }

    @Test
    void aDataModifyingCteThatNobodyScansStandsBesideTheTree() {
        Measured plan = Measured.text("""
                Result  (cost=0.00..1.00 rows=1 width=4) (actual time=0.001..0.002 rows=1 loops=1)
                  CTE moved
                    ->  Delete on t  (cost=0.00..1.00 rows=10 width=4) (actual time=0.000..50.000 rows=10 loops=1)
                          ->  Seq Scan on t t_1  (cost=0.00..1.00 rows=10 width=4) (actual time=0.000..20.000 rows=10 loops=1)
                Execution Time: 50.100 ms
                """);
        assertThat(plan.selfWallMs("ModifyTable")).isEqualTo(30);
        assertThat(plan.plan().reconciliation().nodes()).isEqualTo(Duration.ofNanos(50_002_000));
        assertThat(plan.plan().reconciliation().unattributed()).contains(Duration.ofNanos(98_000));
        assertThat(plan.plan().reconciliation().consistent()).isTrue();
    }

    @Test
    void oldInitPlansAreKnownByTheirParameterAndNotByItsBeginning() {
        Measured plan = Measured.text("""
                Nested Loop  (cost=0.00..1.00 rows=1 width=4) (actual time=0.000..100.000 rows=1 loops=1)
                  InitPlan 1 (returns $1)
                    ->  Seq Scan on a  (cost=0.00..1.00 rows=1 width=4) (actual time=0.000..10.000 rows=1 loops=1)
                  InitPlan 2 (returns $10)
                    ->  Seq Scan on b  (cost=0.00..1.00 rows=1 width=4) (actual time=0.000..20.000 rows=1 loops=1)
                  ->  Seq Scan on c  (cost=0.00..1.00 rows=1 width=4) (actual time=0.000..30.000 rows=1 loops=1)
                        Filter: (x = $10)
                  ->  Seq Scan on d  (cost=0.00..1.00 rows=1 width=4) (actual time=0.000..50.000 rows=1 loops=1)
                        Filter: ((y = $1) AND (z <> 'costs $10'::text))
                """);
        assertThat(plan.selfWallMs("Seq Scan c")).isEqualTo(10);
        assertThat(plan.selfWallMs("Seq Scan d")).isEqualTo(40);
        assertThat(plan.selfWallMs("Nested Loop")).isEqualTo(20);
    }

    @Test
    void theFirstUserInExecutionOrderPays() {
        Measured plan = Measured.text("""
                Nested Loop  (cost=0.00..1.00 rows=1 width=4) (actual time=0.000..100.000 rows=1 loops=1)
                  Join Filter: (c.x < (InitPlan 1).col1)
                  InitPlan 1
                    ->  Seq Scan on a  (cost=0.00..1.00 rows=1 width=4) (actual time=0.000..10.000 rows=1 loops=1)
                  ->  Seq Scan on c  (cost=0.00..1.00 rows=1 width=4) (actual time=0.000..30.000 rows=1 loops=1)
                        Filter: (x = (InitPlan 1).col1)
                  ->  Seq Scan on d  (cost=0.00..1.00 rows=1 width=4) (actual time=0.000..50.000 rows=1 loops=1)
                        Filter: (x = (InitPlan 1).col1)
                """);
        assertThat(plan.selfWallMs("Seq Scan c")).isEqualTo(20);
        assertThat(plan.selfWallMs("Seq Scan d")).isEqualTo(50);
        assertThat(plan.selfWallMs("Nested Loop")).isEqualTo(20);
    }

    @Test
    void anAppendThatPrunesByAnInitPlanPaysForIt() {
        Measured plan = Measured.text("""
                Append  (cost=0.00..1.00 rows=2 width=4) (actual time=20.000..25.000 rows=2 loops=1)
                  InitPlan 1
                    ->  Seq Scan on s  (cost=0.00..1.00 rows=1 width=4) (actual time=0.000..20.000 rows=1 loops=1)
                  ->  Seq Scan on p1  (cost=0.00..1.00 rows=1 width=4) (never executed)
                        Filter: (k = (InitPlan 1).col1)
                  ->  Seq Scan on p2  (cost=0.00..1.00 rows=1 width=4) (actual time=0.000..4.000 rows=2 loops=1)
                        Filter: (k = (InitPlan 1).col1)
                """);
        assertThat(plan.selfWallMs("Seq Scan p2")).isEqualTo(4);
        assertThat(plan.selfWallMs("Append")).isEqualTo(1);
        assertThat(plan.of("Seq Scan p1").self()).isEqualTo(new SelfTime.NeverExecuted());
    }

    @Test
    void aSubPlanRunsInsideItsParentOncePerLoop() {
        Measured plan = Measured.text("""
                Seq Scan on o  (cost=0.00..1.00 rows=1000 width=4) (actual time=0.000..1000.000 rows=1000 loops=1)
                  SubPlan 1
                    ->  Index Scan using p_idx on p  (cost=0.00..1.00 rows=1 width=4) (actual time=0.000..0.900 rows=1 loops=1000)
                """);
        assertThat(plan.selfWallMs("Seq Scan o")).isCloseTo(100, within(1e-6));
        assertThat(plan.selfWallMs("Index Scan p")).isCloseTo(900, within(1e-6));
    }

    @Test
    void aContradictionIsFlaggedAndItsRawFigureKept() {
        Measured plan = Measured.text("""
                Limit  (cost=0.00..1.00 rows=1 width=4) (actual time=0.000..10.000 rows=1 loops=1)
                  ->  Seq Scan on t  (cost=0.00..1.00 rows=1 width=4) (actual time=0.000..12.000 rows=1 loops=1)
                Execution Time: 12.500 ms
                """);
        assertThat(plan.of("Limit").self()).isEqualTo(new SelfTime.Inconsistent(Duration.ofMillis(-2), Duration.ofMillis(-2)));
        assertThat(plan.plan().reconciliation().consistent()).isFalse();
    }

    @Test
    void aDifferenceWithinTheRoundingIsBelowResolution() {
        Measured plan = Measured.text("""
                Nested Loop  (cost=0.00..1.00 rows=1 width=4) (actual time=0.000..10.000 rows=1 loops=1)
                  ->  Seq Scan on t  (cost=0.00..1.00 rows=1 width=4) (actual time=0.000..0.000 rows=1 loops=1)
                  ->  Index Scan using i on u  (cost=0.00..1.00 rows=1 width=4) (actual time=0.000..0.001 rows=1 loops=11000)
                """);
        assertThat(plan.of("Nested Loop").self()).isEqualTo(new SelfTime.BelowResolution(Duration.ZERO, Duration.ZERO));
        assertThat(plan.plan().reconciliation().consistent()).isTrue();
    }
}
