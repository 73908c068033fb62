package org.plumbline.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.plumbline.advice.Doubt;
import org.plumbline.catalog.CatalogFixture;

class InexactMoneyTest {
    private final CatalogFixture orders = new CatalogFixture();

    @Test
    void amountsOfMoneyAreDecimal() {
        orders.typed("Net_Price", "double precision").typed("paid", "money");
        List<SchemaAdvice> advice = advice();
        assertThat(advice).extracting(each -> each.steps().getLast().sql().orElseThrow()).containsExactly(
                "ALTER TABLE public.orders ALTER COLUMN \"Net_Price\" TYPE numeric USING \"Net_Price\"::text::numeric",
                "ALTER TABLE public.orders ALTER COLUMN paid TYPE numeric USING paid::numeric");
        assertThat(advice.getFirst().doubts()).contains(Doubt.MAY_BE_NO_MONEY);
        assertThat(advice.getLast().doubts()).doesNotContain(Doubt.MAY_BE_NO_MONEY);
    }

    @Test
    void otherFractionsAndExactTypesAreLeftAlone() {
        orders.typed("price", "numeric(10,2)").typed("total_seconds", "double precision").typed("weight", "real").typed("price_id", "real");
        assertThat(advice()).isEmpty();
    }

    @Test
    void aDefaultThatWouldBeRoundedIsLeftAlone() {
        orders.typed("price", "real");
        assertThat(new InexactMoney().check(Facts.of(orders, Facts.traps("price", Facts.standard("1234567.25"))))).isEmpty();
        assertThat(new InexactMoney().check(Facts.of(orders, Facts.traps("price", Facts.standard("'-1.5'::numeric"))))).hasSize(1);
    }

    @Test
    void whatIsGeneratedOrNotKnownIsLeftAlone() {
        orders.typed("price", "real");
        assertThat(new InexactMoney().check(Facts.of(orders, Facts.traps("price",
                new ColumnTraps(Optional.empty(), true, false, Optional.empty()))))).isEmpty();
        assertThat(new InexactMoney().check(Facts.of(orders, Facts.traps("price",
                new ColumnTraps(Optional.empty(), false, true, Optional.empty()))))).isEmpty();
        assertThat(new InexactMoney().check(Facts.of(orders, List.of()))).isEmpty();
    }

    private List<SchemaAdvice> advice() {
        return new InexactMoney().check(Facts.of(orders));
    }
}
