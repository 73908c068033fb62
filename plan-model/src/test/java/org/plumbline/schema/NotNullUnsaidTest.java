package org.plumbline.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.catalog.CatalogFixture;
import org.plumbline.plan.unit.Rows;
import org.plumbline.schema.ColumnSample.Nulls;

class NotNullUnsaidTest {
    private static final String NOT_IN = "SELECT o.day FROM orders o WHERE o.buyer NOT IN (SELECT b.id FROM blocked b)";

    private final CatalogFixture orders = new CatalogFixture().unknown("buyer").unknown("day");
    private final CatalogFixture blocked = new CatalogFixture();

    NotNullUnsaidTest() {
        blocked.name = "blocked";
    }

    @Test
    void asksForThePromiseThatARewriteLacks() {
        blocked.analysed("id", 0, -1, 0);
        SchemaAdvice advice = advice(NOT_IN, nulls("buyer", 0, true)).getFirst();
        assertThat(advice.object()).isEqualTo("buyer");
        assertThat(advice.atStake()).isEqualTo(Duration.ofSeconds(1));
        assertThat(advice.steps()).extracting(step -> step.sql().orElseThrow()).containsExactly(
                "ALTER TABLE public.orders ADD CONSTRAINT orders_buyer_not_null CHECK (buyer IS NOT NULL) NOT VALID",
                "ALTER TABLE public.orders VALIDATE CONSTRAINT orders_buyer_not_null",
                "ALTER TABLE public.orders ALTER COLUMN buyer SET NOT NULL",
                "ALTER TABLE public.orders DROP CONSTRAINT orders_buyer_not_null");
        assertThat(advice.back()).extracting(step -> step.sql().orElseThrow()).containsExactly(
                "ALTER TABLE public.orders DROP CONSTRAINT IF EXISTS orders_buyer_not_null",
                "ALTER TABLE public.orders ALTER COLUMN buyer DROP NOT NULL");
        assertThat(new NotNullUnsaid().questions(facts(NOT_IN)))
                .containsExactly(new SampleQuestion.ForNulls("public.orders", "buyer", Duration.ofSeconds(1)));
    }

    @Test
    void staysQuietWhereNullsAreThereOrNobodyKnows() {
        blocked.analysed("id", 0, -1, 0);
        assertThat(advice(NOT_IN)).isEmpty();
        assertThat(advice(NOT_IN, nulls("buyer", 1, true))).isEmpty();
        assertThat(advice(NOT_IN, nulls("buyer", 0, false))).isEmpty();
        assertThat(advice("SELECT day FROM orders WHERE buyer = $1", nulls("buyer", 0, true))).isEmpty();
    }

    @Test
    void whoMaySeeSomeRowsOnlyDidNotLookAtAllOfThem() {
        blocked.analysed("id", 0, -1, 0);
        SchemaFacts facts = facts(NOT_IN).with(List.of(nulls("buyer", 0, true)));
        assertThat(new NotNullUnsaid().check(facts)).hasSize(1);
        assertThat(new NotNullUnsaid().check(Facts.secured(facts))).isEmpty();
    }

    @Test
    void bothSidesHaveToBeFreeOfNulls() {
        blocked.unknown("id");
        var free = new Nulls("public.blocked", Rows.rows(9), "id", Rows.NONE, true);
        assertThat(advice(NOT_IN, nulls("buyer", 0, true))).isEmpty();
        assertThat(advice(NOT_IN, free, nulls("buyer", 0, true))).extracting(SchemaAdvice::object).containsExactly("id", "buyer");
    }

    private static Nulls nulls(String column, double nulls, boolean complete) {
        return new Nulls("public.orders", Rows.rows(1_000), column, Rows.rows(nulls), complete);
    }

    private SchemaFacts facts(String sql) {
        orders.otherTables.clear();
        orders.otherTables.add(blocked.table());
        return Facts.of(orders, sql);
    }

    private List<SchemaAdvice> advice(String sql, Nulls... samples) {
        return new NotNullUnsaid().check(facts(sql).with(List.of(samples)));
    }
}
