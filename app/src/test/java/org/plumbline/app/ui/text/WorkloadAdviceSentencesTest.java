package org.plumbline.app.ui.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.advice.Evidence;
import org.plumbline.plan.unit.Bytes;
import org.plumbline.plan.unit.Rows;
import org.plumbline.plan.unit.Share;
import org.plumbline.schema.SchemaAdvice;

class WorkloadAdviceSentencesTest {
    @Test
    void tellsWhatIsSoAndWhatWouldBeBetter() {
        assertThat(said("brin", "events_at", Evidence.bytes("size of the B-tree", Bytes.kibibytes(2_048_000)),
                Evidence.bytes("size of the BRIN index", Bytes.kibibytes(512)), Evidence.text("column", "at"))).isEqualTo(
                "The index events_at of public.events is asked for spans of at alone, in whose order the rows lie. A BRIN index does that "
                        + "with 512 kB instead of 2 GB, and costs next to nothing when rows are added.");
        assertThat(said("retention", "at", Evidence.rows("rows deleted", Rows.rows(400_000)),
                Evidence.time("time of deleting", Duration.ofSeconds(90)))).startsWith("400,000 old rows of public.events were deleted one "
                + "by one, which took 90 s");
        assertThat(said("cold-partitions", "at", Evidence.count("partitions that nobody reads", 7),
                Evidence.bytes("their size", Bytes.kibibytes(2_097_152)), Evidence.text("rows before", "2025-01-01"),
                Evidence.count("days observed", 61))).startsWith("Nothing was read or written for 61 days in the oldest partitions of "
                + "public.events, those with rows before 2025-01-01 (7, 2 GB).");
        assertThat(said("partition-by-time", "at", Evidence.share("share of its statements' time that asks for a span of it",
                new Share(0.9)), Evidence.text("partition", "month"), Evidence.rows("rows of a partition", Rows.rows(3_000_000))))
                .contains("90 %").contains("partitions of a month, about 3 M rows each, such");
        assertThat(said("summary-table", "orders_summary", Evidence.share("share of the database's time", new Share(0.4)),
                Evidence.count("calls", 9_000), Evidence.rows("rows of the largest table", Rows.rows(500_000)),
                Evidence.rows("rows of the summary", Rows.rows(40)), Evidence.time("time of one refresh", Duration.ofMillis(400))))
                .contains("each of its 9,000 calls").contains("about 40 rows");
        assertThat(said("generated-column", "lower(city)", Evidence.share("share of the database's time", new Share(0.4)),
                Evidence.text("expression", "lower(city)"))).contains("by lower(city) and calculate");
        assertThat(said("index-selectively", "events_kind", Evidence.rows("entries written", Rows.rows(2_000_000)),
                Evidence.count("scans", 40), Evidence.rows("entries written for each scan", Rows.rows(50_000)))).isEqualTo(
                "The index events_kind of public.events was read 40 times and got 2 M entries, 50,000 for each time that it was "
                        + "read. None of the counted statements that could be read asks anything of its first column: what reads it "
                        + "is not known.");
    }

    @Test
    void saysNothingOfOtherAdvice() {
        assertThat(WorkloadAdviceSentences.of(advice("room-for-hot-updates", "orders"))).isEmpty();
        assertThat(WorkloadAdviceSentences.of(advice("brin", "orders_day"))).isEmpty();
    }

    private static String said(String check, String object, Evidence... evidence) {
        return WorkloadAdviceSentences.of(advice(check, object, evidence)).orElseThrow();
    }

    private static SchemaAdvice advice(String check, String object, Evidence... evidence) {
        return new SchemaAdvice(check, "public.events", object, Duration.ZERO, List.of(), List.of(evidence), List.of(), List.of(),
                List.of(), List.of());
    }
}
