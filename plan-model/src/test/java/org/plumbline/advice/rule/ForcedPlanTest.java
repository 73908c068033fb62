package org.plumbline.advice.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.plumbline.advice.Doubt;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Finding;
import org.plumbline.advice.Remedy;
import org.plumbline.advice.Severity;

class ForcedPlanTest {
    private static final RuleTester TESTER = RuleTester.of(new ForcedPlan());
    private static final String OFF = "Settings: enable_hashjoin = 'off'\n";

    @Test
    void firesWhereTheStandInTakesTheTime() {
        TESTER.on(plan(1000).replace("1200.000 ms", "1100.000 ms") + OFF).findsOneAt("Merge Join")
                .with(Evidence.text("switched off", "enable_hashjoin"))
                .suggests(new Remedy.ChangeSetting("enable_hashjoin", "on"))
                .doubts(Doubt.SWITCHED_OFF_ON_PURPOSE)
                .ofSeverity(Severity.MEDIUM)
                .atStake(300);
    }

    @Test
    void isARemarkWhereItDoesNot() {
        Finding remark = TESTER.on(plan(600).replace("1200.000 ms", "2000.000 ms") + OFF).findsOneAt("Merge Join").ofSeverity(Severity.LOW)
                .finding();
        assertThat(remark.timeAtStake()).isEmpty();
    }

    @Test
    void holdsItsThresholds() {
        TESTER.on(plan(400).replace("1200.000 ms", "4000.000 ms") + OFF).findsOneAt("Merge Join");
        TESTER.on(plan(399).replace("1200.000 ms", "4000.000 ms") + OFF).staysQuiet();
        TESTER.on(plan(4).replace("100.000", "1.000").replace("1200.000 ms", "10.000 ms") + OFF).staysQuiet();
    }

    @Test
    void countsWhatPutsTheInputsOfAMergeJoinInOrder() {
        String dear = plan(1000).replace("100.000", "450.000");
        TESTER.on(dear + OFF).findsOneAt("Merge Join").atStake(300);
        TESTER.on(dear.replace("1.000..450.000", "1.000..1000.000")
                .replace("Index Scan using a_pkey on a", "Seq Scan on a").replace("Index Scan using b_pkey on b", "Seq Scan on b") + OFF)
                .staysQuiet();
    }

    @Test
    void takesAHashJoinForThePlannersOwnChoice() {
        String hash = plan(1000).replace("Merge Join", "Hash Join").replace("Merge Cond", "Hash Cond");
        TESTER.on(hash + "Settings: enable_mergejoin = 'off', enable_nestloop = 'off'\n").staysQuiet();
    }

    @Test
    void staysQuietWhereNothingStandsIn() {
        TESTER.on(plan(1000) + "Settings: enable_mergejoin = 'off'\n").staysQuiet();
        TESTER.on(plan(1000) + "Settings: work_mem = '64MB'\n").staysQuiet();
        TESTER.on(plan(1000)).staysQuiet();
    }

    @Test
    void seesNodesThatWereTakenAlthoughSwitchedOff() {
        TESTER.on("""
                Seq Scan on t  (cost=10000000000.00..10000000009.00 rows=9 width=8) (actual time=0.010..90.000 rows=9 loops=1)
                Execution Time: 91.000 ms
                """).findsOneAt("Seq Scan on t")
                .with(Evidence.count("nodes taken although switched off", 1), Evidence.text("switched off", "enable_seqscan"))
                .ofSeverity(Severity.LOW);
        TESTER.on("""
                Seq Scan on t  (cost=0.00..9.00 rows=9 width=8) (actual time=0.010..90.000 rows=9.00 loops=1)
                  Disabled: true
                Execution Time: 91.000 ms
                """).findsOneAt("Seq Scan on t").ofSeverity(Severity.LOW);
    }

    private static String plan(int join) {
        return """
                Merge Join  (cost=0.00..9.00 rows=9 width=8) (actual time=1.000..%d.000 rows=900 loops=1)
                  Merge Cond: (a.id = b.id)
                  ->  Index Scan using a_pkey on a  (cost=0.00..9.00 rows=9 width=8) (actual time=0.010..100.000 rows=900 loops=1)
                  ->  Index Scan using b_pkey on b  (cost=0.00..9.00 rows=9 width=8) (actual time=0.010..100.000 rows=900 loops=1)
                Execution Time: 1200.000 ms
                """.formatted(join);
    }
}
