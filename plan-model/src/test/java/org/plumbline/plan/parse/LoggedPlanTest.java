package org.plumbline.plan.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.plumbline.plan.LineRange;
import org.plumbline.plan.Plan;

/// Plans of auto_explain in a short text, which is read as a whole; `LogReaderTest` has the logs that are streamed.
class LoggedPlanTest {
    @Test
    void readsAPlanAutoExplainLoggedAsJson() throws PlanParseException {
        Plan plan = Plans.one("""
                2026-11-22 06:08:01.366 UTC [12963] postgres@shop LOG:  duration: 56.724 ms  plan:
                \t{
                \t  "Query Text": "select 1",
                \t  "Plan": {
                \t    "Node Type": "Result"
                \t  }
                \t}
                2026-11-22 06:08:01.400 UTC [12963] postgres@shop LOG:  disconnection
                """);
        assertThat(plan.origin().query()).hasValue("select 1");
        assertThat(plan.origin().loggedAt()).hasValue("2026-11-22 06:08:01.366 UTC");
        assertThat(plan.root().lines()).isEqualTo(new LineRange(4, 6));
    }

    @Test
    void readsACsvLog() throws PlanParseException {
        Plan plan = Plans.one("""
                2026-11-22 06:12:32.852 UTC,"postgres","shop",LOG,00000,"duration: 14.484 ms  plan:
                Query Text: select ""a"" from t
                Seq Scan on t  (cost=0.00..35.50 rows=13 width=4)",,,,,"psql"
                2026-11-22 06:12:33.852 UTC,"postgres","shop",LOG,00000,"done",,,,,"psql"
                """);
        assertThat(plan.origin().query()).hasValue("select \"a\" from t");
        assertThat(plan.root().lines().first()).isEqualTo(3);
    }

    @Test
    void aPlanOfALogKeepsItsDurationWhenItsLinesAreMended() throws PlanParseException {
        Plan plan = Plans.one("""
                2026-01-31 10:00:00 UTC [7] LOG:  duration: 2334.085 ms  plan:
                \t{
                \t  "Query Text": "SELECT a \\n
                FROM t;",
                \t  "Plan": {
                \t    "Node Type": "Result"
                \t  }
                \t}
                """);
        assertThat(plan.origin().logDuration()).contains(Duration.ofNanos(2_334_085_000L));
        assertThat(plan.origin().loggedAt()).contains("2026-01-31 10:00:00 UTC");
    }
}
