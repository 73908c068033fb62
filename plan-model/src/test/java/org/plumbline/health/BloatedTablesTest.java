package org.plumbline.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.plumbline.advice.Doubt;
import org.plumbline.catalog.Bloat;
import org.plumbline.catalog.CatalogFixture;
import org.plumbline.plan.unit.Bytes;

class BloatedTablesTest {
    private final CatalogFixture db = new CatalogFixture();

    @Test
    void holdsItsThresholds() {
        assertThat(new BloatedTables().check(db.facts())).isEmpty();
        db.bloat = bloat(10_240, 20_480, Bloat.Source.ESTIMATED);
        assertThat(new BloatedTables().check(db.facts())).singleElement().satisfies(finding -> {
            assertThat(finding.doubts()).containsExactly(Doubt.REBUILDING_LOCKS, Doubt.BLOAT_IS_ESTIMATED);
            assertThat(finding.size()).contains(Bytes.kibibytes(10_240));
            assertThat(Sql.of(finding)).containsExactly("VACUUM (FULL, ANALYZE) public.orders");
        });
        db.bloat = bloat(10_239, 20_470, Bloat.Source.ESTIMATED);
        assertThat(new BloatedTables().check(db.facts())).isEmpty();
        db.bloat = bloat(10_240, 20_490, Bloat.Source.ESTIMATED);
        assertThat(new BloatedTables().check(db.facts())).isEmpty();
        db.bloat = bloat(1_024_000, 4_096_000, Bloat.Source.MEASURED);
        assertThat(new BloatedTables().check(db.facts())).singleElement()
                .satisfies(finding -> assertThat(finding.doubts()).doesNotContain(Doubt.BLOAT_IS_ESTIMATED));
    }

    private static Optional<Bloat> bloat(long wasted, long size, Bloat.Source source) {
        return Optional.of(new Bloat(Bytes.kibibytes(wasted), Bytes.kibibytes(size), source));
    }
}
