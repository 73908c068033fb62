package org.plumbline.advice.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.plan.Capability.ANALYZE;
import static org.plumbline.plan.unit.Rows.rows;

import org.junit.jupiter.api.Test;
import org.plumbline.advice.Action;
import org.plumbline.advice.Doubt;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Remedy;
import org.plumbline.advice.Severity;

class CteScanInLoopTest {
    private static final RuleTester TESTER = RuleTester.of(new CteScanInLoop());
    private static final Remedy INLINE =
            new Remedy.Act(Action.INLINE_CTE, "WITH chosen AS NOT MATERIALIZED (\n    ...\n)\nSELECT ...");
    private static final Remedy TABLE = new Remedy.Act(Action.TABLE_INSTEAD_OF_CTE,
            "CREATE TEMPORARY TABLE chosen AS\n...;\nCREATE INDEX ON chosen (...);\nANALYZE chosen;");

    private static final Remedy NO_LOOP = new Remedy.ChangeSetting("enable_nestloop", "off");

    @Test
    void firesWhereALoopSearchesTheRowsAgain() {
        TESTER.on(loop("(o.customer_id = c.id)", 1000, 1000, "0.100")).findsOneAt("CTE Scan")
                .with(Evidence.text("WITH query", "chosen"), Evidence.count("runs of the scan", 1000),
                        Evidence.rows("rows read per run", rows(1000)), Evidence.text("condition", "(o.customer_id = c.id)"))
                .suggests(INLINE, NO_LOOP, TABLE)
                .doubts(Doubt.PLANNER_MAY_CHOOSE_OTHERWISE, Doubt.MATERIALIZED_ON_PURPOSE)
                .ofSeverity(Severity.HIGH)
                .atStake(986);
    }

    @Test
    void firesWhereASubqueryLooksThemUp() {
        TESTER.on(subquery("(id = o.customer_id)")).findsOneAt("CTE Scan").suggests(INLINE, TABLE).atStake(899);
        TESTER.on(subquery("(id > o.customer_id)")).staysQuiet();
    }

    @Test
    void suggestsOnlyATableWhereTheRowsAreReadTwice() {
        String twice = loop("(o.customer_id = c.id)", 1000, 1000, "0.100").replace("Seq Scan on orders o", "CTE Scan on chosen o");
        TESTER.on(twice).findsOneAt("CTE Scan").suggests(NO_LOOP, TABLE);
    }

    @Test
    void suggestsNoOtherJoinWhereTheRowsWereExpected() {
        String plan = loop("(o.customer_id = c.id)", 1000, 1000, "0.100")
                .replace("rows=1 width=44) (actual time=0.001..4.000", "rows=%1$d width=44) (actual time=0.001..4.000")
                .replace("rows=1 width=44) (actual time=0.001..0.100", "rows=%2$d width=44) (actual time=0.001..0.100");
        TESTER.on(plan.formatted(101, 101)).findsOneAt("CTE Scan").suggests(INLINE, TABLE);
        TESTER.on(plan.formatted(100, 101)).findsOneAt("CTE Scan").suggests(INLINE, NO_LOOP, TABLE)
                .with(Evidence.rows("outer rows expected", rows(100)));
        TESTER.on(plan.formatted(101, 100)).findsOneAt("CTE Scan").suggests(INLINE, NO_LOOP, TABLE)
                .with(Evidence.rows("rows expected per run", rows(100)));
    }

    @Test
    void tellsTheScansOfOneWithQueryTogether() {
        TESTER.on(twoLoops("chosen", "d")).findsOneAt("CTE Scan")
                .with(Evidence.count("scans that search it", 2), Evidence.text("condition", "(o.customer_id = c.id)"),
                        Evidence.text("condition", "(o.customer_id = d.id)"))
                .suggests(NO_LOOP, TABLE).ofSeverity(Severity.HIGH).atStake(910);
        // Each for itself would be less than a tenth.
        assertThat(TESTER.on(twoLoops("chosen", "d").replace("Time: 1000", "Time: 9000")).findings()).hasSize(1);
        assertThat(TESTER.on(twoLoops("chosen", "d").replace("Time: 1000", "Time: 9200")).findings()).isEmpty();
    }

    @Test
    void tellsTwoWithQueriesOfOneNameApart() {
        String nested = twoLoops("chosen", "d").replace("        ->  Seq Scan on orders", """
                        CTE chosen
                          ->  Seq Scan on rare  (cost=0.00..9.00 rows=1 width=4) (actual time=0.001..8.000 rows=1000 loops=1)
                        ->  Seq Scan on orders""".indent(8).stripTrailing());
        assertThat(TESTER.on(nested).findings()).hasSize(2);
    }

    @Test
    void reckonsPairsThatPostgresDidNotPrint() {
        String printed = loop("(o.customer_id = c.id)", 1000, 1000, "0.100");
        String old = printed.replaceFirst("  Rows Removed by Join Filter: \\d+\n", "");
        TESTER.on(printed).findsOneAt("CTE Scan").atStake(986);
        TESTER.on(old).findsOneAt("CTE Scan").atStake(986);
        TESTER.on(old.replaceFirst("Nested Loop", "Nested Loop Left Join")).findsOneAt("CTE Scan").atStake(986);
        // These go on to the next outer row after the first match: all rows out of the one had a match, all that are missing of the other.
        TESTER.on(old.replaceFirst("Nested Loop", "Nested Loop Semi Join")).findsOneAt("CTE Scan").atStake(986);
        String anti = loop("(o.customer_id = c.id)", 1000, 11, "0.100").replaceFirst("  Rows Removed by Join Filter: \\d+\n", "")
                .replaceFirst("Nested Loop", "Nested Loop Anti Join").replaceFirst("rows=1000 loops=1", "rows=%d loops=1");
        TESTER.on(anti.formatted(1000)).findsOneAt("CTE Scan").atStake(946);
        TESTER.on(anti.formatted(0)).findsOneAt("CTE Scan").atStake(865);
        TESTER.on(old.replace("  Join Filter", "  Inner Unique: true\n  Join Filter")).staysQuiet();
        TESTER.on(old.replace("  Join Filter", "  Filter: (c.id IS NULL)\n  Join Filter")).staysQuiet();
    }

    @Test
    void suggestsNoTableWhereTheRowsDependOnAnOuterQuery() {
        String plan = loop("(o.customer_id = c.id)", 1000, 1000, "0.100");
        TESTER.on(plan.replace("Seq Scan on customers", "WorkTable Scan on tree")).findsOneAt("CTE Scan").suggests(NO_LOOP);
        TESTER.on(plan.replace("rows=1000 loops=1)\n  ->", "rows=1000 loops=2)\n  ->")).findsOneAt("CTE Scan").suggests(INLINE, NO_LOOP);
    }

    @Test
    void suggestsATableForARecursiveQuerysOwnRows() {
        TESTER.on(loop("(o.customer_id = c.id)", 1000, 1000, "0.100").replace("    ->  Seq Scan on customers",
                "    ->  Recursive Union").replaceFirst("(  ->  Seq Scan on orders)", """
                          ->  WorkTable Scan on chosen  (cost=0.00..9.00 rows=1 width=4) (actual time=0.001..8.000 rows=9 loops=1)
                $1""")).findsOneAt("CTE Scan").suggests(NO_LOOP, TABLE);
    }

    @Test
    void staysQuietJustUnderTheThresholds() {
        TESTER.on(loop("(o.customer_id = c.id)", 11, 1000, "9.000")).findsOneAt("CTE Scan");
        TESTER.on(loop("(o.customer_id = c.id)", 10, 1100, "9.000")).staysQuiet();
        TESTER.on(loop("(o.customer_id = c.id)", 100, 101, "0.900")).findsOneAt("CTE Scan");
        TESTER.on(loop("(o.customer_id = c.id)", 100, 100, "0.900")).staysQuiet();
        String small = subquery("(id = o.customer_id)").replace("loops=1000)", "loops=20)").replace("0.900..0.900", "%1$s..%1$s");
        TESTER.on(small.formatted("6.000")).findsOneAt("CTE Scan");
        TESTER.on(small.formatted("5.000")).staysQuiet();
    }

    @Test
    void staysQuietWhereNoHashTableWouldHelp() {
        TESTER.on(loop("(o.customer_id > c.id)", 1000, 1000, "0.100")).staysQuiet();
        TESTER.on(loop("((o.customer_id = c.id) OR (o.other_id = c.other))", 1000, 1000, "0.100")).staysQuiet();
        TESTER.on(loop("(c.id = 7)", 1000, 1000, "0.100")).staysQuiet();
    }

    @Test
    void isNotApplicableWithoutAnalyze() {
        TESTER.on("Seq Scan on t  (cost=0.00..1.00 rows=9 width=8)\n").isNotApplicable(ANALYZE);
    }

    private static String loop(String filter, int loops, int rows, String time) {
        return """
                Nested Loop  (cost=0.00..99.00 rows=1 width=44) (actual time=1.000..1000.000 rows=1000 loops=1)
                  Join Filter: %1$s
                  Rows Removed by Join Filter: %5$d
                  CTE chosen
                    ->  Seq Scan on customers  (cost=0.00..9.00 rows=1 width=4) (actual time=0.001..8.000 rows=%3$d loops=1)
                  ->  Seq Scan on orders o  (cost=0.00..9.00 rows=1 width=44) (actual time=0.001..4.000 rows=%2$d loops=1)
                  ->  CTE Scan on chosen c  (cost=0.00..9.00 rows=1 width=44) (actual time=0.001..%4$s rows=%3$d loops=%2$d)
                Execution Time: 1000.000 ms
                """.formatted(filter, loops, rows, time, (loops - 1) * rows);
    }

    private static String twoLoops(String second, String alias) {
        return """
                Nested Loop  (cost=0.00..99.00 rows=1 width=44) (actual time=1.000..919.000 rows=1000 loops=1)
                  Join Filter: (o.customer_id = c.id)
                  Rows Removed by Join Filter: 999000
                  CTE chosen
                    ->  Seq Scan on customers  (cost=0.00..9.00 rows=1 width=4) (actual time=0.001..8.000 rows=1000 loops=1)
                  ->  Nested Loop  (cost=0.00..99.00 rows=1 width=44) (actual time=1.000..450.000 rows=1000 loops=1)
                        Join Filter: (o.customer_id = %2$s.id)
                        Rows Removed by Join Filter: 999000
                        ->  Seq Scan on orders o  (cost=0.00..9.00 rows=1 width=44) (actual time=0.000..0.000 rows=1000 loops=1)
                        ->  CTE Scan on %1$s %2$s  (cost=0.00..9.00 rows=1 width=44) (actual time=0.000..0.450 rows=1000 loops=1000)
                  ->  CTE Scan on chosen c  (cost=0.00..9.00 rows=1 width=44) (actual time=0.000..0.460 rows=1000 loops=1000)
                Execution Time: 1000.000 ms
                """.formatted(second, alias);
    }

    private static String subquery(String filter) {
        return """
                Seq Scan on orders o  (cost=0.00..99.00 rows=1 width=44) (actual time=1.000..1000.000 rows=1000 loops=1)
                  CTE chosen
                    ->  Seq Scan on customers  (cost=0.00..9.00 rows=1 width=4) (actual time=0.000..0.001 rows=1000 loops=1)
                  SubPlan 2
                    ->  CTE Scan on chosen  (cost=0.00..9.00 rows=1 width=44) (actual time=0.900..0.900 rows=1 loops=1000)
                          Filter: %s
                          Rows Removed by Filter: 999
                Execution Time: 1000.000 ms
                """.formatted(filter);
    }
}
