package org.plumbline.advice.rule;

import static org.plumbline.plan.Capability.ANALYZE;

import org.junit.jupiter.api.Test;
import org.plumbline.advice.Action;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Remedy;
import org.plumbline.plan.unit.Rows;

class NeedlessOrderByTest {
    private static final RuleTester TESTER = RuleTester.of(new NeedlessOrderBy());

    @Test
    void findsASortBelowAHash() {
        TESTER.on(below("Hash", "", 500)).findsOneAt("Sort")
                .with(Evidence.rows("rows sorted", Rows.rows(9_000)), Evidence.text("sort key", "t.b"),
                        Evidence.text("order forgotten by", "Hash"))
                .suggests(new Remedy.Act(Action.DROP_ORDER_BY)).atStake(80);
    }

    @Test
    void findsASortBelowAggregatesThatAnyOrderServes() {
        TESTER.on(below("Aggregate", "Output: count(*), max(b)", 500)).findsOneAt("Sort");
        TESTER.on(below("HashAggregate", "Output: a, sum(b)", 500)).findsOneAt("Sort");
    }

    @Test
    void staysQuietWhereTheOrderMayBeWanted() {
        TESTER.on(below("Aggregate", "Output: array_agg(b)", 500)).staysQuiet();
        TESTER.on(below("Aggregate", "Output: count(DISTINCT b)", 500)).staysQuiet();
        TESTER.on(below("Aggregate", "Output: my_aggregate(b)", 500)).staysQuiet();
        TESTER.on(below("Aggregate", "", 500)).staysQuiet();
        TESTER.on(below("GroupAggregate", "Output: a, sum(b)", 500)).staysQuiet();
        TESTER.on(below("Limit", "", 500)).staysQuiet();
        TESTER.on(below("Unique", "", 500)).staysQuiet();
        TESTER.on(below("Merge Join", "", 500)).staysQuiet();
    }

    @Test
    void followsTheRowsOfAWithQueryToTheOneScanThatReadsThem() {
        TESTER.on(with("Sort", "Sort Key: c.a")).findsOneAt("Sort").with(Evidence.text("order forgotten by", "Sort")).atStake(80);
        TESTER.on(with("HashAggregate", "Output: c.a, sum(c.b)")).findsOneAt("Sort");
    }

    @Test
    void staysQuietWhereTheOrderOfAWithQueryMayBeWanted() {
        TESTER.on(with("Limit", "Output: c.a")).staysQuiet();
        TESTER.on(with("WindowAgg", "Output: c.a, row_number() OVER (?)")).staysQuiet();
        TESTER.on(with("Aggregate", "Output: array_agg(c.b)")).staysQuiet();
        TESTER.on(with("Nested Loop", "Output: c.a")).staysQuiet();
        TESTER.on(with("Insert on u", "Output: c.a")).staysQuiet();
        // Read twice.
        TESTER.on(with("Sort", "Sort Key: c.a").replace("Execution", """
                  SubPlan 2
                    ->  CTE Scan on chosen d  (cost=1.00..2.00 rows=9 width=8) (actual time=0.001..0.001 rows=1 loops=1)
                Execution""")).staysQuiet();
        // A LIMIT of its own wants the order.
        TESTER.on(with("Sort", "Sort Key: c.a").replace("    ->  Sort  (", "    ->  Limit  (cost=1.00..2.00 rows=9 width=8) (actual "
                + "time=250.000..250.000 rows=9000 loops=1)\n      ->  Sort  (").replace("Sort Key: t.b", "  Sort Key: t.b")
                .replace("  ->  Seq Scan", "    ->  Seq Scan")).staysQuiet();
    }

    @Test
    void staysQuietUnderATenthOfTheTime() {
        TESTER.on(below("Hash", "", 1000)).findsOneAt("Sort");
        TESTER.on(below("Hash", "", 1001)).staysQuiet();
    }

    @Test
    void isNotApplicableWithoutAnalyze() {
        TESTER.on("""
                Sort  (cost=1.00..2.00 rows=9 width=8)
                  Sort Key: a
                  ->  Seq Scan on t  (cost=0.00..1.00 rows=9 width=8)
                """).isNotApplicable(ANALYZE);
    }

    private static String with(String node, String property) {
        return """
                %s  (cost=1.00..2.00 rows=9 width=8) (actual time=300.000..300.000 rows=9000 loops=1)
                  %s
                  CTE chosen
                    ->  Sort  (cost=1.00..2.00 rows=9 width=8) (actual time=200.000..250.000 rows=9000 loops=1)
                          Sort Key: t.b
                          ->  Seq Scan on t  (cost=1.00..2.00 rows=9 width=8) (actual time=0.010..150.000 rows=9000 loops=1)
                  ->  CTE Scan on chosen c  (cost=1.00..2.00 rows=9 width=8) (actual time=200.000..260.000 rows=9000 loops=1)
                Execution Time: 500.000 ms
                """.formatted(node, property);
    }

    private static String below(String node, String output, int execution) {
        return """
                %s  (cost=1.00..2.00 rows=9 width=8) (actual time=300.000..300.000 rows=1 loops=1)
                  %s
                  ->  Subquery Scan on s  (cost=1.00..2.00 rows=9 width=8) (actual time=200.000..250.000 rows=9000 loops=1)
                        ->  Sort  (cost=1.00..2.00 rows=9 width=8) (actual time=200.000..250.000 rows=9000 loops=1)
                              Sort Key: t.b
                              Sort Method: quicksort  Memory: 27kB
                              ->  Seq Scan on t  (cost=0.00..1.00 rows=9 width=8) (actual time=0.010..150.000 rows=9000 loops=1)
                Execution Time: %d.000 ms
                """.formatted(node, output.isEmpty() ? "Some Property: x" : output, execution);
    }
}
