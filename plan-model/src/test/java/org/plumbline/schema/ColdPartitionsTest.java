package org.plumbline.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.plumbline.advice.Doubt;
import org.plumbline.advice.Evidence;
import org.plumbline.catalog.CatalogFixture;
import org.plumbline.catalog.Partitioning;
import org.plumbline.catalog.TableFacts;
import org.plumbline.plan.unit.Bytes;
import org.plumbline.plan.unit.Rows;
import org.plumbline.schema.SchemaAdvice.Step;

class ColdPartitionsTest {
    private final CatalogFixture orders = new CatalogFixture();
    private final List<TableActivity> activity = new ArrayList<>();

    @BeforeEach
    void partitions() {
        orders.partitioned = true;
        orders.columns.add(GrowingOrders.time("created_at"));
        add("2026-03-01", "2026-04-01", 800);
        add("2026-01-01", "2026-02-01", 0);
        add("2026-02-01", "2026-03-01", 0);
    }

    @Test
    void keepsApartWhatNobodyReads() {
        SchemaAdvice advice = advice().getFirst();
        assertThat(advice.atStake()).isZero();
        assertThat(advice.evidence()).contains(Evidence.count("partitions that nobody reads", 2),
                Evidence.text("rows before", "2026-03-01"), Evidence.bytes("their size", Bytes.bytes(2_400_000_000L)));
        assertThat(advice.steps().getFirst().why()).contains("orders_2026-01-01, orders_2026-02-01");
        assertThat(advice.steps().stream().map(Step::sql).flatMap(Optional::stream)).contains(
                "ALTER TABLE public.orders DETACH PARTITION public.\"orders_2026-01-01\" CONCURRENTLY");
        assertThat(advice.doubts()).containsExactly(Doubt.RARE_QUERIES_MAY_NEED_IT);
    }

    @Test
    void staysQuietWhereItIsNotSureThatNobodyReads() {
        orders.countersSince = Optional.of(CatalogFixture.NOW.minus(Duration.ofDays(20)));
        assertThat(advice()).isEmpty();
        orders.countersSince = Optional.of(CatalogFixture.NOW.minus(Duration.ofDays(61)));
        activity.removeIf(done -> done.sequentialScans() > 0);
        orders.otherTables.removeFirst();
        assertThat(advice()).isEmpty();
    }

    @Test
    void staysQuietWhereOthersReferToTheTable() {
        var lines = new CatalogFixture().unknown("order_id").foreignKey("lines_of_order", "public.orders", "order_id");
        lines.name = "lines";
        orders.otherTables.add(lines.table());
        assertThat(advice()).isEmpty();
    }

    private void add(String from, String to, long scans) {
        var made = new CatalogFixture();
        made.name = "orders_" + from;
        TableFacts table = made.table();
        orders.otherTables.add(new TableFacts("public", made.name, false, false,
                new Partitioning(Optional.empty(), Optional.of("public.orders"),
                Optional.of("FOR VALUES FROM ('" + from + "') TO ('" + to + "')"), false), table.rows(), table.pages(),
                table.modifiedSinceAnalyze(), table.analyzedAt(), 0, 0, 100, 0, table.vacuum(), List.of(), List.of(), List.of(), List.of(),
                List.of()));
        activity.add(new TableActivity("public." + made.name, Rows.NONE, Rows.NONE, Rows.NONE, scans, Rows.NONE, 0,
                Bytes.bytes(1_000_000_000), Bytes.bytes(200_000_000)));
    }

    private List<SchemaAdvice> advice() {
        return new ColdPartitions().check(SchemaFacts.of(orders.facts(), activity, Optional.empty()));
    }
}
