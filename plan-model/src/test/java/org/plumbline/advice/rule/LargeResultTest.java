package org.plumbline.advice.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.plan.Capability.ANALYZE;
import static org.plumbline.plan.Capability.COSTS;
import static org.plumbline.plan.Capability.SERIALIZE;

import org.junit.jupiter.api.Test;
import org.plumbline.advice.Action;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Finding;
import org.plumbline.advice.Remedy;
import org.plumbline.advice.Severity;
import org.plumbline.plan.unit.Bytes;
import org.plumbline.plan.unit.Share;

class LargeResultTest {
    private static final RuleTester TESTER = RuleTester.of(new LargeResult());

    @Test
    void remarksThatTheResultIsTheCostWithoutTimeAtStake() {
        Finding finding = TESTER.on(plan("Seq Scan on t", 200_000, 100)).findings().getFirst();
        assertThat(finding.evidence()).contains(Evidence.bytes("size of the result", Bytes.bytes(20_000_000)));
        assertThat(finding.severity()).isEqualTo(Severity.LOW);
        assertThat(finding.share()).isEqualTo(Share.NONE);
        assertThat(finding.timeAtStake()).isEmpty();
        assertThat(finding.remedies()).containsExactly(new Remedy.Act(Action.ASK_FOR_LESS));
        assertThat(finding.knowMore()).containsExactly(SERIALIZE);
    }

    @Test
    void staysQuietUnderAHundredThousandRowsOrTenMegabytes() {
        assertThat(TESTER.on(plan("Seq Scan on t", 100_000, 105)).findings()).hasSize(1);
        TESTER.on(plan("Seq Scan on t", 99_999, 1000)).staysQuiet();
        TESTER.on(plan("Seq Scan on t", 100_000, 104)).staysQuiet();
    }

    @Test
    void staysQuietWhereNothingIsReturnedOrPackingWasMeasured() {
        TESTER.on(plan("Insert on t", 200_000, 100)).staysQuiet();
        TESTER.on(plan("Parallel Seq Scan on t", 200_000, 100)).staysQuiet();
        TESTER.on(plan("Seq Scan on t", 200_000, 100).replace("loops=1", "loops=3")).staysQuiet();
        TESTER.on(plan("Seq Scan on t", 200_000, 100) + "Serialization: time=1.000 ms  output=20480kB  format=text\n").staysQuiet();
    }

    @Test
    void isNotApplicableWithoutRowsOrWidth() {
        TESTER.on("Seq Scan on t  (cost=0.00..1.00 rows=9 width=8)").isNotApplicable(ANALYZE);
        TESTER.on("Seq Scan on t (actual time=0.010..3.000 rows=9000 loops=1)").isNotApplicable(COSTS);
    }

    private static String plan(String node, int rows, int width) {
        return """
                %s  (cost=0.00..1.00 rows=9 width=%d) (actual time=0.010..3.000 rows=%d loops=1)
                Planning Time: 0.010 ms
                """.formatted(node, width, rows);
    }
}
