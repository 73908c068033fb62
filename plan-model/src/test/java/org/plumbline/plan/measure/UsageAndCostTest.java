package org.plumbline.plan.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.plumbline.plan.measure.MeasuredPlan.Ranking;

/// Rules 18 to 20 and 24: blocks, costs, and what nodes are ranked by.
class UsageAndCostTest {
    @Test
    void blocksOfACteArePaidByTheScanThatPulledItThrough() {
        Measured plan = Measured.text("""
                Nested Loop  (cost=0.00..1.00 rows=10 width=4) (actual time=0.000..100.000 rows=10 loops=1)
                  Buffers: shared hit=70 read=5
                  CTE w
                    ->  Seq Scan on t  (cost=0.00..1.00 rows=10 width=4) (actual time=0.000..40.000 rows=10 loops=1)
                          Buffers: shared hit=60 read=5
                  ->  CTE Scan on w a  (cost=0.00..1.00 rows=10 width=4) (actual time=0.000..41.000 rows=10 loops=1)
                        Buffers: shared hit=60 read=5
                  ->  CTE Scan on w b  (cost=0.00..1.00 rows=10 width=4) (actual time=0.000..4.000 rows=10 loops=10)
                """);
        assertThat(hits(plan, "CTE Scan a")).isZero();
        assertThat(hits(plan, "CTE Scan b")).isZero();
        assertThat(hits(plan, "Seq Scan t")).isEqualTo(60);
        assertThat(hits(plan, "Nested Loop")).isEqualTo(10);
        assertThat(plan.of("CTE Scan a").selfUsage().orElseThrow().inconsistent()).isFalse();
    }

    @Test
    void blocksOfACteThatSeveralScansPulledAreSplitToTheLastBlock() {
        Measured plan = Measured.text("""
                Append  (cost=0.00..1.00 rows=10 width=4) (actual time=0.000..100.000 rows=10 loops=1)
                  Buffers: shared hit=100
                  CTE w
                    ->  Seq Scan on t  (cost=0.00..1.00 rows=10 width=4) (actual time=0.000..40.000 rows=10 loops=1)
                          Buffers: shared hit=100
                  ->  CTE Scan on w a  (cost=0.00..1.00 rows=10 width=4) (actual time=0.000..41.000 rows=10 loops=1)
                        Buffers: shared hit=33
                  ->  CTE Scan on w b  (cost=0.00..1.00 rows=10 width=4) (actual time=0.000..4.000 rows=10 loops=1)
                        Buffers: shared hit=33
                  ->  CTE Scan on w c  (cost=0.00..1.00 rows=10 width=4) (actual time=0.000..4.000 rows=10 loops=1)
                        Buffers: shared hit=34
                """);
        assertThat(hits(plan, "CTE Scan a")).isZero();
        assertThat(hits(plan, "CTE Scan b")).isZero();
        assertThat(hits(plan, "CTE Scan c")).isZero();
    }

    @Test
    void blocksAreTotalsAndNeverMultiplied() {
        Measured plan = Measured.text("""
                Nested Loop  (cost=0.00..1.00 rows=10 width=4) (actual time=0.000..10.000 rows=10 loops=1)
                  Buffers: shared hit=110, temp read=3 written=4
                  ->  Seq Scan on t  (cost=0.00..1.00 rows=10 width=4) (actual time=0.000..1.000 rows=10 loops=1)
                        Buffers: shared hit=10
                  ->  Index Scan using i on u  (cost=0.00..1.00 rows=1 width=4) (actual time=0.000..0.100 rows=1 loops=10)
                        Buffers: shared hit=100
                """);
        assertThat(hits(plan, "Nested Loop")).isZero();
        assertThat(hits(plan, "Index Scan")).isEqualTo(100);
        assertThat(plan.of("Nested Loop").selfUsage().orElseThrow().usage().buffers().tempWritten().count()).isEqualTo(4);
    }

    @Test
    void blocksThatContradictEachOtherAreFlagged() {
        Measured plan = Measured.text("""
                Limit  (cost=0.00..1.00 rows=10 width=4) (actual time=0.000..10.000 rows=10 loops=1)
                  Buffers: shared hit=10
                  ->  Seq Scan on t  (cost=0.00..1.00 rows=10 width=4) (actual time=0.000..1.000 rows=10 loops=1)
                        Buffers: shared hit=11
                """);
        assertThat(hits(plan, "Limit")).isEqualTo(-1);
        assertThat(plan.of("Limit").selfUsage().orElseThrow().inconsistent()).isTrue();
    }

    @Test
    void costsOfALoopsInnerSideCountOncePerOuterRow() {
        Measured plan = Measured.text("""
                Nested Loop  (cost=0.00..1000.00 rows=100 width=4)
                  ->  Seq Scan on t  (cost=0.00..150.00 rows=100 width=4)
                  ->  Index Scan using i on u  (cost=0.00..8.00 rows=1 width=4)
                """);
        assertThat(cost(plan, "Seq Scan t")).isEqualTo(150);
        assertThat(cost(plan, "Index Scan u")).isCloseTo(800, within(1e-9));
        assertThat(cost(plan, "Nested Loop")).isCloseTo(50, within(1e-9));
        assertThat(plan.plan().ranking()).isEqualTo(Ranking.COST);
        assertThat(plan.plan().shareOf(plan.node("Index Scan")).value()).isCloseTo(0.8, within(1e-9));
    }

    @Test
    void costsOfASubPlanCountOncePerRowThatItRunsFor() {
        Measured value = Measured.text("""
                Seq Scan on t  (cost=0.00..900.00 rows=100 width=4)
                  SubPlan 1
                    ->  Aggregate  (cost=8.00..8.50 rows=1 width=8)
                          ->  Index Scan using i on u  (cost=0.00..8.00 rows=9 width=4)
                """);
        assertThat(cost(value, "Index Scan u")).isCloseTo(800, within(1e-9));
        assertThat(cost(value, "Aggregate")).isCloseTo(50, within(1e-9));
        assertThat(cost(value, "Seq Scan t")).isCloseTo(50, within(1e-9));
    }

    @Test
    void costsOfATestedSubPlanCountAsThePlannerTakesThem() {
        String plan = """
                Seq Scan on public.tenk1 t  (cost=0.00..586095.00 rows=5000 width=4)
                  Filter: (ALL (t.ten < (SubPlan 1).col1))
                  SubPlan 1
                    ->  Seq Scan on public.onek o  (cost=0.00..116.50 rows=250 width=4)
                          Filter: (o.four = t.four)
                """;
        // Half of the rows for each of 10,000.
        assertThat(cost(Measured.text(plan), "Seq Scan o")).isCloseTo(582_500, within(1e-6));
        assertThat(cost(Measured.text(plan), "Seq Scan t")).isCloseTo(3_595, within(1e-6));
        // One of 250 rows.
        assertThat(cost(Measured.text(plan.replace("ALL (t.ten < (SubPlan 1).col1)", "EXISTS(SubPlan 1)")), "Seq Scan o"))
                .isCloseTo(4_660, within(1e-6));
        assertThat(cost(Measured.text(plan.replace("ALL (t.ten < (SubPlan 1).col1)", "t.ten = (hashed SubPlan 1).col1")), "Seq Scan o"))
                .isCloseTo(116.5, within(1e-6));
    }

    @Test
    void aListThatASubPlanKeepsIsMadeOnce() {
        Measured plan = Measured.text("""
                Seq Scan on t  (cost=0.00..51100.00 rows=500 width=4)
                  Filter: (NOT (SubPlan 1))
                  SubPlan 1
                    ->  Materialize  (cost=0.00..100.00 rows=5000 width=4)
                          ->  Seq Scan on u  (cost=0.00..75.00 rows=5000 width=4)
                """);
        assertThat(cost(plan, "Seq Scan u")).isCloseTo(75, within(1e-9));
        assertThat(cost(plan, "Materialize")).isCloseTo(49_925, within(1e-6));
        assertThat(cost(plan, "Seq Scan t")).isCloseTo(1_100, within(1e-6));
    }

    @Test
    void costsUnderALimitAddUpToTheLimits() {
        Measured plan = Measured.text("""
                Limit  (cost=0.00..10.00 rows=10 width=4)
                  ->  Seq Scan on t  (cost=0.00..100000.00 rows=100000 width=4)
                """);
        assertThat(cost(plan, "Limit")).isZero();
        assertThat(cost(plan, "Seq Scan")).isCloseTo(10, within(1e-9));
    }

    @Test
    void aDisabledPathsPenaltyDoesNotWinTheHeat() {
        Measured plan = Measured.text("""
                Sort  (cost=10000000150.00..10000000200.00 rows=100 width=4)
                  Sort Key: a
                  ->  Seq Scan on t  (cost=10000000000.00..10000000100.00 rows=100 width=4)
                """);
        assertThat(cost(plan, "Seq Scan")).isCloseTo(100, within(1e-4));
        assertThat(cost(plan, "Sort")).isCloseTo(100, within(1e-4));
    }

    @Test
    void withoutTimesNodesAreRankedByBlocks() {
        Measured plan = Measured.text("""
                Sort  (cost=150.00..200.00 rows=100 width=4) (actual rows=100 loops=1)
                  Sort Key: a
                  Buffers: shared hit=40
                  ->  Seq Scan on t  (cost=0.00..100.00 rows=100 width=4) (actual rows=100 loops=1)
                        Buffers: shared hit=10 read=20
                Execution Time: 12.000 ms
                """);
        assertThat(plan.plan().ranking()).isEqualTo(Ranking.BUFFERS);
        assertThat(plan.plan().shareOf(plan.node("Seq Scan")).value()).isEqualTo(0.75);
        assertThat(plan.of("Seq Scan").self()).isEqualTo(new SelfTime.NotMeasured());
    }

    @Test
    void cheapNodesOfManyLoopsAreBoundByTheClock() {
        Measured plan = Measured.text("""
                Nested Loop  (cost=0.00..1.00 rows=10 width=4) (actual time=0.000..90.000 rows=10 loops=1)
                  ->  Seq Scan on t  (cost=0.00..1.00 rows=10 width=4) (actual time=0.000..10.000 rows=90000 loops=1)
                  ->  Result  (cost=0.00..1.00 rows=1 width=4) (actual time=0.000..0.000 rows=0 loops=90000)
                """);
        assertThat(plan.of("Result").instrumentationBound()).isTrue();
        assertThat(plan.of("Nested Loop").instrumentationBound()).isFalse();
    }

    private static long hits(Measured plan, String node) {
        return plan.of(node).selfUsage().orElseThrow().usage().buffers().sharedHit().count();
    }

    private static double cost(Measured plan, String node) {
        return plan.of(node).selfCost().orElseThrow().value();
    }
}
