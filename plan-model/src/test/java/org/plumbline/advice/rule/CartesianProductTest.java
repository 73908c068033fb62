package org.plumbline.advice.rule;

import static org.plumbline.plan.Capability.ANALYZE;
import static org.plumbline.plan.unit.Rows.rows;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.plumbline.advice.Action;
import org.plumbline.advice.Doubt;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Remedy;
import org.plumbline.advice.Severity;

class CartesianProductTest {
    private static final RuleTester TESTER = RuleTester.of(new CartesianProduct());
    private static final String INNER = "Seq Scan on shipments s";

    @Test
    void firesWhereEveryRowMetEveryOther() {
        TESTER.on(product(2_000, 1_000, 2_000_000, 400)).findsOneAt("Nested Loop")
                .with(Evidence.rows("rows of the first side", rows(2_000)), Evidence.rows("rows of the second side", rows(1_000)),
                        Evidence.rows("pairs made", rows(2_000_000)))
                .suggests(new Remedy.Act(Action.TIE_THE_TABLES, Optional.of("FROM invoices i\nJOIN shipments s ON s.key = i.key")))
                .doubts(Doubt.ALL_PAIRS_MAY_BE_MEANT)
                .ofSeverity(Severity.HIGH)
                .atStake(399);
    }

    @Test
    void countsAnAggregateOfThePairsToo() {
        String counted = "Aggregate  (cost=0.00..9.00 rows=1 width=8) (actual time=600.0..600.000 rows=1 loops=1)\n  ->  "
                + product(2_000, 1_000, 2_000_000, 400).indent(6).strip().replace("Execution Time: 400", "Execution Time: 600");
        TESTER.on(counted).findsOneAt("Nested Loop").atStake(599);
    }

    @Test
    void staysQuietJustUnderTheThresholds() {
        TESTER.on(product(100, 10, 1_000, 400)).findsOneAt("Nested Loop");
        TESTER.on(product(111, 9, 999, 400)).staysQuiet();
        TESTER.on(product(2_000, 1_000, 1_800_000, 400)).findsOneAt("Nested Loop");
        TESTER.on(product(2_000, 1_000, 1_799_999, 400)).staysQuiet();
        TESTER.on(product(2_000, 2, 4_000, 400)).findsOneAt("Nested Loop");
        TESTER.on(product(2_000, 1, 2_000, 400)).staysQuiet();
        TESTER.on(product(1, 2_000, 2_000, 400)).staysQuiet();
        TESTER.on(product(2_000, 1_000, 2_000_000, 5.1)).findsOneAt("Nested Loop");
        TESTER.on(product(2_000, 1_000, 2_000_000, 5)).staysQuiet();
        TESTER.on(product(2_000, 1_000, 2_000_000, 400).replace("Time: 400", "Time: 3990")).findsOneAt("Nested Loop");
        TESTER.on(product(2_000, 1_000, 2_000_000, 400).replace("Time: 400", "Time: 4000")).staysQuiet();
    }

    @Test
    void leavesJoinsWithAConditionAlone() {
        String pairs = product(2_000, 1_000, 2_000_000, 400);
        TESTER.on(pairs.replace("loops=1)\n  ->  Seq Scan on invoices", "loops=1)\n  Join Filter: (s.a < i.a)\n  ->  Seq Scan on invoices"))
                .staysQuiet();
        TESTER.on(pairs.replace("Nested Loop", "Nested Loop Left Join")
                .replace("loops=1)\n  ->  Seq Scan on invoices", "loops=1)\n  Filter: (s.a < i.a)\n  ->  Seq Scan on invoices"))
                .staysQuiet();
        TESTER.on(pairs.replace("Nested Loop", "Nested Loop Left Join")
                .replace("loops=1)\n  ->  Seq Scan on invoices", "loops=1)\n  Filter: (s.a < 3)\n  ->  Seq Scan on invoices"))
                .findsOneAt("Nested Loop");
        TESTER.on(pairs.replace("Nested Loop", "Nested Loop Semi Join")).staysQuiet();
        TESTER.on(pairs.replace("Nested Loop", "Nested Loop Anti Join")).staysQuiet();
    }

    @Test
    void leavesAnInnerSideThatLooksForTheOuterRowAlone() {
        TESTER.on(searched("Index Scan using s_idx on shipments s", "Index Cond: (order_id = i.order_id)")).staysQuiet();
        TESTER.on(searched("Seq Scan on shipments s", "Filter: (order_id = i.order_id)")).staysQuiet();
        TESTER.on(searched("Function Scan on unnest s", "Filter: (s > 5)")).staysQuiet();
        TESTER.on(searched("Seq Scan on shipments s", "Filter: (weight > 10)")).findsOneAt("Nested Loop");
        TESTER.on(searched("Index Scan using s_idx on shipments s", "Index Cond: (weight > 10)")).findsOneAt("Nested Loop");
    }

    @Test
    void leavesTablesThatAreEqualToOneConstantAlone() {
        TESTER.on(filtered("(tenant_id = 5)", "(tenant_id = 5)")).staysQuiet();
        TESTER.on(filtered("(tenant_id = $1)", "((tenant_id = $1) AND open)")).staysQuiet();
        TESTER.on(filtered("(tenant_id = 5)", "(kind = 7)")).findsOneAt("Nested Loop");
    }

    @Test
    void leavesPairsThatALargeTableIsLookedUpByAlone() {
        TESTER.on(starred("((f.s_id = s.id) AND (f.i_id = i.id))")).staysQuiet();
        TESTER.on(starred("(f.s_id = s.id)")).findsOneAt("Nested Loop");
    }

    @Test
    void leavesNumbersBesideATableAlone() {
        TESTER.on(product(2_000, 1_000, 2_000_000, 400).replace(INNER, "Function Scan on generate_series s")).staysQuiet();
    }

    @Test
    void isNotApplicableWithoutAnalyze() {
        TESTER.on("Seq Scan on t  (cost=0.00..1.00 rows=9 width=8)\n").isNotApplicable(ANALYZE);
    }

    private static String product(int outer, int inner, int made, double time) {
        return """
                Nested Loop  (cost=0.00..9.00 rows=2000 width=8) (actual time=0.0..%4$s00 rows=%3$d loops=1)
                  ->  Seq Scan on invoices i  (cost=0.00..9.00 rows=2000 width=8) (actual time=0.0..0.000 rows=%1$d loops=1)
                  ->  Materialize  (cost=0.00..9.00 rows=1000 width=8) (actual time=0.000..0.000 rows=%2$d loops=%1$d)
                        ->  Seq Scan on shipments s  (cost=0.00..9.00 rows=1000 width=8) (actual time=0.0..0.000 rows=%2$d loops=1)
                Execution Time: %4$s ms
                """.formatted(outer, inner, made, time);
    }

    private static String searched(String inner, String condition) {
        return """
                Nested Loop  (cost=0.00..9.00 rows=2000 width=8) (actual time=0.0..400.000 rows=20000 loops=1)
                  ->  Seq Scan on invoices i  (cost=0.00..9.00 rows=2000 width=8) (actual time=0.0..0.000 rows=2000 loops=1)
                  ->  %s  (cost=0.00..9.00 rows=10 width=8) (actual time=0.000..0.100 rows=10 loops=2000)
                        %s
                Execution Time: 400.000 ms
                """.formatted(inner, condition);
    }

    private static String filtered(String outer, String inner) {
        return product(2_000, 1_000, 2_000_000, 400)
                .replace("rows=2000 loops=1)\n", "rows=2000 loops=1)\n        Filter: " + outer + "\n")
                .replace("rows=1000 loops=1)\n", "rows=1000 loops=1)\n              Filter: " + inner + "\n");
    }

    private static String starred(String condition) {
        return """
                Nested Loop  (cost=0.00..9.00 rows=2000 width=8) (actual time=0.0..500.000 rows=100 loops=1)
                  ->  %s
                  ->  Index Scan using f_idx on facts f  (cost=0.00..9.00 rows=1 width=8) (actual time=0.000..0.000 rows=1 loops=2000000)
                        Index Cond: %s
                Execution Time: 500.000 ms
                """.formatted(product(2_000, 1_000, 2_000_000, 400).replaceAll("Execution.*\n", "").indent(6).strip(), condition);
    }
}
