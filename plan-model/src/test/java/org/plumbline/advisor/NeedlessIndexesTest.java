package org.plumbline.advisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.plumbline.catalog.CatalogFixture;
import org.plumbline.health.HealthFinding;

class NeedlessIndexesTest {
    private final CatalogFixture shop = new CatalogFixture().wide("id", "integer", 4).wide("customer", "integer", 4).wide("day", "date", 4);

    @Test
    void ofTwoThatNothingReadsAndThatDoTheSameOneStays() {
        unused("one", "customer");
        unused("two", "customer");
        assertThat(needless()).hasSize(1);
    }

    @Test
    void theOneThatDoesTheWorkOfAnotherStaysThoughNothingReadIt() {
        shop.index("read", "customer");
        unused("longer", "customer", "day");
        assertThat(needless()).containsExactly("read");
    }

    @Test
    void whatNothingReadsIsNamed() {
        unused("alone", "day");
        assertThat(needless()).containsExactly("alone");
    }

    private List<String> needless() {
        return NeedlessIndexes.of(List.of(), shop.facts()).stream().map(HealthFinding::object).toList();
    }

    private void unused(String name, String... keys) {
        shop.index(CatalogFixture.index(name, "btree", List.of(keys), Optional.empty(), false, true, 0, 4_000_000));
    }
}
