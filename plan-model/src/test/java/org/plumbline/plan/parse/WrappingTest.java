package org.plumbline.plan.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.plan.Format;
import org.plumbline.plan.LineRange;
import org.plumbline.plan.Plan;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.Warning;

class WrappingTest {
    @Test
    void readsPsqlsFrame() throws PlanParseException {
        Plan plan = Plans.one("""
                shop=# EXPLAIN SELECT * FROM t WHERE a = 1;
                                     QUERY PLAN
                -----------------------------------------------------
                 Limit  (cost=0.00..35.50 rows=13 width=4)
                   ->  Seq Scan on t  (cost=0.00..35.50 rows=13 width=4)
                         Filter: (a = 1)
                (3 rows)

                shop=#
                """);
        assertThat(plan.nodes()).extracting(PlanNode::lines).containsExactly(new LineRange(4, 4), new LineRange(5, 6));
        assertThat(plan.warnings()).isEmpty();
    }

    @Test
    void readsAFrameWithBorders() throws PlanParseException {
        Plan plan = Plans.one("""
                +---------------------------------------------------------+
                |                        QUERY PLAN                       |
                +---------------------------------------------------------+
                | Limit  (cost=0.00..35.50 rows=13 width=4)               |
                |   ->  Seq Scan on t  (cost=0.00..35.50 rows=13 width=4) |
                +---------------------------------------------------------+
                (2 строки)
                """);
        assertThat(plan.nodes()).extracting(PlanNode::nodeType).containsExactly("Limit", "Seq Scan");
        assertThat(plan.warnings()).isEmpty();
    }

    @Test
    void readsJsonInAFrameAndKeepsLineNumbers() throws PlanParseException {
        Plan plan = Plans.one("""
                            QUERY PLAN
                -----------------------------------
                 [                                +
                   {                              +
                     "Plan": {                    +
                       "Node Type": "Seq Scan",   +
                       "Relation Name": "t"       +
                     }                            +
                   }                              +
                 ]
                (1 row)
                """);
        assertThat(plan.origin().format()).isEqualTo(Format.JSON);
        assertThat(plan.root().lines()).isEqualTo(new LineRange(5, 8));
    }

    @Test
    void readsAQuotedCell() throws PlanParseException {
        assertThat(Plans
                .one("\"[\n  {\n    \"\"Plan\"\": {\"\"Node Type\"\": \"\"Result\"\"}\n  }\n]\"").root().nodeType()).isEqualTo("Result");
    }

    @Test
    void readsQuotedLines() throws PlanParseException {
        assertThat(Plans.one("""
                "Limit  (cost=0.00..35.50 rows=13 width=4)"
                "  ->  Seq Scan on ""T""  (cost=0.00..35.50 rows=13 width=4)"
                """).nodes()).hasSize(2);
    }

    @Test
    void readsLinesThatLostTheQuoteInFront() throws PlanParseException {
        Plan plan = Plans.one("""
                Hash Left Join  (cost=4303.35..10423.04 rows=11787 width=81)"
                  Hash Cond: ((a.id)::text = (s.id)::text)"
                  Filter: (s."Id" IS NULL)"
                  ->  Seq Scan on a  (cost=0.00..266.42 rows=5042 width=23)"
                  ->  Hash  (cost=886.61..886.61 rows=26361 width=37)"
                        ->  Seq Scan on s  (cost=0.00..886.61 rows=26361 width=37)"
                """);
        assertThat(plan.warnings()).isEmpty();
        assertThat(plan.root().attributes().text("Hash Cond")).contains("((a.id)::text = (s.id)::text)");
        assertThat(plan.root().attributes().text("Filter")).contains("(s.\"Id\" IS NULL)");
    }

    @Test
    void readsEveryPlanOfAText() throws PlanParseException {
        assertThat(Plans.all("""
                Seq Scan on a  (cost=0.00..35.50 rows=13 width=4)
                Planning Time: 0.1 ms

                Seq Scan on b  (cost=0.00..35.50 rows=13 width=4)

                [{"Plan": {"Node Type": "Result"}}, {"Plan": {"Node Type": "Limit"}}]
                """)).extracting(plan -> plan.root().nodeType()).containsExactly("Seq Scan", "Seq Scan", "Result", "Limit");
    }

    @Test
    void proseAroundAPlanIsNoPartOfIt() throws PlanParseException {
        Plan plan = Plans.one("""
                Hi all, this got slow -> see below:

                Limit  (cost=0.00..35.50 rows=13 width=4)
                  ->  Seq Scan on t  (cost=0.00..35.50 rows=13 width=4)
                        Filter: (a = 1)
                Planning Time: 0.1 ms

                Any idea? The table has 10 million rows.
                Thanks
                """);
        assertThat(plan.nodes()).hasSize(2);
        assertThat(plan.warnings()).isEmpty();
    }

    @Test
    void figuresOnLinesOfTheirOwnBelongToTheNodeAbove() throws PlanParseException {
        Plan plan = Plans.one("""
                Limit
                  Output: a
                  (cost=0.00..35.50 rows=13 width=4)
                  (actual time=0.1..0.2 rows=1 loops=1)
                  ->  Seq Scan on t
                        (cost=0.00..35.50 rows=13 width=4) (actual time=0.1..0.2 rows=1 loops=1)
                """);
        assertThat(plan.nodes()).allSatisfy(node -> {
            assertThat(node.estimate()).isPresent();
            assertThat(node.executed()).isPresent();
        });
        assertThat(plan.warnings()).isEmpty();
    }

    @Test
    void everyPlanOfADocumentIsReadWhateverStandsBetween() throws PlanParseException {
        assertThat(Plans.all("""
                # Before
                ```
                Seq Scan on a  (cost=0.00..35.50 rows=13 width=4)
                ```
                # After
                > Seq Scan on b  (cost=0.00..35.50 rows=13 width=4)
                >   Filter: (x = 1)

                -- Index Scan using i on c  (cost=0.29..8.30 rows=1 width=4)
                --   Index Cond: (x = 1)
                SELECT 1;
                """)).extracting(plan -> plan.root().nodeType()).containsExactly("Seq Scan", "Seq Scan", "Index Scan");
    }

    @Test
    void aLineThatIsNoneOfExplainsIsNotJoinedToAnother() throws PlanParseException {
        Plan plan = Plans.one("""
                Limit  (cost=0.42..41.10 rows=10 width=72) (actual time=0.035..118.204 rows=10 loops=1)
                  Buffers: shared hit=1280 read=14200 (DISK I/O BOTTLENECK)
                  ??? ask Ann
                  ->  Seq Scan on t  (cost=0.42..81.43 rows=19960 width=72) (actual time=0.034..118.199 rows=10 loops=1)   <- slow!
                        Filter: (status = 'returned'::text)
                        [see the other tab]
                        Rows Removed by Filter: 182340
                """);
        assertThat(plan.warnings()).extracting(Warning::line).containsExactly(2, 3, 4, 6);
        assertThat(plan.nodes().getLast().attributes().text("Filter")).contains("(status = 'returned'::text)");
    }

    @Test
    void aNodeWithoutFiguresTakesNoWordOfTheNextLine() throws PlanParseException {
        Plan plan = Plans.one("Append\n  ->  Seq Scan on a\n  ->  Seq Scan on b\nThanks for help\n");
        assertThat(plan.nodes().getLast().operation().toString()).contains("alias=Optional[b]");
    }

    @Test
    void separatorsAndLostSpacesInPropertiesAreRead() throws PlanParseException {
        Plan plan = Plans.one("""
                Sort  (cost=1.00..2.00 rows=3 width=4) (actual time=0.1..0.2 rows=3 loops=1)
                  Sort Key: a
                  Sort Method: external merge Disk: 24592kB
                  Buffers: shared hit=1,234 read=5, temp read=1,000 written=2
                  ->  Seq Scan on t  (cost=0.00..35.50 rows=13 width=4) (actual time=0.1..0.2 rows=3 loops=1)
                        Filter: (a > 1)
                        Rows Removed by Filter: 1 234 567
                Planning Time: 0,123 ms
                Execution Time: 1,234.567 ms
                """);
        assertThat(plan.root().operation().toString()).contains("OnDisk");
        assertThat(plan.root().usage().orElseThrow().buffers().sharedHit().count()).isEqualTo(1234);
        assertThat(plan.root().usage().orElseThrow().buffers().tempRead().count()).isEqualTo(1000);
        assertThat(plan.nodes().getLast().attributes().whole("Rows Removed by Filter")).hasValue(1_234_567);
        assertThat(plan.summary().planningTime()).contains(Duration.ofNanos(123_000));
        assertThat(plan.summary().executionTime()).contains(Duration.ofNanos(1_234_567_000));
    }

    @Test
    void aPlanBehindAnotherIsAPlanOfItsOwnWhereverItStands() throws PlanParseException {
        assertThat(Plans.all("""
                Sort  (cost=1.00..2.00 rows=3 width=4)
                  Sort Key: a
                  ->  Seq Scan on t  (cost=0.00..35.50 rows=13 width=4)

                Second try:

                    Sort  (cost=1.00..2.00 rows=3 width=4)
                      Sort Key: b
                      ->  Index Scan using i on t  (cost=0.00..35.50 rows=13 width=4)
                """)).hasSize(2);
    }

    @Test
    void undoesMarkdownsEscapesInItsTablesOnly() throws PlanParseException {
        String table = """
                | QUERY PLAN |
                |------------|
                | Seq Scan on t  (cost=0.00..1.00 rows=1 width=4) |
                |   Filter: ((a \\|\\| b) = 'x'::text) |
                """;
        assertThat(Plans.one(table).root().attributes().text("Filter")).contains("((a || b) = 'x'::text)");
        String psql = table.replace("|------------|", "+------------+");
        assertThat(Plans.one(psql).root().attributes().text("Filter")).contains("((a \\|\\| b) = 'x'::text)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Seq Scan on t as x", "Seq Scan on t AS x", "Seq Scan on t x"})
    void readsAnAliasAsAPersonWritesIt(String node) throws PlanParseException {
        assertThat(Plans.one(node + "  (cost=0.00..1.00 rows=1 width=4)\n").root().operation()).extracting("target.alias")
                .isEqualTo(Optional.of("x"));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "[(u'Limit  (cost=0.00..8.27 rows=1 width=4)',),\n (u'  ->  Seq Scan on t  (cost=0.00..8.27 rows=1 width=4)',)]",
        "array(2) {\n  [0]=>\n  array(1) {\n    [\"QUERY PLAN\"]=>\n    string(40) \"Limit  (cost=0.00..8.27 rows=1 width=4)\"\n  }\n"
                + "  [1]=>\n  array(1) {\n    [\"QUERY PLAN\"]=>\n    string(52) "
                + "\"  ->  Seq Scan on t  (cost=0.00..8.27 rows=1 width=4)\"\n  }\n}",
        "{#1\n  all: [\n    {#34\n      +\"QUERY PLAN\": \"Limit  (cost=0.00..8.27 rows=1 width=4)\",\n    },\n    {#35\n"
                + "      +\"QUERY PLAN\": \"  ->  Seq Scan on t  (cost=0.00..8.27 rows=1 width=4)\",\n    },\n  ],\n}",
        "\"Limit\\n\" +\n\"  ->  Seq Scan on t\\n\" +\n\"        Filter: (a = 1)\\n\""})
    void rowsThatALanguagePrintsAreOnePlan(String text) throws PlanParseException {
        assertThat(Plans.one(text).nodes()).extracting(PlanNode::nodeType, PlanNode::depth)
                .containsExactly(tuple("Limit", 0), tuple("Seq Scan", 1));
    }

    @Test
    void cellsOfCsvWithoutQuotesAreRead() throws PlanParseException {
        assertThat(Plans.all("""
                id,query,plan
                3,select 3,Result  (cost=0.00..0.01 rows=1 width=4)
                5,select 5,"Limit  (cost=0.00..35.50 rows=13 width=4)
                  ->  Seq Scan on t  (cost=0.00..35.50 rows=13 width=4)"
                """)).extracting(plan -> plan.nodes().size()).containsExactly(1, 2);
    }

    @Test
    void whatFollowsATableIsNoPartOfItsPlan() throws PlanParseException {
        List<Plan> plans = Plans.all("""
                                  QUERY PLAN
                ----------------------------------------------
                 Limit  (cost=0.00..35.50 rows=13 width=4)
                   ->  Seq Scan on t  (cost=0.00..35.50 rows=13 width=4)
                (2 rows)

                        ->  Index Scan using i on u  (cost=0.00..8.50 rows=13 width=4)
                """);
        assertThat(plans).extracting(plan -> plan.nodes().size()).containsExactly(2, 1);
        assertThat(plans.getFirst().warnings()).isEmpty();
    }
}
