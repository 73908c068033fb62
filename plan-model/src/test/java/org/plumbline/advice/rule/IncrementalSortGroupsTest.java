package org.plumbline.advice.rule;

import static org.plumbline.plan.Capability.ANALYZE;

import org.junit.jupiter.api.Test;
import org.plumbline.advice.Doubt;
import org.plumbline.advice.Evidence;
import org.plumbline.plan.unit.Bytes;
import org.plumbline.plan.unit.Rows;

class IncrementalSortGroupsTest {
    private static final RuleTester TESTER = RuleTester.of(new IncrementalSortGroups());
    private static final String HEAP = "1  Sort Method: top-N heapsort  Average Memory: 27kB  Peak Memory: 27kB";

    @Test
    void suggestsAnIndexWithAllKeys() {
        TESTER.on(plan(HEAP, 20, 150_000, 120)).findsOneAt("Incremental Sort")
                .with(Evidence.rows("rows per group", Rows.rows(150_000)), Evidence.rows("rows returned", Rows.rows(20)),
                        Evidence.text("in order already", "day"))
                .suggestsIndexes("payments (day, amount)").atStake(80);
    }

    @Test
    void promisesLessWhereAllRowsAreReturned() {
        TESTER.on(plan("10  Sort Method: quicksort  Average Memory: 27kB  Peak Memory: 27kB", 100_000, 100_000, 120))
                .findsOneAt("Incremental Sort").doubts(Doubt.ORDER_MAY_BE_SCATTERED).atStake(16);
    }

    @Test
    void staysQuietForGroupsUnderTenThousandRowsThatStayedInMemory() {
        TESTER.on(plan("10  Sort Method: quicksort  Average Memory: 27kB  Peak Memory: 27kB", 100_000, 100_000, 120))
                .findsOneAt("Incremental Sort");
        TESTER.on(plan("10  Sort Method: quicksort  Average Memory: 27kB  Peak Memory: 27kB", 99_999, 99_999, 120)).staysQuiet();
        TESTER.on(plan("10  Sort Method: external merge  Average Disk: 900kB  Peak Disk: 1000kB", 99_999, 99_999, 120))
                .findsOneAt("Incremental Sort").with(Evidence.bytes("written to disk by a group", Bytes.kibibytes(1_000)));
    }

    @Test
    void staysQuietUnderATenthOfTheTime() {
        TESTER.on(plan(HEAP, 20, 150_000, 799)).findsOneAt("Incremental Sort");
        TESTER.on(plan(HEAP, 20, 150_000, 801)).staysQuiet();
    }

    @Test
    void isNotApplicableWithoutAnalyze() {
        TESTER.on("""
                Incremental Sort  (cost=1.00..2.00 rows=9 width=8)
                  Sort Key: day, amount
                  Presorted Key: day
                  ->  Index Scan using i on payments  (cost=0.00..1.00 rows=9 width=8)
                """).isNotApplicable(ANALYZE);
    }

    private static String plan(String groups, int returned, int read, int execution) {
        return """
                Incremental Sort  (cost=1.00..2.00 rows=9 width=8) (actual time=99.000..100.000 rows=%2$d loops=1)
                  Sort Key: day, amount
                  Presorted Key: day
                  Full-sort Groups: 1  Sort Method: quicksort  Average Memory: 27kB  Peak Memory: 27kB
                  Pre-sorted Groups: %1$s
                  ->  Index Scan using p_day_idx on payments  (rows=9 width=8) (actual time=0.010..60.000 rows=%3$d loops=1)
                Execution Time: %4$d.000 ms
                """.formatted(groups, returned, read, execution);
    }
}
