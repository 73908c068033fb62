package org.plumbline.advice.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.plan.unit.Rows.rows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.advice.Action;
import org.plumbline.advice.Doubt;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Remedy;
import org.plumbline.advice.Severity;

class WrappedColumnTest extends SelectiveScanTesting {
    WrappedColumnTest() {
        super(new WrappedColumn(), "(lower(email) = 'x'::text)");
    }

    @Test
    void proposesAnIndexOnTheExpression() {
        tester.on(scan(1, 999_999, 8_334, "(lower(email) = 'x'::text)")).findsOneAt("Seq Scan on t")
                .with(Evidence.rows("rows read", rows(1_000_000)), Evidence.rows("rows kept", rows(1)),
                        Evidence.text("expression", "lower(email)"))
                .suggestsIndexes("t ((lower(email)))")
                .doubts(Doubt.EXPRESSION_MUST_BE_IMMUTABLE, Doubt.OTHER_VALUES_MAY_DIFFER)
                .ofSeverity(Severity.HIGH).atStake(85);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ((created_at)::date = '2024-02-29'::date)                | created_at >= '2024-02-29' AND created_at < '2024-03-01'
            (EXTRACT(year FROM created_at) = '2024'::numeric)        | created_at >= '2024-01-01' AND created_at < '2025-01-01'
            (date_part('year'::text, at) = '2024'::double precision) | at >= '2024-01-01' AND at < '2025-01-01'
            (date_trunc('month'::text, at) = '2024-12-01 00:00:00+00'::timestamp with time zone) | at >= '2024-12-01' AND at < '2025-01-01'
            (date_trunc('hour'::text, at) = '2024-12-01 00:00:00'::timestamp without time zone)  | at >= :from AND at < :until
            ((created_at)::date >= '2024-02-29'::date)               | created_at >= :from AND created_at < :until
            (to_char(at, 'YYYY-MM'::text) = '2024-01'::text)         | at >= :from AND at < :until
            """)
    void asksForARangeOfTimesInstead(String filter, String range) {
        var found = tester.on(scan(10, 999_990, 8_334, filter)).findsOneAt("Seq Scan");

        assertThat(found.finding().remedies()).first().isEqualTo(new Remedy.Act(Action.COMPARE_TIME_RANGE, "WHERE " + range));
        found.suggestsIndexes(filter.contains("created_at") ? "t (created_at)" : "t (at)");
    }

    @Test
    void movesArithmeticToTheOtherSide() {
        var found = tester.on(scan(10, 999_990, 8_334, "((total * 2) > 100000)")).findsOneAt("Seq Scan").suggestsIndexes("t (total)");

        assertThat(found.finding().remedies()).first().isEqualTo(new Remedy.Act(Action.COMPARE_BARE_COLUMN));
    }

    @Test
    void movesArithmeticWithTheClockToo() {
        tester.on(scan(10, 999_990, 8_334, "((now() - at) < '1 day'::interval)")).findsOneAt("Seq Scan").suggestsIndexes("t (at)");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "(status = 'x'::text)", "((lower(email) = 'x'::text) AND (tenant = 5))", "((total > 5) AND ((price * 2) > 10))",
        "(lower(email) IS NULL)", "((id)::numeric = '5'::numeric)", "((a = 1) OR (lower(b) = 'x'::text))", "(lower(a) = lower(b))"
    })
    void leavesOtherStoriesToOtherRules(String filter) {
        tester.on(scan(1, 999_999, 8_334, filter)).staysQuiet();
    }
}
