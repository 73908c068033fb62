package org.plumbline.plan.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.plan.Plan;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.Warning;

/// Plans whose lines were run together into one.
class RunOnTest {
    private static final String PLAN = """
            Sort  (cost=10.00..20.00 rows=5 width=8) (actual time=1.000..2.000 rows=5 loops=1)
              Sort Key: a.id
              Sort Method: quicksort  Memory: 25kB
              ->  Hash Join  (cost=10.00..20.00 rows=5 width=8) (actual time=1.000..2.000 rows=5 loops=1)
                    Hash Cond: (a.id = b.id)
                    InitPlan 1 (returns $0)
                      ->  Result  (cost=0.00..0.01 rows=1 width=4) (actual time=0.001..0.001 rows=1 loops=1)
                    ->  Seq Scan on a  (cost=0.00..5.00 rows=3 width=4) (actual time=0.100..0.200 rows=3 loops=1)
                          Filter: ((x = $0) AND (note <> 'Filter: -> 1'::text))
                          Rows Removed by Filter: 7
                    ->  Hash  (cost=1.00..2.00 rows=3 width=4) (actual time=0.100..0.200 rows=3 loops=1)
                          Buckets: 1024  Batches: 1  Memory Usage: 9kB
                          ->  Seq Scan on b  (cost=0.00..2.00 rows=3 width=4) (actual time=0.100..0.200 rows=3 loops=1)
            Planning Time: 0.100 ms
            Execution Time: 2.100 ms
            """;

    private static String depths(Plan plan) {
        return plan.nodes().stream().map(node -> Integer.toString(node.depth())).collect(Collectors.joining());
    }

    private static String said(PlanNode node) {
        return node.depth() + "|" + node.subplanName() + "|" + node.operation() + "|" + node.execution() + "|" + node.attributes();
    }

    @Test
    void aPlanOfWhichOnlyTheLineEndsWereLostIsReadLikeTheOther() throws PlanParseException {
        Plan plan = Plans.one(PLAN.replace('\n', ' '));
        assertThat(plan.nodes()).extracting(RunOnTest::said)
                .containsExactlyElementsOf(Plans.one(PLAN).nodes().stream().map(RunOnTest::said).toList());
        assertThat(plan.summary()).isEqualTo(Plans.one(PLAN).summary());
        assertThat(plan.warnings()).isEmpty();
    }

    @Test
    void aPlanWithOneSpaceBetweenItsWordsGetsItsTreeFromWhatItsNodesNeed() throws PlanParseException {
        Plan plan = Plans.one("It is slow: " + PLAN.replaceAll("\\s+", " "));
        assertThat(depths(plan)).isEqualTo("012223");
        assertThat(plan.nodes()).extracting(PlanNode::nodeType)
                .containsExactly("Sort", "Hash Join", "Result", "Seq Scan", "Hash", "Seq Scan");
        assertThat(plan.nodes().get(3).attributes().text("Filter")).contains("((x = $0) AND (note <> 'Filter: -> 1'::text))");
        assertThat(plan.summary()).isEqualTo(Plans.one(PLAN).summary());
        assertThat(plan.warnings()).extracting(Warning::line).containsExactly(1);
    }

    @Test
    void aPlanInOneLineOfAWebPageIsRead() throws PlanParseException {
        String line = PLAN.strip().replace('\n', ' ').replace("->", "-&gt;").replace("<>", "&lt;&gt;");
        Plan plan = Plans.one("<p><code>" + line + "</code></p>");
        assertThat(depths(plan)).isEqualTo("012223");
        assertThat(plan.warnings()).isEmpty();
    }

    @Test
    void barsBetweenTheLinesAreNoPartOfThem() throws PlanParseException {
        Plan plan = Plans.one(PLAN.strip().replace("\n", " | "));
        assertThat(depths(plan)).isEqualTo("012223");
        assertThat(plan.warnings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"├── ", "└─ ", "+- ", "|-- ", "=> ", "", "-- > "})
    void aNodeMayStandBehindAnotherSignThanAnArrow(String sign) throws PlanParseException {
        String text = """
                Hash Join  (cost=10.00..20.00 rows=5 width=8)
                  Hash Cond: (a.id = b.id)
                  ->  Seq Scan on a  (cost=0.00..5.00 rows=3 width=4)
                        Filter: (x = 1)
                  ->  Hash  (cost=1.00..2.00 rows=3 width=4)
                        ->  Seq Scan on b  (cost=0.00..2.00 rows=3 width=4)
                """.replace("->  ", sign);
        Plan plan = Plans.one(text);
        assertThat(depths(plan)).isEqualTo("0112");
        assertThat(plan.nodes().get(1).attributes().text("Filter")).contains("(x = 1)");
        assertThat(plan.warnings()).isEmpty();
    }

    @Test
    void aPlanWithoutTheNodeAboveItIsTold() throws PlanParseException {
        Plan plan = Plans.one("""
                  ->  Seq Scan on a  (cost=0.00..5.00 rows=3 width=4)
                  ->  Hash  (cost=1.00..2.00 rows=3 width=4)
                        ->  Seq Scan on b  (cost=0.00..2.00 rows=3 width=4)
                """);
        assertThat(plan.nodes()).hasSize(3);
        assertThat(plan.incomplete()).isTrue();
        assertThat(plan.warnings()).containsExactly(new Warning(1,
                "The plan begins here, in the middle: the node above this line is missing. Was it cut off when copied?"));
    }

    @Test
    void wordsBehindAPlanWithoutIndentationDoNotGiveItOne() throws PlanParseException {
        String flat = """
                Limit (cost=1.19..1.20 rows=7 width=10)
                -> Sort (cost=1.19..1.20 rows=7 width=10)
                Sort Key: id
                -> Seq Scan on t (cost=0.00..1.09 rows=7 width=10)
                Filter: (a = 1)

                based on:
                   SELECT id
                   FROM t
                """;
        assertThat(depths(Plans.one(flat))).isEqualTo("012");
    }
}
