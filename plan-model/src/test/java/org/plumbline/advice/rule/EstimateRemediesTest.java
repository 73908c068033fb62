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
