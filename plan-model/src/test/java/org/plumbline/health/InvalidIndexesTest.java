package org.plumbline.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.plumbline.catalog.CatalogFixture;

class InvalidIndexesTest {
    private final CatalogFixture db = new CatalogFixture();

    @Test
    void buildsItAnew() {
        db.index("sound", "a").index(CatalogFixture.index("broken", "btree", List.of("a"), Optional.empty(), false, false, 0, 8));
        assertThat(new InvalidIndexes().check(db.facts())).singleElement()
                .satisfies(finding -> assertThat(Sql.of(finding)).containsExactly("REINDEX INDEX CONCURRENTLY public.broken"));
    }
}
