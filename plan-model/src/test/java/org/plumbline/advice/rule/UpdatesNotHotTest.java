package org.plumbline.advice.rule;

import org.junit.jupiter.api.Test;
import org.plumbline.advice.Action;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Remedy;
import org.plumbline.advice.Severity;
import org.plumbline.catalog.CatalogFixture;
import org.plumbline.plan.unit.Share;

class UpdatesNotHotTest {
    private final CatalogFixture db = new CatalogFixture();

    @Test
    void remarksThatUpdatesWriteEveryIndex() {
        db.index("orders_pkey", "id");
        db.updates = 100_000;
        db.hotUpdates = 5_000;
        asked().findsOneAt("ModifyTable")
                .with(Evidence.count("updates", 100_000), Evidence.share("share that went the short way", new Share(0.05)))
                .suggests(new Remedy.Act(Action.LEAVE_ROOM_IN_PAGES, "ALTER TABLE public.orders SET (fillfactor = 85)"),
                        new Remedy.Act(Action.DROP_INDEX_ON_UPDATED_COLUMN))
                .ofSeverity(Severity.LOW);
    }

    @Test
    void holdsItsThresholds() {
        db.index("orders_pkey", "id");
        db.updates = 10_000;
        db.hotUpdates = 4_999;
        asked().findsOneAt("ModifyTable");
        db.hotUpdates = 5_000;
        asked().staysQuiet();
        db.updates = 9_999;
        db.hotUpdates = 0;
        asked().staysQuiet();
    }

    @Test
    void proposesNoRoomWherePagesHaveSome() {
        db.index("orders_pkey", "id");
        db.updates = 100_000;
        db.fillFactor = 94;
        asked().findsOneAt("ModifyTable").suggests(new Remedy.Act(Action.DROP_INDEX_ON_UPDATED_COLUMN));
    }

    @Test
    void staysQuietWithoutIndexesOrUpdatesInThePlan() {
        db.updates = 100_000;
        asked().staysQuiet();
        db.index("orders_pkey", "id");
        RuleTester.of(new UpdatesNotHot(), db.facts()).on(CatalogFixture.PLAN).staysQuiet();
    }

    private RuleTester.Asked asked() {
        return RuleTester.of(new UpdatesNotHot(), db.facts()).on(CatalogFixture.UPDATE);
    }
}
