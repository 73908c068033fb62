package org.plumbline.advice.rule;

import static org.plumbline.plan.Capability.ANALYZE;
import static org.plumbline.plan.unit.Blocks.blocks;
import static org.plumbline.plan.unit.Rows.rows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.advice.Action;
import org.plumbline.advice.Doubt;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Remedy;
import org.plumbline.advice.Severity;
import org.plumbline.plan.unit.Share;

class SelectiveSeqScanTest {
    private static final RuleTester TESTER = RuleTester.of(new SelectiveSeqScan());

    @Test
    void firesWhenALargeTableWasReadForFewRows() {
        TESTER.on(scan(120, 999_880, 8_334, "(status = 'refunded'::text)"))
                .findsOneAt("Seq Scan on orders")
                .with(Evidence.rows("rows read", rows(1_000_000)), Evidence.rows("rows kept", rows(120)),
                        Evidence.share("share kept", new Share(0.00012)), Evidence.blocks("pages per scan", blocks(8_334)),
                        Evidence.text("filter", "(status = 'refunded'::text)"))
                .suggestsIndexes("orders (status)")
                .ofSeverity(Severity.HIGH)
                .atStake(85)
                .doubts(Doubt.EXISTING_INDEXES_UNKNOWN, Doubt.OTHER_VALUES_MAY_DIFFER);
    }

    @ParameterizedTest
    @CsvSource({
        "49_999, 950_001, 8334, true", "50_000, 950_000, 8334, false",
        "10, 9_990, 1000, true", "10, 9_990, 999, false", "10, 49_990, 640, true", "10, 49_989, 640, false"
    })
    void holdsItsThresholds(String kept, String removed, long pages, boolean fires) {
        var asked = TESTER.on(scan(number(kept), number(removed), pages, "(status = 'refunded'::text)"));

        if (fires) {
            asked.findsOneAt("Seq Scan");
        } else {
            asked.staysQuiet();
        }
    }

    @Test
    void judgesByRowsWhereBuffersAreMissing() {
        TESTER.on("""
                Seq Scan on t  (cost=0.00..900.00 rows=10 width=8) (actual time=0.010..9.000 rows=10 loops=1)
                  Filter: (a = 1)
                  Rows Removed by Filter: 49990
                Execution Time: 9.100 ms
                """).findsOneAt("Seq Scan").suggestsIndexes("t (a)");
        TESTER.on("""
                Seq Scan on t  (cost=0.00..900.00 rows=10 width=8) (actual time=0.010..9.000 rows=10 loops=1)
                  Filter: (a = 1)
                  Rows Removed by Filter: 49989
                Execution Time: 9.100 ms
                """).staysQuiet();
    }

    @Test
    void staysQuietWhereTheScanIsNotWhatTakesLong() {
        TESTER.on("""
                Sort  (cost=1.00..2.00 rows=10 width=8) (actual time=95.000..95.100 rows=10 loops=1)
                  Sort Key: b
                  Sort Method: quicksort  Memory: 25kB
                  ->  Seq Scan on t  (cost=0.00..900.00 rows=10 width=8) (actual time=0.010..9.000 rows=10 loops=1)
                        Filter: (a = 1)
                        Rows Removed by Filter: 99990
                Execution Time: 95.200 ms
                """).staysQuiet();
    }

    @Test
    void staysQuietUnderALimitThatWasReachedWhereThePlannerExpectedManyRows() {
        TESTER.on(underLimit(10, 5_000)).staysQuiet();
    }

    @Test
    void firesUnderALimitThatWasReachedWhereThePlannerExpectedFewRowsToo() {
        TESTER.on(underLimit(10, 100)).findsOneAt("Seq Scan")
                .with(Evidence.rows("rows planned", rows(100)),
                        Evidence.text("read to the end", "perhaps not, as enough rows had been found"));
    }

    @Test
    void firesUnderALimitThatWasNotReachedWhateverThePlannerExpected() {
        TESTER.on(underLimit(3, 5_000)).findsOneAt("Seq Scan").without("read to the end");
    }

    @Test
    void firesUnderALimitWithASortBetween() {
        TESTER.on("""
                Limit  (cost=1.00..2.00 rows=10 width=8) (actual time=99.000..99.100 rows=10 loops=1)
                  ->  Sort  (cost=1.00..2.00 rows=100 width=8) (actual time=99.000..99.010 rows=10 loops=1)
                        Sort Key: b
                        Sort Method: top-N heapsort  Memory: 25kB
                        ->  Seq Scan on t  (cost=0.00..900.00 rows=100 width=8) (actual time=0.010..98.000 rows=100 loops=1)
                              Filter: (a = 1)
                              Rows Removed by Filter: 99900
                Execution Time: 99.200 ms
                """).findsOneAt("Seq Scan");
    }

    @Test
    void proposesNoIndexForAnOrAcrossColumns() {
        TESTER.on(scan(120, 999_880, 8_334, "((a = 1) OR (b = 2))")).findsOneAt("Seq Scan")
                .suggests(new Remedy.Act(Action.INDEX_EACH_SIDE_OF_OR));
    }

    @Test
    void proposesNothingForOperatorsThatItDoesNotKnow() {
        TESTER.on(scan(120, 999_880, 8_334, "(place ~= '(0,0)'::point)")).findsOneAt("Seq Scan").suggests();
        TESTER.on(scan(120, 999_880, 8_334, "(status <> 'open'::text)")).findsOneAt("Seq Scan").suggests();
    }

    @Test
    void leavesConditionsThatKeepIndexesAwayToTheirRules() {
        for (String filter : List.of("(data @> '{\"a\": 1}'::jsonb)", "(name ~~ '%abc%'::text)", "(lower(email) = 'x'::text)",
                "((id)::numeric = '5'::numeric)", "(name ~~ 'abc%'::text)")) {
            TESTER.on(scan(120, 999_880, 8_334, filter)).staysQuiet();
        }
    }

    @Test
    void takesAnEqualColumnBeforeWhatStandsBesideIt() {
        TESTER.on(scan(120, 999_880, 8_334, "((data @> '{\"a\": 1}'::jsonb) AND (tenant_id = 5))")).findsOneAt("Seq Scan")
                .suggestsIndexes("orders (tenant_id)");
    }

    @Test
    void promisesLessTheMoreRowsTheIndexMustFetch() {
        TESTER.on(scan(40_000, 960_000, 8_334, "(status = 'x'::text)")).findsOneAt("Seq Scan").atStake(51);
    }

    /// An index on the status leads to as many rows as the planner expects of the filter, or more, though a subquery's list keeps none.
    @Test
    void promisesOfTheTermsThatAnIndexKnowsAlone() {
        String filter = "((NOT (hashed SubPlan 1)) AND (status = 'open'::text))";
        TESTER.on(scan(0, 1_000_000, 8_334, filter).replace("rows=100 ", "rows=20000 ")).findsOneAt("Seq Scan")
                .suggestsIndexes("orders (status)").with(Evidence.rows("rows planned", rows(20_000))).atStake(68);
        TESTER.on(scan(0, 1_000_000, 8_334, filter).replace("rows=100 ", "rows=50000 ")).staysQuiet();
        TESTER.on(scan(0, 1_000_000, 8_334, "(status = 'open'::text)").replace("rows=100 ", "rows=50000 "))
                .findsOneAt("Seq Scan").atStake(85);
    }

    @Test
    void putsAnExpressionIntoTheIndexAndSaysSo() {
        TESTER.on(scan(120, 999_880, 8_334, "((lower(email) = 'x'::text) AND (total > 5) AND (status = 'open'::text))"))
                .findsOneAt("Seq Scan")
                .suggestsIndexes("orders ((lower(email)), status, total)")
                .doubts(Doubt.EXPRESSION_MUST_BE_IMMUTABLE);
    }

    @Test
    void readsVarcharThroughItsCastAndSaysSo() {
        TESTER.on(scan(120, 999_880, 8_334, "((status)::text = 'open'::text)")).findsOneAt("Seq Scan")
                .suggestsIndexes("orders (status)")
                .doubts(Doubt.CAST_MAY_HIDE_ANOTHER_TYPE);
    }

    @Test
    void countsAParallelScanOnce() {
        TESTER.on("""
                Gather  (cost=1.00..2.00 rows=9 width=8) (actual time=1.000..50.000 rows=9 loops=1)
                  Workers Planned: 2
                  Workers Launched: 2
                  Buffers: shared hit=3000
                  ->  Parallel Seq Scan on t  (cost=0.00..1.00 rows=3 width=8) (actual time=0.100..48.000 rows=3 loops=3)
                        Filter: (a = 1)
                        Rows Removed by Filter: 99997
                        Buffers: shared hit=3000
                Execution Time: 50.100 ms
                """).findsOneAt("Seq Scan")
                .with(Evidence.rows("rows read", rows(300_000)), Evidence.blocks("pages per scan", blocks(3_000)));
    }

    @Test
    void tellsPartitionsOfOneTableTogether() {
        TESTER.on(partitions(1_700, 1_900)).findsOneAt("Seq Scan on orders_2025")
                .with(Evidence.count("partitions scanned", 2), Evidence.rows("rows kept", rows(20)))
                .suggestsIndexes("orders_2025 (status)", "orders_2024 (status)");
    }

    @Test
    void proposesNoIndexOnSmallPartitions() {
        TESTER.on(partitions(700, 900)).findsOneAt("Seq Scan on orders_2025")
                .suggests(new Remedy.Act(Action.INDEX_PARTITIONED_TABLE));
        TESTER.on(partitions(300, 600)).staysQuiet();
    }

    @Test
    void readsPagesFromTheCostWhereBuffersAreMissing() {
        String scan = """
                Seq Scan on t  (cost=0.00..%s rows=10 width=8) (actual time=0.010..50.000 rows=10 loops=1)
                  Filter: (a = 1)
                  Rows Removed by Filter: 13190
                Execution Time: 51.000 ms
                """;
        TESTER.on(scan.formatted("1165.00")).findsOneAt("Seq Scan on t");
        TESTER.on(scan.formatted("1164.00")).staysQuiet();
        TESTER.on(scan.formatted("1976.30")).staysQuiet();
        TESTER.on(scan.formatted("1176.00").replace("(a = 1)", "(a = 1)) ((")).staysQuiet();
    }

    @Test
    void doubtsWhereThePlannerDoesNotKnowTheValue() {
        TESTER.on(scan(120, 999_880, 8_334, "(total > (InitPlan 1).col1)")).findsOneAt("Seq Scan")
                .doubts(Doubt.EXISTING_INDEXES_UNKNOWN, Doubt.VALUE_UNKNOWN_TO_PLANNER, Doubt.WRITES_COST_MORE,
                        Doubt.OTHER_VALUES_MAY_DIFFER);
        TESTER.on(scan(120, 999_880, 8_334, "((customer_id = $0) AND (total > 5))")).findsOneAt("Seq Scan")
                .doubts(Doubt.EXISTING_INDEXES_UNKNOWN, Doubt.WRITES_COST_MORE, Doubt.OTHER_VALUES_MAY_DIFFER);
        TESTER.on(scan(120, 999_880, 8_334, "(customer_id = $0)")).findsOneAt("Seq Scan")
                .doubts(Doubt.EXISTING_INDEXES_UNKNOWN, Doubt.WRITES_COST_MORE, Doubt.OTHER_VALUES_MAY_DIFFER);
    }

    @Test
    void staysQuietWhereItNeverRan() {
        TESTER.on("""
                Result  (cost=0.00..900.00 rows=10 width=8) (actual time=0.010..0.020 rows=0 loops=1)
                  One-Time Filter: false
                  ->  Seq Scan on t  (cost=0.00..900.00 rows=10 width=8) (never executed)
                        Filter: (a = 1)
                Execution Time: 0.100 ms
                """).staysQuiet();
    }

    @Test
    void isNotApplicableWithoutAnalyze() {
        TESTER.on("""
                Seq Scan on t  (cost=0.00..900.00 rows=10 width=8)
                  Filter: (a = 1)
                """).isNotApplicable(ANALYZE);
    }

    private static long number(String text) {
        return Long.parseLong(text.replace("_", ""));
    }

    private static String scan(long kept, long removed, long pages, String filter) {
        return """
                Seq Scan on orders  (cost=0.00..20834.00 rows=100 width=97) (actual time=0.013..85.204 rows=%d loops=1)
                  Filter: %s
                  Rows Removed by Filter: %d
                  Buffers: shared hit=%d
                Planning Time: 0.100 ms
                Execution Time: 85.300 ms
                """.formatted(kept, filter, removed, pages);
    }

    private static String underLimit(int came, int planned) {
        return """
                Limit  (cost=0.00..90.00 rows=10 width=8) (actual time=0.010..9.000 rows=%1$d loops=1)
                  ->  Seq Scan on t  (cost=0.00..900.00 rows=%2$d width=8) (actual time=0.010..8.900 rows=%1$d loops=1)
                        Filter: (a = 1)
                        Rows Removed by Filter: 99990
                Execution Time: 9.100 ms
                """.formatted(came, planned);
    }

    private static String partitions(int firstPages, int secondPages) {
        return """
                Append  (cost=0.00..100.00 rows=20 width=8) (actual time=0.010..90.000 rows=20 loops=1)
                  Buffers: shared hit=%3$d
                  ->  Seq Scan on orders_2024 o_1  (cost=0.00..50.00 rows=10 width=8) (actual time=0.010..40.000 rows=10 loops=1)
                        Filter: (status = 'x'::text)
                        Rows Removed by Filter: 19990
                        Buffers: shared hit=%1$d
                  ->  Seq Scan on orders_2025 o_2  (cost=0.00..50.00 rows=10 width=8) (actual time=0.010..49.000 rows=10 loops=1)
                        Filter: (status = 'x'::text)
                        Rows Removed by Filter: 28990
                        Buffers: shared hit=%2$d
                Execution Time: 90.100 ms
                """.formatted(firstPages, secondPages, firstPages + secondPages);
    }
}
