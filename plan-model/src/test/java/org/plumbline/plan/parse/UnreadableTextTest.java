package org.plumbline.plan.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.plan.Execution;
import org.plumbline.plan.Plan;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.Warning;

class UnreadableTextTest {
    private static void assertMessage(String text, String message) {
        assertThatThrownBy(() -> Plans.all(text)).isInstanceOf(PlanParseException.class).hasMessage(message);
    }

    @Test
    void saysThatATextIsEmpty() {
        assertMessage(" \n ", "The text is empty: expected what EXPLAIN prints. Copy the whole plan and paste it again.");
    }

    @Test
    void saysThatThereIsNoPlan() {
        assertMessage("\nDear colleague,\nplease look.", "Line 2: no PostgreSQL plan found: expected what EXPLAIN prints, such as "
                + "`Seq Scan on t  (cost=0.00..35.50 rows=13 width=4)`, found `Dear colleague,`. Is it the right text?");
    }

    @Test
    void aBrokenFigureIsAbsentAndTheRestIsRead() throws PlanParseException {
        Plan plan = Plans.one("""
                Limit  (cost=0.00..35.50 rows=13 width=4) (actual time=0.010..1.000 rows=1 loops=1)
                  ->  Seq Scan on t  (cost=0.00..1x.00 rows=12a width=4) (actual time=abc..1.000 rows=1 loops=1)
                        Filter: (a = 1)
                Planning Time: 1 ms
                """);
        assertThat(plan.warnings()).extracting(Warning::line).containsExactly(2, 2, 2);
        assertThat(plan.warnings().getFirst().message()).isEqualTo(
                "expected a number under `Total Cost`, found `1x.00`; it counts as absent. Was the plan changed or cut off when copied?");
        PlanNode scan = plan.nodes().getLast();
        assertThat(scan.estimate()).isEmpty();
        assertThat(scan.execution()).isInstanceOf(Execution.Executed.class);
        assertThat(scan.attributes().keys()).contains("Filter");
        assertThat(plan.root().estimate()).isPresent();
    }

    @Test
    void rowsThatAreNoNumberAreNotZero() throws PlanParseException {
        Plan plan = Plans.one("Limit (actual rows=1 loops=1)\n  ->  Result (actual rows=x loops=1)\n");
        assertThat(plan.nodes().getLast().execution()).isEqualTo(Execution.NOT_ANALYZED);
        assertThat(plan.warnings()).extracting(Warning::line).containsExactly(2);
    }

    @Test
    void figuresThatAreCutAtTheRightAreAbsent() throws PlanParseException {
        Plan plan = Plans.one("""
                Sort  (cost=10.00..20.00 rows=3 width=4)
                  ->  Hash Join  (cost=1.00..9.00 rows=30 width=48)
                        ->  Seq Scan on t  (cost=0.00..3.00 rows=3
                        ->  Hash  (cost=2.00..2.00 rows=3 width=4)
                              ->  Seq Scan on u  (cost=0.00..2.0
                                    Filter: (a = 1)
                Planning Time: 0.100 ms
                """);
        assertThat(plan.nodes()).extracting(PlanNode::depth).containsExactly(0, 1, 2, 2, 3);
        assertThat(plan.warnings()).extracting(Warning::line).containsExactly(3, 5);
        assertThat(plan.nodes()).extracting(node -> node.estimate().isPresent()).containsExactly(true, true, false, true, false);
    }

    @Test
    void aBrokenLineBelowANodeCostsNoMoreThanItself() throws PlanParseException {
        Plan plan = Plans.one("Result (actual rows=1 loops=1)\n  Buffers: shared hit=x\nPlanning Time: 0.1 ms\n");
        assertThat(plan.warnings()).containsExactly(new Warning(2,
                "expected `shared hit=` followed by a number, found `shared hit=x`. Was the plan cut off when copied?"));
        assertThat(plan.summary().planningTime()).isPresent();
    }

    @Test
    void aPlanThatCannotBeReadIsNotShownInPieces() throws PlanParseException {
        String broken = "Append (actual rows=1 loops=1)\n  ->  Result (cost=0.7 rows=1)\n  ->  Result (actual rows=1 loops=1)\n";
        assertMessage(broken, "Line 2: expected `..`, found `rows=1`. Was the plan cut off when copied?");
        Plan other = Plans.one(broken + "\nLimit (actual rows=1 loops=1)\n  ->  Result (actual rows=1 loops=1)\n");
        assertThat(other.nodes()).hasSize(2);
        assertThat(other.warnings()).extracting(Warning::line).containsExactly(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "[{\"Plan\": {\"Node Type\": \"Result\", \"Total Cost\": \"much\", \"Startup Cost\": 1.0, \"Plan Rows\": 1}}]",
        "- Plan:\n    Node Type: \"Result\"\n    Startup Cost: 1.00\n    Total Cost: much\n    Plan Rows: 1\n",
        "<explain><Query><Plan><Node-Type>Result</Node-Type><Startup-Cost>1.0</Startup-Cost><Total-Cost>much</Total-Cost>"
                + "<Plan-Rows>1</Plan-Rows></Plan></Query></explain>"})
    void namesAFigureThatIsNoneInEveryFormat(String text) throws PlanParseException {
        Plan plan = Plans.one(text);
        assertThat(plan.warnings()).singleElement().extracting(Warning::message).asString()
                .startsWith("expected a number under `Total Cost`, found `much`; it counts as absent.");
        assertThat(plan.root().estimate()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "[{\"Plan\": {\n\"Node Type\": oops}}]",
        "<explain>\n<Query><Plan></Query></explain>",
        "- Plan:\n    Node Type: {Result\n    Alias: \"x\"\n",
        "<explain>\n&evil;</explain>"})
    void namesTheLineOfBrokenSyntax(String text) {
        assertThatThrownBy(() -> Plans.all(text)).isInstanceOf(PlanParseException.class).hasMessageStartingWith("Line ")
                .hasMessageContaining("expected").hasMessageEndingWith("?");
    }

    @Test
    void showsWhatWasReadOfJsonThatIsCutOff() throws PlanParseException {
        Plan plan = Plans.one("""
                [{"Plan": {
                  "Node Type": "Limit",
                  "Plans": [
                    {"Node Type": "Seq Scan", "Relation Name": "t",
                     "Total Cost": 1.0, "Fil""");
        assertThat(plan.nodes()).extracting(PlanNode::nodeType).containsExactly("Limit", "Seq Scan");
        assertThat(plan.incomplete()).isTrue();
        assertThat(plan.warnings()).extracting(Warning::line).containsExactly(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "Sort  (cost=1.00..2.00 rows=3 width=4)\n  Sort Key: a",
        "Limit  (cost=1.00..2.00 rows=3 width=4)\n  ->  Seq Scan on t  (cost=1.00..2",
        "<explain><Query><Plan><Node-Type>Result</Node-Type><Output><Item>a",
        "- Plan:\n    Node Type: \"Sort\"\n    Sort Key:\n      - \"a\""})
    void marksATextThatIsCutOff(String text) throws PlanParseException {
        Plan plan = Plans.one(text);
        assertThat(plan.incomplete()).isTrue();
        assertThat(plan.warnings()).singleElement().extracting(Warning::message).asString().startsWith("The plan ends here");
    }

    @Test
    void warnsOfALineThatIsNoneOfExplains() throws PlanParseException {
        Plan plan = Plans.one("Limit (actual rows=1 loops=1)\n  ??? what is this\n  ->  Result (actual rows=1 loops=1)\n");
        assertThat(plan.nodes()).hasSize(2);
        assertThat(plan.warnings()).singleElement().satisfies(warning -> {
            assertThat(warning.line()).isEqualTo(2);
            assertThat(warning.message()).endsWith("??? what is this");
        });
    }

    @Test
    void doesNotResolveEntities() {
        assertThatThrownBy(() -> Plans.all("""
                <!DOCTYPE explain [<!ENTITY x SYSTEM "file:///etc/hostname">]>
                <explain><Query><Plan><Node-Type>&x;</Node-Type></Plan></Query></explain>
                """)).isInstanceOf(PlanParseException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Query rewrites to nothing\n", "[\n]\n",
        "<explain xmlns=\"http://www.postgresql.org/2009/explain\">\n</explain>\n",
        "        QUERY PLAN\n---------------------------\n Query rewrites to nothing\n(1 row)\n"})
    void saysThatAQueryWasRewrittenToNothing(String text) {
        assertThatThrownBy(() -> Plans.all(text)).isInstanceOf(PlanParseException.class)
                .hasMessageContaining("rewrote this query to nothing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"     QUERY PLAN\n-----------------\n CREATE TABLE AS\n(1 row)\n", "[\"CREATE TABLE AS\"]"})
    void saysThatAUtilityStatementHasNoPlan(String text) {
        assertThatThrownBy(() -> Plans.all(text)).isInstanceOf(PlanParseException.class)
                .hasMessageContaining("utility statement (`CREATE TABLE AS`)");
    }

    @Test
    void everyFailureIsToldByThePlanNextToIt() throws PlanParseException {
        List<Plan> plans = Plans.all("""
                Limit  (cost=35.50 rows=13 width=4)

                Seq Scan on a  (cost=0.00..35.50 rows=13 width=4)

                Sort  (cost=1.00 rows=9 width=4)

                [{"Plan": {"Node Type": "Limit", "Plan Rows": 1]]

                Seq Scan on b  (cost=0.00..35.50 rows=13 width=4)
                Planning Time: 0.1 ms

                Sort  (cost=1.00 rows=7 width=4)
                """);
        assertThat(plans).hasSize(2);
        assertThat(plans.getFirst().warnings()).extracting(Warning::line).containsExactly(1, 5);
        assertThat(plans.getLast().warnings()).extracting(Warning::line).containsExactly(7, 12);
        assertThat(plans.getLast().warnings().getLast().message()).contains("rows=7");
    }

    @Test
    void manyFailuresAreCounted() throws PlanParseException {
        String broken = "Sort  (cost=1.00 rows=9 width=4)\n\n";
        Plan plan = Plans.one(broken.repeat(4) + "Seq Scan on a  (cost=0.00..35.50 rows=13 width=4)\n\n" + broken.repeat(40));
        assertThat(plan.warnings()).extracting(Warning::line).containsExactly(1, 3, 5, 7, 11, 13);
        assertThat(plan.warnings().getLast().message()).isEqualTo("39 more parts of the text, from this line on, could not be read.");
    }
}
