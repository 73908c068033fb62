package org.plumbline.advice.rule;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.plumbline.advice.Doubt;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Remedy;
import org.plumbline.advice.Severity;
import org.plumbline.catalog.CatalogFixture;
import org.plumbline.catalog.PlanChoiceFacts;
import org.plumbline.plan.unit.Cost;

class GenericPlanWorseTest {
    private final CatalogFixture db = new CatalogFixture();

    @Test
    void remarksThatThePlanForAllValuesIsSlower() {
        db.planChoice = times(400, 20_000);
        asked().findsOneAt("Seq Scan")
                .with(Evidence.time("with one plan for all values", Duration.ofMillis(20)), Evidence.text("values", "status = 'open'"))
                .suggests(new Remedy.ChangeSetting("plan_cache_mode", "force_custom_plan"))
                .doubts(Doubt.OTHER_VALUES_MAY_DIFFER)
                .ofSeverity(Severity.LOW);
    }

    @Test
    void holdsItsThresholds() {
        db.planChoice = times(10_000, 20_000);
        asked().findsOneAt("Seq Scan");
        db.planChoice = times(10_000, 19_999);
        asked().staysQuiet();
        db.planChoice = times(100, 5_099);
        asked().staysQuiet();
    }

    @Test
    void goesByCostWhereNothingRan() {
        db.planChoice = Optional.of(new PlanChoiceFacts(new Cost(10), new Cost(20), Optional.empty(), Optional.empty(), "status = 'open'"));
        asked().findsOneAt("Seq Scan");
        db.planChoice = Optional.of(new PlanChoiceFacts(new Cost(10), new Cost(19), Optional.empty(), Optional.empty(), "status = 'open'"));
        asked().staysQuiet();
    }

    @Test
    void staysQuietWhereItWasNotTried() {
        asked().staysQuiet();
    }

    private RuleTester.Asked asked() {
        return RuleTester.of(new GenericPlanWorse(), db.facts()).on(CatalogFixture.PLAN);
    }

    private static Optional<PlanChoiceFacts> times(long custom, long generic) {
        return Optional.of(new PlanChoiceFacts(new Cost(10), new Cost(10), Optional.of(Duration.ofNanos(custom * 1000)),
                Optional.of(Duration.ofNanos(generic * 1000)), "status = 'open'"));
    }
}
