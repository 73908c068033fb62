package org.plumbline.advice.rule;

import static org.plumbline.plan.Capability.ANALYZE;

import org.junit.jupiter.api.Test;
import org.plumbline.advice.Doubt;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Severity;
import org.plumbline.plan.unit.Rows;

class TopNSortTest {
    private static final RuleTester TESTER = RuleTester.of(new TopNSort());

    @Test
    void suggestsAnIndexInTheOrderOfTheSort() {
        TESTER.on(plan("created_at DESC", "", 20, 100_000)).findsOneAt("Sort")
                .with(Evidence.rows("rows sorted", Rows.rows(100_000)), Evidence.rows("rows returned", Rows.rows(20)),
                        Evidence.text("sort key", "created_at DESC"))
                .suggestsIndexes("orders (created_at)")
                .doubts(Doubt.EXISTING_INDEXES_UNKNOWN)
                .ofSeverity(Severity.HIGH).atStake(190);
    }

    @Test
    void putsColumnsOfOneValueFirstAndKeepsMixedDirections() {
        TESTER.on(plan("created_at DESC, id", filter("((status)::text = 'paid'::text)", 50_000), 20, 50_000)).findsOneAt("Sort")
                .suggestsIndexes("orders (status, created_at DESC, id)").doubts(Doubt.CAST_MAY_HIDE_ANOTHER_TYPE);
        TESTER.on(plan("created_at", filter("(status = ANY ('{paid,open}'::text[]))", 50_000), 20, 50_000)).findsOneAt("Sort")
                .suggestsIndexes("orders (created_at)").doubts(Doubt.OTHER_VALUES_MAY_DIFFER);
    }

    @Test
    void putsARangeBehindTheOrder() {
        TESTER.on(plan("created_at", filter("((status = 'paid'::text) AND (total > 9))", 50_000), 20, 50_000)).findsOneAt("Sort")
                .suggestsIndexes("orders (status, created_at, total)");
        TESTER.on(plan("created_at", filter("(created_at > '2026-01-01'::date)", 50_000), 20, 50_000)).findsOneAt("Sort")
                .suggestsIndexes("orders (created_at)");
    }

    @Test
    void promisesLessTheMoreRowsHaveToBeReadInOrder() {
        TESTER.on(plan("created_at", filter("(total > 9)", 98_000), 20, 2_000)).findsOneAt("Sort").atStake(180);
        TESTER.on(plan("created_at", filter("(total > 9)", 99_980), 2, 20)).findsOneAt("Sort").atStake(90);
    }

    @Test
    void staysQuietWhereTheLimitTakesATenthOfTheRows() {
        TESTER.on(plan("created_at", "", 10_000, 100_000)).findsOneAt("Sort");
        TESTER.on(plan("created_at", "", 10_001, 100_000)).staysQuiet();
    }

    @Test
    void staysQuietForSmallTables() {
        TESTER.on(plan("created_at", "", 20, 50_000)).findsOneAt("Sort");
        TESTER.on(plan("created_at", "", 20, 49_999)).staysQuiet();
        TESTER.on(plan("created_at", "                    Buffers: shared hit=1000\n", 20, 2_000)).findsOneAt("Sort");
        TESTER.on(plan("created_at", "                    Buffers: shared hit=999\n", 20, 49_999)).staysQuiet();
    }

    @Test
    void staysQuietForATenthOfTheTimeOrAFewMilliseconds() {
        TESTER.on(plan("created_at", "", 20, 100_000).replace("Execution Time: 200", "Execution Time: 1897")).findsOneAt("Sort");
        TESTER.on(plan("created_at", "", 20, 100_000).replace("Execution Time: 200", "Execution Time: 1900")).staysQuiet();
        TESTER.on(plan("created_at", "", 20, 100_000).replace("200.000", "5.200").replace("100.000", "1.000")).staysQuiet();
    }

    @Test
    void staysQuietWhereNoPlainIndexHasTheOrder() {
        TESTER.on(plan("name COLLATE \"C\"", "", 20, 100_000)).staysQuiet();
        TESTER.on(plan("created_at NULLS FIRST", "", 20, 100_000)).staysQuiet();
        TESTER.on(plan("(lower(name))", "", 20, 100_000)).staysQuiet();
        TESTER.on(plan("c.created_at", "", 20, 100_000)).staysQuiet();
    }

    @Test
    void suggestsAnIndexInTheOrderOfADistance() {
        TESTER.on(plan("((location <-> '(29,40)'::point))", "", 20, 100_000)).findsOneAt("Sort")
                .suggestsIndexes("orders USING gist (location)").doubts(Doubt.GIN_WRITES_COST_MORE).atStake(190);
        TESTER.on(plan("((created_at <-> '2026-01-01 00:00:00'::timestamp without time zone))", "", 20, 100_000)).findsOneAt("Sort")
                .suggestsIndexes("orders USING gist (created_at)");
        TESTER.on(plan("((total <-> 50))", "", 20, 100_000)).findsOneAt("Sort").suggestsIndexes("orders USING gist (total)");
        TESTER.on(plan("((shape <#> '0101'::public.geometry))", "", 20, 100_000)).findsOneAt("Sort")
                .suggestsIndexes("orders USING gist (shape)");
        TESTER.on(plan("((c <=> '(1, 2)'::cube))", "", 20, 100_000)).findsOneAt("Sort").suggestsIndexes("orders USING gist (c)");
    }

    @Test
    void promisesLessOfAnIndexOfTrigrams() {
        TESTER.on(plan("(((name)::text <-> 'lamp'::text))", "", 20, 100_000)).findsOneAt("Sort")
                .suggestsIndexes("orders USING gist (name gist_trgm_ops)")
                .doubts(Doubt.ALIKE_TEXTS_READ_MUCH, Doubt.CAST_MAY_HIDE_ANOTHER_TYPE).atStake(100);
        TESTER.on(plan("(('lamp'::text <<-> name))", "", 20, 100_000)).findsOneAt("Sort");
        TESTER.on(plan("((name <<-> 'lamp'::text))", "", 20, 100_000)).staysQuiet();
    }

    @Test
    void namesThePgvectorClassOfTheOperator() {
        TESTER.on(plan("((embedding <=> '[1,2,3]'::vector))", "", 20, 100_000)).findsOneAt("Sort")
                .suggestsIndexes("orders USING hnsw (embedding vector_cosine_ops)").doubts(Doubt.NEAREST_ARE_NEARLY_SO);
        TESTER.on(plan("((embedding <#> '[1,2,3]'::halfvec))", "", 20, 100_000)).findsOneAt("Sort")
                .suggestsIndexes("orders USING hnsw (embedding halfvec_ip_ops)");
    }

    @Test
    void readsMoreOfADistanceIndexTheFewerRowsPass() {
        String key = "((location <-> '(29,40)'::point))";
        TESTER.on(plan(key, filter("(total > 9)", 98_000), 20, 2_000)).findsOneAt("Sort").atStake(180)
                .doubts(Doubt.OTHER_VALUES_MAY_DIFFER);
    }

    @Test
    void staysQuietWhereNoIndexHasTheDistancesOrder() {
        TESTER.on(plan("((location <-> '(29,40)'::point)) DESC", "", 20, 100_000)).staysQuiet();
        TESTER.on(plan("((location <-> $1))", "", 20, 100_000)).staysQuiet();
        TESTER.on(plan("((location <@> '(29,40)'::point))", "", 20, 100_000)).staysQuiet();
        TESTER.on(plan("((price <-> '5'::numeric))", "", 20, 100_000)).staysQuiet();
        TESTER.on(plan("((location <-> '(29,40)'::point)), id", "", 20, 100_000)).staysQuiet();
        TESTER.on(plan("((c.location <-> '(29,40)'::point))", "", 20, 100_000)).staysQuiet();
    }

    /// The loop keeps the order, and stops with the LIMIT: 399 rows of 40,000 were looked up for 50.
    @Test
    void looksThroughLoopsThatKeepTheOrder() {
        String plan = """
                Limit  (cost=1.00..2.00 rows=50 width=8) (actual time=190.000..200.000 rows=50 loops=1)
                  ->  Nested Loop  (cost=1.00..2.00 rows=900 width=8) (actual time=190.000..199.000 rows=50 loops=1)
                        ->  Sort  (cost=1.00..2.00 rows=9 width=8) (actual time=189.000..190.000 rows=%d loops=1)
                              Sort Key: c.created_at
                              Sort Method: quicksort  Memory: 3631kB
                              ->  Seq Scan on comments c  (cost=0.00..1.00 rows=9 width=8) (actual time=0.0..150.0 rows=100000 loops=1)
                        ->  Index Scan using u_i on users u  (cost=0..1 rows=1 width=8) (actual time=0.01..0.01 rows=0 loops=%d)
                              Index Cond: (id = c.user_id)
                              Filter: (country = 'DE'::text)
                Execution Time: 200.000 ms
                """;
        TESTER.on(plan.formatted(400, 400)).findsOneAt("Sort").suggestsIndexes("comments (created_at)")
                .with(Evidence.rows("rows returned", Rows.rows(50))).atStake(177);
        TESTER.on(plan.formatted(10_001, 10_001)).staysQuiet();
    }

    @Test
    void staysQuietWhereNothingWasFound() {
        TESTER.on(plan("created_at", filter("(note ~~* '%x%'::text)", 100_000), 0, 0)).staysQuiet();
    }

    @Test
    void leavesLargeOffsetsToTheirOwnRule() {
        TESTER.on(plan("created_at", "", 20, 100_000).replaceFirst("rows=20 loops=1", "rows=0 loops=1").replace("rows=20 loops=1",
                "rows=2000 loops=1")).staysQuiet();
    }

    @Test
    void isNotApplicableWithoutAnalyze() {
        TESTER.on("""
                Limit  (cost=1.00..2.00 rows=9 width=8)
                  ->  Sort  (cost=1.00..2.00 rows=9 width=8)
                        Sort Key: a
                        ->  Seq Scan on t  (cost=0.00..1.00 rows=9 width=8)
                """).isNotApplicable(ANALYZE);
    }

    private static String filter(String condition, int removed) {
        return """
                                    Filter: %s
                                    Rows Removed by Filter: %d
                """.formatted(condition, removed);
    }

    private static String plan(String key, String scan, int limit, int sorted) {
        return """
                Limit  (cost=1.00..2.00 rows=%2$d width=8) (actual time=200.000..200.000 rows=%2$d loops=1)
                  ->  Sort  (cost=1.00..2.00 rows=9 width=8) (actual time=200.000..200.000 rows=%2$d loops=1)
                        Sort Key: %1$s
                        Sort Method: top-N heapsort  Memory: 27kB
                        ->  Seq Scan on orders  (cost=0.00..1.00 rows=9 width=8) (actual time=0.010..100.000 rows=%3$d loops=1)
                %4$sExecution Time: 200.000 ms
                """.formatted(key, limit, sorted, scan);
    }
}
