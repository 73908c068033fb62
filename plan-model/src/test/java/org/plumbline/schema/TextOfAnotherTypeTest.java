package org.plumbline.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.plumbline.advice.Doubt;
import org.plumbline.catalog.CatalogFixture;
import org.plumbline.catalog.ConstraintFacts;
import org.plumbline.plan.unit.Rows;
import org.plumbline.schema.ColumnSample.TextValues;

class TextOfAnotherTypeTest {
    private static final Rows ALL = Rows.rows(1_000);
    private static final String CAST = "SELECT 1 FROM orders WHERE weight::numeric > $1";

    private final CatalogFixture orders = new CatalogFixture().unknown("id").typed("weight", "text");

    @Test
    void namesTheTypeThatAllValuesHave() {
        SchemaAdvice advice = advice(values("weight", ALL, ALL, Rows.NONE, Rows.NONE, Rows.NONE), CAST).getFirst();
        assertThat(advice.atStake()).isEqualTo(Duration.ofSeconds(1));
        assertThat(advice.steps().getFirst().sql())
                .hasValue("ALTER TABLE public.orders ALTER COLUMN weight TYPE bigint USING weight::bigint");
        assertThat(advice.back().getFirst().sql()).hasValue("ALTER TABLE public.orders ALTER COLUMN weight TYPE text USING weight::text");
        assertThat(type(values("weight", Rows.NONE, ALL, Rows.NONE, Rows.NONE, Rows.NONE))).contains("TYPE numeric");
        assertThat(type(values("weight", Rows.NONE, Rows.NONE, ALL, ALL, Rows.NONE))).contains("TYPE date");
        assertThat(type(values("weight", Rows.NONE, Rows.NONE, ALL, Rows.NONE, ALL))).endsWith("USING weight::timestamptz");
    }

    @Test
    void timesWithoutAZoneNeedThePersonsOwn() {
        SchemaAdvice advice = advice(values("weight", Rows.NONE, Rows.NONE, ALL, Rows.rows(10), Rows.NONE)).getFirst();
        assertThat(advice.steps().getFirst().sql()).hasValue(
                "ALTER TABLE public.orders ALTER COLUMN weight TYPE timestamptz USING weight::timestamp AT TIME ZONE 'Your/Zone'");
        assertThat(advice.doubts()).contains(Doubt.ZONE_OF_VALUES_UNKNOWN);
        assertThat(advice.back()).isEmpty();
    }

    @Test
    void staysQuietWhereOneValueIsOfNoSuchType() {
        Rows most = Rows.rows(999);
        assertThat(advice(values("weight", most, most, Rows.NONE, Rows.NONE, Rows.NONE))).isEmpty();
        assertThat(advice(values("weight", Rows.NONE, Rows.NONE, ALL, Rows.NONE, most))).isEmpty();
        assertThat(new TextOfAnotherType().check(Facts.of(orders))).isEmpty();
    }

    @Test
    void aCodeOfDigitsIsANumberOnlyWhereSomebodyReckonsWithIt() {
        orders.typed("post_code", "text");
        TextValues digits = values("post_code", ALL, ALL, Rows.NONE, Rows.NONE, Rows.NONE);
        assertThat(advice(digits)).isEmpty();
        assertThat(advice(digits, "SELECT 1 FROM orders WHERE CAST(post_code AS int) > $1")).hasSize(1);
    }

    @Test
    void leavesAloneWhatAnotherRestsOn() {
        TextValues digits = values("weight", ALL, ALL, Rows.NONE, Rows.NONE, Rows.NONE);
        assertThat(new TextOfAnotherType().questions(Facts.of(orders))).hasSize(1);
        orders.constraints.add(new ConstraintFacts("c", ConstraintFacts.Kind.CHECK, List.of("weight"), Optional.empty(), true));
        assertThat(advice(digits)).isEmpty();
        assertThat(new TextOfAnotherType().questions(Facts.of(orders))).isEmpty();
        orders.constraints.clear();
        orders.index("by_lower", "lower(weight)");
        assertThat(advice(digits)).isEmpty();
        orders.indexes.clear();
        var lines = new CatalogFixture().unknown("weight").foreignKey("f", "public.orders", "weight");
        lines.name = "lines";
        assertThat(advice(digits)).hasSize(1);
        orders.otherTables.add(lines.table());
        orders.foreignKey("own", "public.lines", "weight");
        assertThat(advice(digits)).isEmpty();
    }

    private static TextValues values(String column, Rows integers, Rows numbers, Rows timestamps, Rows dates, Rows withZone) {
        return new TextValues("public.orders", ALL, column, ALL, integers, numbers, timestamps, dates, withZone, Rows.NONE,
                Optional.empty());
    }

    private String type(TextValues values) {
        return advice(values).getFirst().steps().getFirst().sql().orElseThrow();
    }

    private List<SchemaAdvice> advice(TextValues values, String... statements) {
        return new TextOfAnotherType().check(Facts.of(orders, statements).with(List.of(values)));
    }
}
