package org.plumbline.advice.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.advice.rule.RuleTester.indexes;
import static org.plumbline.advice.rule.RuleTester.measured;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.advice.Finding;
import org.plumbline.advice.Remedy;
import org.plumbline.plan.NodeId;

class SameCauseTest {
    @Test
    void tellsAScanInsideALoopAsTheLoops() {
        List<Finding> findings = findings(1000);

        assertThat(findings).extracting(finding -> finding.rule().id()).containsExactly("nested-loop-repeats-work");
        assertThat(indexes(findings.getFirst())).containsExactly("orders (customer_id)");
    }

    @Test
    void tellsALoopOverUnderestimatedRowsAsTheMisestimates() {
        List<Finding> findings = findings(10);

        assertThat(findings).extracting(finding -> finding.rule().id()).containsExactly("row-misestimate");
        Finding finding = findings.getFirst();
        assertThat(finding.node()).contains(new NodeId(1));
        assertThat(finding.nodes()).contains(new NodeId(0), new NodeId(2));
        assertThat(finding.remedies()).startsWith(new Remedy.Analyze(List.of("customers"), List.of()));
        assertThat(indexes(finding)).containsExactly("orders (customer_id)");
    }

    @Test
    void keepsFindingsOfDifferentCausesApart() {
        assertThat(RuleBook.advise(measured("""
                Sort  (cost=1.00..2.00 rows=9 width=8) (actual time=90.000..200.000 rows=9000 loops=1)
                  Sort Key: b
                  Sort Method: external merge  Disk: 10000kB
                  ->  Seq Scan on t  (cost=0.00..900.00 rows=9000 width=8) (actual time=0.010..89.000 rows=9000 loops=1)
                        Filter: (a = 1)
                        Rows Removed by Filter: 990000
                Execution Time: 201.000 ms
                """)).findings()).extracting(finding -> finding.rule().id()).containsExactlyInAnyOrder("sort-spill", "selective-seq-scan");
    }

    private static List<Finding> findings(int expectedCustomers) {
        return RuleBook.advise(measured("""
                Nested Loop  (cost=0.00..9000.00 rows=1000 width=8) (actual time=0.030..50200.000 rows=1000 loops=1)
                  ->  Seq Scan on customers c  (cost=0.00..20.00 rows=%d width=4) (actual time=0.010..1.000 rows=1000 loops=1)
                  ->  Seq Scan on orders o  (cost=0.00..9.00 rows=1 width=4) (actual time=0.004..50.000 rows=1 loops=1000)
                        Filter: (customer_id = c.id)
                        Rows Removed by Filter: 99999
                Execution Time: 50201.000 ms
                """.formatted(expectedCustomers))).findings();
    }
}
