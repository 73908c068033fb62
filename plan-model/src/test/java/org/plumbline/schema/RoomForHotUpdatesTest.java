package org.plumbline.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.plumbline.catalog.CatalogFixture;
import org.plumbline.workload.Snapshots;

class RoomForHotUpdatesTest {
    private final CatalogFixture orders = new CatalogFixture().unknown("id").unknown("status").index("orders_pkey", "id");

    @Test
    void leavesRoomWhereUpdatesSetNoIndexedColumn() {
        orders.updates = 50_000;
        orders.hotUpdates = 4_000;
        SchemaAdvice advice = advice("UPDATE orders SET status = $1 WHERE id = $2").getFirst();
        assertThat(advice.table()).isEqualTo("public.orders");
        assertThat(advice.atStake()).isEqualTo(Duration.ofMillis(700));
        assertThat(advice.steps().getFirst().sql()).hasValue("ALTER TABLE public.orders SET (fillfactor = 85)");
        assertThat(advice.back().getFirst().sql()).hasValue("ALTER TABLE public.orders RESET (fillfactor)");
    }

    @Test
    void staysQuietWhereRoomWouldNotHelp() {
        orders.updates = 50_000;
        orders.hotUpdates = 4_000;
        assertThat(advice("UPDATE orders SET id = $1 WHERE id = $2")).isEmpty();
        assertThat(advice("SELECT id FROM orders")).isEmpty();
        orders.fillFactor = 80;
        assertThat(advice("UPDATE orders SET status = $1 WHERE id = $2")).isEmpty();
        orders.fillFactor = 100;
        orders.hotUpdates = 40_000;
        assertThat(advice("UPDATE orders SET status = $1 WHERE id = $2")).isEmpty();
    }

    private List<SchemaAdvice> advice(String sql) {
        return new RoomForHotUpdates().check(SchemaFacts.of(orders.facts(), List.of(),
                Optional.of(Snapshots.at(60, Snapshots.statement(1, sql, 50_000, 50_000, 700)))));
    }
}
