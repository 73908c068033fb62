package org.plumbline.advice.rule;

import org.junit.jupiter.api.Test;
import org.plumbline.advice.Action;
import org.plumbline.advice.Doubt;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Remedy;
import org.plumbline.advice.Severity;
import org.plumbline.catalog.CatalogFixture;

class TransactionIdsRunOutTest {
    private final CatalogFixture db = new CatalogFixture();

    @Test
    void findsATableThatWasNotFrozen() {
        db.frozenAge = 1_900_000_000;
        asked().findsOneAt("Seq Scan on orders")
                .with(Evidence.count("transactions since its oldest", 1_900_000_000),
                        Evidence.count("autovacuum_freeze_max_age", 200_000_000))
                .suggests(new Remedy.Act(Action.FREEZE_TABLE, "VACUUM (FREEZE, VERBOSE) public.orders"))
                .doubts(Doubt.OLD_TRANSACTIONS_HOLD_BACK)
                .ofSeverity(Severity.HIGH);
    }

    @Test
    void holdsItsThresholds() {
        db.frozenAge = 1_717_986_917;
        asked().findsOneAt("Seq Scan on orders").ofSeverity(Severity.MEDIUM);
        db.frozenAge = 1_717_986_918;
        asked().findsOneAt("Seq Scan on orders").ofSeverity(Severity.HIGH);
        db.frozenAge = 1_073_741_824;
        asked().findsOneAt("Seq Scan on orders").ofSeverity(Severity.MEDIUM);
        db.frozenAge = 1_073_741_823;
        asked().staysQuiet();
    }

    private RuleTester.Asked asked() {
        return RuleTester.of(new TransactionIdsRunOut(), db.facts()).on(CatalogFixture.PLAN);
    }
}
