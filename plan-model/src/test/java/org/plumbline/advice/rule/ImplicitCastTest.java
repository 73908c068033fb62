package org.plumbline.advice.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.plan.Capability.ANALYZE;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.advice.Action;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Remedy;
import org.plumbline.advice.Severity;

class ImplicitCastTest {
    private static final RuleTester TESTER = RuleTester.of(new ImplicitCast());

    @Test
    void firesWhereTheColumnWasConverted() {
        var found = TESTER.on(scan(1, 999_999, 8_334, "((order_id)::numeric = '4711'::numeric)")).findsOneAt("Seq Scan on t")
                .with(Evidence.text("column", "order_id"), Evidence.text("converted to", "numeric"))
                .suggestsIndexes("t (((order_id)::numeric))").ofSeverity(Severity.HIGH).atStake(85);

        assertThat(found.finding().remedies()).first()
                .isEqualTo(new Remedy.Act(Action.COMPARE_IN_COLUMN_TYPE, "WHERE order_id = CAST($1 AS bigint)"));
    }

    @Test
    void knowsNoTypeToCastToForFloats() {
        var found = TESTER.on(scan(1, 999_999, 8_334, "((total)::double precision = '5.5'::double precision)")).findsOneAt("Seq Scan");

        assertThat(found.finding().remedies()).first().isEqualTo(new Remedy.Act(Action.COMPARE_IN_COLUMN_TYPE));
    }

    @Test
    void firesWhereAPatternNeedsAnotherOperatorClass() {
        TESTER.on(scan(100, 999_900, 8_334, "(number ~~ 'A0047%'::text)")).findsOneAt("Seq Scan")
                .with(Evidence.text("pattern", "A0047%")).suggestsIndexes("t (number text_pattern_ops)");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "((order_id)::numeric(10,2) = '5'::numeric)", "((status)::text = 'open'::text)", "((at)::date = '2024-01-01'::date)",
        "(((id)::numeric = '5'::numeric) AND (tenant = 1))", "((number ~~ 'A%'::text) AND (total > 5))", "(number ~~ '%abc'::text)",
        "((id)::numeric = (SubPlan 1))"
    })
    void leavesOtherStoriesToOtherRules(String filter) {
        TESTER.on(scan(1, 999_999, 8_334, filter)).staysQuiet();
    }

    @ParameterizedTest
    @CsvSource({"49999, 950001, 8334, true", "50000, 950000, 8334, false", "10, 9990, 1000, true", "10, 9990, 999, false"})
    void holdsItsThresholds(long kept, long removed, long pages, boolean fires) {
        var asked = TESTER.on(scan(kept, removed, pages, "((id)::numeric = '5'::numeric)"));

        if (fires) {
            asked.findsOneAt("Seq Scan");
        } else {
            asked.staysQuiet();
        }
    }

    @Test
    void isNotApplicableWithoutAnalyze() {
        TESTER.on("""
                Seq Scan on t  (cost=0.00..900.00 rows=10 width=8)
                  Filter: (a = 1)
                """).isNotApplicable(ANALYZE);
    }

    private static String scan(long kept, long removed, long pages, String filter) {
        return """
                Seq Scan on t  (cost=0.00..20834.00 rows=100 width=97) (actual time=0.013..85.204 rows=%d loops=1)
                  Filter: %s
                  Rows Removed by Filter: %d
                  Buffers: shared hit=%d
                Execution Time: 85.300 ms
                """.formatted(kept, filter, removed, pages);
    }
}
