package org.plumbline.app.ui.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.plumbline.plan.compare.NoiseFloor;
import org.plumbline.plan.compare.PlanComparison;
import org.plumbline.plan.compare.Verdict;
import org.plumbline.testkit.PlanFixture;

class CompareTextTest {
    private static final Path CORPUS = Path.of("../plan-model/src/test/resources/corpus");
    private static final String SCAN = "Seq Scan on t  (cost=0.00..100.00 rows=1 width=4)";

    @Test
    void saysWhatReplacedWhatAndWhatIsGone() {
        CompareText text = corpus("top-n-sort");
        assertThat(text.headline()).isEqualTo("4,387× faster: 180 ms before, 0.041 ms after.");
        assertThat(text.causes()).contains("The Sort is gone (−97.8 ms, 54 % of the difference); the Index Scan Backward on orders using "
                + "orders_created_at_idx replaced the Seq Scan, with 20 rows instead of 700,000 (−82 ms, 46 % of the difference).");
        assertThat(text.remaining()).contains("The largest part after is the Index Scan Backward on orders using orders_created_at_idx "
                + "(61 % of the time).");
        assertThat(text.notes()).isEmpty();
    }

    @Test
    void saysWhatGotWorse() {
        assertThat(corpus("memoize-would-help-analyze").remaining().orElseThrow())
                .startsWith("On the other hand, the Memoize was added (+170 ms).");
    }

    @Test
    void namesAlikePartitionsOnce() {
        assertThat(corpus("lock-fast-path").causes().orElseThrow())
                .startsWith("79 nodes like Index Scan on events_").contains(" are gone (");
    }

    @Test
    void saysWhatElseExplainsTheDifference() {
        assertThat(corpus("cold-cache").causes()).contains("Both plans do the same, node for node, with as many rows and blocks. "
                + "Both touch as many blocks, but 13.1 MB had to be read before and 0 bytes after: a part of the difference is the cache, "
                + "not the plan. The Bitmap Heap Scan on invoices takes less (−444 ms).");
        assertThat(corpus("foreign-key-without-index").causes().orElseThrow()).endsWith("ms of it in triggers.");
        assertThat(corpus("hash-spill-aggregate").notes())
                .containsExactly("Settings differ (before, after): work_mem default or not told, 64MB.");
        assertThat(corpus("hash-spill-aggregate").causes().orElseThrow()).contains("takes less, and no longer goes to disk");
        assertThat(corpus("jit-dominates").causes().orElseThrow())
                .contains("Just-in-time compilation took 100 ms before and 0 ms after, which is in the nodes' times.")
                .doesNotContain("not the plan");
        assertThat(corpus("planning-dominates").notes().getFirst()).isEqualTo("Planning took 24.5 ms before and 0.051 ms after, beside the "
                + "execution.");
        assertThat(corpus("large-result").notes().getFirst()).startsWith("The results differ: 250,000 rows before, 50 rows after.");
    }

    @Test
    void saysOfPlansThatWereNotRunThatEstimatesAreCompared() {
        CompareText text = of(SCAN, "Index Scan using i on t  (cost=0.00..8.00 rows=1 width=4)");
        assertThat(text.headline()).isEqualTo("By the planner's estimate 13× cheaper: 100 before, 8 after.");
        assertThat(text.notes().getFirst()).startsWith("Only estimates are compared, as neither plan was run (EXPLAIN without ANALYZE)");
        assertThat(of(SCAN, SCAN).headline()).isEqualTo("The planner estimates the same cost, or nearly so: 100 before, 100 after.");
    }

    @Test
    void saysThatStatementsDifferAndThatNothingIsInCommon() {
        CompareText text = of("Query Text: select * from t\n" + SCAN, "Query Text: select * from u\n" + SCAN.replace("on t", "on u"));
        assertThat(text.notes()).contains("The plans are of different statements: their times compare different work.");
        assertThat(text.causes()).as("and blames no node").contains("The plans have no node in common.");
        assertThat(of("Seq Scan on t", "Seq Scan on t").headline())
                .isEqualTo("The plans have no figure in common: only what their nodes do is compared.");
    }

    @Test
    void saysWhereThePlanIsTheSameAndBlamesNoneForWhatTheMachineDid() {
        assertThat(of(ran("100.000"), ran("100.000")).causes())
                .contains("Both plans do the same, node for node, with as many rows and blocks.");
        assertThat(of(ran("100.000"), ran("200.000")).causes()).contains("Both plans do the same, node for node, with as many "
                + "rows and blocks. So it was not the plan that made the difference. The Seq Scan on t takes more (+100 ms, "
                + "100 % of the difference).");
        assertThat(of(SCAN, SCAN).causes()).contains("Both plans do the same, node for node.");
        assertThat(of(ran("100.000"), SCAN).causes()).as("only one of them has rows and blocks")
                .contains("Both plans do the same, node for node.");
    }

    @Test
    void nothingIsNoMeasureOfSomething() {
        assertThat(of(ran("0.000"), ran("100.000")).headline()).isEqualTo("Slower: 0 ms before, 100 ms after.");
        assertThat(of(ran("100.000"), ran("0.000")).headline()).isEqualTo("100 % faster: 100 ms before, 0 ms after.");
    }

    private static String ran(String time) {
        return SCAN + " (actual time=0.010.." + time + " rows=1 loops=1)\n  Buffers: shared hit=900\nExecution Time: " + time + " ms";
    }

    @Test
    void onlyWhatChangedInTheSameDirectionIsAReason() {
        assertThat(corpus("memoize-would-help").causes().orElseThrow())
                .contains("takes less, run 2,000 times instead of 60,000, as the Memoize above it keeps its rows (");
        assertThat(corpus("memoize-thrash").causes().orElseThrow()).contains("run 3,000 times instead of 60,000 (");
        assertThat(corpus("long-in-list").causes().orElseThrow()).as("it returns more rows")
                .contains("takes less, with other conditions (");
        assertThat(corpus("heap-fetches-updated").causes().orElseThrow()).contains("takes less, touching ");
        String sort = """
                Sort  (cost=0.00..9.00 rows=1 width=4) (actual time=1.000..%s rows=9 loops=1)
                  Sort Key: a
                  Buffers: shared hit=10%s
                  ->  Seq Scan on t  (cost=0.00..1.00 rows=1 width=4) (actual time=0.010..1.000 rows=9 loops=1)
                        Buffers: shared hit=10
                Execution Time: %s ms
                """;
        String disk = ", temp read=50 written=50";
        assertThat(of(sort.formatted("90.000", "", "91.000"), sort.formatted("40.000", disk, "41.000")).causes().orElseThrow())
                .contains("The Sort takes less, though it goes to disk now (");
        assertThat(of(sort.formatted("40.000", disk, "41.000"), sort.formatted("90.000", "", "91.000")).causes().orElseThrow())
                .contains("takes more, though it no longer goes to disk (");
    }

    @Test
    void joinsThatAreCalledTheSameAreToldApart() {
        String joins = """
                Hash Join  (cost=1.00..9.00 rows=1 width=4) (actual time=1.000..%s rows=9 loops=1)
                  Hash Cond: (a.x = c.y)
                  ->  Hash Join  (cost=1.00..5.00 rows=1 width=4) (actual time=1.000..10.000 rows=9 loops=1)
                        Hash Cond: (a.id = b.id)
                        ->  Seq Scan on a  (cost=0.00..1.00 rows=1 width=4) (actual time=0.010..1.000 rows=9 loops=1)
                        ->  Seq Scan on b  (cost=0.00..1.00 rows=1 width=4) (actual time=0.010..1.000 rows=9 loops=1)
                  ->  Seq Scan on c  (cost=0.00..1.00 rows=1 width=4) (actual time=0.010..1.000 rows=9 loops=1)
                Execution Time: %s ms
                """;
        assertThat(of(joins.formatted("20.000", "20.000"), joins.formatted("70.000", "70.000")).causes().orElseThrow())
                .contains("he Hash Join on (a.x = c.y) takes more");
    }

    private static CompareText corpus(String name) {
        try {
            Path folder = CORPUS.resolve(name);
            return of(Files.readString(folder.resolve("plan.txt")), Files.readString(folder.resolve("after.txt")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CompareText of(String before, String after) {
        PlanComparison comparison = PlanComparison.of(
                PlanFixture.plan(before).measured(), PlanFixture.plan(after).measured(), NoiseFloor.USUAL);
        return CompareText.of(comparison, Verdict.of(comparison));
    }
}
