package org.plumbline.advice.rule;

import static org.plumbline.plan.Capability.ANALYZE;
import static org.plumbline.plan.Capability.BUFFERS;
import static org.plumbline.plan.Capability.TIMING;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.plumbline.advice.Action;
import org.plumbline.advice.Doubt;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Remedy;
import org.plumbline.plan.unit.Rows;

class LargeValuesDeletedTest {
    private static final RuleTester TESTER = RuleTester.of(new LargeValuesDeleted());

    @Test
    void firesWhereDeletingARowTouchesManyBlocks() {
        TESTER.on(plan("Delete on t", 1_000, 100_000, 1_000)).findsOneAt("ModifyTable")
                .with(Evidence.rows("rows deleted", Rows.rows(1_000)), Evidence.factor("blocks touched for each", 100),
                        Evidence.time("time of the Delete itself", Duration.ofMillis(900)),
                        Evidence.time("time per row", Duration.ofNanos(900_000)))
                .suggests(new Remedy.Act(Action.KEEP_LARGE_VALUES_APART))
                .doubts(Doubt.PIECES_ARE_DEDUCED)
                .atStake(794);
    }

    @Test
    void staysQuietUnderTenBlocksForEachRow() {
        TESTER.on(plan("Delete on t", 1_000, 10_000, 1_000)).findsOneAt("ModifyTable");
        TESTER.on(plan("Delete on t", 1_000, 9_999, 1_000)).staysQuiet();
    }

    @Test
    void staysQuietUnderAFifthOfTheTime() {
        TESTER.on(plan("Delete on t", 1_000, 100_000, 4_500)).findsOneAt("ModifyTable");
        TESTER.on(plan("Delete on t", 1_000, 100_000, 4_501)).staysQuiet();
    }

    @Test
    void leavesOtherChangesAndTriggersAlone() {
        String delete = plan("Delete on t", 1_000, 100_000, 1_000);
        TESTER.on(plan("Update on t", 1_000, 100_000, 1_000)).staysQuiet();
        TESTER.on(plan("Delete on t", 0, 100_000, 1_000)).staysQuiet();
        TESTER.on(delete.replace("Execution", "Trigger mine: time=80.000 calls=1000\nExecution")).staysQuiet();
        TESTER.on(delete.replace("Execution", "Trigger for constraint fk: time=80.000 calls=1000\nExecution")).findsOneAt("ModifyTable");
    }

    @Test
    void isNotApplicableWithoutAnalyzeAndBuffers() {
        TESTER.on("""
                Delete on t  (cost=1.00..2.00 rows=0 width=0)
                  ->  Seq Scan on t  (cost=0.00..1.00 rows=9 width=6)
                """).isNotApplicable(ANALYZE, TIMING, BUFFERS);
    }

    private static String plan(String change, int rows, int blocks, int execution) {
        return """
                %s  (cost=1.00..2.00 rows=0 width=0) (actual time=950.000..950.000 rows=0 loops=1)
                  Buffers: shared hit=%d read=1000 dirtied=4000
                  ->  Seq Scan on t  (cost=0.00..1.00 rows=9 width=6) (actual time=0.010..50.000 rows=%d loops=1)
                        Buffers: shared hit=2000
                Execution Time: %d.000 ms
                """.formatted(change, blocks + 1_000, rows, execution);
    }
}
