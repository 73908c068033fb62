package org.plumbline.advice.rule;

import static org.plumbline.plan.Capability.ANALYZE;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.advice.PlanRule;

/// What all rules that tell a [SelectiveScan] hold, whatever keeps the index away.
abstract class SelectiveScanTesting {
    final RuleTester tester;
    private final String telling;

    /// @param telling a filter that is this rule's story
    SelectiveScanTesting(PlanRule rule, String telling) {
        this.tester = RuleTester.of(rule);
        this.telling = telling;
    }

    @ParameterizedTest
    @CsvSource({"49999, 950001, 8334, 85, true", "50000, 950000, 8334, 85, false", "10, 9990, 1000, 49, true", "10, 9990, 999, 49, false"})
    void holdsItsThresholds(long kept, long removed, long pages, int time, boolean fires) {
        var asked = tester.on(scan(kept, removed, pages, telling).replace("85.204", time + ".204"));

        if (fires) {
            asked.findsOneAt("Seq Scan");
        } else {
            asked.staysQuiet();
        }
    }

    @Test
    void isNotApplicableWithoutAnalyze() {
        tester.on("""
                Seq Scan on t  (cost=0.00..900.00 rows=10 width=8)
                  Filter: (a = 1)
                """).isNotApplicable(ANALYZE);
    }

    static String scan(long kept, long removed, long pages, String filter) {
        return """
                Seq Scan on t  (cost=0.00..20834.00 rows=100 width=97) (actual time=0.013..85.204 rows=%d loops=1)
                  Filter: %s
                  Rows Removed by Filter: %d
                  Buffers: shared hit=%d
                Execution Time: 85.300 ms
                """.formatted(kept, filter, removed, pages);
    }
}
