package org.plumbline.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.plumbline.catalog.CatalogFixture;

class UntendedTablesTest {
    private final CatalogFixture db = new CatalogFixture();

    @Test
    void tellsWhatWasNeverDone() {
        assertThat(new UntendedTables().check(db.facts())).isEmpty();
        db.vacuumedAt = Optional.empty();
        assertThat(new UntendedTables().check(db.facts())).singleElement()
                .satisfies(finding -> assertThat(Sql.of(finding)).containsExactly("VACUUM (ANALYZE) public.orders"));
        db.rows = 499;
        assertThat(new UntendedTables().check(db.facts())).isEmpty();
    }
}
