package org.plumbline.health;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.plumbline.advice.Doubt;
import org.plumbline.catalog.CatalogFixture;

class ForeignKeysWithoutIndexTest {
    private final CatalogFixture db = new CatalogFixture();

    @Test
    void tellsOfSmallTablesWithADoubt() {
        db.foreignKey("orders_customer_fk", "public.customers", "customer_id");
        assertThat(new ForeignKeysWithoutIndex().check(db.facts())).singleElement()
                .satisfies(finding -> assertThat(finding.doubts()).doesNotContain(Doubt.SMALL_TABLE));
        db.pages = 3;
        assertThat(new ForeignKeysWithoutIndex().check(db.facts())).singleElement()
                .satisfies(finding -> assertThat(finding.doubts()).contains(Doubt.SMALL_TABLE));
        db.index("i", "customer_id", "x");
        assertThat(new ForeignKeysWithoutIndex().check(db.facts())).isEmpty();
    }
}
