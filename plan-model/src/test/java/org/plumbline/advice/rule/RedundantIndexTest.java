package org.plumbline.advice.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.plumbline.advice.Action;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Remedy;
import org.plumbline.advice.Severity;
import org.plumbline.catalog.CatalogFixture;
import org.plumbline.catalog.IndexFacts;
import org.plumbline.plan.unit.Bytes;

class RedundantIndexTest {
    private final CatalogFixture db = new CatalogFixture();

    @Test
    void remarksOnAnIndexThatAnotherBeginsWith() {
        db.index("by_customer", "customer_id").index("by_customer_and_date", "customer_id", "created_at");
        asked().findsOneAt("Seq Scan on orders")
                .with(Evidence.text("index", "by_customer"), Evidence.text("the other index", "by_customer_and_date"))
                .suggests(new Remedy.Act(Action.DROP_REDUNDANT_INDEX, "DROP INDEX CONCURRENTLY public.by_customer"))
                .ofSeverity(Severity.LOW);
    }

    @Test
    void proposesOneOfTwoThatAreTheSame() {
        db.index("one", "a").index("two", "a");
        asked().findsOneAt("Seq Scan on orders").with(Evidence.text("index", "two"));
    }

    @Test
    void neverProposesWhatAConstraintNeeds() {
        db.index(CatalogFixture.index("orders_pkey", "btree", List.of("id"), Optional.empty(), true, true, 7, 4_000))
                .index("id_and_date", "id", "date");
        asked().staysQuiet();
        db.index("again", "id");
        assertThat(asked().findings()).hasSize(1).first().satisfies(finding ->
                assertThat(finding.evidence()).contains(Evidence.text("index", "again")));
    }

    @Test
    void staysQuietWhereIndexesDiffer() {
        db.index("by_customer", "customer_id").index("by_date", "created_at", "customer_id")
                .index(CatalogFixture.index("hash", "hash", List.of("customer_id"), Optional.empty(), false, true, 7, 4_000))
                .index(CatalogFixture.index("partial", "btree", List.of("customer_id", "x"), Optional.of("(x > 5)"), false, true, 7, 4_000))
                .index(CatalogFixture.index("invalid", "btree", List.of("customer_id", "y"), Optional.empty(), false, false, 7, 4_000));
        asked().staysQuiet();
    }

    @Test
    void staysQuietWhereTheOperatorClassDiffers() {
        db.index("plain", "name")
                .index(CatalogFixture.index("pattern", "btree",
                        List.of(new IndexFacts.Key("name", "text_pattern_ops", "", 0)), Optional.empty(), false, true, false, 7,
                        Bytes.kibibytes(4_000), Optional.empty()));
        asked().staysQuiet();
    }

    @Test
    void leavesIndexesOfPartitionsAlone() {
        db.index("one", "a").index("two", "a");
        db.partitionOf = Optional.of("public.all_orders");
        asked().staysQuiet();
    }

    private RuleTester.Asked asked() {
        return RuleTester.of(new RedundantIndex(), db.facts()).on(CatalogFixture.PLAN);
    }
}
