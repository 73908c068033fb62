package org.plumbline.advice.rule;

import static org.plumbline.plan.Capability.ANALYZE;
import static org.plumbline.plan.Capability.TIMING;
import static org.plumbline.plan.unit.Rows.rows;

import org.junit.jupiter.api.Test;
import org.plumbline.advice.Action;
import org.plumbline.advice.Doubt;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Remedy;
import org.plumbline.plan.unit.Bytes;

class FileReadEachTimeTest {
    private static final RuleTester TESTER = RuleTester.of(new FileReadEachTime());
    private static final String SCAN = """
            Foreign Scan on public.words  (cost=0.00..9.00 rows=9 width=8) (actual time=0.010..%1$s rows=%2$d loops=1)
              Filter: (word = 'caterpiler'::text)
              Rows Removed by Filter: %3$d
              Foreign File: /usr/share/dict/words
              Foreign File Size: 4953699 b
            Execution Time: 200.000 ms
            """;

    @Test
    void firesWhereAFileIsReadForAFewOfItsRows() {
        TESTER.on(SCAN.formatted("200.000", 0, 479_829)).findsOneAt("Foreign Scan on words")
                .with(Evidence.rows("rows read", rows(479_829)), Evidence.rows("rows kept", rows(0)),
                        Evidence.bytes("size of the file", Bytes.bytes(4_953_699)))
                .suggests(new Remedy.Act(Action.KEEP_FILE_AS_TABLE, "CREATE MATERIALIZED VIEW words_rows AS SELECT * FROM public.words;\n"
                        + "-- whenever the file has changed: REFRESH MATERIALIZED VIEW words_rows"))
                .doubts(Doubt.FILE_MAY_BE_READ_ONCE).atStake(180);
    }

    @Test
    void promisesTheParsingWhereMostRowsAreWanted() {
        TESTER.on(SCAN.formatted("200.000", 101, 899)).findsOneAt("Foreign Scan").atStake(129);
        TESTER.on(SCAN.formatted("200.000", 100, 900)).findsOneAt("Foreign Scan").atStake(162);
    }

    @Test
    void promisesNoMoreThanParsingCanTake() {
        // 4,953,699 bytes at 25 MB a second are 198 ms, whatever the scan computes beside.
        TESTER.on(SCAN.replace("200.000", "1000.000").formatted("1000.000", 479_829, 0)).findsOneAt("Foreign Scan").atStake(129);
        TESTER.on(SCAN.replace("200.000", "1300.000").formatted("1300.000", 479_829, 0)).staysQuiet();
    }

    @Test
    void promisesHalfWhereALimitTakesTheFirst() {
        String limit = """
                Limit  (cost=1.00..2.00 rows=9 width=8) (actual time=1431.591..1431.594 rows=%1$d loops=1)
                  ->  Sort  (cost=1.00..2.00 rows=9 width=8) (actual time=1431.589..1431.591 rows=%1$d loops=1)
                        Sort Key: ((word <-> 'caterpiler'::text))
                        ->  Foreign Scan on words  (cost=0.00..9.00 rows=9 width=8) (actual time=0.057..1286.455 rows=1000 loops=1)
                              Foreign File: /usr/share/dict/words
                              Foreign File Size: 4953699 b
                Execution Time: 1431.679 ms
                """;
        TESTER.on(limit.formatted(100)).findsOneAt("Foreign Scan").with(Evidence.rows("rows wanted first", rows(100))).atStake(643);
        TESTER.on(limit.formatted(101)).staysQuiet();
    }

    @Test
    void holdsItsThresholds() {
        TESTER.on(SCAN.formatted("30.770", 1_000, 0)).findsOneAt("Foreign Scan");
        TESTER.on(SCAN.formatted("30.769", 1_000, 0)).staysQuiet();
        TESTER.on(SCAN.replace("200.000", "10.000").formatted("7.693", 1_000, 0)).findsOneAt("Foreign Scan");
        TESTER.on(SCAN.replace("200.000", "10.000").formatted("7.692", 1_000, 0)).staysQuiet();
    }

    @Test
    void staysQuietForOtherServersAndForLoads() {
        String scan = SCAN.formatted("200.000", 0, 479_829);
        TESTER.on(scan.replace("Foreign File: /usr/share/dict/words", "Foreign Program: zcat words.gz")).staysQuiet();
        TESTER.on("""
                Insert on words_kept  (cost=0.00..9.00 rows=0 width=0) (actual time=200.000..200.000 rows=0 loops=1)
                  ->  Foreign Scan on words  (cost=0.00..9.00 rows=9 width=8) (actual time=0.010..100.000 rows=479829 loops=1)
                        Foreign File: /usr/share/dict/words
                Execution Time: 200.000 ms
                """).staysQuiet();
    }

    @Test
    void isNotApplicableWithoutTimes() {
        TESTER.on("""
                Foreign Scan on words  (cost=0.00..9.00 rows=9 width=8)
                  Foreign File: /usr/share/dict/words
                """).isNotApplicable(ANALYZE, TIMING);
    }
}
