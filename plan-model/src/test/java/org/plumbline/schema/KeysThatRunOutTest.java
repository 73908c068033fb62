package org.plumbline.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.plumbline.advice.Evidence;
import org.plumbline.catalog.CatalogFixture;
import org.plumbline.catalog.SequenceFacts;
import org.plumbline.schema.SchemaAdvice.Effect;

class KeysThatRunOutTest {
    private static final long MIDDLE = 1_000_000_000;

    private final CatalogFixture orders = new CatalogFixture().column("id", "integer", 0)
            .sequence("orders_id_seq", MIDDLE, Long.MAX_VALUE, "id");

    @Test
    void tellsTheDayByThePaceSoFar() {
        primaryKey();
        SchemaAdvice advice = advice(60_000_000).getFirst();
        assertThat(advice.evidence()).contains(Evidence.text("last number used by about", "2027-09-25"),
                Evidence.count("numbers used a day", 2_000_000));
        assertThat(advice.steps()).noneMatch(step -> step.effect() == Effect.LONG_LOCK);
        assertThat(advice.steps().getFirst().sql()).hasValue("ALTER TABLE public.orders ADD COLUMN id_wide bigint");
        assertThat(advice.back()).hasSize(4);
        assertThat(advice.back().getFirst().sql()).as("a script leaves the others to a person").isEmpty();
    }

    @Test
    void staysQuietWhereThereIsTimeOrAnotherSaysIt() {
        primaryKey();
        assertThat(advice(10_000_000)).isEmpty();
        assertThat(advice(9_000)).isEmpty();
        assertThat(advice(MIDDLE + 1)).isEmpty();
        orders.sequences.clear();
        orders.sequence("orders_id_seq", 2_000_000_000, Long.MAX_VALUE, "id");
        assertThat(advice(60_000_000)).isEmpty();
    }

    @Test
    void whatOthersReferToIsWidenedInPlaceWithThem() {
        primaryKey();
        var lines = new CatalogFixture().unknown("order_id").foreignKey("lines_orders", "public.orders", "order_id");
        lines.name = "lines";
        orders.otherTables.add(lines.table());
        SchemaAdvice advice = advice(60_000_000).getFirst();
        assertThat(advice.steps()).extracting(step -> step.sql().orElseThrow()).containsExactly(
                "ALTER SEQUENCE public.orders_id_seq AS bigint",
                "ALTER TABLE public.orders ALTER COLUMN id TYPE bigint",
                "ALTER TABLE public.lines ALTER COLUMN order_id TYPE bigint");
        assertThat(advice.steps()).extracting(SchemaAdvice.Step::effect)
                .containsExactly(Effect.SHORT_LOCK, Effect.LONG_LOCK, Effect.LONG_LOCK);
        assertThat(advice.back()).isEmpty();
    }

    @Test
    void aColumnOfAnotherIndexIsWidenedInPlaceToo() {
        primaryKey();
        orders.index("orders_day", "day", "id");
        assertThat(advice(60_000_000).getFirst().steps()).anyMatch(step -> step.effect() == Effect.LONG_LOCK);
    }

    @Test
    void whatRunsForEachRowOrIsLostWithTheColumnKeepsItInPlace() {
        primaryKey();
        assertThat(List.of(new TableTraps(true, false, false, false, false, Map.of()),
                new TableTraps(false, true, false, false, false, Map.of()),
                new TableTraps(false, false, true, false, false, Map.of()), new TableTraps(false, false, false, true, false, Map.of()),
                new TableTraps(false, false, false, false, true, Map.of()))).allSatisfy(traps -> {
                    SchemaAdvice advice = advice(60_000_000, Optional.of(traps)).getFirst();
                    assertThat(advice.steps()).extracting(SchemaAdvice.Step::effect).containsExactly(Effect.SHORT_LOCK, Effect.LONG_LOCK);
                    assertThat(advice.back()).isEmpty();
                });
        assertThat(advice(60_000_000, Optional.empty())).isEmpty();
    }

    @Test
    void aColumnThatAnotherOneIsGeneratedFromIsNeitherReplacedNorChanged() {
        primaryKey();
        SchemaAdvice advice = advice(60_000_000, Optional.of(Facts.traps("id",
                new ColumnTraps(Optional.empty(), false, true, Optional.empty())))).getFirst();
        assertThat(advice.steps()).hasSize(1).allMatch(step -> step.sql().isEmpty());
    }

    @Test
    void aSequenceThatSkipsUsesMoreNumbers() {
        primaryKey();
        orders.sequences.set(0, new SequenceFacts("public", "orders_id_seq", MIDDLE, Long.MAX_VALUE, 2,
                Optional.of(new SequenceFacts.Filled("public.orders", "id"))));
        assertThat(advice(60_000_000).getFirst().evidence()).contains(Evidence.count("numbers used a day", 4_000_000));
    }

    @Test
    void aWiderTypeDoesNotHelpASequenceThatEndsEarlier() {
        primaryKey();
        orders.sequences.clear();
        orders.sequence("orders_id_seq", MIDDLE, 2_000_000_000, "id");
        assertThat(advice(60_000_000)).isEmpty();
    }

    private void primaryKey() {
        orders.index(CatalogFixture.index("orders_pkey", "btree", List.of("id"), Optional.empty(), true, true, 7, 4_000));
    }

    private List<SchemaAdvice> advice(double inserted) {
        return advice(inserted, Optional.of(TableTraps.NONE));
    }

    private List<SchemaAdvice> advice(double inserted, Optional<TableTraps> traps) {
        return new KeysThatRunOut().check(Facts.of(orders, List.of(Facts.activity(inserted, 0, Map.of()).with(traps))));
    }
}
