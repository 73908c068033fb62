package org.plumbline.advice.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.advice.rule.RuleTester.measured;
import static org.plumbline.plan.Capability.ANALYZE;
import static org.plumbline.plan.unit.Rows.rows;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Remedy;
import org.plumbline.advice.Severity;

class NestedLoopRepeatsWorkTest {
    private static final RuleTester TESTER = RuleTester.of(new NestedLoopRepeatsWork());

    private static final String JOINED = """
            Nested Loop  (cost=0.00..9000.00 rows=1000 width=8) (actual time=0.030..5120.000 rows=1000 loops=1)
              Join Filter: (c.id = o.customer_id)
              Rows Removed by Join Filter: 9999000
              ->  Seq Scan on customers c  (cost=0.00..20.00 rows=1000 width=4) (actual time=0.010..1.000 rows=1000 loops=1)
              ->  Seq Scan on orders o  (cost=0.00..9.00 rows=10000 width=4) (actual time=0.004..5.000 rows=10000 loops=1000)
            Execution Time: 5121.000 ms
            """;

    @Test
    void firesWhenTheInnerTableIsReadAgainForEachOuterRow() {
        TESTER.on(JOINED).findsOneAt("Nested Loop")
                .with(Evidence.count("runs of the inner side", 1000), Evidence.time("time per run", Duration.ofMillis(5)),
                        Evidence.rows("rows read per run", rows(10_000)),
                        Evidence.rows("rows removed by the join filter", rows(9_999_000)),
                        Evidence.text("join filter", "(c.id = o.customer_id)"))
                .suggestsIndexes("orders (customer_id)")
                .ofSeverity(Severity.HIGH)
                .atStake(4995);
    }

    @Test
    void firesWhereMaterializeKeepsTheInnerRowsAndTheJoinFilterThrowsThemAway() {
        String loop = """
                Nested Loop  (cost=0.00..9000.00 rows=1000 width=8) (actual time=0.030..2000.000 rows=1000 loops=1)
                  Join Filter: (c.id = o.customer_id)
                  Rows Removed by Join Filter: 9999000
                  ->  Seq Scan on customers c  (cost=0.00..20.00 rows=1000 width=4) (actual time=0.010..1.000 rows=1000 loops=1)
                  ->  Materialize  (cost=0.00..9.00 rows=10000 width=4) (actual time=0.000..1.000 rows=10000 loops=1000)
                        ->  Seq Scan on orders o  (cost=0.00..9.00 rows=10000 width=4) (actual time=0.004..5.000 rows=10000 loops=1)
                Execution Time: 2001.000 ms
                """;
        TESTER.on(loop).findsOneAt("Nested Loop")
                .with(Evidence.count("runs of the inner side", 1_000), Evidence.rows("rows read per run", rows(10_000)),
                        Evidence.rows("rows removed by the join filter", rows(9_999_000)))
                .suggestsIndexes("orders (customer_id)")
                .atStake(1_992);
        TESTER.on(loop.replace("Removed by Join Filter: 9999000", "Removed by Join Filter: 9999")).staysQuiet();
    }

    @Test
    void staysQuietWhereMaterializeKeepsTheRowsOfDearWorkDoneOnce() {
        TESTER.on("""
                Nested Loop  (cost=0.00..9000.00 rows=1000 width=8) (actual time=0.030..2000.000 rows=10 loops=1)
                  Join Filter: (c.id = o.customer_id)
                  Rows Removed by Join Filter: 9990
                  ->  Seq Scan on customers c  (cost=0.00..20.00 rows=1000 width=4) (actual time=0.010..1.000 rows=100 loops=1)
                  ->  Materialize  (cost=0.00..9.00 rows=10000 width=4) (actual time=0.000..19.900 rows=100 loops=100)
                        ->  Seq Scan on orders o  (cost=0.00..9.00 rows=10000 width=4) (actual time=0.004..1985.000 rows=100 loops=1)
                              Filter: (note ~~ '%x%'::text)
                              Rows Removed by Filter: 9999900
                Execution Time: 2001.000 ms
                """).staysQuiet();
    }

    @Test
    void staysQuietWhereAnIndexFindsTheInnerRows() {
        TESTER.on("""
                Nested Loop  (cost=0.00..9000.00 rows=1000 width=8) (actual time=0.030..260.000 rows=1000 loops=1)
                  ->  Seq Scan on customers c  (cost=0.00..20.00 rows=1000 width=4) (actual time=0.010..10.000 rows=1000 loops=1)
                  ->  Index Scan using o_idx on orders o  (cost=0.00..9.00 rows=1 width=4) (actual time=0.004..0.250 rows=10 loops=1000)
                        Index Cond: (customer_id = c.id)
                        Filter: (status = 'open'::text)
                        Rows Removed by Filter: 99
                Execution Time: 261.000 ms
                """).staysQuiet();
    }

    @Test
    void firesWhereTheIndexFindsTenTimesTooMany() {
        TESTER.on("""
                Nested Loop  (cost=0.00..9000.00 rows=1000 width=8) (actual time=0.030..260.000 rows=1000 loops=1)
                  ->  Seq Scan on customers c  (cost=0.00..20.00 rows=1000 width=4) (actual time=0.010..10.000 rows=1000 loops=1)
                  ->  Index Scan using o_idx on orders o  (cost=0.00..9.00 rows=1 width=4) (actual time=0.004..0.250 rows=50 loops=1000)
                        Index Cond: (customer_id = c.id)
                        Filter: (status = 'open'::text)
                        Rows Removed by Filter: 500
                Execution Time: 261.000 ms
                """).findsOneAt("Nested Loop").suggestsIndexes("orders (customer_id, status)");
    }

    @Test
    void findsTheJoinKeyInTheInnerScansOwnFilter() {
        TESTER.on("""
                Nested Loop  (cost=0.00..9000.00 rows=1000 width=8) (actual time=0.030..5120.000 rows=1000 loops=1)
                  ->  Seq Scan on customers c  (cost=0.00..20.00 rows=1000 width=4) (actual time=0.010..1.000 rows=1000 loops=1)
                  ->  Seq Scan on orders o  (cost=0.00..9.00 rows=1 width=4) (actual time=0.004..5.000 rows=1 loops=1000)
                        Filter: ((total > 5) AND (customer_id = c.id))
                        Rows Removed by Filter: 9999
                Execution Time: 5121.000 ms
                """).findsOneAt("Nested Loop").suggestsIndexes("orders (customer_id, total)");
    }

    @Test
    void proposesNoIndexForASmallTable() {
        TESTER.on("""
                Nested Loop  (cost=0.00..9000.00 rows=1000 width=8) (actual time=0.030..5120.000 rows=1000 loops=1)
                  Join Filter: (c.id = o.customer_id)
                  Rows Removed by Join Filter: 39900000
                  ->  Seq Scan on customers c  (cost=0.00..20.00 rows=90000 width=4) (actual time=0.010..9.000 rows=100000 loops=1)
                  ->  Seq Scan on orders o  (cost=0.00..9.00 rows=499 width=4) (actual time=0.004..0.040 rows=499 loops=100000)
                Execution Time: 5121.000 ms
                """).findsOneAt("Nested Loop").suggests();
    }

    @Test
    void staysQuietWhereTheLoopIsNotWhatTakesLong() {
        TESTER.on("""
                Sort  (cost=1.00..2.00 rows=10 width=8) (actual time=99.000..99.100 rows=10 loops=1)
                  Sort Key: c.id
                  Sort Method: quicksort  Memory: 25kB
                  ->  Nested Loop  (cost=0.00..9.00 rows=10 width=8) (actual time=0.030..9.000 rows=10 loops=1)
                        Join Filter: (c.id = o.customer_id)
                        Rows Removed by Join Filter: 9990
                        ->  Seq Scan on customers c  (cost=0.00..20.00 rows=10 width=4) (actual time=0.010..0.100 rows=10 loops=1)
                        ->  Seq Scan on orders o  (cost=0.00..9.00 rows=1000 width=4) (actual time=0.004..0.800 rows=1000 loops=10)
                Execution Time: 99.200 ms
                """).staysQuiet();
    }

    @Test
    void staysQuietWhereTheInnerSideRanOnce() {
        TESTER.on(JOINED.replace("loops=1000", "loops=1").replace("0.004..5.000", "0.004..5000.0")).staysQuiet();
    }

    @Test
    void staysQuietWhereAllPairsAreWanted() {
        TESTER.on(JOINED.replace("  Join Filter: (c.id = o.customer_id)\n", "").replace("  Rows Removed by Join Filter: 9999000\n", ""))
                .staysQuiet();
    }

    @Test
    void namesTheOuterEstimateWhereThatIsTheCause() {
        String plan = JOINED.replace("rows=1000 width=4", "rows=100 width=4");

        TESTER.on(plan).findsOneAt("Nested Loop")
                .with(Evidence.factor("outer rows underestimated", 10), Evidence.rows("outer rows expected", rows(100)))
                .suggestsIndexes("orders (customer_id)");
        assertThat(new NestedLoopRepeatsWork().check(measured(plan)).getFirst().remedies())
                .contains(new Remedy.Analyze(List.of("customers"), List.of()), new Remedy.ChangeSetting("enable_nestloop", "off"));
    }

    @Test
    void isNotApplicableWithoutAnalyze() {
        TESTER.on("""
                Nested Loop  (cost=0.00..9000.00 rows=1000 width=8)
                  ->  Seq Scan on customers c  (cost=0.00..20.00 rows=1000 width=4)
                  ->  Seq Scan on orders o  (cost=0.00..9.00 rows=10000 width=4)
                """).isNotApplicable(ANALYZE);
    }
}
