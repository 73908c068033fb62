package org.plumbline.advice.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.plan.Capability.SERIALIZE;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.plumbline.advice.Action;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Finding;
import org.plumbline.advice.Remedy;
import org.plumbline.plan.unit.Bytes;
import org.plumbline.plan.unit.Rows;

class ClientTransferTest {
    private static final RuleTester TESTER = RuleTester.of(new ClientTransfer());

    @Test
    void tellsWhatPackingTheResultTook() {
        Finding finding = TESTER.on(plan(100, 20_480, 500)).findings().getFirst();
        assertThat(finding.node()).isEmpty();
        assertThat(finding.timeAtStake()).contains(Duration.ofMillis(50));
        assertThat(finding.evidence()).contains(Evidence.time("time to pack the result", Duration.ofMillis(100)),
                Evidence.bytes("size of the result", Bytes.kibibytes(20_480)), Evidence.rows("rows returned", Rows.rows(9_000)));
        assertThat(finding.remedies()).containsExactly(new Remedy.Act(Action.RETURN_FEWER_COLUMNS));
    }

    @Test
    void staysQuietUnderAFifthOfTheTimeOrTenMegabytes() {
        TESTER.on(plan(100, 20_480, 501)).staysQuiet();
        assertThat(TESTER.on(plan(100, 10_240, 500)).findings()).hasSize(1);
        TESTER.on(plan(100, 10_239, 500)).staysQuiet();
        TESTER.on(plan(4, 20_480, 10)).staysQuiet();
    }

    @Test
    void isNotApplicableWithoutSerialize() {
        TESTER.on("""
                Seq Scan on t  (cost=0.00..1.00 rows=9 width=8) (actual time=0.010..3.000 rows=9000 loops=1)
                Execution Time: 4.000 ms
                """).isNotApplicable(SERIALIZE);
    }

    private static String plan(int time, int kibibytes, int execution) {
        return """
                Seq Scan on t  (cost=0.00..1.00 rows=9 width=8) (actual time=0.010..3.000 rows=9000 loops=1)
                Planning Time: 0.010 ms
                Serialization: time=%d.000 ms  output=%dkB  format=text
                Execution Time: %d.000 ms
                """.formatted(time, kibibytes, execution);
    }
}
