package org.plumbline.advice.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.plan.Capability.ANALYZE;
import static org.plumbline.plan.Capability.TIMING;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.plumbline.advice.Doubt;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Remedy;
import org.plumbline.advice.Severity;

class ForeignKeyWithoutIndexTest {
    private static final RuleTester TESTER = RuleTester.of(new ForeignKeyWithoutIndex());

    @Test
    void namesTheConstraintAndLetsTheCatalogueNameTheColumns() {
        var finding = TESTER.on(plan("Delete", "Trigger for constraint it's_fkey: time=500.000 calls=100", 510))
                .findsOneAt("ModifyTable")
                .with(Evidence.text("constraint", "it's_fkey"), Evidence.count("checks", 100),
                        Evidence.time("time per check", Duration.ofMillis(5)))
                .doubts(Doubt.TRIGGER_MAY_CASCADE).ofSeverity(Severity.HIGH).atStake(470).finding();
        assertThat(finding.remedies()).singleElement().isInstanceOfSatisfying(Remedy.Act.class,
                act -> assertThat(act.sql().orElseThrow()).contains("con.conname = 'it''s_fkey'"));
    }

    @Test
    void tellsTheSideByTheTriggersNameWhereItIsPrinted() {
        String call = " for constraint fk on t: time=500.000 calls=100";
        TESTER.on(plan("Insert", "Trigger RI_ConstraintTrigger_a_16411" + call, 510)).findsOneAt("ModifyTable");
        TESTER.on(plan("Delete", "Trigger RI_ConstraintTrigger_c_16411" + call, 510)).staysQuiet();
        TESTER.on(plan("Insert", "Trigger for constraint fk on t: time=500.000 calls=100", 510)).staysQuiet();
        TESTER.on(plan("Update", "Trigger for constraint fk on t: time=500.000 calls=100", 510)).findsOneAt("ModifyTable");
        TESTER.on(plan("Delete", "Trigger mine: time=500.000 calls=100", 510)).staysQuiet();
    }

    @Test
    void staysQuietForQuickChecks() {
        TESTER.on(plan("Delete", "Trigger for constraint fk: time=500.000 calls=1000", 510)).findsOneAt("ModifyTable");
        TESTER.on(plan("Delete", "Trigger for constraint fk: time=500.000 calls=1001", 510)).staysQuiet();
    }

    @Test
    void staysQuietUnderAFifthOfTheTimeOrFiveMilliseconds() {
        TESTER.on(plan("Delete", "Trigger for constraint fk: time=100.000 calls=10", 500)).findsOneAt("ModifyTable");
        TESTER.on(plan("Delete", "Trigger for constraint fk: time=100.000 calls=10", 501)).staysQuiet();
        TESTER.on(plan("Delete", "Trigger for constraint fk: time=5.000 calls=1", 6)).findsOneAt("ModifyTable");
        TESTER.on(plan("Delete", "Trigger for constraint fk: time=4.999 calls=1", 6)).staysQuiet();
    }

    @Test
    void isNotApplicableWithoutAnalyze() {
        TESTER.on("""
                Delete on t  (cost=1.00..2.00 rows=0 width=0)
                  ->  Seq Scan on t  (cost=0.00..1.00 rows=9 width=8)
                """).isNotApplicable(ANALYZE, TIMING);
    }

    static String plan(String change, String trigger, int execution) {
        return """
                %s on t  (cost=1.00..2.00 rows=0 width=0) (actual time=1.000..1.000 rows=0 loops=1)
                  ->  Seq Scan on t  (cost=0.00..1.00 rows=9 width=8) (actual time=0.010..0.900 rows=9 loops=1)
                Planning Time: 0.010 ms
                %s
                Execution Time: %d.000 ms
                """.formatted(change, trigger, execution);
    }
}
