package org.plumbline.plan.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.plan.Plan;
import org.plumbline.plan.PlanNode;

/// Texts that property tests and fuzzers found, and that were read wrong or not at all.
class RobustReadingTest {
    private static final String FIGURES = "  (cost=0.00..1.00 rows=1 width=4)";

    @Test
    void anObjectWithTwoPlansHoldsBoth() throws PlanParseException {
        List<Plan> plans = Plans.all("[{\"Plan\": {\"Node Type\": \"Sort\"}, \"Plan\": {\"Node Type\": \"Result\"}}]");
        assertThat(plans).extracting(plan -> plan.root().nodeType()).containsExactly("Sort", "Result");
    }

    @Test
    void aPlanInWhatStandsBesideAPlanIsNoNodeOfIt() throws PlanParseException {
        Plan plan = Plans.one("[{\"Plan\": {\"Node Type\": \"Result\"}, \"Aside\": {\"Plan\": {\"Node Type\": \"Sort\"}}}]");
        assertThat(plan.nodes()).extracting(PlanNode::nodeType).containsExactly("Result");
    }

    @Test
    void aDistributedSubplanAtTheTopIsANodeOfItsOwn() throws PlanParseException {
        Plan plan = Plans.one("Distributed Subplan 1_1" + FIGURES + "\n  ->  Seq Scan on t" + FIGURES + "\n");
        assertThat(plan.nodes()).hasSize(2);
    }

    @Test
    void jsonThatIsCutOffBehindACommaKeepsItsNodes() throws PlanParseException {
        Plan plan = Plans.one("[\n{\"Plan\": {\"Node Type\": \"Append\", \"Plans\": [\n{\"Node Type\": \"Result\"},\n");
        assertThat(plan.nodes()).extracting(PlanNode::nodeType).containsExactly("Append", "Result");
        assertThat(plan.incomplete()).isTrue();
    }

    @Test
    void aBracketBehindALineNumberIsThePlans() throws PlanParseException {
        Plan plan = Plans.one("""
                 1  [{"Plan": {
                 2    "Node Type": "Limit",
                 3    "Plans": [
                 4      {"Node Type": "Result"}
                 5    ]
                 6  }
                 7  }
                 8  ]
                """);
        assertThat(plan.nodes()).extracting(PlanNode::nodeType).containsExactly("Limit", "Result");
    }

    @Test
    void aFrameWithNothingInItStillHasALine() {
        Lines bare = Wrapping.off(Lines.of("-----\n(0 rows)"));
        assertThat(bare.count()).isEqualTo(1);
        assertThat(bare.number(0)).isEqualTo(2);
    }

    @Test
    void aLineEndWithinALiteralOfXmlStays() throws PlanParseException {
        Plan plan = Plans.one("""
                <explain><Query><Plan>
                <Node-Type>Result</Node-Type>
                <One-Time-Filter>(a = 'b
                c'::text)</One-Time-Filter>
                </Plan></Query></explain>
                """);
        assertThat(plan.root().attributes().text("One-Time Filter")).hasValue("(a = 'b\nc'::text)");
    }

    @Test
    void aKeyOfYamlMayBeCutBeforeACapital() throws PlanParseException {
        PlanNode scan = Plans.one("""
                - Plan:
                    Node Type: "Index Scan"
                    Rows Removed by\s
                Index Recheck: 7
                    Filter: "(a > 1)"
                """).root();
        assertThat(scan.attributes().whole("Rows Removed by Index Recheck")).hasValue(7);
    }

    @Test
    void theFirstLineMayBeBrokenBehindOn() throws PlanParseException {
        Plan plan = Plans.one("Index Scan using customers_pkey on\npublic.customers" + FIGURES + "\n  Index Cond: (id =\n7)\n");
        assertThat(plan.nodes()).extracting(PlanNode::nodeType).containsExactly("Index Scan");
    }

    @Test
    void whatLooksLikeATagInALiteralStays() throws PlanParseException {
        Plan plan = Plans.one("Seq Scan on t" + FIGURES + "\n  Filter: (a <> '<b>&amp;</b>'::text)\n");
        assertThat(plan.root().attributes().text("Filter")).hasValue("(a <> '<b>&amp;</b>'::text)");
    }

    @Test
    void aNodeWhoseFiguresAPersonLeftOutKeepsItsPlace() throws PlanParseException {
        Plan plan = Plans.one("""
                Sort  (cost=... rows=...)
                  Sort Key: a
                  ->  Gather  (cost=..)
                        ->  Seq Scan on t  (cost=0.00..5.00 rows=3 width=4)
                """);
        assertThat(plan.nodes()).extracting(PlanNode::nodeType).containsExactly("Sort", "Gather", "Seq Scan");
        assertThat(plan.nodes().getLast().depth()).isEqualTo(2);
    }
}
