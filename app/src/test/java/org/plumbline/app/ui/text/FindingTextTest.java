package org.plumbline.app.ui.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.app.ui.text.TextFixture.filterRemoving;
import static org.plumbline.app.ui.text.TextFixture.finding;
import static org.plumbline.app.ui.text.TextFixture.measured;
import static org.plumbline.app.ui.text.TextFixture.node;
import static org.plumbline.app.ui.text.TextFixture.sentence;
import static org.plumbline.app.ui.text.TextFixture.table;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.plumbline.advice.Doubt;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Remedy;
import org.plumbline.plan.AggregateSpace;
import org.plumbline.plan.HashTable;
import org.plumbline.plan.Operation;
import org.plumbline.plan.SortSpace;
import org.plumbline.plan.unit.Blocks;
import org.plumbline.plan.unit.Bytes;
import org.plumbline.plan.unit.Rows;
import org.plumbline.plan.unit.Share;

class FindingTextTest {
    @Test
    void tellsWhatAScanReadAndKept() {
        var scan = new Operation.SeqScan(table("orders", "o"), filterRemoving(1_195_788));

        assertThat(sentence("selective-seq-scan", node(scan)))
                .isEqualTo("The whole table orders o was read, 1.2 M rows, to keep 4,212 of them.");
        assertThat(sentence("selective-seq-scan", node(scan, 3, 10, 0)))
                .isEqualTo("The whole table orders o was read, 3.6 M rows over 3 runs, to keep none of them.");
    }

    @Test
    void tellsHowOftenALoopRepeated() {
        assertThat(sentence("nested-loop-repeats-work", node(new Operation.SeqScan(table("t", "t"), Optional.empty()), 30_000, 1, 1)))
                .isEqualTo("For each row of its first input this loop ran its second input again: "
                        + "Seq Scan on t, 30,000 times at 250 ms each.");
    }

    @Test
    void tellsWhatAnIndexDoesNotCover() {
        var scan = new Operation.IndexScan(
                table("t", "t"), "t_a_idx", "Forward", Optional.empty(), Optional.empty(), filterRemoving(95_788));

        assertThat(sentence("index-filters-most-rows", node(scan))).isEqualTo(
                "The index t_a_idx led to 100,000 rows of t, and 96 % of them were thrown away afterwards, "
                        + "as a condition is not part of the index.");
    }

    @Test
    void tellsWhichWayAnEstimateWasWrong() {
        var scan = new Operation.SeqScan(table("t", "t"), Optional.empty());

        assertThat(sentence("row-misestimate", node(scan, 1, 10, 30_500))).isEqualTo(
                "The planner expected 10 rows from Seq Scan on t and 30,500 came, 3,050× as many, "
                        + "so what it built on that may be the wrong choice.");
        assertThat(sentence("row-misestimate", node(scan, 1, 30_500, 10))).contains("and 10 came, 3,050× fewer,");
    }

    @Test
    void tellsWhatWentToDisk() {
        assertThat(sentence("sort-spill", node(new Operation.Sort(
                List.of("a"), new SortSpace.OnDisk("external merge", Bytes.kibibytes(24_592))))))
                .isEqualTo("The rows to sort did not fit into the memory allowed (work_mem): 24 MB went to disk and back.");
        assertThat(sentence("hash-spill", node(new Operation.Hash(
                Optional.of(new HashTable(65_536, 1024, 4, 1, Bytes.kibibytes(3585)))))))
                .isEqualTo("The hash table did not fit into the memory allowed (work_mem): "
                        + "it was cut into 4 batches, which went to disk and back.");
        assertThat(sentence("hash-spill", node(new Operation.Aggregate("Hashed", "Simple", List.of("a"), Optional.of(
                new AggregateSpace(5, Bytes.kibibytes(4145), Optional.of(Bytes.kibibytes(98_080)))), Optional.empty()))))
                .isEqualTo("The groups did not fit into the memory allowed (work_mem): 95.8 MB went to disk and back.");
    }

    @Test
    void tellsOfIndexesThatMustLookAtTheTable() {
        assertThat(sentence("heap-fetches", node(new Operation.IndexOnlyScan(
                table("t", "t"), "t_a_idx", "Forward", Optional.empty(), Optional.of(12_000L), Optional.empty()))))
                .isEqualTo("The index t_a_idx could have answered alone, but 12,000 times the table had to be looked at too, "
                        + "as it has changed since it was last vacuumed.");
        assertThat(sentence("lossy-bitmap", node(new Operation.BitmapHeapScan(
                table("t", "t"), Optional.empty(), Optional.empty(), Optional.of(Blocks.blocks(1000)), Optional.of(Blocks.blocks(3000)),
                Optional.empty()))))
                .isEqualTo("The list of matching rows did not fit into the memory allowed (work_mem): of 4,000 blocks of t, "
                        + "3,000 had to be searched row by row.");
    }

    @Test
    void tellsHowManyWorkersStarted() {
        assertThat(sentence("workers-not-launched", node(new Operation.Gather(2, Optional.of(0L)))))
                .isEqualTo("Of 2 parallel workers planned, none started, as no more were free.");
        assertThat(sentence("workers-not-launched", node(new Operation.GatherMerge(4, Optional.of(1L)))))
                .isEqualTo("Of 4 parallel workers planned, only 1 started, as no more were free.");
    }

    @Test
    void namesTheNodeWhereItKnowsNoSentence() {
        assertThat(sentence("invented-rule", node(new Operation.Limit()))).isEqualTo("A title: Limit.");
        assertThat(sentence("sort-spill", node(new Operation.Limit()))).isEqualTo("A title: Limit.");
        assertThat(sentence("jit-dominates", node(new Operation.Limit()))).isEqualTo("A title: Limit.");
    }

    @Test
    void saysTheRestInWords() {
        var found = finding("sort-spill", "Sort spilled to disk",
                List.of(Evidence.bytes("written to disk", Bytes.kibibytes(24_592)), Evidence.rows("rows sorted", Rows.rows(4_212)),
                        Evidence.rows("kept", Rows.rows(12)), Evidence.blocks("read", Blocks.blocks(1050)),
                        Evidence.share("of the execution", new Share(0.62)), Evidence.factor("too many", 12), Evidence.text("key", "a")),
                List.of(new Remedy.RaiseMemory("work_mem", Bytes.kibibytes(81_920)), new Remedy.Analyze(List.of("s.T"), List.of("a", "b"))),
                List.of(Doubt.MEMORY_MULTIPLIES));

        FindingText text = FindingText.of(found, measured(node(new Operation.Limit())));

        assertThat(text.headline()).isEqualTo("Sort spilled to disk");
        assertThat(text.evidence()).containsExactly(
                "written to disk: 24 MB", "rows sorted: 4,212", "kept: 12 rows", "read: 1,050 blocks (8.2 MB)",
                "of the execution: 62 %", "too many: 12×", "key: a");
        assertThat(text.remedies()).containsExactly(
                new RemedyText("setting",
                        "Give this statement more memory: work_mem of 80 MB, inside its transaction only and not for the whole server.",
                        Optional.of("SET LOCAL work_mem = '80MB'")),
                new RemedyText("analyze", "Tell the planner that a and b of s.T go together, then refresh its statistics.",
                        Optional.of("CREATE STATISTICS t_a_b_stats ON a, b FROM s.\"T\";\nANALYZE s.\"T\"")));
        assertThat(text.doubts()).containsExactly("Every sort and hash of every session may take this much memory at once.");
        assertThat(text.stake()).isEqualTo("up to 250 ms, 63 % of the execution");
    }
}
