package org.plumbline.plan.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.plan.Plan;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.Warning;

/// What people write into and behind plans in JSON and YAML.
class RemarksTest {
    private static final String YAML = """
            - Plan:
                Node Type: "Limit"
                Startup Cost: 0.00
                Total Cost: 1.00
                Plan Rows: 1
                Plan Width: 4
                Plans:
                  - Node Type: "Seq Scan"
                    Relation Name: "t"
                    Total Cost: 35.50
                    Plan Rows: 2550
                    Plan Width: 8
                    Filter: "(a = 1)"
              Execution Time: 1.2
            """;
    private static final String JSON = """
            [
              {
                "Plan": {
                  "Node Type": "Limit",
                  "Total Cost": 1.00,
                  "Plan Rows": 1,
                  "Plan Width": 4,
                  "Plans": [
                    {
                      "Node Type": "Seq Scan",
                      "Relation Name": "t",
                      "Total Cost": 35.50,
                      "Filter": "(a = 1)"
                    }
                  ]
                },
                "Execution Time": 1.2
              }
            ]
            """;

    private static Plan whole(String text) throws PlanParseException {
        Plan plan = Plans.one(text);
        assertThat(plan.nodes()).extracting(PlanNode::nodeType).containsExactly("Limit", "Seq Scan");
        assertThat(plan.summary().executionTime()).isPresent();
        assertThat(plan.incomplete()).isFalse();
        return plan;
    }

    @ParameterizedTest
    @ValueSource(strings = {"Planning done.", "(1 Zeile)", "\n\nThanks: it was slow, so I ask [you].", "  Note that this ran twice",
        "   (1 rad)", "\nEXPLAIN (FORMAT YAML) SELECT 1;", "- and this: is a list\n- of \"prose",
        "\nSome: \"words\" and - such [ { things\n  and others: {"})
    void whatFollowsYamlIsNoPartOfIt(String behind) throws PlanParseException {
        assertThat(whole(YAML + behind).warnings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"<- this is wrong, I think", "    <- this is wrong I think", "- [ ] look at this", "{"})
    void aRemarkBetweenLinesOfYamlIsTold(String remark) throws PlanParseException {
        Plan plan = whole(YAML.replace("    Plan Width: 4\n", "    Plan Width: 4\n    " + remark + "\n"));
        assertThat(plan.warnings()).extracting(Warning::line).containsExactly(7);
        assertThat(plan.warnings().getFirst().message()).endsWith(remark.strip());
        assertThat(plan.root().estimate().orElseThrow().width().orElseThrow().count()).isEqualTo(4);
    }

    @Test
    void aLineThatIsNoYamlCostsNoMoreThanItself() throws PlanParseException {
        Plan plan = whole(YAML.replace("\"(a = 1)\"", "\"(a = \"x\")\""));
        assertThat(plan.warnings()).containsExactly(
                new Warning(13, "This line is no valid YAML; it was left out: Filter: \"(a = \"x\")\""));
    }

    @Test
    void yamlThatEndsInAKeyIsCutOff() throws PlanParseException {
        Plan plan = Plans.one(YAML.substring(0, YAML.indexOf("ion Time")));
        assertThat(plan.nodes()).hasSize(2);
        assertThat(plan.incomplete()).isTrue();
        assertThat(plan.warnings()).extracting(Warning::line).containsExactly(14);
    }

    @Test
    void everyYamlDocumentOfATextIsRead() throws PlanParseException {
        assertThat(Plans.all(YAML + "(1 row)\n\nEXPLAIN (FORMAT YAML) SELECT 2;\n\n" + YAML + "---\n" + YAML)).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '!', value = {
        "\"Plan Rows\": 1,!\"Plan Rows\": 1, // only one!// only one",
        "\"Plan Rows\": 1,!\"Plan Rows\": 1 /* one */,!/* one */,",
        "\"Plan Rows\": 1,!\"Plan Rows\": 1, # one!# one",
        "\"Plan Rows\": 1,!\"Plan Rows\": 1, -- one!-- one",
        "\"Plan Rows\": 1,!\"Plan Rows\": 1, <- \"why\" [1] {?}!<- \"why\" [1] {?}",
        "\"Plan Rows\": 1,!\"Plan Rows\": 1 row,!row,",
        "\"Plan Rows\": 1,!\"Plan Rows\": 1, , !,",
        "\"Plan Rows\": 1,!(... 12 lines ...)!(... 12 lines ...)"})
    void aRemarkInJsonIsTold(String line, String remarked, String told) throws PlanParseException {
        Plan plan = whole(JSON.replace(line, remarked));
        assertThat(plan.warnings()).containsExactly(new Warning(6, "This is no JSON and was left out: " + told));
    }

    @Test
    void aCommentOfSeveralLinesIsTold() throws PlanParseException {
        Plan plan = whole("[ // of today\n" + JSON.substring(1).replace("\"Plan Rows\"", "/* only\n one */ \"Plan Rows\""));
        assertThat(plan.warnings()).extracting(Warning::line).containsExactly(1, 7);
        assertThat(plan.nodes().getLast().lines().first()).isEqualTo(11);
    }

    @Test
    void aLostCommaIsToldAndTrailingOnesAreNothing() throws PlanParseException {
        assertThat(whole(JSON.replace("\"Plan Rows\": 1,", "\"Plan Rows\": 1")).warnings()).containsExactly(new Warning(7,
                "A comma is missing before this; the plan was read as if it stood there: \"Plan Width\": 4,"));
        assertThat(whole(JSON.replace("(a = 1)\"", "(a = 1)\",").replace("1.2", "1.2,")).warnings()).isEmpty();
    }

    @Test
    void proseAroundJsonIsNoPartOfIt() throws PlanParseException {
        assertThat(whole("Look [here] at {this}: " + JSON.strip() + "; that is all [see above] {really}").warnings()).isEmpty();
        assertThat(Plans.all(JSON.strip() + " " + JSON.strip() + ",\n" + JSON)).hasSize(3);
    }

    @Test
    void whatIsNoJsonIsToldInOurWords() {
        assertThatThrownBy(() -> Plans.all("{\"Plan\": {\"Node Type\": \"Limit\",\n  \"Plan Rows\": 1]]"))
                .isInstanceOf(PlanParseException.class)
                .hasMessage("Line 2: expected JSON as EXPLAIN (FORMAT JSON) prints it, found `\"Plan Rows\": 1]]`. "
                        + "Was the plan changed or cut off when copied?");
    }
}
