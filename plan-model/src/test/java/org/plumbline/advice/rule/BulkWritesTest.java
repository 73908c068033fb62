package org.plumbline.advice.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.advice.rule.ForeignKeyWithoutIndexTest.plan;
import static org.plumbline.plan.Capability.ANALYZE;
import static org.plumbline.plan.Capability.TIMING;

import org.junit.jupiter.api.Test;
import org.plumbline.advice.Doubt;
import org.plumbline.advice.Evidence;

class BulkWritesTest {
    private static final RuleTester TESTER = RuleTester.of(new BulkWrites());

    @Test
    void addsUpTheChecksOfAllForeignKeys() {
        var finding = TESTER.on(plan("Insert", "Trigger for constraint a_fkey: time=300.000 calls=60000\n"
                        + "Trigger for constraint b_fkey: time=200.000 calls=60000", 1_000)).findsOneAt("ModifyTable")
                .with(Evidence.count("checks", 120_000), Evidence.text("constraint", "a_fkey"), Evidence.text("constraint", "b_fkey"))
                .doubts(Doubt.UNPROTECTED_MEANWHILE).atStake(350).finding();
        assertThat(finding.remedies()).hasSize(2);
    }

    @Test
    void staysQuietUnderAHundredThousandChecksOrAFifthOfTheTime() {
        TESTER.on(plan("Insert", "Trigger for constraint fk: time=500.000 calls=100000", 2_500)).findsOneAt("ModifyTable");
        TESTER.on(plan("Insert", "Trigger for constraint fk: time=500.000 calls=99999", 2_500)).staysQuiet();
        TESTER.on(plan("Insert", "Trigger for constraint fk: time=500.000 calls=100000", 2_501)).staysQuiet();
    }

    @Test
    void leavesTheOtherSideAndOtherTriggersAlone() {
        TESTER.on(plan("Delete", "Trigger for constraint fk: time=500.000 calls=100000", 1_000)).staysQuiet();
        TESTER.on(plan("Update", "Trigger for constraint fk: time=500.000 calls=100000", 1_000)).staysQuiet();
        TESTER.on(plan("Insert", "Trigger mine: time=500.000 calls=100000", 1_000)).staysQuiet();
    }

    @Test
    void isNotApplicableWithoutAnalyze() {
        TESTER.on("""
                Insert on t  (cost=1.00..2.00 rows=0 width=0)
                  ->  Seq Scan on s  (cost=0.00..1.00 rows=9 width=8)
                """).isNotApplicable(ANALYZE, TIMING);
    }
}
