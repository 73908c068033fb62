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
import org.plumbline.plan.unit.Bytes;
import org.plumbline.schema.SchemaAdvice.Effect;
import org.plumbline.workload.Snapshots;

class GeneratedColumnTest {
    private static final String BY_CITY = "SELECT lower(o.city), count(*) FROM orders o GROUP BY lower(o.city)";
    private final CatalogFixture orders = new CatalogFixture().unknown("id").wide("city", "text", 12);

    private TableTraps traps = TableTraps.NONE;

    @Test
    void storesWhatIsCalculatedForEveryRow() {
        SchemaAdvice advice = advice(BY_CITY).getFirst();
        assertThat(advice.object()).isEqualTo("lower(city)");
        assertThat(advice.atStake()).isEqualTo(Duration.ofMinutes(15));
        assertThat(advice.steps().getFirst().sql()).hasValue(
                "ALTER TABLE public.orders ADD COLUMN lower_of_city text GENERATED ALWAYS AS (lower(city)) STORED");
        assertThat(advice.steps().getFirst().effect()).isEqualTo(Effect.LONG_LOCK);
        assertThat(advice.prices()).contains(Evidence.bytes("more bytes of the table", Bytes.bytes(6_000_000)));
        assertThat(advice.back().getFirst().sql()).hasValue("ALTER TABLE public.orders DROP COLUMN lower_of_city");
        assertThat(advice.doubts()).contains(Doubt.INDEX_ON_EXPRESSION_MAY_DO);
        assertThat(advice("SELECT length(city), count(*) FROM orders GROUP BY 1").getFirst().steps().getFirst().sql().orElseThrow())
                .contains("length_of_city integer");
    }

    @Test
    void staysQuietWhereAnIndexIsSimplerOrTheValueMayChange() {
        assertThat(advice("SELECT id FROM orders WHERE lower(city) = $1")).isEmpty();
        assertThat(advice("SELECT city, count(*) FROM orders GROUP BY city")).isEmpty();
        assertThat(advice("SELECT lower(id), count(*) FROM orders GROUP BY 1")).isEmpty();
        assertThat(advice("SELECT own(city), count(*) FROM orders GROUP BY 1")).isEmpty();
        orders.version = 11;
        assertThat(advice(BY_CITY)).isEmpty();
    }

    @Test
    void whatIsCalculatedSortsAsTheColumnDoes() {
        traps = Facts.traps("city", new ColumnTraps(Optional.empty(), false, false, Optional.of("pg_catalog.\"C\"")));
        assertThat(advice(BY_CITY).getFirst().steps().getFirst().sql().orElseThrow())
                .contains("lower_of_city text COLLATE pg_catalog.\"C\" GENERATED ALWAYS");
        traps = Facts.traps("city", new ColumnTraps(Optional.empty(), true, false, Optional.empty()));
        assertThat(advice(BY_CITY)).isEmpty();
    }

    private List<SchemaAdvice> advice(String sql) {
        return new GeneratedColumn().check(SchemaFacts.of(orders.facts(),
                List.of(Facts.activity(0, 0, Map.of()).with(Optional.of(traps))), Optional.of(Snapshots.at(3_600,
                Snapshots.statement(1, sql, 9_000, 90_000, 900_000)))));
    }
}
