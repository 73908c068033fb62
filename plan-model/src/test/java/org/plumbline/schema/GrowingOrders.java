package org.plumbline.schema;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.plumbline.catalog.CatalogFixture;
import org.plumbline.catalog.ColumnFacts;
import org.plumbline.catalog.ColumnStatistics;
import org.plumbline.catalog.ConstraintFacts;
import org.plumbline.catalog.IndexFacts;
import org.plumbline.plan.unit.Bytes;
import org.plumbline.plan.unit.Rows;
import org.plumbline.plan.unit.Share;

/// Orders that come day after day, for tests: 200 million rows of 20 GB, counted for 61 days.
final class GrowingOrders {
    private GrowingOrders() {}

    static CatalogFixture fixture() {
        var orders = new CatalogFixture();
        orders.rows = 200_000_000;
        orders.pages = 2_500_000;
        orders.analysed("id", 0, -1, 0.99).analysed("customer_id", 0, 5_000, 0);
        orders.columns.add(time("day"));
        orders.constraints.add(new ConstraintFacts("orders_pkey", ConstraintFacts.Kind.PRIMARY_KEY, List.of("id"),
                Optional.of("PRIMARY KEY (id)"), true));
        return orders.index(CatalogFixture.index("orders_pkey", "btree", List.of("id"), Optional.empty(), true, true, 7, 4_000_000));
    }

    /// A date in whose order the rows lie.
    static ColumnFacts time(String name) {
        return new ColumnFacts(name, "date", true, false, false, OptionalLong.empty(), Optional.of(
                new ColumnStatistics(4, Share.NONE, 900, List.of(), OptionalDouble.of(0.999))));
    }

    static IndexFacts unique(String name, String column) {
        return new IndexFacts(name, "btree", List.of(new IndexFacts.Key(column, "pg_catalog.int4_ops", "", 0)), List.of(),
                Optional.empty(), true, false, false, true, false, 7, Optional.empty(), Bytes.kibibytes(4_000_000), Optional.empty(),
                Optional.empty());
    }

    static TableActivity activity(long inserted, long updated, long deleted) {
        return new TableActivity("public.orders", Rows.rows(inserted), Rows.rows(updated), Rows.rows(deleted), 10, Rows.rows(1_000), 50_000,
                Bytes.bytes(20_000_000_000L), Bytes.bytes(4_000_000_000L)).with(Optional.of(TableTraps.NONE));
    }
}
