package org.plumbline.advice.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.plan.Capability.ANALYZE;
import static org.plumbline.plan.unit.Rows.rows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.advice.Action;
import org.plumbline.advice.Doubt;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Remedy;
import org.plumbline.advice.Severity;

class WrongIndexForLimitTest {
    private static final RuleTester TESTER = RuleTester.of(new WrongIndexForLimit());

    @Test
    void proposesAnIndexOnTheFilterAndTheOrder() {
        var found = TESTER.on(walk("orders_created_at_idx", "(customer_id = 7)", 10, 800_000, 212.4))
                .findsOneAt("Index Scan on orders")
                .with(Evidence.rows("rows walked over", rows(800_010)), Evidence.rows("rows kept", rows(10)))
                .suggestsIndexes("orders (customer_id, created_at)")
                .doubts(Doubt.ORDER_READ_FROM_INDEX_NAME).ofSeverity(Severity.HIGH).atStake(212);

        assertThat(found.finding().remedies()).last()
                .isEqualTo(new Remedy.Act(Action.HIDE_ORDER_FROM_INDEX, "ORDER BY created_at + 0 -- of times: + interval '0'"));
    }

    @Test
    void putsAnExpressionOfTheFilterIntoTheIndexToo() {
        TESTER.on(walk("orders_created_at_idx", "((data ->> 'page'::text) = '/p/77'::text)", 10, 800_000, 212.4)).findsOneAt("Index Scan")
                .suggestsIndexes("orders ((data->>'page'::text), created_at)").doubts(Doubt.EXPRESSION_MUST_BE_IMMUTABLE);
    }

    @Test
    void readsTheOrderFromTheConditionOfAMinimum() {
        TESTER.on("""
                Limit  (cost=0.42..8.00 rows=1 width=4) (actual time=90.000..90.001 rows=1 loops=1)
                  ->  Index Scan using orders_pkey on orders  (cost=0.42..9.00 rows=9 width=4) (actual time=90.000..90.000 rows=1 loops=1)
                        Index Cond: (id IS NOT NULL)
                        Filter: (status = 'x'::text)
                        Rows Removed by Filter: 300000
                Execution Time: 90.100 ms
                """).findsOneAt("Index Scan").suggestsIndexes("orders (status, id)");
    }

    @Test
    void namesNoColumnThatItDoesNotKnow() {
        TESTER.on(walk("by_date", "(customer_id = 7)", 10, 800_000, 212.4)).findsOneAt("Index Scan")
                .suggests(new Remedy.Act(Action.INDEX_FILTER_AND_ORDER), new Remedy.Act(Action.HIDE_ORDER_FROM_INDEX));
        TESTER.on(walk("by_date", "(total > 7)", 10, 800_000, 212.4)).findsOneAt("Index Scan")
                .suggests(new Remedy.Act(Action.HIDE_ORDER_FROM_INDEX));
    }

    @ParameterizedTest
    @CsvSource({"112, 1000, 50, false", "111, 1000, 50, true", "10, 999, 50, false", "10, 1000, 50, true", "0, 1000, 4.9, false"})
    void holdsItsThresholds(long kept, long removed, double time, boolean fires) {
        var asked = TESTER.on(walk("orders_created_at_idx", "(customer_id = 7)", kept, removed, time));

        if (fires) {
            asked.findsOneAt("Index Scan");
        } else {
            asked.staysQuiet();
        }
    }

    @Test
    void staysQuietWithoutALimitOrWithASearch() {
        TESTER.on("""
                Index Scan using orders_a_idx on orders  (cost=0.42..900.00 rows=100 width=4) (actual time=0.010..90.000 rows=1 loops=1)
                  Filter: (b = 1)
                  Rows Removed by Filter: 300000
                Execution Time: 90.100 ms
                """).staysQuiet();
        TESTER.on("""
                Limit  (cost=0.42..8.00 rows=1 width=4) (actual time=90.000..90.001 rows=1 loops=1)
                  ->  Index Scan using orders_a_idx on orders  (cost=0.42..9.00 rows=9 width=4) (actual time=0.010..90.000 rows=1 loops=1)
                        Index Cond: (a > 5)
                        Filter: (b = 1)
                        Rows Removed by Filter: 300000
                Execution Time: 90.100 ms
                """).staysQuiet();
    }

    @Test
    void isNotApplicableWithoutAnalyze() {
        TESTER.on("""
                Limit  (cost=0.42..8.00 rows=1 width=4)
                  ->  Index Scan using orders_a_idx on orders  (cost=0.42..900.00 rows=100 width=4)
                        Filter: (b = 1)
                """).isNotApplicable(ANALYZE);
    }

    private static String walk(String index, String filter, long kept, long removed, double time) {
        return """
                Limit  (cost=0.42..8.00 rows=10 width=4) (actual time=%1$s..%1$s rows=%2$d loops=1)
                  ->  Index Scan Backward using %3$s on orders  (cost=0.42..9.00 rows=9 width=4) (actual time=%1$s..%1$s rows=%2$d loops=1)
                        Filter: %4$s
                        Rows Removed by Filter: %5$d
                Execution Time: %1$s ms
                """.formatted(time, kept, index, filter, removed);
    }
}
