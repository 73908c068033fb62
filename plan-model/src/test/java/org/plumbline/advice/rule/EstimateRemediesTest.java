package org.plumbline.advice.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.plumbline.advice.Action;
import org.plumbline.advice.Remedy;
import org.plumbline.plan.Plan;
import org.plumbline.plan.parse.PlanParseException;
import org.plumbline.plan.parse.PlanParser;
import org.plumbline.plan.parse.SourceText;

class EstimateRemediesTest {
    @Test
    void aLargerSampleHelpsWhereMoreGroupsCameThanItShowed() throws PlanParseException {
        assertThat(actions(true)).contains(Action.RAISE_STATISTICS_TARGET);
        assertThat(actions(false)).doesNotContain(Action.RAISE_STATISTICS_TARGET);
    }

    /// Of 140451 rows, where 115837 were expected, 32352 groups came in place of 2927.
    @Test
    void statisticsAreNotToBlameForGroupsThatOldVersionsScaleDown() throws PlanParseException {
        assertThat(remedies("", 140_451)).isEmpty();
        assertThat(remedies("\"Parallel Aware\": false,", 140_451)).isNotEmpty();
        assertThat(remedies("", 231_674)).isEmpty();
        assertThat(remedies("", 231_675)).isNotEmpty();
    }

    private static List<Remedy> remedies(String aware, int rows) throws PlanParseException {
        Plan plan = PlanParser.parse(SourceText.of("plan", """
                [{"Plan": {"Node Type": "Aggregate", "Strategy": "Hashed", %1$s "Startup Cost": 1.0, "Total Cost": 2.0,
                  "Plan Rows": 2927, "Plan Width": 56, "Actual Startup Time": 522.1, "Actual Total Time": 587.5, "Actual Rows": 32352,
                  "Actual Loops": 1, "Group Key": ["s.alert_id"], "Plans": [
                    {"Node Type": "Seq Scan", "Parent Relationship": "Outer", %1$s "Relation Name": "summaries", "Alias": "s",
                     "Startup Cost": 0.0, "Total Cost": 1.0, "Plan Rows": 115837, "Plan Width": 56, "Actual Startup Time": 0.1,
                     "Actual Total Time": 300.0, "Actual Rows": %2$d, "Actual Loops": 1, "Filter": "(s.org_id = 2)"}]}}]
                """.formatted(aware, rows))).getFirst();
        return EstimateRemedies.of(plan, plan.root(), true);
    }

    private static List<Action> actions(boolean underestimated) throws PlanParseException {
        Plan plan = PlanParser.parse(SourceText.of("plan", """
                HashAggregate  (cost=1.00..2.00 rows=20 width=8) (actual time=90.000..95.000 rows=50000 loops=1)
                  Group Key: people.city
                  ->  Seq Scan on people  (cost=0.00..9.00 rows=50000 width=8) (actual time=0.010..10.000 rows=50000 loops=1)
                """)).getFirst();
        return EstimateRemedies.of(plan, plan.root(), underestimated).stream()
                .flatMap(remedy -> remedy instanceof Remedy.Act act ? Stream.of(act.action()) : Stream.empty()).toList();
    }
}
