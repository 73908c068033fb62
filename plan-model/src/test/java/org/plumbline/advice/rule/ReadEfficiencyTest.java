package org.plumbline.advice.rule;

import static org.plumbline.plan.Capability.BUFFERS;
import static org.plumbline.plan.unit.Blocks.blocks;
import static org.plumbline.plan.unit.Rows.rows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.advice.Action;
import org.plumbline.advice.Doubt;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Remedy;
import org.plumbline.advice.Severity;

class ReadEfficiencyTest {
    private static final RuleTester TESTER = RuleTester.of(new ReadEfficiency());

    @Test
    void firesWhereTheTableIsNearlyEmpty() {
        TESTER.on(scan(100, 20_000, 90)).findsOneAt("Seq Scan on jobs")
                .with(Evidence.blocks("pages read", blocks(20_000)), Evidence.rows("rows found", rows(100)),
                        Evidence.factor("pages per row", 200))
                .suggests(new Remedy.Act(Action.REBUILD_TABLE, "VACUUM (FULL, ANALYZE) jobs"))
                .doubts(Doubt.REBUILDING_LOCKS, Doubt.LARGE_VALUES_ARE_READ_TOO).ofSeverity(Severity.HIGH).atStake(90);
    }

    @Test
    void firesWhereDeadEntriesFillTheIndex() {
        TESTER.on("""
                Limit  (cost=0.42..8.00 rows=1 width=4) (actual time=50.000..50.001 rows=1 loops=1)
                  Buffers: shared hit=40000
                  ->  Index Scan using jobs_pkey on jobs  (cost=0.42..9.00 rows=9 width=4) (actual time=50.000..50.000 rows=1 loops=1)
                        Buffers: shared hit=40000
                Execution Time: 50.100 ms
                """).findsOneAt("Index Scan").suggests(
                        new Remedy.Vacuum("jobs"), new Remedy.Act(Action.REBUILD_INDEX, "REINDEX INDEX CONCURRENTLY jobs_pkey"));
    }

    @ParameterizedTest
    @CsvSource({"125, 1000, 9, true", "126, 1000, 9, false", "10, 999, 9, false", "10, 1000, 5.1, true", "10, 1000, 5, false"})
    void holdsItsThresholds(long rows, long pages, double time, boolean fires) {
        var asked = TESTER.on(scan(rows, pages, time));

        if (fires) {
            asked.findsOneAt("Seq Scan");
        } else {
            asked.staysQuiet();
        }
    }

    @Test
    void staysQuietWhereTheWholeIndexMayHaveBeenRead() {
        TESTER.on("""
                Index Scan using jobs_a_b_idx on jobs  (cost=0.42..9.00 rows=9 width=4) (actual time=50.000..50.000 rows=1 loops=1)
                  Index Cond: (b = 5)
                  Buffers: shared hit=40000
                Execution Time: 50.100 ms
                """).staysQuiet();
    }

    @Test
    void isNotApplicableWithoutBuffers() {
        TESTER.on("""
                Seq Scan on jobs  (cost=0.00..900.00 rows=10 width=8) (actual time=0.010..9.000 rows=10 loops=1)
                Execution Time: 9.100 ms
                """).isNotApplicable(BUFFERS);
    }

    private static String scan(long rows, long pages, double time) {
        return """
                Seq Scan on jobs  (cost=0.00..900.00 rows=10 width=8) (actual time=0.010..%1$s rows=%2$d loops=1)
                  Buffers: shared hit=%3$d
                Execution Time: %1$s ms
                """.formatted(time, rows, pages);
    }
}
