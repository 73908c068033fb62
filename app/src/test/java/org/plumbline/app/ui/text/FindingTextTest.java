package org.plumbline.app.ui.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.app.ui.text.TextFixture.finding;
import static org.plumbline.app.ui.text.TextFixture.measured;
import static org.plumbline.app.ui.text.TextFixture.node;
import static org.plumbline.app.ui.text.TextFixture.sentence;
import static org.plumbline.app.ui.text.TextFixture.table;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.plumbline.advice.Doubt;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Remedy;
import org.plumbline.analysis.Analysis;
import org.plumbline.analysis.Analyzer;
import org.plumbline.plan.Operation;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.measure.Measure;
import org.plumbline.plan.measure.MeasuredPlan;
import org.plumbline.plan.parse.PlanParseException;
import org.plumbline.plan.parse.PlanParser;
import org.plumbline.plan.parse.SourceText;
import org.plumbline.plan.unit.Blocks;
import org.plumbline.plan.unit.Bytes;
import org.plumbline.plan.unit.Rows;
import org.plumbline.plan.unit.Share;

class FindingTextTest {
    private static final PlanNode TABLE = node(new Operation.SeqScan(table("orders", "o"), Optional.empty()));

    @Test
    void tellsWhatAScanReadAndKept() {
        var read = Evidence.rows("rows read", Rows.rows(1_200_000));
        var kept = Evidence.rows("rows kept", Rows.rows(4_212));

        assertThat(sentence("selective-seq-scan", TABLE, read, kept))
                .isEqualTo("The whole table orders was read, 1.2 M rows, to keep 4,212 of them.");
        assertThat(sentence("selective-seq-scan", TABLE, read, Evidence.rows("rows kept", Rows.NONE),
                Evidence.count("scans of the table", 3)))
                .isEqualTo("The whole table orders was read, 1.2 M rows over 3 scans, to keep none of them.");
        // Three loops of 0 rows each on average may be one row in all.
        PlanNode often = node(TABLE.operation(), 3, 10, 0);
        assertThat(sentence("selective-seq-scan", often, read, Evidence.rows("rows kept", Rows.NONE)))
                .endsWith("to keep next to none of them.");
        assertThat(sentence("selective-seq-scan", TABLE, read, kept, Evidence.count("partitions scanned", 12)))
                .isEqualTo("12 partitions were read, 1.2 M rows, to keep 4,212 of them.");
    }

    @Test
    void tellsWhatAJoinReadForFewPartners() {
        assertThat(sentence("join-without-index", TABLE, Evidence.rows("rows read", Rows.rows(400_000)),
                Evidence.rows("rows of the join", Rows.rows(20)), Evidence.rows("rows of the other input", Rows.rows(1))))
                .isEqualTo("The whole table orders was read, 400,000 rows, to find the partners of 1 row: 20. "
                        + "An index on the columns of the join leads to them.");
    }

    @Test
    void tellsHowOftenALoopRepeated() throws PlanParseException {
        MeasuredPlan plan = Measure.of(PlanParser.parse(SourceText.of("test", """
                Nested Loop  (actual time=0.010..7500.000 rows=30000 loops=1)
                  ->  Seq Scan on o  (actual time=0.010..10.000 rows=30000 loops=1)
                  ->  Seq Scan on t  (actual time=0.010..0.250 rows=1 loops=30000)
                """)).getFirst());
        var found = finding("nested-loop-repeats-work", "Nested loop repeats work",
                List.of(Evidence.count("runs of the inner side", 30_000), Evidence.time("time per run", Duration.ofNanos(250_000)),
                        Evidence.rows("rows read per run", Rows.rows(10_000)), Evidence.rows("rows kept per run", Rows.rows(1))),
                List.of(), List.of());

        assertThat(FindingText.of(found, plan).sentence()).isEqualTo(
                "For each row of its first input this loop ran its second input again, 30,000 times at 0.25 ms each: "
                        + "Seq Scan on t read 10,000 rows each time to keep 1.");
        var surprised = new ArrayList<>(found.evidence());
        surprised.add(Evidence.rows("outer rows expected", Rows.rows(1)));
        assertThat(FindingText.of(finding(found.rule().id(), found.rule().title(), surprised, List.of(), List.of()), plan).sentence())
                .endsWith("to keep 1. The planner expected 1 row in the loop's first input.");
    }

    @Test
    void tellsWhyAWithQuerysRowsWereSearched() {
        var search = List.of(Evidence.text("WITH query", "w"), Evidence.count("runs of the scan", 1_582),
                Evidence.rows("rows read per run", Rows.rows(38_114)));
        var told = new ArrayList<>(search);
        told.add(Evidence.rows("rows expected per run", Rows.rows(20)));

        assertThat(sentence("cte-scan-in-loop", TABLE, told.toArray(Evidence[]::new)))
                .endsWith("1,582 times, 38,114 rows a time. The planner expected 20 rows a time.");
        told.set(told.size() - 1, Evidence.rows("outer rows expected", Rows.rows(1)));
        assertThat(sentence("cte-scan-in-loop", TABLE, told.toArray(Evidence[]::new)))
                .endsWith("38,114 rows a time. The planner expected 1 row in the loop's first input.");
    }

    @Test
    void tellsWhatAnIndexDoesNotCover() {
        var scan = new Operation.IndexScan(
                table("t", "t"), "t_a_idx", "Forward", Optional.empty(), Optional.empty(), Optional.empty());

        assertThat(sentence("index-filters-most-rows", node(scan), Evidence.rows("rows found by the index", Rows.rows(100_000)),
                Evidence.share("share removed", new Share(0.958)))).isEqualTo(
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
        assertThat(sentence("row-misestimate", node(scan, 1, 30_500, 10), Evidence.count("values assumed of the key", 200)))
                .endsWith("One in 200 pairs of rows was to match, as of a key without statistics.");
    }

    @Test
    void tellsWhatWentToDisk() {
        var written = Evidence.bytes("written to disk", Bytes.kibibytes(24_592));

        assertThat(sentence("sort-spill", TABLE, written))
                .isEqualTo("The rows to sort did not fit into the memory allowed (work_mem): 24 MB went to disk and back.");
        assertThat(sentence("hash-spill", TABLE, Evidence.count("batches", 4)))
                .isEqualTo("The hash table did not fit into the memory allowed (work_mem): "
                        + "it was cut into 4 batches, which went to disk and back.");
        assertThat(sentence("hash-spill", TABLE, written, Evidence.count("batches", 5)))
                .isEqualTo("The groups did not fit into the memory allowed (work_mem): 24 MB went to disk and back.");
    }

    @Test
    void tellsWhatAFunctionTookAndWhatIsTooMuchToLookAt() {
        var all = Evidence.time("time of all calls", Duration.ofMillis(1_310));
        var calls = Evidence.count("calls", 150_000);
        var each = Evidence.time("time per call", Duration.ofNanos(8_733));

        assertThat(sentence("expensive-function", TABLE, Evidence.text("function", "rate_of"), calls, each, all))
                .isEqualTo("The function rate_of took 1,310 ms: it was called 150,000 times, at 0.009 ms each. "
                        + "The plan does not show what it does.");
        assertThat(sentence("expensive-function", TABLE, Evidence.text("function", "pg_sleep"),
                Evidence.time("time waited as told", Duration.ofMillis(2007))))
                .isEqualTo("The statement waits on purpose: pg_sleep took 2,007 ms, as it was told to.");
        assertThat(sentence("expensive-function", TABLE, Evidence.count("calls", 1), each, all))
                .isEqualTo("What is worked out here, most likely a function, took 1,310 ms. The plan does not show what it does.");
        assertThat(sentence("large-result", TABLE, Evidence.rows("rows returned", Rows.rows(250_000)),
                Evidence.bytes("size of the result", Bytes.kibibytes(24_592))))
                .isEqualTo("250,000 rows, about 24 MB, were returned: more than anybody looks at. "
                        + "Sending them is not in the times of this plan.");
    }

    @Test
    void tellsWhatWasDoneWithRows() {
        var key = Evidence.text("sort key", "created_at");

        assertThat(sentence("wide-rows-spill", TABLE, Evidence.bytes("width of a row", Bytes.bytes(1_456)),
                Evidence.bytes("written to disk", Bytes.kibibytes(24_592))))
                .isEqualTo("Each row carries about 1.4 kB, most of which is not looked at here, so that the rows "
                        + "did not fit into the memory allowed (work_mem): 24 MB went to disk and back.");
        assertThat(sentence("top-n-sort", TABLE, Evidence.rows("rows sorted", Rows.rows(700_000)), key,
                Evidence.rows("rows returned", Rows.rows(20))))
                .isEqualTo("700,000 rows were read and sorted by created_at to return the first 20: "
                        + "an index in that order has them ready.");
        assertThat(sentence("incremental-sort-groups", TABLE, Evidence.rows("rows per group", Rows.rows(150_000)),
                Evidence.text("in order already", "day")))
                .isEqualTo("The rows came in order of day, but about 150,000 rows are alike in that, "
                        + "and each such group was sorted by itself.");
        assertThat(sentence("large-offset", TABLE, Evidence.rows("rows skipped", Rows.rows(200_000)),
                Evidence.rows("rows returned", Rows.rows(20))))
                .isEqualTo("200,000 rows were made only to be skipped by the OFFSET, before the 20 that were asked for. "
                        + "Each further page takes longer.");
        assertThat(sentence("exact-count", TABLE, Evidence.rows("rows counted", Rows.rows(3_000_000)), Evidence.text("table", "log")))
                .isEqualTo("PostgreSQL keeps no exact number of rows: all 3 M rows of log were counted one by one.");
        assertThat(sentence("needless-order-by", TABLE, Evidence.rows("rows sorted", Rows.rows(9_000)), key,
                Evidence.text("order forgotten by", "Hash")))
                .isEqualTo("9,000 rows were sorted by created_at, and the node that gets them (Hash) takes them in any order.");
    }

    @Test
    void tellsWhatCameBesideTheTree() {
        assertThat(sentence("client-transfer", TABLE, Evidence.time("time to pack the result", Duration.ofMillis(412)),
                Evidence.bytes("size of the result", Bytes.kibibytes(24_592)), Evidence.rows("rows returned", Rows.rows(80_000))))
                .isEqualTo("Putting the result into the form that the client gets took 412 ms, for 24 MB in 80,000 rows; "
                        + "sending it comes on top.");
        assertThat(sentence("foreign-key-without-index", TABLE, Evidence.text("constraint", "returns_order_id_fkey"),
                Evidence.count("checks", 142), Evidence.time("time per check", Duration.ofMillis(210))))
                .isEqualTo("For each of 142 rows PostgreSQL looked whether another table still refers to it (returns_order_id_fkey), "
                        + "at 210 ms each: the referring columns seem to have no index.");
        assertThat(sentence("slow-trigger", TABLE, Evidence.text("trigger", "audit"), Evidence.count("calls", 20_000),
                Evidence.time("time of the trigger", Duration.ofMillis(702))))
                .isEqualTo("The trigger audit took 702 ms in 20,000 calls.");
        assertThat(sentence("bulk-writes", TABLE, Evidence.count("checks", 300_000),
                Evidence.time("time of the checks", Duration.ofMillis(702))))
                .isEqualTo("For each row written PostgreSQL looked for the row that it refers to: 300,000 checks took 702 ms.");
        assertThat(sentence("index-upkeep", TABLE, Evidence.rows("rows inserted", Rows.rows(300_000)),
                Evidence.time("time of the Insert itself", Duration.ofMillis(4_100))))
                .isEqualTo("Each of 300,000 rows was put into the table and into each of its indexes by itself: that took 4,100 ms.");
        assertThat(sentence("large-values-deleted", TABLE, Evidence.rows("rows deleted", Rows.rows(5_000)),
                Evidence.time("time of the Delete itself", Duration.ofMillis(2_500))))
                .startsWith("Deleting 5,000 rows took 2,500 ms: they seem to have large values");
    }

    @Test
    void tellsThatOneValueFilledABatch() {
        assertThat(sentence("skewed-hash-key", TABLE, Evidence.text("key", "(c.id = o.customer_id)"), Evidence.count("batches", 512),
                Evidence.bytes("memory used", Bytes.kibibytes(13_528)), Evidence.bytes("memory of an even batch", Bytes.bytes(54_000))))
                .isEqualTo("Very many rows of the hash table have one and the same value of the key (c.id = o.customer_id), "
                        + "and no cut parts them: of 512 batches the fullest took 13.2 MB, where an even share is 52.7 kB.");
    }

    @Test
    void tellsThatKeptRowsWereComparedAgainAndAgain() throws PlanParseException {
        Analysis analysis = Analyzer.analyze(SourceText.of("test", """
                Nested Loop  (actual time=0.030..2000.000 rows=1000 loops=1)
                  Join Filter: (c.id = o.customer_id)
                  Rows Removed by Join Filter: 9999000
                  ->  Seq Scan on customers c  (actual time=0.010..1.000 rows=1000 loops=1)
                  ->  Materialize  (actual time=0.000..1.000 rows=10000 loops=1000)
                        ->  Seq Scan on orders o  (actual time=0.004..5.000 rows=10000 loops=1)
                """)).getFirst();

        assertThat(FindingText.of(analysis.advice().findings().getFirst(), analysis.measured()).sentence()).isEqualTo(
                "Seq Scan on orders o ran once, but this loop compared its 10,000 rows with each row of its first input, 1,000 times: "
                        + "10 M pairs did not match.");
    }

    @Test
    void tellsOfIndexesThatMustLookAtTheTable() {
        var scan = new Operation.IndexOnlyScan(
                table("t", "t"), "t_a_idx", "Forward", Optional.empty(), Optional.of(12_000L), Optional.empty());

        assertThat(sentence("heap-fetches", node(scan), Evidence.count("heap fetches", 12_000)))
                .isEqualTo("The index t_a_idx could have answered alone, but 12,000 times the table had to be looked at too, "
                        + "as it has changed since it was last vacuumed.");
        assertThat(sentence("lossy-bitmap", TABLE, Evidence.blocks("lossy heap blocks", Blocks.blocks(3000)),
                Evidence.blocks("exact heap blocks", Blocks.blocks(1000))))
                .isEqualTo("The list of matching rows did not fit into the memory allowed (work_mem): "
                        + "3,000 blocks of orders o had to be searched row by row, beside 1,000 whose rows were known.");
    }

    @Test
    void tellsWhatSubqueriesDidForEachRow() {
        assertThat(sentence("correlated-subplan", TABLE, Evidence.count("runs of the subquery", 5_000),
                Evidence.time("time per run", Duration.ofMillis(2)), Evidence.rows("rows read per run", Rows.rows(1)))).isEqualTo(
                "A subquery ran 5,000 times, once for each row, at 2 ms each, and read 1 row every time.");
        assertThat(sentence("cte-blocks-pushdown", TABLE, Evidence.text("WITH query", "totals"),
                Evidence.rows("rows made", Rows.rows(50_000)), Evidence.rows("rows kept", Rows.rows(1)))).isEqualTo(
                "The WITH query totals made 50,000 rows, of which the one scan that reads it kept 1: its filter does not reach inside.");
        assertThat(sentence("cte-scan-in-loop", TABLE, Evidence.text("WITH query", "chosen"), Evidence.count("runs of the scan", 3_000),
                Evidence.rows("rows read per run", Rows.rows(2_000)))).isEqualTo("The rows of the WITH query chosen have no index: "
                + "they were searched from the first again for each row, 3,000 times, 2,000 rows a time.");
        assertThat(sentence("memoize-thrash", TABLE, Evidence.text("key", "i.product_id"), Evidence.count("lookups", 100_000),
                Evidence.count("found", 0), Evidence.count("thrown out", 98_913))).isEqualTo(
                "Memoize keeps rows by i.product_id to have them when they are asked for again: of 100,000 questions it had the rows "
                + "for none, as its memory was full and it had thrown out 98,913.");
        assertThat(sentence("not-in-subplan", TABLE, Evidence.count("searches of the list", 4_500),
                Evidence.rows("rows in the list", Rows.rows(5_000)),
                Evidence.rows("rows looked at per search", Rows.rows(3_834)))).isEqualTo(
                "The list of a NOT IN, 5,000 rows, was searched from its start for each row, 4,500 times, 3,834 rows a time.");
    }

    @Test
    void tellsWhatTheServerDidBeside() {
        assertThat(sentence("workers-not-launched", TABLE, Evidence.count("workers planned", 2), Evidence.count("workers launched", 0)))
                .isEqualTo("Of 2 parallel workers planned, none started, as no more were free.");
        assertThat(sentence("workers-not-launched", TABLE, Evidence.count("workers planned", 4), Evidence.count("workers launched", 1)))
                .isEqualTo("Of 4 parallel workers planned, only 1 started, as no more were free.");
        assertThat(sentence("jit-dominates", TABLE, Evidence.time("compilation", Duration.ofMillis(210)),
                Evidence.share("share of the execution", new Share(0.62))))
                .isEqualTo("PostgreSQL spent 210 ms, 62 % of the execution, on compiling this query to machine code (JIT), "
                        + "which pays for longer queries only.");
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
        assertThat(text.remedies().all()).containsExactly(
                new RemedyText("setting",
                        "Give this statement more memory: work_mem of 80 MB, inside its transaction only and not for the whole server.",
                        Optional.of("SET LOCAL work_mem = '80MB'")),
                new RemedyText("analyze", "Tell the planner that a and b of s.T go together, then refresh its statistics.",
                        Optional.of("CREATE STATISTICS t_a_b_stats ON a, b FROM s.\"T\";\nANALYZE s.\"T\"")));
        assertThat(text.doubts()).containsExactly("Every sort and hash of every session may take this much memory at once.");
        assertThat(text.stake()).isEqualTo("up to 250 ms, 63 % of the execution");
    }
}
