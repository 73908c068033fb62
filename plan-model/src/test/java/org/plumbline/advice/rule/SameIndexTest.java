package org.plumbline.advice.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.advice.rule.RuleTester.indexes;
import static org.plumbline.advice.rule.RuleTester.measured;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.advice.Finding;
import org.plumbline.plan.NodeId;

class SameIndexTest {
    @Test
    void tellsATableThatIsReadTwiceInTheSameWayOnce() {
        List<Finding> findings = findings("a.kind = 3", "b.kind = 4");

        assertThat(findings).hasSize(1);
        assertThat(findings.getFirst().nodes()).contains(new NodeId(1), new NodeId(3));
        assertThat(findings.getFirst().timeAtStake().orElseThrow()).isBetween(Duration.ofMillis(140), Duration.ofMillis(150));
        assertThat(indexes(findings.getFirst())).containsExactly("events (kind)");
    }

    @Test
    void tellsDifferentIndexesApart() {
        assertThat(findings("a.kind = 3", "b.source = 4")).hasSize(2);
    }

    @Test
    void saysNothingOfLessThanAMillisecond() {
        assertThat(RuleBook.advise(measured("""
                Seq Scan on events  (cost=0.00..9.00 rows=1 width=8) (actual time=0.010..%s rows=1 loops=1)
                  Filter: (kind = 3)
                  Rows Removed by Filter: 60000
                Execution Time: %s ms
                """.formatted("0.990", "1.000"))).findings()).isEmpty();
        assertThat(RuleBook.advise(measured("""
                Seq Scan on events  (cost=0.00..9.00 rows=1 width=8) (actual time=0.010..%s rows=1 loops=1)
                  Filter: (kind = 3)
                  Rows Removed by Filter: 60000
                Execution Time: %s ms
                """.formatted("1.100", "1.200"))).findings()).isNotEmpty();
    }

    private static List<Finding> findings(String first, String second) {
        return RuleBook.advise(measured("""
                Hash Join  (cost=0.00..9000.00 rows=9 width=8) (actual time=90.030..150.000 rows=9 loops=1)
                  Hash Cond: (a.id = b.parent)
                  ->  Seq Scan on events a  (cost=0.00..20.00 rows=9 width=4) (actual time=0.010..71.000 rows=9 loops=1)
                        Filter: (%s)
                        Rows Removed by Filter: 900000
                  ->  Hash  (cost=9.00..9.00 rows=9 width=4) (actual time=75.004..75.004 rows=9 loops=1)
                        Buckets: 1024  Batches: 1  Memory Usage: 9kB
                        ->  Seq Scan on events b  (cost=0.00..9.00 rows=9 width=4) (actual time=0.004..75.000 rows=9 loops=1)
                              Filter: (%s)
                              Rows Removed by Filter: 900000
                Execution Time: 151.000 ms
                """.formatted(first.replace("a.", ""), second.replace("b.", "")))).findings();
    }
}
