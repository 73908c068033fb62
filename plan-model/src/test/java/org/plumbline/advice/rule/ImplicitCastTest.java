package org.plumbline.advice.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.advice.Action;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Remedy;
import org.plumbline.advice.Severity;

class ImplicitCastTest extends SelectiveScanTesting {
    ImplicitCastTest() {
        super(new ImplicitCast(), "((id)::numeric = '5'::numeric)");
    }

    @Test
    void firesWhereTheColumnWasConverted() {
        var found = tester.on(scan(1, 999_999, 8_334, "((order_id)::numeric = '4711'::numeric)")).findsOneAt("Seq Scan on t")
                .with(Evidence.text("column", "order_id"), Evidence.text("converted to", "numeric"))
                .suggestsIndexes("t (((order_id)::numeric))").ofSeverity(Severity.HIGH).atStake(85);

        assertThat(found.finding().remedies()).first()
                .isEqualTo(new Remedy.Act(Action.COMPARE_IN_COLUMN_TYPE, "WHERE order_id = CAST($1 AS bigint)"));
    }

    @Test
    void knowsNoTypeToCastToForFloats() {
        var found = tester.on(scan(1, 999_999, 8_334, "((total)::double precision = '5.5'::double precision)")).findsOneAt("Seq Scan");

        assertThat(found.finding().remedies()).first().isEqualTo(new Remedy.Act(Action.COMPARE_IN_COLUMN_TYPE));
    }

    @Test
    void firesWhereAPatternNeedsAnotherOperatorClass() {
        tester.on(scan(100, 999_900, 8_334, "(number ~~ 'A0047%'::text)")).findsOneAt("Seq Scan")
                .with(Evidence.text("pattern", "A0047%")).suggestsIndexes("t (number text_pattern_ops)");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "((order_id)::numeric(10,2) = '5'::numeric)", "((status)::text = 'open'::text)", "((at)::date = '2024-01-01'::date)",
        "(((id)::numeric = '5'::numeric) AND (tenant = 1))", "((number ~~ 'A%'::text) AND (total > 5))", "(number ~~ '%abc'::text)",
        "((id)::numeric = (SubPlan 1))"
    })
    void leavesOtherStoriesToOtherRules(String filter) {
        tester.on(scan(1, 999_999, 8_334, filter)).staysQuiet();
    }
}
