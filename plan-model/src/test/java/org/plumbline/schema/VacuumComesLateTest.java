package org.plumbline.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.plumbline.advice.Evidence;
import org.plumbline.catalog.CatalogFixture;
import org.plumbline.plan.unit.Rows;

class VacuumComesLateTest {
    private final CatalogFixture orders = new CatalogFixture().unknown("id").setting("autovacuum_vacuum_scale_factor", "0.2")
            .setting("autovacuum_vacuum_insert_scale_factor", "0.2");

    VacuumComesLateTest() {
        orders.rows = 50_000_000;
    }

    @Test
    void comesSoonerToALargeTableThatIsUpdatedOrFilled() {
        SchemaAdvice advice = advice(0, 5_000_000, Map.of()).getFirst();
        assertThat(advice.steps().getFirst().sql()).hasValue("ALTER TABLE public.orders SET (autovacuum_vacuum_scale_factor = 0.02)");
        assertThat(advice.evidence()).contains(Evidence.rows("so many bring autovacuum", Rows.rows(10_000_000)));
        assertThat(advice(5_000_000, 0, Map.of()).getFirst().steps().getFirst().sql())
                .hasValue("ALTER TABLE public.orders SET (autovacuum_vacuum_insert_scale_factor = 0.02)");
    }

    @Test
    void staysQuietWhereItComesSoonWasChosenOrNobodyWrites() {
        assertThat(advice(0, 5_000_000, Map.of("autovacuum_vacuum_scale_factor", "0.1"))).isEmpty();
        assertThat(advice(10, 10, Map.of())).isEmpty();
        orders.autovacuum = false;
        assertThat(advice(0, 5_000_000, Map.of())).isEmpty();
        orders.autovacuum = true;
        orders.setting("autovacuum_vacuum_max_threshold", "500000");
        assertThat(advice(0, 5_000_000, Map.of())).isEmpty();
        orders.rows = 5_000_000;
        assertThat(advice(5_000_000, 0, Map.of())).isEmpty();
    }

    @Test
    void serversThatDoNotCountInsertsAreNotToldToDoSo() {
        orders.settings.clear();
        orders.setting("autovacuum_vacuum_scale_factor", "0.2");
        assertThat(advice(5_000_000, 0, Map.of())).isEmpty();
    }

    private List<SchemaAdvice> advice(double inserted, double updated, Map<String, String> options) {
        return new VacuumComesLate().check(Facts.of(orders, List.of(Facts.activity(inserted, updated, options))));
    }
}
