package org.plumbline.plan.parse;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.plan.Plan;

class MarkUpTest {
    @ParameterizedTest
    @ValueSource(strings = {"(a <b> c)", "(x <i AND y> z)", "(a <p c> d)", "(x = '<b>bold</b>'::text)", "(x = 'it''s <b>bold</b>'::text)",
        "((a)::text < 'x'::text)", "((x <-> y) < 1)", "(a <strong OR b> c)", "(x ~ '```{{{'::text)", "(x = '{\"a\": {\"b\": {}}}'::jsonb)"})
    void aConditionBetweenTagsKeepsItsSigns(String condition) throws PlanParseException {
        Plan plan = Plans.one("""
                <pre>
                Limit  (cost=0.00..35.50 rows=13 width=4)
                  ->  Seq Scan on t  (cost=0.00..35.50 rows=13 width=4)
                        Filter: CONDITION
                </pre>
                ```
                """.replace("CONDITION", condition));
        assertThat(plan.nodes().getLast().attributes().text("Filter")).contains(condition);
        assertThat(plan.warnings()).isEmpty();
    }

    @Test
    void tagsInAndAroundLinesAreTakenOff() throws PlanParseException {
        Plan plan = Plans.one("""
                <table class="plan"><tr><td>Limit  (cost=0.00..35.50 rows=13 width=4)</td></tr>
                <tr><td>&nbsp;&nbsp;-&gt;&nbsp;&nbsp;<a href='#1'>Seq Scan</a> on <b>t</b>  (cost=0.00..35.50 rows=13 width=4)<br/>
                &nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;Filter: (<span style="color: red">a</span> &lt; 1)</td></tr></table>
                """);
        assertThat(plan.nodes()).hasSize(2);
        assertThat(plan.nodes().getLast().operation().toString()).contains("relation=Optional[t]");
        assertThat(plan.nodes().getLast().attributes().text("Filter")).contains("(a < 1)");
        assertThat(plan.warnings()).isEmpty();
    }

    @Test
    void signsThatWereWrittenByTheirNamesTwiceAreRead() throws PlanParseException {
        Plan plan = Plans.one("""
                Limit  (cost=0.00..35.50 rows=13 width=4)
                  -&amp;gt;  Seq Scan on t  (cost=0.00..35.50 rows=13 width=4)
                """);
        assertThat(plan.nodes()).hasSize(2);
        assertThat(plan.warnings()).isEmpty();
    }

    @Test
    void compactJsonBesideACodeFenceKeepsItsBrackets() throws PlanParseException {
        assertThat(Plans
                .one("```\n> {\"Plan\":{\"Node Type\":\"Result\",\"X\":{\"Y\":{\"Z\":1}}}}\n> \n```\n")
                .root().nodeType()).isEqualTo("Result");
    }

    @Test
    void xmlBesideAWebPageIsReadAsItStands() throws PlanParseException {
        assertThat(Plans.all("""
                <pre>Limit  (cost=0.00..35.50 rows=13 width=4)
                  -&gt;  Seq Scan on t  (cost=0.00..35.50 rows=13 width=4)</pre>
                <p><explain><Query><Plan><Node-Type>Result</Node-Type><Filter>(a &lt;b&gt; &amp;amp;)</Filter></Plan></Query></explain></p>
                """)).satisfiesExactly(
                        text -> assertThat(text.nodes()).hasSize(2),
                        xml -> assertThat(xml.root().attributes().text("Filter")).contains("(a <b> &amp;)"));
    }
}
