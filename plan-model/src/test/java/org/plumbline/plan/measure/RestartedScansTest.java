package org.plumbline.plan.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/// What an index scan searches for is worked out when it is started again, on the time and blocks of the node above (PostgreSQL 15).
class RestartedScansTest {
    @Test
    void aSubPlanInAnIndexConditionIsPaidByTheNodeThatStartsTheScanAgain() {
        Measured plan = Measured.text("""
                Nested Loop  (cost=39.37..78821.17 rows=1999 width=16) (actual time=0.201..88.063 rows=1999 loops=1)
                  ->  Index Scan using b_pkey on b  (cost=0.29..71.27 rows=1999 width=8) (actual time=0.009..0.310 rows=1999 loops=1)
                        Index Cond: (id < 2000)
                  ->  Index Scan using a_pkey on a  (cost=39.09..39.39 rows=1 width=8) (actual time=0.001..0.001 rows=1 loops=1999)
                        Index Cond: (id = (SubPlan 1))
                        SubPlan 1
                          ->  Seq Scan on c  (cost=38.79..38.80 rows=1 width=4) (actual time=0.043..0.043 rows=1 loops=1999)
                Execution Time: 88.169 ms
                """);
        assertThat(plan.selfWallMs("Index Scan a")).isCloseTo(1.999, within(1e-6));
        assertThat(plan.selfWallMs("Seq Scan c")).isCloseTo(85.957, within(1e-6));
        assertThat(plan.of("Nested Loop").self()).as("the rest is within the rounding").isInstanceOf(SelfTime.BelowResolution.class);
        assertThat(plan.plan().reconciliation().consistent()).isTrue();
    }

    @Test
    void itsBlocksAreTheirsToo() {
        Measured plan = Measured.text("""
                Nested Loop (actual time=0.204..5.717 rows=299 loops=1)
                  Buffers: shared hit=7562
                  ->  Seq Scan on b (actual time=0.029..0.051 rows=299 loops=1)
                        Buffers: shared hit=4
                  ->  Bitmap Heap Scan on a (actual time=0.018..0.018 rows=1 loops=299)
                        Recheck Cond: (id = (SubPlan 1))
                        Buffers: shared hit=7558
                        ->  Bitmap Index Scan on a_pkey (actual time=0.001..0.001 rows=1 loops=299)
                              Index Cond: (id = (SubPlan 1))
                              Buffers: shared hit=598
                              SubPlan 1
                                ->  Aggregate (actual time=0.017..0.017 rows=1 loops=299)
                                      Buffers: shared hit=6661
                """);
        assertThat(hits(plan, "Bitmap Index Scan")).isEqualTo(598);
        assertThat(hits(plan, "Bitmap Heap Scan a")).isEqualTo(299);
        assertThat(hits(plan, "Nested Loop")).isZero();
    }

    @Test
    void soAreAnInitPlansThatTheScanItselfLists() {
        Measured plan = Measured.text("""
                Seq Scan on b (actual time=0.023..0.958 rows=299 loops=1)
                  Buffers: shared hit=1798
                  SubPlan 3
                    ->  Index Scan using a_pkey on a (actual time=0.001..0.001 rows=1 loops=299)
                          Index Cond: (id = $2)
                          Buffers: shared hit=897
                          InitPlan 2 (returns $2)
                            ->  Result (actual time=0.002..0.002 rows=1 loops=299)
                                  Buffers: shared hit=897
                """);
        assertThat(hits(plan, "Index Scan a")).isEqualTo(897);
        assertThat(hits(plan, "Seq Scan b")).isEqualTo(4);
    }

    @Test
    void aScanThatRunsOnceWorksItOutItself() {
        Measured plan = Measured.text("""
                Limit (actual time=0.100..0.101 rows=1 loops=1)
                  ->  Index Scan using a_pkey on a (actual time=0.100..0.101 rows=1 loops=1)
                        Index Cond: (id = $1)
                        InitPlan 2 (returns $1)
                          ->  Result (actual time=0.096..0.097 rows=1 loops=1)
                """);
        assertThat(plan.selfWallMs("Index Scan a")).isCloseTo(0.004, within(1e-9));
    }

    /// The node that started the scan again is not in this part of a plan: 0.003 x 19499 and 0.018 x 5570 ms, one beside the other.
    @Test
    void aSubPlanOfThePartOfAPlanThatBeginsWithTheScanIsBesideIt() {
        Measured plan = Measured.text("""
                Index Scan using e_pkey on e  (cost=30.00..34.33 rows=1 width=40) (actual time=0.003..0.003 rows=1 loops=19499)
                  Index Cond: (e.id = CASE WHEN (c.status = 2) THEN (subplan) ELSE c.latest END)
                  SubPlan
                    ->  Limit  (cost=29.99..30.00 rows=1 width=19) (actual time=0.018..0.018 rows=1 loops=5570)
                          ->  Sort  (cost=29.99..30.00 rows=4 width=19) (actual time=0.018..0.018 rows=1 loops=5570)
                                Sort Key: day
                                ->  Index Scan using f_i on f  (cost=0.00..9.95 rows=4 width=9) (actual time=0.006..0.012 rows=6 loops=5570)
                                      Index Cond: (id = $0)
                """);
        assertThat(plan.selfWallMs("Index Scan e")).isCloseTo(58.497, within(1e-6));
        assertThat(plan.selfWallMs("Sort")).isCloseTo(33.420, within(1e-6));
        assertThat(plan.selfWallMs("Index Scan f")).isCloseTo(66.840, within(1e-6));
        assertThat(plan.plan().reconciliation().whole()).isEqualTo(Duration.ofNanos(158_757_000));
        assertThat(plan.plan().reconciliation().consistent()).isTrue();
        assertThat(Laws.broken(plan.plan())).isEmpty();
    }

    @Test
    void theProcessesOfAParallelScanAloneAreNoRestarts() {
        Measured plan = Measured.text("""
                Parallel Index Scan using a_pkey on a (actual time=0.001..5.000 rows=100 loops=3)
                  Index Cond: (id < (SubPlan 1))
                  SubPlan 1
                    ->  Result (actual time=1.000..1.000 rows=1 loops=3)
                """);
        assertThat(plan.plan().reconciliation().whole()).isEqualTo(Duration.ofMillis(15));
        assertThat(plan.selfWallMs("Index Scan a")).isCloseTo(12, within(1e-6));
    }

    private static long hits(Measured plan, String node) {
        return plan.of(node).selfUsage().orElseThrow().usage().buffers().sharedHit().count();
    }
}
