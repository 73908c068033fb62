package org.plumbline.plan.parse;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.plan.AttributeValue;
import org.plumbline.plan.Capability;
import org.plumbline.plan.Execution;
import org.plumbline.plan.Plan;
import org.plumbline.plan.PlanNode;

/// Figures that someone put `N`, `xxx` or `...` in place of are absent, never zero; what stands beside them is kept.
class HiddenFiguresTest {
    @Test
    void loopsThatAreHiddenLeaveTheRowsAsTheyArePrinted() throws PlanParseException {
        PlanNode node = Plans.one("Aggregate (actual rows=1.00 loops=N)\n  ->  Seq Scan on t (actual rows=1000.00 loops=N)\n").root();
        assertThat(node.execution()).isEqualTo(Execution.NOT_ANALYZED);
        assertThat(node.attributes().get("Actual Rows")).contains(new AttributeValue.Decimal(1.0));
        assertThat(node.attributes().text("Actual Loops")).contains("N");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "Seq Scan on t  (cost=xxx..xxx rows=4 width=xxx)",
        "Seq Scan on t  (cost=xxx rows=4 width=4)",
        "Seq Scan on t  (cost=N.N..N.N rows=4 width=N)",
        "Seq Scan on t  (cost=**.**..**.** rows=4 width=*)",
        "Seq Scan on t  (cost=... rows=4 width=...)"})
    void costsThatAreHiddenAreNoEstimate(String text) throws PlanParseException {
        PlanNode node = Plans.one(text).root();
        assertThat(node.estimate()).isEmpty();
        assertThat(node.attributes().get("Plan Rows")).contains(new AttributeValue.Whole(4));
    }

    @Test
    void buffersThatAreHiddenAreNotNone() throws PlanParseException {
        Plan plan = Plans.one("""
                Sort (actual rows=1 loops=1)
                  Sort Key: a
                  Sort Method: quicksort  Memory: NkB
                  Buffers: shared hit=N read=N
                  ->  Seq Scan on t (actual rows=1 loops=1)
                """);
        assertThat(plan.root().usage()).isEmpty();
        assertThat(plan.capabilities().has(Capability.BUFFERS)).isFalse();
        assertThat(plan.capabilities().masked()).containsExactly(Capability.BUFFERS);
        assertThat(plan.root().executed()).isPresent();
        assertThat(plan.warnings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"7, N", "N, 7"})
    void buffersOfWhichOneIsHiddenAreNoTotal(String atSort, String atScan) throws PlanParseException {
        Plan plan = Plans.one("""
                Sort (actual rows=1 loops=1)
                  Sort Key: a
                  Buffers: shared hit=%s read=2
                  ->  Seq Scan on t (actual rows=1 loops=1)
                        Buffers: shared hit=%s read=2
                Planning:
                  Buffers: shared hit=3
                """.formatted(atSort, atScan));
        assertThat(plan.nodes()).allSatisfy(node -> assertThat(node.usage()).isEmpty());
        assertThat(plan.capabilities().masked()).containsExactly(Capability.BUFFERS);
        assertThat(plan.root().attributes().get("Shared Read Blocks")).contains(new AttributeValue.Whole(2));
    }

    @Test
    void whatEachOptionPrintsIsMaskedByItself() throws PlanParseException {
        String text = """
                Gather (actual time=1.0..2.0 rows=9 loops=1)
                  Workers Planned: 1
                  Workers Launched: 1
                  Buffers: shared hit=5 read=4
                  I/O Timings: shared read=%1$s
                  WAL: records=%1$s bytes=%1$s
                  ->  Parallel Seq Scan on t (actual time=0.1..1.0 rows=5 loops=2)
                        Buffers: shared hit=5 read=4
                        Worker 0:  actual time=0.1..0.2 rows=%1$s loops=%1$s
                Planning:
                  Memory: used=%1$skB  allocated=%1$skB
                Planning Time: %1$s ms
                Serialization: time=%1$s ms  output=%1$skB  format=text
                Execution Time: %1$s ms
                """;
        Plan hidden = Plans.one(text.formatted("N"));
        assertThat(hidden.capabilities().masked()).containsExactlyInAnyOrder(Capability.IO_TIMINGS, Capability.WAL, Capability.WORKERS,
                Capability.MEMORY, Capability.SUMMARY, Capability.SERIALIZE);
        assertThat(hidden.root().usage().orElseThrow().buffers().sharedRead().count()).isEqualTo(4);
        assertThat(hidden.summary().planningTime()).isEmpty();
        assertThat(hidden.summary().serialization()).isEmpty();
        assertThat(hidden.warnings()).isEmpty();
        Plan shown = Plans.one(text.formatted("1"));
        assertThat(shown.capabilities().masked()).isEmpty();
        assertThat(shown.capabilities().present()).containsAll(hidden.capabilities().masked());
    }

    @Test
    void timesThatAreHiddenLeaveRowsAndLoops() throws PlanParseException {
        Plan plan = Plans.one("Result  (cost=0.00..0.01 rows=1 width=4) (actual time=N.N..N.N rows=3 loops=2)");
        assertThat(plan.root().executed().orElseThrow().rowsAllLoops().value()).isEqualTo(6.0);
        assertThat(plan.root().executed().orElseThrow().timing()).isEmpty();
        assertThat(plan.capabilities().has(Capability.TIMING)).isFalse();
        assertThat(plan.capabilities().masked()).containsExactly(Capability.TIMING);
    }

    @Test
    void whatOneNodeTellsIsNotMasked() throws PlanParseException {
        String plan = "Aggregate (actual rows=1 loops=%s)\n  ->  Seq Scan on t (actual rows=N loops=N)\n";
        assertThat(Plans.one(plan.formatted("N")).capabilities().masked()).containsExactly(Capability.ANALYZE);
        assertThat(Plans.one(plan.formatted("1")).capabilities().masked()).isEmpty();
        assertThat(Plans.one("Seq Scan on t  (cost=N..N rows=4 width=4)").capabilities().masked()).containsExactly(Capability.COSTS);
        assertThat(Plans.one("Seq Scan on t").capabilities().masked()).isEmpty();
    }

    @Test
    void jsonHidesFiguresWithoutQuotes() throws PlanParseException {
        Plan plan = Plans.one("""
                [ { "Plan": { "Node Type": "Result", "Startup Cost": N.N, "Total Cost": N.N, "Plan Rows": 1, "Plan Width": N,
                    "Actual Rows": 1, "Actual Loops": N } } ]
                """);
        assertThat(plan.root().estimate()).isEmpty();
        assertThat(plan.root().execution()).isEqualTo(Execution.NOT_ANALYZED);
    }

    @Test
    void figuresThatAPersonLeftOutAreAbsent() throws PlanParseException {
        PlanNode node = Plans.one("Index Scan using i on t  (cost=0.42..8.44 rows=1) (actual rows=5)  <- slow!").root();
        assertThat(node.estimate().orElseThrow().width()).isEmpty();
        assertThat(node.execution()).isEqualTo(Execution.NOT_ANALYZED);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "rows=1,234,567|1234567", "rows=1.234.567|1234567", "rows=1'234'567|1234567", "rows=1 234 567|1234567", "rows=1234567|1234567"})
    void thousandsAreNoDecimals(String rows, double expected) throws PlanParseException {
        PlanNode node = Plans.one("Seq Scan on t  (cost=0.00..35.50 " + rows + " width=4)").root();
        assertThat(node.estimate().orElseThrow().rows().value()).isEqualTo(expected);
    }

    @Test
    void aDecimalCommaIsOne() throws PlanParseException {
        PlanNode node = Plans.one("Seq Scan on t  (cost=0,00..1.235,50 rows=13 width=4) (actual time=0,031..12,345 rows=1 loops=1)").root();
        assertThat(node.estimate().orElseThrow().totalCost().value()).isEqualTo(1235.5);
        assertThat(node.executed().orElseThrow().timing().orElseThrow().totalTimePerLoop().toNanos()).isEqualTo(12_345_000);
    }
}
