package org.plumbline.advice.rule;

import static org.assertj.core.api.Assertions.assertThat;
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

class IndexUpkeepTest {
    private static final RuleTester TESTER = RuleTester.of(new IndexUpkeep());

    @Test
    void firesOnALoadIntoManyIndexes() {
        var finding = TESTER.on(load("Insert on \"Or'd\"", 200_000, 2_000_000, 1_000)).findsOneAt("ModifyTable")
                .with(Evidence.rows("rows inserted", Rows.rows(200_000)), Evidence.factor("blocks touched for each", 10),
                        Evidence.time("time of the Insert itself", Duration.ofMillis(900)))
                .doubts(Doubt.ALL_ROWS_INDEXED_ANEW, Doubt.UNINDEXED_MEANWHILE)
                .atStake(225).finding();
        assertThat(finding.remedies()).singleElement().isInstanceOfSatisfying(Remedy.Act.class, act -> {
            assertThat(act.action()).isEqualTo(Action.LOAD_WITHOUT_INDEXES);
            assertThat(act.sql().orElseThrow()).contains("indrelid = '\"Or''d\"'::regclass AND NOT indisunique");
        });
    }

    @Test
    void staysQuietUnderSixBlocksForEachRow() {
        TESTER.on(load("Insert on t", 200_000, 1_200_000, 1_000)).findsOneAt("ModifyTable");
        TESTER.on(load("Insert on t", 200_000, 1_199_999, 1_000)).staysQuiet();
    }

    @Test
    void staysQuietUnderAHundredThousandRows() {
        TESTER.on(load("Insert on t", 100_000, 1_000_000, 1_000)).findsOneAt("ModifyTable");
        TESTER.on(load("Insert on t", 99_999, 1_000_000, 1_000)).staysQuiet();
    }

    @Test
    void staysQuietUnderHalfOfTheTime() {
        TESTER.on(load("Insert on t", 200_000, 2_000_000, 1_800)).findsOneAt("ModifyTable");
        TESTER.on(load("Insert on t", 200_000, 2_000_000, 1_801)).staysQuiet();
    }

    @Test
    void leavesOtherChangesAndOtherCostsAlone() {
        String load = load("Insert on t", 200_000, 2_000_000, 1_000);
        TESTER.on(load("Update on t", 200_000, 2_000_000, 1_000)).staysQuiet();
        TESTER.on(load.replace("  Buffers: shared hit=2", "  Conflict Resolution: NOTHING\n  Buffers: shared hit=2")).staysQuiet();
        TESTER.on(load.replace("Execution", "Trigger mine: time=80.000 calls=200000\nExecution")).staysQuiet();
        TESTER.on(load.replace("Execution", "Trigger mine: time=80.000 calls=1\nExecution")).findsOneAt("ModifyTable");
        TESTER.on(load.replace("Execution", "Trigger for constraint fk: time=80.000 calls=200000\nExecution")).findsOneAt("ModifyTable");
        TESTER.on(load.replace("width=8", "width=1999")).findsOneAt("ModifyTable");
        TESTER.on(load.replace("width=8", "width=2000")).staysQuiet();
    }

    @Test
    void isNotApplicableWithoutAnalyzeAndBuffers() {
        TESTER.on("""
                Insert on t  (cost=1.00..2.00 rows=0 width=0)
                  ->  Seq Scan on s  (cost=0.00..1.00 rows=9 width=8)
                """).isNotApplicable(ANALYZE, TIMING, BUFFERS);
    }

    private static String load(String change, int rows, int blocks, int execution) {
        return """
                %s  (cost=1.00..2.00 rows=0 width=0) (actual time=950.000..950.000 rows=0 loops=1)
                  Buffers: shared hit=%d read=1000 dirtied=4000 written=4000
                  ->  Seq Scan on s  (cost=0.00..1.00 rows=9 width=8) (actual time=0.010..50.000 rows=%d loops=1)
                        Buffers: shared hit=2000
                Execution Time: %d.000 ms
                """.formatted(change, blocks + 1_000, rows, execution);
    }
}
