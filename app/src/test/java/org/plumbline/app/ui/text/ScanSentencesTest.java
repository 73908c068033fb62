package org.plumbline.app.ui.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.app.ui.text.TextFixture.node;
import static org.plumbline.app.ui.text.TextFixture.sentence;
import static org.plumbline.app.ui.text.TextFixture.table;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.plumbline.advice.Evidence;
import org.plumbline.plan.Operation;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.unit.Blocks;
import org.plumbline.plan.unit.Rows;

class ScanSentencesTest {
    private static final PlanNode TABLE = node(new Operation.SeqScan(table("orders", "o"), Optional.empty()));
    private static final PlanNode INDEX = node(new Operation.IndexScan(
            table("orders", "o"), "orders_at_idx", "Forward", Optional.empty(), Optional.empty(), Optional.empty()));
    private static final Evidence READ = Evidence.rows("rows read", Rows.rows(1_200_000));
    private static final Evidence KEPT = Evidence.rows("rows kept", Rows.rows(12));

    @Test
    void tellsWhatKeepsAnIndexAway() {
        assertThat(sentence("wrapped-column", TABLE, READ, KEPT, Evidence.text("expression", "lower(email)"))).isEqualTo(
                "All 1.2 M rows of orders o were read to keep 12: the condition is about lower(email), "
                        + "and an index on the column alone does not know that.");
        assertThat(sentence("implicit-cast", TABLE, READ, KEPT, Evidence.text("column", "id"), Evidence.text("converted to", "numeric")))
                .isEqualTo("All 1.2 M rows of orders o were read to keep 12: id was converted to numeric in each row, "
                        + "as the value is of that type, and no index serves then.");
        assertThat(sentence("implicit-cast", TABLE, READ, KEPT, Evidence.text("pattern", "A0%"))).isEqualTo(
                "All 1.2 M rows of orders o were read to keep 12: the pattern A0% begins with plain text, but an ordinary index serves it "
                        + "only where texts are ordered byte by byte (collation C).");
        assertThat(sentence("infix-like", TABLE, READ, KEPT, Evidence.text("pattern", "%lamp%"))).isEqualTo(
                "All 1.2 M rows of orders o were read to keep 12: each text was searched for %lamp%, "
                        + "which an ordinary index cannot do, as it knows only how texts begin.");
        assertThat(sentence("containment-without-gin", TABLE, READ, KEPT, Evidence.text("operator", "@>"))).isEqualTo(
                "All 1.2 M rows of orders o were read to keep 12: an ordinary index cannot look inside a value, as @> does; "
                        + "a GIN (or GiST) index can.");
    }

    @Test
    void doesNotSayAllOfATableWhoseScanMayHaveStopped() {
        Evidence stopped = Evidence.text("read to the end", "perhaps not");
        assertThat(sentence("selective-seq-scan", TABLE, READ, KEPT)).isEqualTo(
                "The whole table orders was read, 1.2 M rows, to keep 12 of them.");
        assertThat(sentence("selective-seq-scan", TABLE, READ, KEPT, stopped)).isEqualTo(
                "The table orders was read, 1.2 M rows, to keep 12 of them.");
        assertThat(sentence("infix-like", TABLE, READ, KEPT, stopped)).startsWith("1.2 M rows of orders o were read to keep 12: ");
    }

    @Test
    void tellsWhatIndexesDidInVain() {
        assertThat(sentence("wrong-index-for-limit", INDEX, Evidence.rows("rows walked over", Rows.rows(580_094)), KEPT)).isEqualTo(
                "The index orders_at_idx was read in the order asked for, in the hope that the rows wanted come soon: "
                        + "it took 580,094 rows of orders o to find 12.");
        assertThat(sentence("bitmap-and", node(new Operation.BitmapAnd()), Evidence.count("indexes read", 2),
                Evidence.rows("rows found by all", Rows.rows(87_741)), Evidence.rows("rows in common", Rows.rows(103)))).isEqualTo(
                "Two indexes led to 87,741 rows together, and only 103 were the same: "
                        + "one index on all these columns leads to those alone.");
        assertThat(sentence("skip-scan-searches", INDEX, Evidence.count("index searches", 8_003), Evidence.count("runs of the scan", 1)))
                .isEqualTo("The index orders_at_idx was searched 8,003 times, once for each value of its first column, "
                        + "as the condition does not name that column.");
        assertThat(sentence("index-only-possible", INDEX, Evidence.rows("rows found", Rows.rows(60_000)),
                Evidence.text("columns carried", "amount"))).isEqualTo(
                "For each of 60,000 rows the table orders was visited, to take no more than amount, which the index could carry.");
    }

    @Test
    void tellsWhatElseIsReadForNothing() {
        assertThat(sentence("long-in-list", TABLE, Evidence.count("values in the list", 1_000),
                Evidence.rows("rows compared", Rows.rows(400_000)))).isEqualTo(
                "Each of 400,000 rows of orders o was compared with a list of 1,000 values, one after the other.");
        assertThat(sentence("read-efficiency", TABLE, Evidence.blocks("pages read", Blocks.blocks(54_546)),
                Evidence.rows("rows found", Rows.rows(150)))).isEqualTo(
                "54,546 pages of orders o were read and held only 150 rows: they are nearly empty, as rows were deleted or changed.");
        assertThat(sentence("partitions-not-pruned", node(new Operation.Append()), Evidence.count("partitions searched", 36),
                Evidence.count("partitions with rows", 1), Evidence.count("searches of each", 667))).isEqualTo(
                "36 partitions were searched 667 times each, though the rows came from 1 of them each time.");
        assertThat(sentence("file-read-each-time", TABLE, Evidence.rows("rows read", Rows.rows(479_829)),
                Evidence.rows("rows kept", Rows.rows(0))))
                .isEqualTo("The foreign table orders o is a file: every query reads and parses all of it, here 479,829 rows, "
                        + "to keep none of them.");
        assertThat(sentence("file-read-each-time", TABLE, Evidence.rows("rows read", Rows.rows(500_000)),
                Evidence.rows("rows wanted first", Rows.rows(10))))
                .endsWith("here 500,000 rows, to sort them and take the first 10.");
        assertThat(sentence("foreign-scan-ships-rows", TABLE, Evidence.rows("rows sent", Rows.rows(200_000)),
                Evidence.rows("rows kept", Rows.rows(287)))).isEqualTo(
                "The other server sent 200,000 rows of orders o, and all but 287 were thrown away here, "
                        + "as it was not asked to filter them.");
    }
}
