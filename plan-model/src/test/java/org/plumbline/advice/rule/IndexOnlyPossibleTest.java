package org.plumbline.advice.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.plan.Capability.BUFFERS;
import static org.plumbline.plan.Capability.VERBOSE;
import static org.plumbline.plan.unit.Blocks.blocks;
import static org.plumbline.plan.unit.Rows.rows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.advice.Action;
import org.plumbline.advice.Doubt;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Finding;
import org.plumbline.advice.Remedy;
import org.plumbline.advice.Severity;

class IndexOnlyPossibleTest {
    private static final RuleTester TESTER = RuleTester.of(new IndexOnlyPossible());

    @Test
    void proposesToCarryTheFewOtherColumns() {
        TESTER.on(scan("amount", 60_000, 60_000, 4, 140, "")).findsOneAt("Index Scan on sales")
                .with(Evidence.rows("rows found", rows(60_000)), Evidence.blocks("pages read", blocks(60_000)),
                        Evidence.text("columns carried", "amount"))
                .suggestsIndexes("public.sales (product_id) INCLUDE (amount)")
                .doubts(Doubt.ONLY_WHILE_VACUUMED, Doubt.WRITES_COST_MORE).ofSeverity(Severity.MEDIUM).atStake(70);
    }

    @Test
    void doubtsWhatAScanWouldWinThatMostlyRead() {
        String plan = """
                Index Scan using s_idx on sales s  (cost=0.42..9.00 rows=9 width=4) (actual time=0.010..140.000 rows=60000 loops=1)
                  Index Cond: (product_id = 7)
                  Buffers: shared hit=10 read=59990
                  I/O Timings: read=%s
                Execution Time: 141.000 ms
                """;
        assertThat(TESTER.on(plan.formatted("70.000")).findsOneAt("Index Scan").finding().doubts()).contains(Doubt.COLD_CACHE);
        assertThat(TESTER.on(plan.formatted("69.999")).findsOneAt("Index Scan").finding().doubts()).doesNotContain(Doubt.COLD_CACHE);
        String untimed = plan.formatted("70.000").replace("time=0.010..140.000 ", "");
        assertThat(TESTER.on(untimed).findsOneAt("Index Scan").finding().doubts()).doesNotContain(Doubt.COLD_CACHE);
    }

    @Test
    void carriesWhatIsFilteredToo() {
        TESTER.on(scan("sales.amount, (sales.a + sales.amount)", 60_000, 60_000, 4, 140, "(sales.state <> 'x'::text)"))
                .findsOneAt("Index Scan").suggestsIndexes("public.sales (product_id) INCLUDE (amount, a, state)");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "amount; 10000; 5000; 64; 20.1; true", "amount; 9999; 9999; 4; 140; false", "amount; 10000; 4999; 4; 140; false",
        "amount; 10000; 5000; 65; 140; false", "amount; 10000; 5000; 4; 39; false", "a, b, c, d; 10000; 5000; 4; 140; false",
        "product_id; 10000; 5000; 4; 140; false", "ctid; 10000; 5000; 4; 140; false"
    })
    void holdsItsThresholds(String output, long rows, long pages, long width, double time, boolean fires) {
        var asked = TESTER.on(scan(output, rows, pages, width, fires ? 140 : time, ""));

        if (fires) {
            asked.findsOneAt("Index Scan");
        } else {
            asked.staysQuiet();
        }
    }

    @Test
    void asksAnAggregateWhatItUses() {
        TESTER.on("""
                Aggregate  (cost=1.00..2.00 rows=1 width=8) (actual time=150.000..150.001 rows=1 loops=1)
                  Output: sum(amount), count(*)
                  Buffers: shared hit=60000
                  ->  Index Scan using s_idx on public.sales  (cost=0.42..9.00 rows=9 width=4) (actual time=0.010..140.0 rows=60000 loops=1)
                        Output: id, product_id, amount, note, state, created_at
                        Index Cond: (sales.product_id = 7)
                        Buffers: shared hit=60000
                Execution Time: 150.100 ms
                """).findsOneAt("Index Scan on sales").suggestsIndexes("public.sales (product_id) INCLUDE (amount)");
    }

    @Test
    void withoutVerboseItAsksForIt() {
        String plan = """
                Index Scan using s_idx on sales  (cost=0.42..9.00 rows=9 width=%d) (actual time=0.010..140.000 rows=60000 loops=1)
                  Index Cond: (product_id = 7)
                  Buffers: shared hit=60000
                Execution Time: 150.100 ms
                """;
        Finding finding = TESTER.on(plan.formatted(64)).findings().getFirst();
        assertThat(finding.remedies()).containsExactly(new Remedy.Act(Action.CARRY_COLUMNS),
                new Remedy.Act(Action.CLUSTER_BY_INDEX, "CLUSTER sales USING s_idx"));
        assertThat(finding.knowMore()).containsExactly(VERBOSE);
        TESTER.on(plan.formatted(65)).staysQuiet();
        assertThat(TESTER.on(inLoop(100, 100)).findings()).hasSize(1);
        TESTER.on(inLoop(99, 102)).staysQuiet();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "(sales.product_id = 7); exact=5000; true", "(sales.product_id = 7); exact=4999; false",
        "(sales.product_id = 7); exact=5000 lossy=1; false", "(sales.tags @> '{a}'::text[]); exact=5000; false"
    })
    void aBitmapOfOneIndexIsTheSame(String condition, String blocks, boolean fires) {
        var asked = TESTER.on("""
                Bitmap Heap Scan on public.sales  (cost=0.42..9.00 rows=9 width=4) (actual time=5.010..145.000 rows=10000 loops=1)
                  Output: amount
                  Recheck Cond: %1$s
                  Heap Blocks: %2$s
                  Buffers: shared hit=6000
                  ->  Bitmap Index Scan on s_idx  (cost=0.42..9.00 rows=9 width=0) (actual time=5.000..5.000 rows=10000 loops=1)
                        Index Cond: %1$s
                        Buffers: shared hit=30
                Execution Time: 150.100 ms
                """.formatted(condition, blocks));
        if (fires) {
            asked.findsOneAt("Bitmap Heap Scan on sales").with(Evidence.blocks("pages read", blocks(5_000)))
                    .suggestsIndexes("public.sales (product_id) INCLUDE (amount)").atStake(70);
        } else {
            asked.staysQuiet();
        }
    }

    @Test
    void isNotApplicableWithoutBuffers() {
        TESTER.on("""
                Index Scan using s_idx on sales  (cost=0.42..9.00 rows=9 width=4) (actual time=0.010..9.000 rows=90 loops=1)
                  Index Cond: (product_id = 7)
                Execution Time: 44.100 ms
                """).isNotApplicable(BUFFERS);
    }

    private static String scan(String output, long rows, long pages, long width, double time, String filter) {
        return """
                Index Scan using s_idx on public.sales  (cost=0.42..9.00 rows=9 width=%4$d) (actual time=0.010..%5$s rows=%2$d loops=1)
                  Output: %1$s
                  Index Cond: (sales.product_id = 7)
                %6$s  Buffers: shared hit=%3$d
                Execution Time: 200.000 ms
                """.formatted(output, rows, pages, width, time, filter.isEmpty() ? "" : "  Filter: " + filter + "\n");
    }

    private static String inLoop(int rows, int loops) {
        return """
                Nested Loop  (cost=0.42..9.00 rows=9 width=4) (actual time=0.010..145.000 rows=10000 loops=1)
                  ->  Seq Scan on p  (cost=0.42..9.00 rows=9 width=4) (actual time=0.010..1.000 rows=100 loops=1)
                  ->  Index Scan using s_idx on sales  (cost=0.42..9.00 rows=9 width=4) (actual time=0.010..1.300 rows=%d loops=%d)
                        Index Cond: (product_id = p.id)
                        Buffers: shared hit=60000
                Execution Time: 150.100 ms
                """.formatted(rows, loops);
    }
}
