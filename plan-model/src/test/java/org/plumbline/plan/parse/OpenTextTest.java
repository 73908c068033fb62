package org.plumbline.plan.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.plan.Plan;
import org.plumbline.plan.PlanNode;

class OpenTextTest {
    private static final String SCAN = "Limit  (cost=0.00..3.00 rows=3 width=4)\n  ->  Seq Scan on t  (cost=0.00..1.00 rows=12 width=4)\n";

    private static String filter(Plan plan) {
        return plan.nodes().getLast().attributes().text("Filter").orElseThrow();
    }

    @Test
    void keepsALiteralOfAnyLength() throws PlanParseException {
        String literal = "(body = '" + "a line\n".repeat(5_000) + "'::text)";
        Plan plan = Plans.one(SCAN + "        Filter: " + literal + "\nPlanning Time: 0.100 ms\n");
        assertThat(filter(plan)).isEqualTo(literal);
        assertThat(plan.warnings()).isEmpty();
        assertThat(plan.summary().planningTime()).contains(Duration.ofNanos(100_000));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "(body = 'abc\n  ->  Seq Scan on u  (cost=0.00..1.00 rows=1 width=4)\n'::text)",
        "(body = 'Limit\n  ->  Seq Scan on u  (cost=0.00..1.00 rows=1 width=4)\n        Filter: (a = ''x'')'::text)",
        "((body = 'abc\n        Filter: (a)\n'::text) AND (a = 'x'::text))",
        "(body = 'abc\n  Settings: none\n'::text)"})
    void aLineWithinALiteralIsNoNode(String literal) throws PlanParseException {
        Plan plan = Plans.one(SCAN + "        Filter: " + literal + "\nPlanning Time: 0.100 ms\n");
        assertThat(plan.nodes()).extracting(PlanNode::nodeType).containsExactly("Limit", "Seq Scan");
        assertThat(filter(plan)).isEqualTo(literal);
        assertThat(plan.summary().planningTime()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "        Filter: (b = 'x'::text)\n",
        "        Filter: (b ~~ '%)'::text)\n",
        "        Filter: (b = ')'::text)\n",
        "        Filter: (b = ''::text)\n",
        "        Filter: (b = ANY ('{a,b}'::text[]))\n"})
    void aConditionThatWasCutSwallowsNothing(String behind) throws PlanParseException {
        Plan plan = Plans.one("""
                Nested Loop  (cost=0.00..3.00 rows=3 width=4)
                  ->  Seq Scan on t  (cost=0.00..1.00 rows=12 width=4)
                        Filter: (body = 'abc
                  ->  Seq Scan on u  (cost=0.00..1.00 rows=12 width=4)
                """ + behind + "Planning Time: 0.100 ms\n");
        assertThat(plan.nodes()).extracting(PlanNode::nodeType).containsExactly("Nested Loop", "Seq Scan", "Seq Scan");
        assertThat(filter(plan)).isEqualTo(behind.strip().substring("Filter: ".length()));
        assertThat(plan.summary().planningTime()).isPresent();
    }
}
