package org.plumbline.advice.rule;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.plumbline.advice.Doubt;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Severity;
import org.plumbline.catalog.CatalogFixture;

class UnindexedForeignKeyTest {
    private final CatalogFixture db = new CatalogFixture();

    @Test
    void remarksOnAKeyThatNoIndexServes() {
        db.foreignKey("orders_customer_fk", "public.customers", "customer_id");
        db.index("orders_pkey", "id", "customer_id");
        asked().findsOneAt("Seq Scan on orders")
                .with(Evidence.text("foreign key", "orders_customer_fk"), Evidence.text("refers to", "public.customers"))
                .suggestsIndexes("public.orders (customer_id)")
                .doubts(Doubt.WRITES_COST_MORE)
                .ofSeverity(Severity.LOW);
    }

    @Test
    void holdsItsThreshold() {
        db.foreignKey("orders_customer_fk", "public.customers", "customer_id");
        db.pages = 1_000;
        asked().findsOneAt("Seq Scan on orders");
        db.pages = 999;
        asked().staysQuiet();
    }

    @Test
    void takesColumnsInAnyOrderButNoPartialOrInvalidIndex() {
        db.foreignKey("fk", "public.customers", "a", "b");
        db.index("i", "b", "a", "c");
        asked().staysQuiet();
        db.indexes.clear();
        db.index(CatalogFixture.index("i", "btree", List.of("a", "b"), Optional.of("(a > 5)"), false, true, 7, 4_000));
        db.index(CatalogFixture.index("j", "btree", List.of("a", "b"), Optional.empty(), false, false, 7, 4_000));
        asked().findsOneAt("Seq Scan on orders");
    }

    private RuleTester.Asked asked() {
        return RuleTester.of(new UnindexedForeignKey(), db.facts()).on(CatalogFixture.PLAN);
    }
}
