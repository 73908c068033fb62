package org.plumbline.advice.rule;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.plumbline.advice.Action;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Remedy;
import org.plumbline.advice.Severity;
import org.plumbline.catalog.CatalogFixture;
import org.plumbline.catalog.TableFacts;

class PartitionedParentNeverAnalyzedTest {
    private final CatalogFixture db = new CatalogFixture();

    @Test
    void remarksOnAParentWithoutStatistics() {
        db.otherTables.add(parent(Optional.empty(), 500));
        db.partitionOf = Optional.of("public.all_orders");
        asked().findsOneAt("Seq Scan on orders")
                .with(Evidence.text("table", "public.all_orders"), Evidence.count("partitions in this plan", 1))
                .suggests(new Remedy.Act(Action.ANALYZE_PARENT, "ANALYZE public.all_orders"))
                .ofSeverity(Severity.LOW);
    }

    @Test
    void holdsItsThreshold() {
        db.otherTables.add(parent(Optional.empty(), 499));
        db.partitionOf = Optional.of("public.all_orders");
        asked().staysQuiet();
    }

    @Test
    void staysQuietWhereItWasAnalyzedOrIsNotInThePlan() {
        db.otherTables.add(parent(Optional.of(CatalogFixture.NOW), 500));
        db.partitionOf = Optional.of("public.all_orders");
        asked().staysQuiet();
        db.otherTables.set(0, parent(Optional.empty(), 500));
        db.partitionOf = Optional.of("public.other_orders");
        asked().staysQuiet();
    }

    private RuleTester.Asked asked() {
        return RuleTester.of(new PartitionedParentNeverAnalyzed(), db.facts()).on(CatalogFixture.PLAN);
    }

    private static TableFacts parent(Optional<Instant> analyzedAt, double rows) {
        var parent = new CatalogFixture();
        parent.name = "all_orders";
        parent.partitioned = true;
        parent.rows = rows;
        parent.analyzedAt = analyzedAt;
        return parent.table();
    }
}
