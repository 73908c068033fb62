package org.plumbline.app.ui.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.app.ui.text.TextFixture.node;
import static org.plumbline.app.ui.text.TextFixture.sentence;
import static org.plumbline.app.ui.text.TextFixture.table;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.plumbline.advice.Evidence;
import org.plumbline.plan.Operation;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.unit.Blocks;
import org.plumbline.plan.unit.Rows;
import org.plumbline.plan.unit.Share;

class ServerSentencesTest {
    private static final PlanNode TABLE = node(new Operation.SeqScan(table("pages", "p"), Optional.empty()));

    @Test
    void tellsOfProcesses() {
        assertThat(sentence("worker-skew", TABLE, time("slowest process", 1666), time("average of the processes", 555),
                Evidence.count("processes", 3)))
                .isEqualTo("Of 3 processes one had most of the work: it took 1,666 ms, the average 555 ms, and the others waited for it.");
        var together = time("with parallel processes", 286);
        var alone = time("work of all processes together", 213);
        assertThat(sentence("parallel-start-up", TABLE, together, alone))
                .isEqualTo("To start parallel workers and to end them took longer than they saved: with them it took 286 ms, "
                        + "while all processes together worked only 213 ms.");
        assertThat(sentence("gather-ships-rows", TABLE, Evidence.rows("rows handed over", Rows.rows(950_000)), together, alone))
                .isEqualTo("The parallel workers handed over 950,000 rows, nearly all that they read, and the leader has to take each: "
                        + "that took 286 ms, while reading them took 213 ms of all processes together.");
        assertThat(sentence("parallel-would-help", TABLE, time("time of the scan", 1470),
                Evidence.text("max_parallel_workers_per_gather", "0")))
                .isEqualTo("One process alone read pages p for 1,470 ms, which several could have shared, "
                        + "but parallel plans are switched off (max_parallel_workers_per_gather = 0).");
    }

    @Test
    void tellsOfPlanning() {
        assertThat(sentence("planning-dominates", TABLE, time("planning", 24), time("execution", 2),
                Evidence.count("partitions planned", 520)))
                .isEqualTo("PostgreSQL took 24 ms to work out how to run the query over 520 partitions, and 2 ms to run it.");
        assertThat(sentence("forced-plan", TABLE, Evidence.text("switched off", "enable_hashjoin"),
                Evidence.share("share of the nodes taken instead", new Share(0.8))))
                .isEqualTo("In this session enable_hashjoin is off, so that the planner may have had to take another way "
                        + "than it would by itself.");
        assertThat(sentence("forced-plan", TABLE, Evidence.text("switched off", "enable_hashjoin"),
                Evidence.text("switched off", "enable_sort"), Evidence.share("share of the nodes taken instead", new Share(0.8))))
                .startsWith("In this session enable_hashjoin and enable_sort are off, so that");
        assertThat(sentence("forced-plan", TABLE, Evidence.text("switched off", "enable_hashagg")))
                .startsWith("In this session enable_hashagg (hash tables for GROUP BY, DISTINCT, UNION, INTERSECT and EXCEPT) is off, so");
        assertThat(sentence("forced-plan", TABLE, Evidence.text("switched off", "enable_seqscan"),
                Evidence.count("nodes taken although switched off", 1)))
                .isEqualTo("In this session enable_seqscan is off, so that the planner took such a node only as it found no other way.");
        assertThat(sentence("lock-fast-path", TABLE, Evidence.count("tables and indexes locked, at least", 145),
                Evidence.count("locks that a session takes by itself", 64)))
                .isEqualTo("This short query locks at least 145 tables and indexes; beyond 64 a session has to ask the lock table "
                        + "that all sessions share.");
    }

    @Test
    void tellsOfReadsAndMeasuring() {
        assertThat(sentence("slow-reads", TABLE, time("time per block read", 4), Evidence.blocks("blocks read", Blocks.blocks(1460)),
                time("waiting for reads", 6080)))
                .isEqualTo("Each of the 1,460 blocks that were not in memory took 4 ms to read, which is slow for a disk of today: "
                        + "6,080 ms in all.");
        assertThat(sentence("cold-cache", TABLE, time("waiting for reads", 359), Evidence.blocks("blocks read", Blocks.blocks(1672))))
                .isEqualTo("Most of the time, 359 ms, went into reading blocks that were not in PostgreSQL's memory (1,672): "
                        + "the plan tells more of the cache than of the query.");
        assertThat(sentence("instrumentation-bound", TABLE, time("at least spent on measuring", 846),
                Evidence.share("share of the execution", new Share(0.58))))
                .isEqualTo("At least 846 ms, 58 % of the execution, went into EXPLAIN's own measuring, "
                        + "which reads the clock for every row of every node.");
    }

    private static Evidence time(String name, int milliseconds) {
        return Evidence.time(name, Duration.ofMillis(milliseconds));
    }
}
