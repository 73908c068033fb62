package org.plumbline.health;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.plumbline.catalog.CatalogFixture;

class OverlappingIndexesTest {
    private final CatalogFixture db = new CatalogFixture();

    @Test
    void namesTheOneThatAnotherBeginsWithButNoDuplicate() {
        db.index("one", "a").index("two", "a").index("longer", "a", "b");
        assertThat(new OverlappingIndexes().check(db.facts())).extracting(HealthFinding::object).containsExactly("one");
    }
}
