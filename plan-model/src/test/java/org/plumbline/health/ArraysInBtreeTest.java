package org.plumbline.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.plumbline.advice.Doubt;
import org.plumbline.advice.Remedy;
import org.plumbline.catalog.CatalogFixture;

class ArraysInBtreeTest {
    private final CatalogFixture db = new CatalogFixture();

    @Test
    void proposesAnIndexThatFindsElements() {
        db.column("tags", "text[]", 0).column("id", "integer", 0).index("by_id", "id").index("by_tags", "tags");
        assertThat(new ArraysInBtree().check(db.facts())).singleElement().satisfies(finding -> {
            assertThat(finding.object()).isEqualTo("by_tags");
            assertThat(finding.remedies()).singleElement().isInstanceOfSatisfying(Remedy.CreateIndex.class,
                    remedy -> assertThat(remedy.index().method()).isEqualTo("gin"));
            assertThat(finding.doubts()).containsExactly(Doubt.WHOLE_ARRAYS_MAY_BE_COMPARED, Doubt.GIN_WRITES_COST_MORE);
        });
    }

    @Test
    void proposesNoneThatIsThere() {
        db.column("tags", "text[]", 0).index("by_tags", "tags");
        db.index(CatalogFixture.index("inverted", "gin", List.of("tags"), Optional.empty(), false, true, 7, 8));
        assertThat(new ArraysInBtree().check(db.facts())).singleElement().satisfies(finding -> {
            assertThat(finding.remedies()).isEmpty();
            assertThat(finding.doubts()).containsExactly(Doubt.WHOLE_ARRAYS_MAY_BE_COMPARED);
        });
    }

    @Test
    void leavesAloneWhatIsNeededOrNotBuilt() {
        db.column("tags", "text[]", 0);
        db.index(CatalogFixture.index("once", "btree", List.of("tags"), Optional.empty(), true, true, 7, 8));
        db.index(CatalogFixture.index("broken", "btree", List.of("tags"), Optional.empty(), false, false, 7, 8));
        assertThat(new ArraysInBtree().check(db.facts())).isEmpty();
    }

    @Test
    void proposesOneBesideOneOfOtherRows() {
        db.column("tags", "text[]", 0).index("by_tags", "tags");
        db.index(CatalogFixture.index("part", "gin", List.of("tags"), Optional.of("(id > 7)"), false, true, 7, 8));
        assertThat(new ArraysInBtree().check(db.facts())).singleElement().satisfies(finding ->
                assertThat(finding.remedies()).hasSize(1));
    }
}
