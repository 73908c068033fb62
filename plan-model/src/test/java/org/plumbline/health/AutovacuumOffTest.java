package org.plumbline.health;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.plumbline.catalog.CatalogFixture;

class AutovacuumOffTest {
    private final CatalogFixture db = new CatalogFixture();

    @Test
    void switchesItOn() {
        assertThat(new AutovacuumOff().check(db.facts())).isEmpty();
        db.autovacuum = false;
        assertThat(new AutovacuumOff().check(db.facts())).singleElement()
                .satisfies(finding -> assertThat(Sql.of(finding)).containsExactly("ALTER TABLE public.orders RESET (autovacuum_enabled)"));
    }
}
