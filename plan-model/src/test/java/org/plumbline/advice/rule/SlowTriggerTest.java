package org.plumbline.advice.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.advice.rule.ForeignKeyWithoutIndexTest.plan;
import static org.plumbline.plan.Capability.ANALYZE;
import static org.plumbline.plan.Capability.TIMING;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.advice.Action;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Finding;
import org.plumbline.advice.Remedy;

class SlowTriggerTest {
    private static final RuleTester TESTER = RuleTester.of(new SlowTrigger());

    @Test
    void namesTheTriggerAndItsCalls() {
        Finding finding = TESTER.on(plan("Update", "Trigger audit: time=200.000 calls=100", 300)).findsOneAt("ModifyTable")
                .with(Evidence.text("trigger", "audit"), Evidence.count("calls", 100)).atStake(100).finding();
        assertThat(actions(finding)).containsExactly(Action.PRINT_TRIGGER, Action.TRIGGER_PER_STATEMENT);
        assertThat(actions(TESTER.on(plan("Update", "Trigger audit: time=200.000 calls=99", 300)).findings().getFirst()))
                .containsExactly(Action.PRINT_TRIGGER);
    }

    @Test
    void staysQuietUnderAFifthOfTheTimeOrTenMilliseconds() {
        TESTER.on(plan("Update", "Trigger audit: time=100.000 calls=9", 500)).findsOneAt("ModifyTable");
        TESTER.on(plan("Update", "Trigger audit: time=100.000 calls=9", 501)).staysQuiet();
        TESTER.on(plan("Update", "Trigger audit: time=10.000 calls=10", 12)).findsOneAt("ModifyTable");
        TESTER.on(plan("Update", "Trigger audit: time=9.990 calls=10", 12)).staysQuiet();
    }

    @Test
    void staysQuietWhereTheFirstCallsOnlyCompiledTheFunction() {
        TESTER.on(plan("Update", "Trigger audit: time=99.990 calls=9", 120)).staysQuiet();
        TESTER.on(plan("Update", "Trigger audit: time=100.000 calls=9", 120)).findsOneAt("ModifyTable");
        TESTER.on(plan("Update", "Trigger audit: time=99.990 calls=10", 120)).findsOneAt("ModifyTable");
    }

    @Test
    void leavesForeignKeysToTheirOwnRules() {
        TESTER.on(plan("Delete", "Trigger for constraint fk: time=200.000 calls=100", 300)).staysQuiet();
        TESTER.on(plan("Delete", "Trigger RI_ConstraintTrigger_a_1 for constraint fk on t: time=200.000 calls=100", 300)).staysQuiet();
    }

    @Test
    void isNotApplicableWithoutAnalyze() {
        TESTER.on("""
                Update on t  (cost=1.00..2.00 rows=0 width=0)
                  ->  Seq Scan on t  (cost=0.00..1.00 rows=9 width=8)
                """).isNotApplicable(ANALYZE, TIMING);
    }

    private static List<Action> actions(Finding finding) {
        return finding.remedies().stream().map(remedy -> ((Remedy.Act) remedy).action()).toList();
    }
}
