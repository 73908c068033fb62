package org.plumbline.advice.rule;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.plumbline.advice.Action;
import org.plumbline.advice.Doubt;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Remedy;
import org.plumbline.advice.Severity;
import org.plumbline.catalog.CatalogFixture;
import org.plumbline.catalog.IndexFacts;

class UnusedIndexTest {
    private final CatalogFixture db = new CatalogFixture();

    @Test
    void remarksOnAnIndexThatNothingRead() {
        db.index(unused(4_000));
        asked().findsOneAt("Seq Scan on orders")
                .with(Evidence.text("index", "old"), Evidence.count("days observed", 61))
                .suggests(new Remedy.Act(Action.DROP_UNUSED_INDEX, "DROP INDEX CONCURRENTLY public.old"))
                .doubts(Doubt.RARE_QUERIES_MAY_NEED_IT)
                .ofSeverity(Severity.LOW);
    }

    @Test
    void holdsItsThresholds() {
        db.index(unused(32));
        db.countersSince = Optional.of(CatalogFixture.NOW.minus(Duration.ofDays(35)));
        asked().findsOneAt("Seq Scan on orders");
        db.countersSince = Optional.of(CatalogFixture.NOW.minus(Duration.ofDays(35)).plusSeconds(1));
        asked().staysQuiet();
        db.countersSince = Optional.empty();
        asked().staysQuiet();
        db.countersSince = Optional.of(CatalogFixture.NOW.minus(Duration.ofDays(35)));
        db.indexes.set(0, unused(31));
        asked().staysQuiet();
    }

    @Test
    void staysQuietWhereStandbysWereNotAsked() {
        db.index(unused(4_000));
        db.useOfStandbysKnown = false;
        asked().staysQuiet();
    }

    @Test
    void staysQuietOnIndexesThatAreReadOrNeeded() {
        db.index("read", "a")
                .index(CatalogFixture.index("orders_pkey", "btree", List.of("id"), Optional.empty(), true, true, 0, 4_000));
        asked().staysQuiet();
    }

    private RuleTester.Asked asked() {
        return RuleTester.of(new UnusedIndex(), db.facts()).on(CatalogFixture.PLAN);
    }

    private static IndexFacts unused(long kB) {
        return CatalogFixture.index("old", "btree", List.of("a"), Optional.empty(), false, true, 0, kB);
    }
}
