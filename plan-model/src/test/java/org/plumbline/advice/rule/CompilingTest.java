package org.plumbline.advice.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.advice.rule.RuleTester.measured;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.advice.Finding;
import org.plumbline.advice.Severity;

class CompilingTest {
    @Test
    void promisesNoTimeThatCompilingTook() {
        List<Finding> findings = findings("73.600", "183.600", "73.800");

        assertThat(findings).extracting(finding -> finding.rule().id()).containsExactlyInAnyOrder("selective-seq-scan", "jit-dominates");
        Finding scan = findings.stream().filter(finding -> finding.rule().id().equals("selective-seq-scan")).findFirst().orElseThrow();
        assertThat(scan.timeAtStake().orElseThrow()).isBetween(Duration.ofMillis(105), Duration.ofMillis(110));
        assertThat(scan.severity()).isEqualTo(Severity.HIGH);
    }

    @Test
    void saysNothingOfAScanThatOnlyCompiled() {
        assertThat(findings("73.600", "79.600", "73.800")).extracting(finding -> finding.rule().id()).containsExactly("jit-dominates");
    }

    @Test
    void leavesANodeAloneThatDidNotWaitForIt() {
        assertThat(findings("0.010", "183.600", "73.800").stream().filter(finding -> finding.rule().id().equals("selective-seq-scan"))
                .findFirst().orElseThrow().timeAtStake().orElseThrow()).isGreaterThan(Duration.ofMillis(180));
    }

    private static List<Finding> findings(String firstRow, String end, String compiling) {
        return RuleBook.advise(measured("""
                Seq Scan on orders  (cost=0.00..1601.00 rows=672 width=58) (actual time=%s..%s rows=88 loops=1)
                  Filter: (total > '990'::numeric)
                  Rows Removed by Filter: 600000
                Planning Time: 0.067 ms
                JIT:
                  Functions: 2
                  Options: Inlining true, Optimization true, Expressions true, Deforming true
                  Timing: Generation 0.203 ms, Inlining 8.167 ms, Optimization 41.707 ms, Emission 23.729 ms, Total %s ms
                Execution Time: 184.000 ms
                """.formatted(firstRow, end, compiling))).findings();
    }
}
