package org.plumbline.advice.rule;

import static org.plumbline.plan.Capability.ANALYZE;
import static org.plumbline.plan.unit.Bytes.kibibytes;

import org.junit.jupiter.api.Test;
import org.plumbline.advice.Evidence;
import org.plumbline.plan.unit.Bytes;

class WideRowsSpillTest {
    private static final RuleTester TESTER = RuleTester.of(new WideRowsSpill());

    @Test
    void findsASortThatCarriesWideColumns() {
        var found = TESTER.on(sort(1_000, "external merge  Disk: 100000kB", 500)).findsOneAt("Sort")
                .with(Evidence.bytes("width of a row", Bytes.bytes(1_000)), Evidence.bytes("written to disk", kibibytes(100_000)))
                .atStake(102);
        found.suggests(found.finding().remedies().getFirst());
    }

    @Test
    void staysQuietForNarrowRowsAndInMemory() {
        TESTER.on(sort(999, "external merge  Disk: 100000kB", 500)).staysQuiet();
        TESTER.on(sort(1_000, "quicksort  Memory: 100000kB", 500)).staysQuiet();
    }

    @Test
    void staysQuietWhereTheFilesTookNextToNoTime() {
        TESTER.on(sort(1_000, "external merge  Disk: 4883kB", 250)).findsOneAt("Sort").atStake(5);
        TESTER.on(sort(1_000, "external merge  Disk: 4882kB", 250)).staysQuiet();
        TESTER.on(sort(1_000, "external merge  Disk: 400000kB", 5_990)).findsOneAt("Sort");
        TESTER.on(sort(1_000, "external merge  Disk: 400000kB", 6_100)).staysQuiet();
    }

    @Test
    void looksAtTheInputOfAnAggregation() {
        TESTER.on("""
                HashAggregate  (cost=1.00..2.00 rows=9 width=8) (actual time=400.000..500.000 rows=500000 loops=1)
                  Group Key: a
                  Batches: 21  Memory Usage: 8249kB  Disk Usage: 98080kB
                  ->  Seq Scan on t  (cost=0.00..1.00 rows=9 width=1200) (actual time=0.010..100.000 rows=1000000 loops=1)
                Execution Time: 500.000 ms
                """).findsOneAt("Aggregate").with(Evidence.bytes("width of a row", Bytes.bytes(1_200)));
    }

    @Test
    void isNotApplicableWithoutAnalyze() {
        TESTER.on("""
                Sort  (cost=1.00..2.00 rows=9 width=2000)
                  Sort Key: a
                  ->  Seq Scan on t  (cost=0.00..1.00 rows=9 width=2000)
                """).isNotApplicable(ANALYZE);
    }

    private static String sort(int width, String method, int execution) {
        return """
                Sort  (cost=1.00..2.00 rows=9 width=%d) (actual time=300.000..400.000 rows=90000 loops=1)
                  Sort Key: a
                  Sort Method: %s
                  ->  Seq Scan on t  (cost=0.00..1.00 rows=9 width=8) (actual time=0.010..100.000 rows=90000 loops=1)
                Execution Time: %d.000 ms
                """.formatted(width, method, execution);
    }
}
