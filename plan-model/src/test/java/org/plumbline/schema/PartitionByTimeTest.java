package org.plumbline.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.plumbline.advice.Doubt;
import org.plumbline.advice.Evidence;
import org.plumbline.catalog.CatalogFixture;
import org.plumbline.plan.unit.Rows;
import org.plumbline.schema.SchemaAdvice.Effect;
import org.plumbline.schema.SchemaAdvice.Step;
import org.plumbline.workload.Snapshots;
import org.plumbline.workload.StatementCounters;

class PartitionByTimeTest {
    private static final String OF_A_SPAN = "SELECT count(*) FROM orders WHERE day >= $1 AND day < $2";
    private static final String INSERT = "INSERT INTO orders (id, day) VALUES ($1, $2)";
    private final CatalogFixture orders = GrowingOrders.fixture();
    private TableActivity activity = GrowingOrders.activity(61_000_000, 1_000, 0);

    @Test
    void adviseMonthsWhereRowsAreAddedInTheOrderOfATime() {
        SchemaAdvice advice = advice(OF_A_SPAN).getFirst();
        assertThat(advice.object()).isEqualTo("day");
        assertThat(advice.atStake()).isEqualTo(Duration.ofMinutes(15));
        assertThat(advice.evidence()).contains(Evidence.text("partition", "month"),
                Evidence.rows("rows added a day", Rows.rows(1_000_000)), Evidence.rows("rows of a partition", Rows.rows(30_000_000)));
        assertThat(advice.doubts()).contains(Doubt.KEY_HOLDS_WITHIN_PARTITIONS).doesNotContain(Doubt.GROWTH_NOT_KNOWN);
        assertThat(sql(advice)).contains(
                "CREATE TABLE public.orders_partitioned (LIKE public.orders INCLUDING ALL EXCLUDING INDEXES) PARTITION BY RANGE (day)",
                "ALTER TABLE public.orders_partitioned ADD PRIMARY KEY (id, day)",
                "CREATE UNIQUE INDEX CONCURRENTLY orders_key_by_time ON public.orders (id, day)",
                "CREATE TABLE public.orders_2026_05 PARTITION OF public.orders_partitioned "
                        + "FOR VALUES FROM ('2026-05-01') TO ('2026-06-01')",
                "ALTER TABLE public.orders ATTACH PARTITION public.orders_before_2026_05 FOR VALUES FROM (MINVALUE) TO ('2026-05-01')");
        assertThat(advice.steps()).extracting(Step::effect).doesNotContain(Effect.LOSES_ROWS, Effect.LONG_LOCK);
    }

    @Test
    void makesPartitionsOfDaysWhereATableGrowsFast() {
        activity = GrowingOrders.activity(61L * 40_000_000, 0, 0);
        assertThat(advice(OF_A_SPAN).getFirst().evidence()).contains(Evidence.text("partition", "day"));
    }

    @Test
    void tellsOfForeignKeysThatCannotStay() {
        var lines = new CatalogFixture().unknown("order_id").foreignKey("lines_of_order", "public.orders", "order_id");
        lines.name = "lines";
        orders.otherTables.add(lines.table());
        SchemaAdvice advice = advice(OF_A_SPAN).getFirst();
        assertThat(advice.doubts()).contains(Doubt.FOREIGN_KEYS_FALL_AWAY);
        assertThat(sql(advice)).contains("ALTER TABLE public.lines DROP CONSTRAINT lines_of_order");
        assertThat(advice.back().stream().flatMap(step -> step.sql().stream())).contains("ALTER TABLE public.lines ADD CONSTRAINT "
                + "lines_of_order FOREIGN KEY (order_id) REFERENCES public.orders (id) NOT VALID");
    }

    @Test
    void staysQuietWhereStatementsDoNotAskForASpan() {
        assertThat(advice("SELECT count(*) FROM orders WHERE id = $1")).isEmpty();
        assertThat(advice("SELECT count(*) FROM orders WHERE day = $1")).isEmpty();
        assertThat(advice("SELECT count(*) FROM orders WHERE day >= $1 OR id = $2")).isEmpty();
    }

    @Test
    void staysQuietWhereTheTableIsNoLog() {
        activity = GrowingOrders.activity(61_000_000, 7_000_000, 0);
        assertThat(advice(OF_A_SPAN)).isEmpty();
        activity = GrowingOrders.activity(61_000_000, 0, 50_000_000);
        assertThat(advice(OF_A_SPAN)).isEmpty();
        activity = GrowingOrders.activity(100_000, 0, 0);
        assertThat(advice(OF_A_SPAN)).isEmpty();
    }

    @Test
    void takesRowsThatAreClearedByTimeForPartOfALog() {
        activity = GrowingOrders.activity(61_000_000, 0, 50_000_000);
        assertThat(advice(OF_A_SPAN, "DELETE FROM orders WHERE day < $1")).hasSize(1);
        assertThat(advice(OF_A_SPAN, "DELETE FROM orders WHERE day < $1 AND id > $2")).isEmpty();
    }

    @Test
    void staysQuietWhereSomethingCannotBeCarriedOver() {
        assertThat(advice(OF_A_SPAN, INSERT + " ON CONFLICT (id) DO NOTHING")).isEmpty();
        orders.version = 11;
        assertThat(advice(OF_A_SPAN, INSERT)).isEmpty();
        orders.version = 17;
        orders.index(CatalogFixture.index("orders_mail", "btree", List.of("mail"), Optional.empty(), true, true, 7, 4_000));
        assertThat(advice(OF_A_SPAN, INSERT)).hasSize(1);
        orders.index(GrowingOrders.unique("orders_number", "number"));
        assertThat(advice(OF_A_SPAN, INSERT)).isEmpty();
    }

    @Test
    void staysQuietWhereWhatHangsOnTheTableWouldBeLostOrFireTwice() {
        TableActivity known = activity;
        for (TableTraps traps : List.of(new TableTraps(true, false, false, false, false, Map.of()),
                new TableTraps(false, true, false, false, false, Map.of()), new TableTraps(false, false, true, false, false, Map.of()),
                new TableTraps(false, false, false, true, false, Map.of()), new TableTraps(false, false, false, false, true, Map.of()))) {
            activity = known.with(Optional.of(traps));
            assertThat(advice(OF_A_SPAN)).isEmpty();
        }
        activity = known.with(Optional.empty());
        assertThat(advice(OF_A_SPAN)).isEmpty();
        activity = known;
        assertThat(advice(OF_A_SPAN)).hasSize(1);
        assertThat(new PartitionByTime().check(Facts.secured(facts(OF_A_SPAN)))).isEmpty();
    }

    @Test
    void saysThatItDoesNotKnowHowFastATableGrows() {
        orders.countersSince = Optional.empty();
        assertThat(advice(OF_A_SPAN).getFirst().doubts()).contains(Doubt.GROWTH_NOT_KNOWN);
    }

    private static List<String> sql(SchemaAdvice advice) {
        return advice.steps().stream().flatMap(step -> step.sql().stream()).toList();
    }

    private List<SchemaAdvice> advice(String... statements) {
        return new PartitionByTime().check(facts(statements));
    }

    private SchemaFacts facts(String... statements) {
        var counted = new StatementCounters[statements.length];
        for (int i = 0; i < statements.length; i++) {
            counted[i] = Snapshots.statement(i + 1, statements[i], 9_000, 9_000, 900_000);
        }
        return SchemaFacts.of(orders.facts(), List.of(activity), Optional.of(Snapshots.at(60, counted)));
    }
}
