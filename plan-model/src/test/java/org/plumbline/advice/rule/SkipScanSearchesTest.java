package org.plumbline.advice.rule;

import static org.plumbline.plan.Capability.ANALYZE;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.advice.Doubt;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Severity;

class SkipScanSearchesTest {
    private static final RuleTester TESTER = RuleTester.of(new SkipScanSearches());

    @Test
    void proposesAnIndexThatBeginsWithTheColumn() {
        TESTER.on(scan(8_000, 1, "(visitor = 4711)", 44)).findsOneAt("Index Scan on visits")
                .with(Evidence.count("index searches", 8_000), Evidence.text("index", "visits_page_visitor_idx"))
                .suggestsIndexes("visits (visitor)")
                .doubts(Doubt.EXISTING_INDEXES_UNKNOWN).ofSeverity(Severity.HIGH).atStake(44);
    }

    @ParameterizedTest
    @CsvSource({
        "100, 1, 44, true", "99, 1, 44, false", "1000, 10, 4.4, true", "990, 10, 4.4, false", "8000, 1, 0.9, false",
        "8000, 9000, 4.4, false"
    })
    void holdsItsThresholds(long searches, long loops, double time, boolean fires) {
        var asked = TESTER.on(scan(searches, loops, "(visitor = 4711)", time));

        if (fires) {
            asked.findsOneAt("Index Scan");
        } else {
            asked.staysQuiet();
        }
    }

    @Test
    void staysQuietWhereAListAsksForTheSearches() {
        String values = "1" + ",5".repeat(149);

        TESTER.on(scan(150, 1, "(visitor = ANY ('{" + values + "}'::integer[]))", 44)).staysQuiet();
        TESTER.on(scan(150, 1, "(visitor = ANY ($1))", 44)).staysQuiet();
        TESTER.on(scan(300, 1, "(visitor = ANY ('{" + values + "}'::integer[]))", 44)).findsOneAt("Index Scan");
    }

    @Test
    void isNotApplicableWithoutAnalyze() {
        TESTER.on("""
                Index Scan using visits_page_visitor_idx on visits  (cost=0.42..9.00 rows=9 width=4)
                  Index Cond: (visitor = 4711)
                """).isNotApplicable(ANALYZE);
    }

    private static String scan(long searches, long loops, String condition, double time) {
        return """
                Index Scan using visits_page_visitor_idx on visits  (cost=0..9 rows=9 width=4) (actual time=0.01..%s rows=90.00 loops=%d)
                  Index Cond: %s
                  Index Searches: %d
                Execution Time: 44.100 ms
                """.formatted(time, loops, condition, searches);
    }
}
