package org.plumbline.health;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.plumbline.catalog.CatalogFixture;

class DuplicateIndexesTest {
    private final CatalogFixture db = new CatalogFixture();

    @Test
    void namesTheLaterOfTwoThatAreTheSame() {
        db.index("one", "a").index("two", "a").index("longer", "a", "b");
        assertThat(new DuplicateIndexes().check(db.facts())).singleElement().satisfies(finding -> {
            assertThat(finding.object()).isEqualTo("two");
            assertThat(finding.table()).contains("public.orders");
            assertThat(Sql.of(finding)).containsExactly("DROP INDEX CONCURRENTLY public.two");
        });
    }
}
