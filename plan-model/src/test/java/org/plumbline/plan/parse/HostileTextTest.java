package org.plumbline.plan.parse;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.advice.RuleOutcome;
import org.plumbline.analysis.Analysis;
import org.plumbline.analysis.Analyzer;
import org.plumbline.plan.Plan;

/// Texts made to break readers: as deep as no plan is, with entities and aliases that multiply, and one thing over and over.
class HostileTextTest {
    private static final int DEEP = 5_000;
    private static final String FIGURES = "(cost=0.00..1.00 rows=1 width=4) (actual time=0.100..0.200 rows=1 loops=1)";

    enum Deep {
        JSON {
            @Override
            String text() {
                String node = "{\"Node Type\":\"Limit\",\"Startup Cost\":0.0,\"Total Cost\":1.0,\"Plan Rows\":1,\"Plan Width\":4,"
                        + "\"Actual Rows\":1,\"Actual Loops\":1,\"Actual Startup Time\":0.1,\"Actual Total Time\":0.2,\"Plans\":[";
                return "[{\"Plan\":" + node.repeat(DEEP - 1) + "{\"Node Type\":\"Result\"}" + "]}".repeat(DEEP - 1) + "}]";
            }
        },
        XML {
            @Override
            String text() {
                return "<explain><Query>" + "<Plan><Node-Type>Limit</Node-Type><Plans>".repeat(DEEP - 1)
                        + "<Plan><Node-Type>Result</Node-Type></Plan>" + "</Plans></Plan>".repeat(DEEP - 1) + "</Query></explain>";
            }
        },
        YAML {
            @Override
            String text() {
                var yaml = new StringBuilder("- Plan:\n    Node Type: \"Limit\"\n");
                for (int depth = 1; depth < DEEP; depth++) {
                    yaml.repeat(' ', 2 * depth + 2).append("Plans:\n").repeat(' ', 2 * depth + 2).append("- Node Type: \"")
                            .append(depth + 1 < DEEP ? "Limit" : "Result").append("\"\n");
                }
                return yaml.toString();
            }
        },
        TEXT {
            @Override
            String text() {
                var text = new StringBuilder("Limit  " + FIGURES + "\n");
                for (int depth = 1; depth < DEEP; depth++) {
                    text.repeat(' ', 2 * depth).append(depth + 1 < DEEP ? "->  Limit  " : "->  Result  ").append(FIGURES).append('\n');
                }
                return text.toString();
            }
        };

        abstract String text();
    }

    @ParameterizedTest
    @EnumSource
    void readsMeasuresAndAdvisesOnAPlanOfFiveThousandLevels(Deep deep) throws PlanParseException {
        List<Analysis> analyses = Analyzer.analyze(SourceText.of("deep", deep.text()));
        assertThat(analyses).hasSize(1);
        Plan plan = analyses.getFirst().plan();
        assertThat(plan.nodes()).hasSize(DEEP);
        assertThat(plan.nodes().getLast().depth()).isEqualTo(DEEP - 1);
        assertThat(analyses.getFirst().advice().outcomes()).noneMatch(RuleOutcome.Failed.class::isInstance);
    }

    /// A thousand million laughs, were the entities followed.
    @Test
    void refusesEntitiesWithoutFollowingThem() {
        var laughs = new StringBuilder("<explain>\n<!DOCTYPE explain [<!ENTITY a0 \"ha\">");
        for (int i = 1; i < 30; i++) {
            laughs.append("<!ENTITY a").append(i).append(" \"").append(("&a" + (i - 1) + ";").repeat(10)).append("\">");
        }
        String body = "<Query><Plan><Node-Type>&a29;</Node-Type></Plan></Query></explain>";
        assertRefused(laughs + "]>" + body);
        assertRefused(laughs.toString().replace("<explain>\n", "") + "]>\n<explain>" + body);
        assertRefused("<!DOCTYPE explain SYSTEM \"file:///etc/passwd\">\n<explain>" + body);
        assertRefused("<explain><!DOCTYPE explain [<!ENTITY % x SYSTEM \"http://localhost:1/\"> %x;]>" + body);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "- Plan:\n    Node Type: &a \"Sort\"\n    Alias: *a\n",
        "- Plan:\n    a: &a [x, x]\n    b: &b [*a, *a]\n    c: &c [*b, *b]\n    Node Type: \"Sort\"\n",
        "- Plan:\n    &a Node Type: *a\n"})
    void refusesAliases(String yaml) {
        assertRefused(yaml);
    }

    private static void assertRefused(String text) {
        long before = allocated();
        Promise.Outcome outcome = Promise.outcome(SourceText.of("hostile", text));
        assertThat(outcome.error()).isPresent();
        assertThat(allocated() - before).isLessThan(50_000_000);
    }

    /// Bytes that were asked of the heap are counted, not time: they are the same on a machine that is busy with something else.
    @ParameterizedTest
    @ValueSource(strings = {
        "[", "{\"a\":", "'", "\"", "\"\n", " 'a (cost=", "$a$ ", "<explain>", "<explain>\n", "- Plan:\n", "- Plan:\n  a: *x\n",
        "Sort  (cost=\n", "Sort  (cost=x)\n", "->  Seq Scan on t  (cost=0.00..35.50 rows=13 width=4)\n", "-> ", "> ", "> a\n",
        "1 a\n", "{\"Plan\": {\"Node Type\": oops\n", "{\"Plan\": {\"Node Type\": \"Result\", \"Plans\": [", "\\\"Plan\\\" ", "\\n  ",
        "LOG:  duration: 1 ms  plan:\n", "LOG:  duration: 1 ms  plan: ", " ms  plan:", "-[ RECORD 1 ]\nQUERY PLAN | a\n", "<td>",
        "Sort<br>", "a<td>b", "&#", "+----\n", "Sort  (cost=1.00..2.00 rows=3 width=4)\n  Filter: ('\n", "  Filter: (a\n",
        "{\"a\": [\n", "`a", " ", "\n", "Sort Key\n", "a.\n.", "(", "[{\"Plan\": {\"Node Type\": \"a\nb\"", "Sort  (cost=...\n",
        "Seq Scan on t\n", "a: 'b: 'c: ", "Limit\n  x\n  y\n", "\n  [->  ", "[x] ", "Trigger a: ", "Settings: a = '",
        "Query Text: \"a\n", "('<b>', ", "->  Append\n", "->  Nested Loop\n", "->  Limit\nFilter: (SubPlan 1)\nSubPlan 1\n",
        "InitPlan 1\n->  Seq Scan on t\n", "Sort  (cost=1.00..2.00 rows=3 width=4)\n  Filter: ('),\n", "Note: x\n",
        "NOTICE:  Seq Scan on t\nx\n", "* a\n  * b\n", "* Sort\n  * Limit\n"})
    void aTextFourTimesAsLongTakesAboutFourTimesTheWork(String part) {
        work(part, 2_500);
        long once = work(part, 10_000);
        long fourfold = work(part, 40_000);
        assertThat((double) fourfold / once).isLessThan(6);
    }

    @ParameterizedTest
    @ValueSource(strings = {"  Sort Method: q1 Memory: 3kB\n  Sort Method: q2 Memory: 3kB\n",
        "Sort Method: q Memory: 3kB ", "  A: b\n  A: c\n"})
    void soDoesANodeWithAPropertyAgainAndAgain(String part) {
        String node = "Limit  (cost=0.00..8.00 rows=1 width=4)\n";
        work(node, part, 2_500);
        long once = work(node, part, 10_000);
        long fourfold = work(node, part, 40_000);
        assertThat((double) fourfold / once).isLessThan(6);
    }

    private static long work(String part, int length) {
        return work("", part, length);
    }

    private static long work(String first, String part, int length) {
        String text = first + part.repeat(length / part.length() + 1);
        long before = allocated();
        Promise.outcome(SourceText.of("long", text));
        return allocated() - before;
    }

    private static long allocated() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }
}
