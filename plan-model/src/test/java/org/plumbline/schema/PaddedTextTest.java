package org.plumbline.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.plumbline.advice.Doubt;
import org.plumbline.catalog.CatalogFixture;
import org.plumbline.plan.unit.Rows;
import org.plumbline.schema.ColumnSample.TextValues;

class PaddedTextTest {
    private final CatalogFixture orders = new CatalogFixture().typed("state", "character(10)").typed("note", "text");

    @Test
    void takesTheSpacesOffWhereMostValuesAreShorter() {
        SchemaAdvice advice = advice("state", 700, 0).getFirst();
        assertThat(advice.steps().getFirst().sql())
                .hasValue("ALTER TABLE public.orders ALTER COLUMN state TYPE varchar(10) USING state::varchar(10)");
        assertThat(advice.doubts()).contains(Doubt.SPACES_AT_THE_END_COUNT);
        assertThat(new PaddedText().questions(Facts.of(orders))).extracting(SampleQuestion::table).containsExactly("public.orders");
    }

    @Test
    void leavesCodesOfOneLengthAndNumbersAlone() {
        assertThat(advice("state", 100, 0)).isEmpty();
        assertThat(advice("state", 700, 1_000)).isEmpty();
        assertThat(advice("note", 700, 0)).isEmpty();
    }

    @Test
    void keepsTheCollationBothWays() {
        SchemaAdvice advice = advice("state", 700, 0, Facts.traps("state",
                new ColumnTraps(Optional.empty(), false, false, Optional.of("pg_catalog.\"de-x-icu\"")))).getFirst();
        assertThat(advice.steps().getFirst().sql()).hasValue("ALTER TABLE public.orders ALTER COLUMN state"
                + " TYPE varchar(10) COLLATE pg_catalog.\"de-x-icu\" USING state::varchar(10)");
        assertThat(advice.back().getFirst().sql().orElseThrow()).contains("character(10) COLLATE pg_catalog.\"de-x-icu\" USING");
    }

    private List<SchemaAdvice> advice(String column, double padded, double numbers) {
        return advice(column, padded, numbers, TableTraps.NONE);
    }

    private List<SchemaAdvice> advice(String column, double padded, double numbers, TableTraps traps) {
        Rows all = Rows.rows(1_000);
        return new PaddedText().check(Facts.of(orders, traps).with(List.of(new TextValues("public.orders", all, column, all,
                Rows.rows(numbers), Rows.rows(numbers), Rows.NONE, Rows.NONE, Rows.NONE, Rows.rows(padded), Optional.empty()))));
    }
}
