package org.plumbline.plan.parse;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.plumbline.plan.Plan;

class PartOfPlanTest {
    @Test
    void saysThatWhatLiesBelowANodeIsMissing() throws PlanParseException {
        Plan plan = PlanParser.parse(SourceText.of("plan", """
                Sort  (cost=585066.84..585066.85 rows=1 width=473) (actual time=156773.141..156784.582 rows=498 loops=1)
                  Sort Key: au.login
                Execution Time: 156803.034 ms
                """)).getFirst();
        assertThat(plan.incomplete()).isTrue();
        assertThat(plan.warnings()).singleElement().satisfies(warning -> {
            assertThat(warning.line()).isEqualTo(1);
            assertThat(warning.message()).startsWith("What lies below this Sort is missing");
        });
    }

    @Test
    void saysThatTheFirstNodeOfAPlanRunsOnceInOneProcess() throws PlanParseException {
        String scan = """
                Seq Scan on t  (cost=0.00..9.00 rows=9 width=8) (actual time=0.010..3.000 rows=9 loops=3)
                Execution Time: 9.000 ms
                """;
        assertThat(warning(scan)).startsWith("This is a part of a plan");
        assertThat(warning("Parallel " + scan.replace("loops=3", "loops=1"))).startsWith("This is a part of a plan");
        assertThat(PlanParser.parse(SourceText.of("plan", scan.replace("loops=3", "loops=1"))).getFirst().incomplete()).isFalse();
    }

    private static String warning(String text) throws PlanParseException {
        return PlanParser.parse(SourceText.of("plan", text)).getFirst().warnings().getFirst().message();
    }
}
