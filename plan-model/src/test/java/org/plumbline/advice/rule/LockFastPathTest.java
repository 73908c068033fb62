package org.plumbline.advice.rule;

import static org.plumbline.plan.Capability.ANALYZE;

import org.junit.jupiter.api.Test;
import org.plumbline.advice.Action;
import org.plumbline.advice.Doubt;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Remedy;
import org.plumbline.advice.Severity;

class LockFastPathTest {
    private static final RuleTester TESTER = RuleTester.of(new LockFastPath());

    @Test
    void remarksThatAShortQueryLocksMany() {
        TESTER.on(plan(9, "", 1)).findsOneAt("Append")
                .with(Evidence.count("tables and indexes locked, at least", 18), Evidence.count("locks that a session takes by itself", 16))
                .suggests(new Remedy.Act(Action.TOUCH_FEWER_RELATIONS))
                .doubts(Doubt.ONLY_UNDER_LOAD)
                .ofSeverity(Severity.LOW);
    }

    @Test
    void holdsItsThresholds() {
        TESTER.on(plan(8, "", 1)).staysQuiet();
        TESTER.on(plan(8, "  Subplans Removed: 1\n", 1)).findsOneAt("Append");
        TESTER.on(plan(9, "", 50)).findsOneAt("Append");
        TESTER.on(plan(9, "", 51)).staysQuiet();
    }

    @Test
    void knowsThatPostgres18KeepsMore() {
        TESTER.on(plan(32, "", 1).replace("rows=1 loops", "rows=1.00 loops")).staysQuiet();
        TESTER.on(plan(33, "", 1).replace("rows=1 loops", "rows=1.00 loops")).findsOneAt("Append")
                .with(Evidence.count("locks that a session takes by itself", 64));
    }

    @Test
    void isNotApplicableWithoutAnalyze() {
        TESTER.on("Result  (cost=0.00..0.01 rows=1 width=4)\n").isNotApplicable(ANALYZE);
    }

    private static String plan(int partitions, String more, int execution) {
        var plan = new StringBuilder("Append  (cost=0.00..9.00 rows=9 width=8) (actual time=0.010..0.900 rows=1 loops=1)\n").append(more);
        for (int i = 0; i < partitions; i++) {
            plan.append("  ->  Index Scan using v%d_pkey on v%d  (cost=0.00..1.00 rows=1 width=4) ".formatted(i, i))
                    .append("(actual time=0.001..0.001 rows=1 loops=1)\n");
        }
        return plan.append("Execution Time: ").append(execution).append(".000 ms\n").toString();
    }
}
