package org.plumbline.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.plumbline.catalog.CatalogFixture;
import org.plumbline.catalog.IndexFacts;
import org.plumbline.plan.unit.Bytes;

class TablesWithoutPrimaryKeyTest {
    private final CatalogFixture db = new CatalogFixture();

    @Test
    void proposesANewColumnOrAUniqueIndexThatCouldBeIt() {
        assertThat(new TablesWithoutPrimaryKey().check(db.facts())).singleElement().satisfies(finding -> assertThat(Sql.of(finding))
                .containsExactly("ALTER TABLE public.orders ADD COLUMN id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY"));
        db.column("id", "integer", 5);
        db.index(new IndexFacts("once", "btree", List.of(new IndexFacts.Key("id", "int4_ops", "", 0)), List.of(), Optional.empty(), true,
                false, false, true, false, 3, Optional.empty(), Bytes.kibibytes(8), Optional.empty(), Optional.empty()));
        assertThat(new TablesWithoutPrimaryKey().check(db.facts())).singleElement().satisfies(finding -> assertThat(Sql.of(finding))
                .containsExactly("ALTER TABLE public.orders ADD PRIMARY KEY USING INDEX once"));
    }

    @Test
    void staysQuietWithAKeyAndOnPartitions() {
        db.partitionOf = Optional.of("public.all_orders");
        assertThat(new TablesWithoutPrimaryKey().check(db.facts())).isEmpty();
        db.partitionOf = Optional.empty();
        db.index(CatalogFixture.index("orders_pkey", "btree", List.of("id"), Optional.empty(), true, true, 7, 4_000));
        assertThat(new TablesWithoutPrimaryKey().check(db.facts())).isEmpty();
    }
}
