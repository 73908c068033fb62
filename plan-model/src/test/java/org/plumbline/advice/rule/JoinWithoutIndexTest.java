package org.plumbline.advice.rule;

import static org.plumbline.plan.Capability.ANALYZE;
import static org.plumbline.plan.Capability.COSTS;
import static org.plumbline.plan.unit.Rows.rows;

import org.junit.jupiter.api.Test;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Severity;

class JoinWithoutIndexTest {
    private static final RuleTester TESTER = RuleTester.of(new JoinWithoutIndex());

    @Test
    void firesWhereALargeTableIsReadForThePartnersOfFewRows() {
        TESTER.on(plan(20, 20, 1)).findsOneAt("Seq Scan on invoices")
                .with(Evidence.rows("rows read", rows(400_000)), Evidence.rows("rows of the join", rows(20)),
                        Evidence.rows("rows of the other input", rows(1)), Evidence.text("condition", "(i.account_id = a.id)"))
                .suggestsIndexes("invoices (account_id)").ofSeverity(Severity.HIGH)
                // The scan's 35 ms and the join's 47.6.
                .atStake(83);
    }

    @Test
    void putsWhatTheTableIsFilteredByBehindTheJoinsColumns() {
        String filtered = plan(20, 20, 1).replace("rows=400000 loops=1)\n", """
                rows=200000 loops=1)
                        Filter: (status = 'paid')
                        Rows Removed by Filter: 200000
                """);
        TESTER.on(filtered).findsOneAt("Seq Scan on invoices").suggestsIndexes("invoices (account_id, status)");
        // That one is told of the scan.
        TESTER.on(filtered.replace("rows=200000 loops", "rows=19999 loops").replace("Filter: 200000", "Filter: 380001")).staysQuiet();
    }

    @Test
    void holdsItsThresholds() {
        TESTER.on(plan(20_000 - 1, 20, 1)).findsOneAt("Seq Scan");
        TESTER.on(plan(20_000, 20, 1)).staysQuiet();
        TESTER.on(plan(20, 20, 1).replace("a.id)\n", "a.id)\n  Join Filter: (i.day > a.day)\n  Rows Removed by Join Filter: 19978\n"))
                .findsOneAt("Seq Scan");
        TESTER.on(plan(20, 20, 1).replace("a.id)\n", "a.id)\n  Join Filter: (i.day > a.day)\n  Rows Removed by Join Filter: 19980\n"))
                .staysQuiet();
        TESTER.on(plan(400_000, 20, 1)).staysQuiet();
        // With an index at hand the planner would not have taken it for so many rows.
        TESTER.on(plan(20, 1_270, 1)).findsOneAt("Seq Scan");
        TESTER.on(plan(20, 1_271, 1)).staysQuiet();
        TESTER.on(plan(20, 1, 1_271)).staysQuiet();
        TESTER.on(plan(20, 20, 1).replace("rows=400000 loops", "rows=50000 loops")).findsOneAt("Seq Scan");
        TESTER.on(plan(20, 20, 1).replace("rows=400000 loops", "rows=49999 loops")).staysQuiet();
        TESTER.on(plan(20, 20, 1).replace("Time: 83.800", "Time: 815.000")).findsOneAt("Seq Scan");
        TESTER.on(plan(20, 20, 1).replace("Time: 83.800", "Time: 830.000")).staysQuiet();
    }

    @Test
    void leavesJoinsAloneThatNeedAllRowsOfTheTable() {
        TESTER.on(plan(20, 20, 1).replace("Hash Join", "Hash Right Join")).findsOneAt("Seq Scan");
        TESTER.on(plan(20, 20, 1).replace("Hash Join", "Hash Left Join")).staysQuiet();
        TESTER.on(plan(20, 20, 1).replace("Hash Join", "Hash Anti Join")).staysQuiet();
    }

    @Test
    void staysQuietWhereNoIndexWouldServeTheJoin() {
        TESTER.on(plan(20, 20, 1).replace("(i.account_id = a.id)", "((random() * i.x) = a.id)")).staysQuiet();
    }

    @Test
    void isNotApplicableWithoutAnalyze() {
        TESTER.on("Hash Join\n  Hash Cond: (a.id = b.id)\n  ->  Seq Scan on a\n  ->  Hash\n        ->  Seq Scan on b\n")
                .isNotApplicable(ANALYZE, COSTS);
    }

    private static String plan(int joined, int expected, int few) {
        return """
                Hash Join  (cost=397.01..11622.24 rows=%2$d width=114) (actual time=1.540..83.735 rows=%1$d loops=1)
                  Hash Cond: (i.account_id = a.id)
                  ->  Seq Scan on invoices i  (cost=0.00..10175.00 rows=400000 width=92) (actual time=0.005..35.000 rows=400000 loops=1)
                  ->  Hash  (cost=397.00..397.00 rows=%3$d width=22) (actual time=1.150..1.153 rows=%3$d loops=1)
                        Buckets: 1024  Batches: 1  Memory Usage: 9kB
                        ->  Seq Scan on accounts a  (cost=0.00..397.00 rows=%3$d width=22) (actual time=0.009..1.138 rows=%3$d loops=1)
                              Filter: (name = 'acc 77'::text)
                              Rows Removed by Filter: 19999
                Execution Time: 83.800 ms
                """.formatted(joined, expected, few);
    }
}
