package org.plumbline.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.plumbline.advice.Doubt;
import org.plumbline.advice.Evidence;
import org.plumbline.catalog.CatalogFixture;
import org.plumbline.catalog.Partitioning;
import org.plumbline.catalog.TableFacts;
import org.plumbline.plan.unit.Rows;
import org.plumbline.schema.SchemaAdvice.Effect;
import org.plumbline.schema.SchemaAdvice.Step;
import org.plumbline.workload.Snapshots;

class RetentionByPartitionTest {
    private static final String CLEAR = "DELETE FROM orders WHERE day < $1";
    private final CatalogFixture orders = GrowingOrders.fixture();

    @Test
    void oldPartitionsLeaveInsteadOfTheirRows() {
        partition("orders_2026_02", "FOR VALUES FROM ('2026-02-01') TO ('2026-03-01')");
        partition("orders_2026_01", "FOR VALUES FROM ('2026-01-01') TO ('2026-02-01')");
        orders.partitioned = true;
        SchemaAdvice advice = advice(CLEAR, 400_000).getFirst();
        assertThat(advice.atStake()).isEqualTo(Duration.ofSeconds(700));
        assertThat(advice.evidence()).contains(Evidence.rows("rows deleted", Rows.rows(400_000)));
        assertThat(advice.doubts()).contains(Doubt.CUT_OFF_NOT_KNOWN);
        assertThat(sql(advice)).contains("ALTER TABLE public.orders DETACH PARTITION public.orders_2026_01 CONCURRENTLY",
                "ALTER TABLE public.orders_2026_01 SET SCHEMA archive", "DROP TABLE archive.orders_2026_01");
        assertThat(advice.steps().getLast().effect()).isEqualTo(Effect.LOSES_ROWS);
        assertThat(advice.back().getLast().effect()).isEqualTo(Effect.SHORT_LOCK);
        partition("orders_default", "DEFAULT");
        assertThat(advice(CLEAR, 400_000).getFirst().back().getLast().effect()).isEqualTo(Effect.LONG_LOCK);
        assertThat(sql(advice(CLEAR, 400_000).getFirst())).contains("ALTER TABLE public.orders DETACH PARTITION public.orders_2026_01");
    }

    @Test
    void aPlainTableIsPartitionedFirst() {
        SchemaAdvice advice = advice(CLEAR, 400_000).getFirst();
        assertThat(advice.steps().getFirst().why()).contains("partition-by-time");
        assertThat(sql(advice)).contains("ALTER TABLE public.orders DETACH PARTITION public.orders_before_2026_05");
    }

    @Test
    void staysQuietWhereAPartitionHasRowsThatAreNotDeleted() {
        assertThat(advice("DELETE FROM orders WHERE day < $1 AND customer_id = $2", 400_000)).isEmpty();
        assertThat(advice("DELETE FROM orders WHERE day > $1", 400_000)).isEmpty();
        assertThat(advice("DELETE FROM orders WHERE day < $1 AND id IN (SELECT id FROM orders)", 400_000)).isEmpty();
        assertThat(advice("DELETE FROM orders WHERE day < $1 OR id = $2", 400_000)).isEmpty();
        assertThat(advice("DELETE FROM orders WHERE id < $1", 400_000)).isEmpty();
    }

    @Test
    void staysQuietWhereFewRowsAreDeletedOrOthersReferToThem() {
        assertThat(advice(CLEAR, 90_000)).isEmpty();
        var lines = new CatalogFixture().unknown("order_id").foreignKey("lines_of_order", "public.orders", "order_id");
        lines.name = "lines";
        orders.otherTables.add(lines.table());
        assertThat(advice(CLEAR, 400_000)).isEmpty();
    }

    private void partition(String name, String bound) {
        var made = new CatalogFixture();
        made.name = name;
        TableFacts table = made.table();
        orders.otherTables.add(new TableFacts(table.schema(), name, false, false,
                new Partitioning(Optional.empty(), Optional.of("public.orders"),
                Optional.of(bound), false), table.rows(), table.pages(), table.modifiedSinceAnalyze(), table.analyzedAt(), 0, 0, 100, 0,
                table.vacuum(), List.of(), List.of(), List.of(), List.of(), List.of()));
    }

    private static List<String> sql(SchemaAdvice advice) {
        return advice.steps().stream().map(Step::sql).flatMap(Optional::stream).toList();
    }

    private List<SchemaAdvice> advice(String delete, long rows) {
        if (orders.partitioned) {
            orders.columns.replaceAll(column -> column.name().equals("day") ? GrowingOrders.time("created_at") : column);
        }
        String sql = orders.partitioned ? delete.replace("day", "created_at") : delete;
        return new RetentionByPartition().check(SchemaFacts.of(orders.facts(), List.of(GrowingOrders.activity(61_000_000, 0, rows)),
                Optional.of(Snapshots.at(60, Snapshots.statement(1, sql, 300, rows, 700_000)))));
    }
}
