package org.plumbline.advice.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.advice.rule.RuleTester.measured;
import static org.plumbline.plan.unit.Rows.rows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.advice.Action;
import org.plumbline.advice.Doubt;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Finding;
import org.plumbline.advice.Remedy;
import org.plumbline.advice.RuleOutcome;
import org.plumbline.advice.Severity;

class SubPlanByCostTest {
    /// As in PostgreSQL's manual (Using EXPLAIN).
    private static final String ALL = """
            Seq Scan on tenk1 t  (cost=0.00..586095.00 rows=5000 width=4)
              Filter: (ALL (t.ten < (SubPlan 1).col1))
              SubPlan 1
                ->  Seq Scan on onek o  (cost=0.00..116.50 rows=250 width=4)
                      Filter: (o.four = t.four)
            """;

    @Test
    void tellsATableThatIsReadForEachRow() {
        Finding finding = single(ALL);
        assertThat(finding.evidence()).contains(Evidence.count("runs expected, at least", 5_000),
                Evidence.rows("rows expected per run", rows(250)), Evidence.text("condition", "(o.four = t.four)"));
        assertThat(finding.severity()).isEqualTo(Severity.HIGH);
        assertThat(finding.share().value()).isBetween(0.95, 0.98);
        assertThat(finding.remedies()).containsExactly(new Remedy.Act(Action.EXISTS_INSTEAD_OF_ANY_OR_ALL));
        assertThat(finding.doubts()).contains(Doubt.NULLS_DIFFER, Doubt.NO_TIMES);
        assertThat(single(ALL.replace("ALL", "ANY")).doubts()).doesNotContain(Doubt.NULLS_DIFFER);
    }

    @Test
    void suggestsTheIndexThatThePlannerWouldTake() {
        assertThat(RuleTester.indexes(single(ALL.replace("rows=250", "rows=13")))).containsExactly("onek (four)");
        assertThat(RuleTester.indexes(single(ALL.replace("rows=250", "rows=14")))).isEmpty();
        // No join asks for it where it is one of several conditions, and no index would help.
        String either = ALL.replace("(ALL (t.ten < (SubPlan 1).col1))", "((t.a = 1) OR (ALL (t.ten < (SubPlan 1).col1)))");
        assertThat(told(either)).isEmpty();
        assertThat(single(either.replace("rows=250", "rows=13")).remedies()).hasSize(1);
    }

    @Test
    void joinsWhatIsAValue() {
        String value = ALL.replace("  Filter: (ALL (t.ten < (SubPlan 1).col1))\n", "");
        assertThat(single(value).remedies()).containsExactly(new Remedy.Act(Action.JOIN_INSTEAD_OF_SUBQUERY,
                "SELECT t.*, ...\nFROM ... t\nLEFT JOIN onek o ON o.four = t.four"));
    }

    @Test
    void staysQuietJustUnderTheThresholds() {
        String value = ALL.replace("  Filter: (ALL (t.ten < (SubPlan 1).col1))\n", "");
        // 100 runs of 100.
        String few = value.replace("586095.00 rows=5000", "10000.00 rows=100").replace("116.50", "100.00");
        assertThat(told(few)).hasSize(1);
        assertThat(told(few.replace("10000.00 rows=100", "10000.00 rows=99"))).isEmpty();
        assertThat(told(few.replace("10000.00", "9999.00"))).isEmpty();
        assertThat(told(few.replace("10000.00", "20000.00"))).hasSize(1);
        assertThat(told(few.replace("10000.00", "20001.00"))).isEmpty();
    }

    @Test
    void leavesAloneWhatRunsOnceOrFindsItsRowsByAnIndex() {
        assertThat(told(ALL.replace("ALL (t.ten < (SubPlan", "ANY (t.ten = (hashed SubPlan"))).isEmpty();
        assertThat(told(ALL.replace("Seq Scan on onek o", "Index Scan using i on onek o"))).isEmpty();
    }

    @Test
    void needsAnalyzeWhereCostsTellNothing() {
        assertThat(outcome(ALL)).isInstanceOf(RuleOutcome.Fired.class);
        assertThat(outcome(ALL.replace("586095.00", "5860.00"))).isInstanceOf(RuleOutcome.NotApplicable.class);
    }

    private static RuleOutcome outcome(String text) {
        return RuleBook.advise(measured(text)).outcomes().stream().filter(each -> each.rule().id().equals("correlated-subplan"))
                .findFirst().orElseThrow();
    }

    private static Finding single(String text) {
        assertThat(told(text)).hasSize(1);
        return told(text).getFirst();
    }

    private static List<Finding> told(String text) {
        return new CorrelatedSubplan().checkByCost(measured(text));
    }
}
