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

class OrAcrossJoinTest {
    private static final RuleTester TESTER = RuleTester.of(new OrAcrossJoin());
    private static final String BOTH_TIE = "((c.email = k.email) OR (c.phone = k.phone))";
    private static final String EACH_ONE = "(c.flagged OR (k.amount > 9990))";

    @Test
    void firesWhereEachSideOfTheOrTiesBothTables() {
        TESTER.on(loop(BOTH_TIE, 8_000_000 - 800)).findsOneAt("Nested Loop")
                .with(Evidence.text("join filter", "c.email = k.email OR c.phone = k.phone"),
                        Evidence.rows("pairs compared", rows(8_000_000)), Evidence.rows("pairs kept", rows(800)))
                .suggests(new Remedy.Act(Action.UNION_INSTEAD_OF_OR, Optional.of("""
                        SELECT c.key, k.key, ...
                        FROM ...
                        WHERE c.email = k.email
                        UNION
                        SELECT c.key, k.key, ...
                        FROM ...
                        WHERE c.phone = k.phone""")))
                .doubts(Doubt.UNION_DROPS_DUPLICATES)
                .ofSeverity(Severity.HIGH)
                // 0.9 of all but 800 rows and twice 20,400 rows.
                .atStake(1782);
    }

    @Test
    void promisesHalfWhereEachSideFiltersOneTable() {
        TESTER.on(hashed(EACH_ONE, 99_000, 1_000, 100)).findsOneAt("Hash Join").atStake(50);
        TESTER.on(hashed("((c.id = k.parent) OR k.closed)", 99_000, 1_000, 100)).findsOneAt("Hash Join").atStake(50);
    }

    @Test
    void staysQuietJustUnderTheThresholds() {
        TESTER.on(hashed(EACH_ONE, 9_000, 1_000, 100)).findsOneAt("Hash Join");
        TESTER.on(hashed(EACH_ONE, 8_999, 1_001, 100)).staysQuiet();
        // Half of 10.2 and of 10 ms.
        TESTER.on(hashed(EACH_ONE, 99_000, 1_000, 10.2)).findsOneAt("Hash Join");
        TESTER.on(hashed(EACH_ONE, 99_000, 1_000, 10)).staysQuiet();
        TESTER.on(hashed(EACH_ONE, 99_000, 1_000, 100).replace("Execution Time: 100", "Execution Time: 490")).findsOneAt("Hash Join");
        TESTER.on(hashed(EACH_ONE, 99_000, 1_000, 100).replace("Execution Time: 100", "Execution Time: 500")).staysQuiet();
        TESTER.on(loop("((c.a = k.a) OR (c.b = k.b) OR (c.d = k.d) OR (c.e = k.e))", 7_999_200)).findsOneAt("Nested Loop");
        TESTER.on(loop("((c.a = k.a) OR (c.b = k.b) OR (c.d = k.d) OR (c.e = k.e) OR (c.f = k.f))", 7_999_200)).staysQuiet();
    }

    @Test
    void leavesOtherConditionsAlone() {
        TESTER.on(loop("((c.id = 1) OR (c.id = 2))", 7_999_200)).staysQuiet();
        TESTER.on(loop("((c.low < k.x) OR (c.high > k.x))", 7_999_200)).staysQuiet();
        TESTER.on(loop("(((c.a = 1) AND (k.a = 2)) OR ((c.a = 2) AND (k.a = 1)))", 7_999_200)).staysQuiet();
        TESTER.on(loop("((c.email = k.email) OR (SubPlan 1))", 7_999_200)).staysQuiet();
        TESTER.on(loop("((c.email = k.email) AND (c.phone = k.phone))", 7_999_200)).staysQuiet();
        TESTER.on(loop(BOTH_TIE, 7_999_200).replace("Nested Loop", "Nested Loop Left Join")).staysQuiet();
    }

    @Test
    void theRuleOfLoopsThatRepeatWorkStepsAside() {
        RuleTester repeats = RuleTester.of(new NestedLoopRepeatsWork());
        repeats.on(loop(BOTH_TIE, 7_999_200)).staysQuiet();
        repeats.on(loop("(c.email = k.email)", 7_999_200)).findsOneAt("Nested Loop");
    }

    @Test
    void isNotApplicableWithoutAnalyze() {
        TESTER.on("Seq Scan on t  (cost=0.00..1.00 rows=9 width=8)\n").isNotApplicable(ANALYZE);
    }

    private static String loop(String filter, int removed) {
        return """
                Nested Loop  (cost=0.00..9.00 rows=800 width=8) (actual time=0.5..2000.000 rows=800 loops=1)
                  Join Filter: %s
                  Rows Removed by Join Filter: %d
                  ->  Seq Scan on customers c  (cost=0.00..9.00 rows=20000 width=40) (actual time=0.0..10.000 rows=20000 loops=1)
                  ->  Materialize  (cost=0.00..9.00 rows=400 width=39) (actual time=0.000..0.030 rows=400 loops=20000)
                        ->  Seq Scan on contacts k  (cost=0.00..8.00 rows=400 width=39) (actual time=0.0..0.010 rows=400 loops=1)
                Execution Time: 2000.000 ms
                """.formatted(filter, removed);
    }

    private static String hashed(String filter, int removed, int kept, double time) {
        return """
                Hash Join  (cost=0.00..9.00 rows=800 width=8) (actual time=0.5..%4$s00 rows=%3$d loops=1)
                  Hash Cond: (k.c_id = c.id)
                  Join Filter: %1$s
                  Rows Removed by Join Filter: %2$d
                  ->  Seq Scan on contacts k  (cost=0.00..9.00 rows=20000 width=40) (actual time=0.0..0.000 rows=100000 loops=1)
                  ->  Hash  (cost=0.00..9.00 rows=400 width=39) (actual time=0.000..0.000 rows=400 loops=1)
                        ->  Seq Scan on customers c  (cost=0.00..8.00 rows=400 width=39) (actual time=0.0..0.000 rows=400 loops=1)
                Execution Time: %4$s ms
                """.formatted(filter, removed, kept, time);
    }
}
