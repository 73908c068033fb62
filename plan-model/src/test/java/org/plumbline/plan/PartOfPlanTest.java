package org.plumbline.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.plumbline.plan.parse.PlanParseException;
import org.plumbline.plan.parse.PlanParser;
import org.plumbline.plan.parse.SourceText;

class PartOfPlanTest {
    private static final String SCAN = "Seq Scan on t  (cost=0.00..9.00 rows=9 width=8) (actual time=0.010..3.000 rows=9 loops=%d)\n";

    @Test
    void aNodeWithoutWhatAllOfItsKindHaveIsMissingIt() throws PlanParseException {
        Plan plan = plan("""
                Sort  (cost=585066.84..585066.85 rows=1 width=473) (actual time=156773.141..156784.582 rows=498 loops=1)
                  Sort Key: au.login
                Execution Time: 156803.034 ms
                """);
        assertThat(PartOfPlan.of(plan)).contains(new PartOfPlan.WithoutInput(plan.root()));
    }

    @Test
    void theFirstNodeOfAPlanRunsOnceInOneProcess() throws PlanParseException {
        assertThat(PartOfPlan.of(plan(SCAN.formatted(3)))).contains(new PartOfPlan.WithoutTop());
        assertThat(PartOfPlan.of(plan("Parallel " + SCAN.formatted(1)))).contains(new PartOfPlan.WithoutTop());
        assertThat(PartOfPlan.of(plan(SCAN.formatted(1)))).isEmpty();
    }

    private static Plan plan(String text) throws PlanParseException {
        return PlanParser.parse(SourceText.of("plan", text)).getFirst();
    }
}
