package org.plumbline.advice.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.advice.rule.RuleTester.measured;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Finding;
import org.plumbline.advice.Remedy;
import org.plumbline.advice.Severity;
import org.plumbline.plan.NodeId;
import org.plumbline.plan.measure.MeasuredPlan;
import org.plumbline.plan.unit.Bytes;

class SameMemoryTest {
    private static final int MEGABYTE = 1024;

    @Test
    void tellsSortsOfOneStatementOnceWithTheLargestAmount() {
        List<Finding> findings = findings(20_000, 40_000);

        assertThat(findings).hasSize(1);
        Finding told = findings.getFirst();
        assertThat(told.node()).contains(new NodeId(3));
        assertThat(told.nodes()).contains(new NodeId(1), new NodeId(3));
        assertThat(told.remedies()).containsExactly(new Remedy.RaiseMemory("work_mem", Bytes.kibibytes(128 * MEGABYTE)));
        assertThat(told.evidence()).contains(Evidence.bytes("written to disk", Bytes.kibibytes(40_000)),
                Evidence.count("places that ran out of memory", 2));
        assertThat(told.timeAtStake()).contains(Duration.ofNanos(2 * 60_000 * 1024 / 2));
        assertThat(told.severity()).isEqualTo(Severity.LOW);
    }

    /// 14 and 10 ms by their bytes, of 1 s: together they are 2 %.
    @Test
    void countsTogetherWhatEachSortAloneIsTooLittleFor() {
        assertThat(findings(14_000, 0)).isEmpty();
        assertThat(findings(10_000, 9_400)).isEmpty();
        List<Finding> both = findings(14_000, 10_000);
        assertThat(both).hasSize(1);
        assertThat(both.getFirst().timeAtStake()).contains(Duration.ofNanos(24_000 * 1024));
    }

    @Test
    void leavesASingleOneAsItIs() {
        List<Finding> findings = findings(20_000, 0);

        assertThat(findings).hasSize(1);
        assertThat(findings.getFirst().evidence()).noneMatch(evidence -> evidence.name().equals("places that ran out of memory"));
    }

    @Test
    void tellsWhatNoMemoryServesApart() {
        assertThat(findings(20_000, 900_000)).hasSize(2);
    }

    /// What another cause took away does not lift the rest over the threshold.
    @Test
    void leavesOutWhatIsTooLittleWithoutTheOthers() {
        MeasuredPlan plan = plan(14_000, 10_000);
        List<Finding> both = new SortSpill().check(plan);

        assertThat(both).hasSize(2);
        assertThat(SameMemory.merged(plan, both)).hasSize(1);
        assertThat(SameMemory.merged(plan, both.subList(0, 1))).isEmpty();
    }

    private static List<Finding> findings(int first, int second) {
        return RuleBook.advise(plan(first, second)).findings();
    }

    private static MeasuredPlan plan(int first, int second) {
        return measured("""
                Merge Join  (cost=0.00..9000.00 rows=9 width=8) (actual time=900.000..1000.000 rows=9 loops=1)
                  Merge Cond: (a.id = b.id)
                  ->  Sort  (cost=0.00..20.00 rows=9 width=4) (actual time=410.000..410.000 rows=9 loops=1)
                        Sort Key: a.id
                        Sort Method: %s
                        ->  Function Scan on f a  (cost=0.00..20.00 rows=9 width=4) (actual time=0.010..10.000 rows=9 loops=1)
                  ->  Sort  (cost=0.00..20.00 rows=9 width=4) (actual time=450.000..450.000 rows=9 loops=1)
                        Sort Key: b.id
                        Sort Method: %s
                        ->  Function Scan on f b  (cost=0.00..20.00 rows=9 width=4) (actual time=0.010..10.000 rows=9 loops=1)
                Execution Time: 1000.000 ms
                """.formatted(method(first), method(second)));
    }

    private static String method(int kilobytes) {
        return kilobytes == 0 ? "quicksort  Memory: 25kB" : "external merge  Disk: " + kilobytes + "kB";
    }
}
