package org.plumbline.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.advice.Doubt;
import org.plumbline.advice.Severity;
import org.plumbline.catalog.CatalogFixture;
import org.plumbline.plan.unit.Blocks;

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

    @Test
    void anIndexThatLeavesOutRowsWithoutAKeyDoes() {
        db.foreignKey("orders_customer_fk", "public.customers", "customer_id");
        partial("(customer_id > 5)");
        assertThat(new ForeignKeysWithoutIndex().check(db.facts())).hasSize(1);
        partial("(customer_id IS NOT NULL)");
        assertThat(new ForeignKeysWithoutIndex().check(db.facts())).isEmpty();
    }

    private void partial(String predicate) {
        db.index(CatalogFixture.index("p" + db.indexes.size(), "btree", List.of("customer_id"), Optional.of(predicate), false, true, 7, 8));
    }

    @Test
    void aPartitionedTableIsAsLargeAsItsPartitionsAndCannotBeIndexedConcurrently() {
        db.foreignKey("orders_customer_fk", "public.customers", "customer_id", "Region");
        db.partitioned = true;
        db.pages = 0;
        partition("orders_2025", "public.orders", true, 0);
        partition("orders_2025_01", "public.orders_2025", false, 600);
        partition("orders_2026", "public.orders", false, 400);
        partition("other", "public.others", false, 900);
        assertThat(new ForeignKeysWithoutIndex().check(db.facts())).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.MEDIUM);
            assertThat(finding.size()).contains(Blocks.blocks(1_000).bytes());
            assertThat(finding.doubts()).contains(Doubt.INDEXING_PARTITIONS_LOCKS).doesNotContain(Doubt.SMALL_TABLE);
            assertThat(Sql.of(finding)).containsExactly("CREATE INDEX ON public.orders (customer_id, \"Region\")");
        });
    }

    private void partition(String name, String parent, boolean partitioned, long pages) {
        var part = new CatalogFixture();
        part.name = name;
        part.partitionOf = Optional.of(parent);
        part.partitioned = partitioned;
        part.pages = pages;
        db.otherTables.add(part.table());
    }
}
