package org.plumbline.advice.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.plan.Capability.ANALYZE;

import org.junit.jupiter.api.Test;
import org.plumbline.advice.Action;
import org.plumbline.advice.Doubt;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Remedy;
import org.plumbline.plan.unit.Rows;

class LargeOffsetTest {
    private static final RuleTester TESTER = RuleTester.of(new LargeOffset());

    @Test
    void suggestsToGoOnBehindTheLastRow() {
        TESTER.on(indexed(20, 200_020, 200)).findsOneAt("Limit")
                .with(Evidence.rows("rows skipped", Rows.rows(200_000)), Evidence.rows("rows returned", Rows.rows(20)))
                .suggests(new Remedy.Act(Action.PAGE_BY_KEY, """
                        SELECT ... FROM orders
                        WHERE (sort_column, id) > (:last_sort_column, :last_id)
                        ORDER BY sort_column, id
                        LIMIT 20"""))
                .doubts(Doubt.PAGES_IN_SEQUENCE_ONLY).atStake(180);
    }

    @Test
    void namesTheColumnsOfASortAndTheIndexThatSparesIt() {
        var finding = TESTER.on(sorted("created_at DESC")).findsOneAt("Limit")
                .suggestsIndexes("orders (created_at)").atStake(180).finding();
        assertThat(finding.remedies().getFirst()).isEqualTo(new Remedy.Act(Action.PAGE_BY_KEY, """
                SELECT ... FROM orders
                WHERE (created_at, id) < (:last_created_at, :last_id)
                ORDER BY created_at DESC, id DESC
                LIMIT 20"""));
    }

    @Test
    void promisesNothingOfASortThatNoIndexSpares() {
        TESTER.on(sorted("(lower(name))")).staysQuiet();
    }

    @Test
    void staysQuietUnderAThousandRowsSkipped() {
        TESTER.on(indexed(100, 1_100, 200)).findsOneAt("Limit");
        TESTER.on(indexed(100, 1_099, 200)).staysQuiet();
    }

    @Test
    void staysQuietWhereATenthIsReturned() {
        TESTER.on(indexed(200, 2_000, 200)).findsOneAt("Limit");
        TESTER.on(indexed(201, 2_000, 200)).staysQuiet();
    }

    @Test
    void staysQuietForATenthOfTheTime() {
        TESTER.on(indexed(20, 200_020, 1_799)).findsOneAt("Limit");
        TESTER.on(indexed(20, 200_020, 1_801)).staysQuiet();
    }

    @Test
    void isNotApplicableWithoutAnalyze() {
        TESTER.on("""
                Limit  (cost=1.00..2.00 rows=9 width=8)
                  ->  Seq Scan on t  (cost=0.00..1.00 rows=9 width=8)
                """).isNotApplicable(ANALYZE);
    }

    private static String indexed(int returned, int pulled, int execution) {
        return """
                Limit  (cost=1.00..2.00 rows=9 width=8) (actual time=199.000..200.000 rows=%d loops=1)
                  ->  Index Scan using i on orders  (cost=1.00..2.00 rows=9 width=8) (actual time=0.010..200.000 rows=%d loops=1)
                Execution Time: %d.000 ms
                """.formatted(returned, pulled, execution);
    }

    private static String sorted(String key) {
        return """
                Limit  (cost=1.00..2.00 rows=9 width=8) (actual time=199.000..200.000 rows=20 loops=1)
                  ->  Sort  (cost=1.00..2.00 rows=9 width=8) (actual time=190.000..200.000 rows=200020 loops=1)
                        Sort Key: %s
                        Sort Method: quicksort  Memory: 27kB
                        ->  Seq Scan on orders  (cost=0.00..1.00 rows=9 width=8) (actual time=0.010..100.000 rows=300000 loops=1)
                Execution Time: 200.000 ms
                """.formatted(key);
    }
}
