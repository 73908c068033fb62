package org.plumbline.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.catalog.CatalogFixture;

class TimestampWithoutZoneTest {
    private final CatalogFixture orders =
            new CatalogFixture().typed("made", "timestamp without time zone").typed("Sent", "timestamp(3) without time zone");

    @Test
    void changesAllColumnsOfATableTogetherWhereOthersHaveAZone() {
        orders.typed("paid", "timestamp with time zone");
        SchemaAdvice advice = advice().getFirst();
        assertThat(advice.object()).isEqualTo("orders");
        assertThat(advice.steps().getFirst().sql()).hasValue("ALTER TABLE public.orders"
                + " ALTER COLUMN made TYPE timestamp with time zone USING made AT TIME ZONE 'Your/Zone',"
                + " ALTER COLUMN \"Sent\" TYPE timestamp(3) with time zone USING \"Sent\" AT TIME ZONE 'Your/Zone'");
        assertThat(advice.back().getFirst().sql().orElseThrow()).contains("TYPE timestamp without time zone USING made AT TIME ZONE");
    }

    @Test
    void staysQuietWhereAllColumnsAreAlikeOrAnIndexComputesWithThem() {
        assertThat(advice()).isEmpty();
        orders.typed("paid", "timestamp with time zone").index("by_day", "date_trunc('day', made)");
        assertThat(advice()).extracting(SchemaAdvice::object).containsExactly("Sent");
    }

    @Test
    void aDefaultOfTheTimeInSomeZoneBecomesTheTimeItself() {
        orders.typed("paid", "timestamp with time zone");
        for (String now : List.of("now()", "LOCALTIMESTAMP", "timezone('utc'::text, now())",
                "(CURRENT_TIMESTAMP AT TIME ZONE 'utc'::text)")) {
            SchemaAdvice advice = withDefault(now);
            assertThat(advice.steps().getFirst().sql().orElseThrow()).contains("ALTER COLUMN made DROP DEFAULT, ALTER COLUMN made TYPE",
                    "'Your/Zone', ALTER COLUMN made SET DEFAULT now(), ALTER COLUMN \"Sent\" TYPE");
            assertThat(advice.back().getFirst().sql().orElseThrow()).contains("ALTER COLUMN made SET DEFAULT " + now);
        }
    }

    @Test
    void aColumnWithAnotherDefaultIsLeftAlone() {
        orders.typed("paid", "timestamp with time zone");
        assertThat(withDefault("'2000-01-01 00:00:00'::timestamp without time zone").object()).isEqualTo("Sent");
        assertThat(withDefault("(now() - '01:00:00'::interval)").object()).isEqualTo("Sent");
    }

    private SchemaAdvice withDefault(String text) {
        return new TimestampWithoutZone().check(Facts.of(orders, Facts.traps("made", Facts.standard(text)))).getFirst();
    }

    private List<SchemaAdvice> advice() {
        return new TimestampWithoutZone().check(Facts.of(orders));
    }
}
