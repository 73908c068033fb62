package org.plumbline.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.plan.Condition;

class ConstantTermTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            active                                        | FLAG active
            (NOT o.active)                                | FLAG NOT active
            (deleted_at IS NULL)                          | NULL deleted_at IS NULL
            (deleted_at IS NOT NULL)                      | NOT_NULL deleted_at IS NOT NULL
            (status = 'open'::text)                       | WORD status = 'open'::text
            (state = 'to be sent'::order_state)           | WORD state = 'to be sent'::order_state
            (code = 'A17'::text)                          | VALUE code = 'A17'::text
            (customer_id = 42)                            | VALUE customer_id = 42
            ("Weird Name" = 'x'::text)                    | WORD "Weird Name" = 'x'::text
            ((NOT done) AND (owner IS NULL))              | FLAG NOT done, NULL owner IS NULL
            (at >= '2026-01-01'::date)                    | RANGE at >= '2026-01-01'::date
            """)
    void tellsHowAColumnIsComparedWithAConstant(String condition, String terms) {
        assertThat(ConstantTerm.all(new Condition(condition)).orElseThrow().stream()
                .map(term -> term.shape() + " " + term.sql()).collect(Collectors.joining(", "))).isEqualTo(terms);
    }

    @Test
    void tellsTheTypeOfTheConstant() {
        assertThat(ConstantTerm.all(new Condition("(at < '2026-01-01 00:00:00+00'::timestamp with time zone)")).orElseThrow().getFirst()
                .type()).contains("timestamp with time zone");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "(status = $1)", "(a = b)", "((status = 'open'::text) AND (a = (InitPlan 1).col1))", "(lower(name) = 'x'::text)",
        "((a = 1) OR (b = 2))",
        "(a = (SubPlan 1))", "(data @> '{}'::jsonb)", "(((("
    })
    void tellsNothingWhereATermIsNoComparisonWithAConstant(String condition) {
        assertThat(ConstantTerm.all(new Condition(condition))).isEmpty();
    }
}
