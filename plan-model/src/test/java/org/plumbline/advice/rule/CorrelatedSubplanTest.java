package org.plumbline.advice.rule;

import static org.plumbline.plan.Capability.ANALYZE;
import static org.plumbline.plan.unit.Rows.rows;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.plumbline.advice.Action;
import org.plumbline.advice.Doubt;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Remedy;
import org.plumbline.advice.Severity;

class CorrelatedSubplanTest {
    private static final RuleTester TESTER = RuleTester.of(new CorrelatedSubplan());
    private static final Remedy JOIN = new Remedy.Act(
            Action.JOIN_INSTEAD_OF_SUBQUERY, "SELECT o.*, ...\nFROM ... o\nLEFT JOIN customers c ON c.id = o.customer_id");

    @Test
    void firesWhereAValueIsLookedUpForEachRow() {
        TESTER.on(lookedUp(100_000, "0.002", 250)).findsOneAt("Index Scan on customers")
                .with(Evidence.count("runs of the subquery", 100_000), Evidence.time("time per run", Duration.ofNanos(2_000)),
                        Evidence.rows("rows read per run", rows(1)), Evidence.text("condition", "(id = o.customer_id)"))
                .suggests(JOIN)
                .doubts(Doubt.PLANNER_MAY_CHOOSE_OTHERWISE)
                .ofSeverity(Severity.MEDIUM)
                .atStake(100);
    }

    @Test
    void staysQuietJustUnderTheThresholds() {
        TESTER.on(lookedUp(100, "0.200", 25)).findsOneAt("Index Scan");
        TESTER.on(lookedUp(99, "0.200", 25)).staysQuiet();
        TESTER.on(lookedUp(100, "0.200", 100)).findsOneAt("Index Scan");
        TESTER.on(lookedUp(100, "0.200", 100.1)).staysQuiet();
        TESTER.on(lookedUp(100, "0.100", 15)).findsOneAt("Index Scan");
        TESTER.on(lookedUp(100, "0.098", 15)).staysQuiet();
    }

    @Test
    void promisesLittleWhereEachRunReadsManyRowsThatAJoinWouldReadToo() {
        TESTER.on(summedUp("Index Scan using o_idx on orders o", 10, "Index Cond: (customer_id = c.id)")).findsOneAt("Aggregate")
                .suggests(new Remedy.Act(Action.JOIN_AND_GROUP,
                        "SELECT c.*, ...\nFROM ... c\nLEFT JOIN orders o ON o.customer_id = c.id\nGROUP BY c.key"))
                .ofSeverity(Severity.LOW)
                .atStake(91);
        TESTER.on(summedUp("Index Scan using o_idx on orders o", 30, "Index Cond: (customer_id = c.id)")).staysQuiet();
    }

    @Test
    void suggestsAnIndexWhereAWholeTableIsReadForEachRow() {
        String read = summedUp("Seq Scan on orders o", 10, "Filter: (customer_id = c.id)\n                Rows Removed by Filter: 9990");
        TESTER.on(read).findsOneAt("Aggregate")
                .with(Evidence.rows("rows read per run", rows(10_000)))
                .suggestsIndexes("orders (customer_id)")
                .doubts(Doubt.EXISTING_INDEXES_UNKNOWN)
                .ofSeverity(Severity.HIGH)
                .atStake(899);
        TESTER.on(read.replace("Filter: 9990", "Filter: 489")).findsOneAt("Aggregate").suggestsIndexes();
    }

    @Test
    void suggestsOnlyAnIndexWhereTheSubqueryTakesTheFirstRow() {
        String limited = """
                Seq Scan on customers c  (cost=0.00..9.00 rows=1000 width=8) (actual time=0.010..1000.000 rows=1000 loops=1)
                  SubPlan 1
                    ->  Limit  (cost=0.00..1.00 rows=1 width=4) (actual time=0.900..0.900 rows=1 loops=1000)
                          ->  Seq Scan on orders o  (cost=0.00..1.00 rows=1 width=4) (actual time=0.900..0.900 rows=1 loops=1000)
                                Filter: (customer_id = c.id)
                                Rows Removed by Filter: 5000
                Execution Time: 1000.000 ms
                """;
        TESTER.on(limited).findsOneAt("Limit").suggestsIndexes("orders (customer_id)");
        TESTER.on(limited.replace("Seq Scan on orders o", "Index Scan using o_idx on orders o").replace("Filter: (c", "Index Cond: (c")
                .replace("                Rows Removed by Filter: 5000\n", "")).staysQuiet();
    }

    @Test
    void leavesConditionsAndListsToOthers() {
        String used = lookedUp(100_000, "0.002", 250);
        TESTER.on(used.replace("  SubPlan 1\n", "  Filter: (total > (SubPlan 1))\n  SubPlan 1\n")).findsOneAt("Index Scan");
        TESTER.on(used.replace("  SubPlan 1\n", "  Filter: ((total > 5) OR EXISTS(SubPlan 1))\n  SubPlan 1\n")).staysQuiet();
        TESTER.on(used.replace("  SubPlan 1\n", "  Filter: ((total > 5) OR (SubPlan 1))\n  SubPlan 1\n")).staysQuiet();
        TESTER.on(used.replace("  SubPlan 1\n", "  Filter: (NOT (ANY (total = (SubPlan 1).col1)))\n  SubPlan 1\n")).staysQuiet();
        TESTER.on(used.replace("  SubPlan 1\n", "  Output: o.id, (SubPlan 1)\n  SubPlan 1\n")).findsOneAt("Index Scan");
    }

    @Test
    void tellsOfSubqueriesInSubqueriesTheOutermost() {
        TESTER.on("""
                Seq Scan on a  (cost=0.00..9.00 rows=1000 width=8) (actual time=0.010..1000.000 rows=1000 loops=1)
                  SubPlan 2
                    ->  Index Scan using b_idx on b  (cost=0.00..1.00 rows=1 width=4) (actual time=0.900..0.900 rows=1 loops=1000)
                          Index Cond: (a_id = a.id)
                          SubPlan 1
                            ->  Index Scan using c_idx on c  (cost=0.00..1.00 rows=1 width=4) (actual time=0.600..0.600 rows=1 loops=1000)
                                  Index Cond: (b_id = b.id)
                Execution Time: 1000.000 ms
                """).findsOneAt("Index Scan on b");
    }

    @Test
    void isNotApplicableWithoutAnalyze() {
        TESTER.on("Seq Scan on t  (cost=0.00..1.00 rows=9 width=8)\n").isNotApplicable(ANALYZE);
    }

    private static String lookedUp(int runs, String time, double whole) {
        return """
                Seq Scan on orders o  (cost=0.00..9.00 rows=1000 width=8) (actual time=0.010..%3$s rows=1000 loops=1)
                  SubPlan 1
                    ->  Index Scan using c_pkey on customers c  (cost=0.00..1.00 rows=1 width=4) (actual time=%2$s..%2$s rows=1 loops=%1$d)
                          Index Cond: (id = o.customer_id)
                Execution Time: %3$s ms
                """.formatted(runs, time, whole + "00");
    }

    private static String summedUp(String scan, int rows, String condition) {
        return """
                Seq Scan on customers c  (cost=0.00..9.00 rows=1000 width=8) (actual time=0.010..1020.000 rows=1000 loops=1)
                  SubPlan 1
                    ->  Aggregate  (cost=0.00..1.00 rows=1 width=4) (actual time=1.000..1.000 rows=1 loops=1000)
                          ->  %s  (cost=0.00..1.00 rows=9 width=4) (actual time=0.010..0.900 rows=%d loops=1000)
                                %s
                Execution Time: 1020.000 ms
                """.formatted(scan, rows, condition);
    }
}
