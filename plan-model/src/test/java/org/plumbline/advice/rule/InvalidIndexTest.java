package org.plumbline.advice.rule;

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

class InvalidIndexTest {
    private final CatalogFixture db = new CatalogFixture();

    @Test
    void remarksOnAnIndexWhoseBuildingFailed() {
        db.index(CatalogFixture.index("broken", "btree", List.of("a"), Optional.empty(), false, false, 0, 8));
        asked().findsOneAt("Seq Scan on orders").with(Evidence.text("index", "broken"))
                .suggests(new Remedy.Act(Action.REBUILD_INVALID_INDEX, "REINDEX INDEX CONCURRENTLY public.broken"))
                .ofSeverity(Severity.LOW);
    }

    @Test
    void staysQuietWhileItIsBeingBuiltAndOnValidOnes() {
        db.index("sound", "a")
                .index(CatalogFixture.index("growing", "btree",
                        List.of(new IndexFacts.Key("a", "int4_ops", "", 0)), Optional.empty(), false, false, true, 0,
                        Bytes.kibibytes(8), Optional.empty()));
        asked().staysQuiet();
    }

    private RuleTester.Asked asked() {
        return RuleTester.of(new InvalidIndex(), db.facts()).on(CatalogFixture.PLAN);
    }
}
