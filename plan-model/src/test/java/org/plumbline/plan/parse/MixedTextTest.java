package org.plumbline.plan.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.plan.Plan;
import org.plumbline.plan.Warning;

/// Texts of several plans, each in a wrapping of its own.
class MixedTextTest {
    private static final String TEXT = """
            Limit  (cost=0.00..35.50 rows=13 width=4)
              ->  Seq Scan on NAME  (cost=0.00..35.50 rows=13 width=4)
                    Filter: (a = 1)
            """;
    private static final String JSON = """
            [
              {
                "Plan": {
                  "Node Type": "Limit",
                  "Plans": [
                    {
                      "Node Type": "Seq Scan",
                      "Relation Name": "NAME",
                      "Filter": "(a = 1)"
                    }
                  ]
                }
              }
            ]
            """;
    private static final String YAML = """
            - Plan:
                Node Type: "Limit"
                Plans:
                  - Node Type: "Seq Scan"
                    Relation Name: "NAME"
                    Filter: "(a = 1)"
            """;
    private static final String XML = """
            <explain xmlns="http://www.postgresql.org/2009/explain">
              <Query>
                <Plan>
                  <Node-Type>Limit</Node-Type>
                  <Plans>
                    <Plan>
                      <Node-Type>Seq Scan</Node-Type>
                      <Relation-Name>NAME</Relation-Name>
                    </Plan>
                  </Plans>
                </Plan>
              </Query>
            </explain>
            """;

    enum Form {
        BARE(TEXT),
        BARE_JSON(JSON),
        BARE_YAML(YAML),
        BARE_XML(XML),
        PSQL("                 QUERY PLAN\n--------------------------------\n" + eachLine(TEXT, " ", "") + "(3 rows)\n"),
        PSQL_JSON("                 QUERY PLAN\n--------------------------------\n"
                + eachLine(JSON.strip(), " ", "   +").replace("]   +", "]") + "(1 row)\n"),
        MAIL(eachLine(TEXT, "> ", "")),
        COMMENT(eachLine(JSON, "-- ", "")),
        QUOTED_LINES(eachLine(TEXT, "\"", "\"")),
        QUOTED_CELL("\"" + JSON.strip().replace("\"", "\"\"") + "\"\n"),
        CSV_ROW("3,\"select 1, 2\",\"" + JSON.strip().replace("\"", "\"\"") + "\",12.5\n"),
        STRING("plan = \"" + TEXT.strip().replace("\n", "\\n") + "\"\n"),
        WEB_PAGE("<pre>" + TEXT.replace(">", "&gt;") + "</pre>\n"),
        LOG("2026-11-22 06:08:01.366 UTC [12963] postgres@shop LOG:  duration: 56.724 ms  plan:\n"
                + eachLine("Query Text: select 1\n" + TEXT, "\t", "")
                + "2026-11-22 06:08:01.400 UTC [12963] postgres@shop LOG:  disconnection\n");

        private final String text;

        Form(String text) {
            this.text = text;
        }

        String of(String name) {
            return text.replace("NAME", name);
        }
    }

    private static String eachLine(String text, String before, String after) {
        return text.lines().map(line -> before + line + after + "\n").collect(Collectors.joining());
    }

    private static List<String> tables(List<Plan> plans) {
        return plans.stream().map(plan -> plan.nodes().getLast().operation().toString().replaceAll(".*relation=Optional\\[(\\w+)].*", "$1"))
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void twoPlansInDifferentWrappingsAreBothRead(Form first) throws PlanParseException {
        for (Form second : Form.values()) {
            List<Plan> plans = Plans.all("Before:\n\n" + first.of("t1") + "\nAfter:\n\n" + second.of("t2"));
            assertThat(tables(plans)).as("%s, %s", first, second).containsExactly("t1", "t2");
            assertThat(plans).as("%s, %s", first, second).allSatisfy(plan -> assertThat(plan.warnings()).isEmpty());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"PSQL BARE_JSON CSV_ROW MAIL", "LOG STRING BARE_YAML QUOTED_CELL",
        "BARE_XML COMMENT PSQL_JSON QUOTED_LINES STRING",
        "MAIL MAIL BARE_JSON PSQL LOG", "STRING BARE QUOTED_LINES BARE_YAML PSQL_JSON CSV_ROW", "CSV_ROW WEB_PAGE BARE QUOTED_CELL",
        "QUOTED_LINES LOG BARE_XML COMMENT", "PSQL_JSON PSQL STRING BARE_JSON MAIL BARE_YAML QUOTED_CELL"})
    void manyPlansInDifferentWrappingsAreAllRead(String forms) throws PlanParseException {
        var text = new StringBuilder();
        var names = new ArrayList<String>();
        for (String form : List.of(forms.split(" ", -1))) {
            names.add("t" + names.size());
            text.append(Form.valueOf(form).of(names.getLast())).append("\n\n");
        }
        assertThat(tables(Plans.all(text.toString()))).isEqualTo(names);
    }

    @Test
    void severalValuesOfJsonInOneLineAreAllRead() throws PlanParseException {
        assertThat(Plans.all(Stream.of("Limit", "Result", "Sort").map(type -> "[{\"Plan\": {\"Node Type\": \"" + type + "\"}}]")
                .collect(Collectors.joining(" and "))))
                .extracting(plan -> plan.root().nodeType()).containsExactly("Limit", "Result", "Sort");
    }

    @Test
    void whatLooksLikeAPlanAndIsNotReadIsTold() throws PlanParseException {
        Plan plan = Plans.one(TEXT + "\nand this:\n\n=\"Node Type: Seq Scan, rows 5\n");
        assertThat(plan.warnings()).extracting(Warning::line).containsExactly(7);
        assertThat(plan.warnings().getFirst().message()).startsWith("What stands from this line on looks like a plan");
    }
}
