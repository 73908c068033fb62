package org.plumbline.advice.rule;

import static org.plumbline.plan.Capability.ANALYZE;
import static org.plumbline.plan.unit.Rows.rows;

import org.junit.jupiter.api.Test;
import org.plumbline.advice.Action;
import org.plumbline.advice.Doubt;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Remedy;
import org.plumbline.advice.Severity;

class CteBlocksPushdownTest {
    private static final RuleTester TESTER = RuleTester.of(new CteBlocksPushdown());
    private static final String FILTER = "(customer_id = 7)";

    @Test
    void firesWhereTheFilterOfAWithQueryDoesNotReachInside() {
        TESTER.on(grouped(FILTER, 1, 49_999)).findsOneAt("CTE Scan")
                .with(Evidence.text("WITH query", "totals"), Evidence.rows("rows made", rows(50_000)), Evidence.rows("rows kept", rows(1)),
                        Evidence.text("filter", FILTER))
                .suggests(new Remedy.Act(Action.INLINE_CTE, "WITH totals AS NOT MATERIALIZED (\n    ...\n)\nSELECT ..."))
                .doubts(Doubt.MATERIALIZED_ON_PURPOSE)
                .ofSeverity(Severity.HIGH)
                .atStake(500);
    }

    @Test
    void promisesOfTheTablesNothingWhereNoIndexIsKnownToServe() {
        TESTER.on(grouped(FILTER, 1, 49_999).replace("Index Scan using o_idx on orders", "Seq Scan on orders")).findsOneAt("CTE Scan")
                .atStake(100);
        TESTER.on(grouped("(customer_id <> 7)", 1, 49_999)).findsOneAt("CTE Scan").atStake(100);
        TESTER.on(grouped(FILTER, 1, 49_999).replace("GroupAggregate", "HashAggregate")).findsOneAt("CTE Scan").atStake(100);
    }

    @Test
    void staysQuietJustUnderTheThresholds() {
        TESTER.on(grouped(FILTER, 100, 900)).findsOneAt("CTE Scan");
        TESTER.on(grouped(FILTER, 101, 899)).staysQuiet();
        TESTER.on(grouped(FILTER, 10, 989)).staysQuiet();
        TESTER.on(grouped(FILTER, 0, 50_000).replace("Execution Time: 500", "Execution Time: 5000")).findsOneAt("CTE Scan");
        TESTER.on(grouped(FILTER, 0, 50_000).replace("Execution Time: 500", "Execution Time: 5001")).staysQuiet();
        TESTER.on(plain("5.0", "")).findsOneAt("CTE Scan").atStake(5);
        TESTER.on(plain("4.9", "")).staysQuiet();
    }

    @Test
    void staysQuietWhereTheFilterCannotMove() {
        TESTER.on(grouped("(spent > '7'::numeric)", 1, 49_999)).staysQuiet();
        TESTER.on(grouped("((customer_id = 7) AND (spent > '7'::numeric))", 1, 49_999)).staysQuiet();
        TESTER.on(grouped("((customer_id = 7) OR (region = 3))", 1, 49_999)).staysQuiet();
        TESTER.on(grouped("(customer_id = (SubPlan 1))", 1, 49_999)).staysQuiet();
        TESTER.on(grouped(FILTER, 1, 49_999).replace("Group Key: orders.customer_id\n", "")).staysQuiet();
        for (String fence : new String[] {"Limit", "WindowAgg", "Unique", "LockRows", "ProjectSet"}) {
            TESTER.on(plain("300.0", fence)).staysQuiet();
        }
        TESTER.on(plain("300.0", "Materialize")).findsOneAt("CTE Scan");
    }

    @Test
    void leavesWithQueriesAloneThatAreReadTwiceOrChangeRows() {
        String once = grouped(FILTER, 1, 49_999);
        TESTER.on(once.replace("GroupAggregate", "Recursive Union")).staysQuiet();
        TESTER.on(once.replace("GroupAggregate", "Update on orders")).staysQuiet();
        TESTER.on("""
                Nested Loop  (cost=0.00..99.00 rows=1 width=44) (actual time=49.000..500.000 rows=1 loops=1)
                  CTE totals
                    ->  Seq Scan on orders  (cost=0.00..9.00 rows=5 width=4) (actual time=0.001..100.000 rows=50000 loops=1)
                  ->  CTE Scan on totals a  (cost=0.00..99.00 rows=1 width=44) (actual time=49.000..300.000 rows=1 loops=1)
                        Filter: (customer_id = 7)
                        Rows Removed by Filter: 49999
                  ->  CTE Scan on totals b  (cost=0.00..99.00 rows=1 width=44) (actual time=0.001..200.000 rows=1 loops=1)
                        Filter: (customer_id = 7)
                        Rows Removed by Filter: 49999
                Execution Time: 500.000 ms
                """).staysQuiet();
    }

    @Test
    void isNotApplicableWithoutAnalyze() {
        TESTER.on("Seq Scan on t  (cost=0.00..1.00 rows=9 width=8)\n").isNotApplicable(ANALYZE);
    }

    private static String grouped(String filter, int kept, int removed) {
        return """
                CTE Scan on totals  (cost=0.00..99.00 rows=1 width=44) (actual time=49.000..500.000 rows=%d loops=1)
                  Filter: %s
                  Rows Removed by Filter: %d
                  CTE totals
                    ->  GroupAggregate  (cost=0.00..9.00 rows=50 width=44) (actual time=0.001..490.000 rows=50000 loops=1)
                          Group Key: orders.customer_id
                          ->  Index Scan using o_idx on orders  (cost=0.00..9.00 rows=5 width=8) (actual time=0.1..400 rows=800000 loops=1)
                Execution Time: 500.000 ms
                """.formatted(kept, filter, removed);
    }

    private static String plain(String own, String above) {
        String scan = "->  Seq Scan on orders  (cost=0.00..9.00 rows=5 width=8) (actual time=0.001..4.000 rows=50000 loops=1)";
        return """
                CTE Scan on recent  (cost=0.00..99.00 rows=1 width=44) (actual time=4.000..%s rows=0 loops=1)
                  Filter: (customer_id = 7)
                  Rows Removed by Filter: 50000
                  CTE recent
                    %s
                Execution Time: 40.000 ms
                """.formatted(4 + Double.parseDouble(own), above.isEmpty() ? scan : scan.replace("Seq Scan on orders", above)
                        + "\n          " + scan);
    }
}
