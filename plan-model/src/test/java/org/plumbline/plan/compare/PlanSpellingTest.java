package org.plumbline.plan.compare;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanSpellingTest {
    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', value = {
            "(id = $2) ; (id = (InitPlan 3).col1)",
            "(id = $0) ; (id = (InitPlan expr_1).col1)",
            "(hashed SubPlan 1) ; (ANY (customer_id = (hashed SubPlan 1).col1))",
            "(NOT (SubPlan 2)) ; (NOT (ANY ((a = (SubPlan 1).col1) AND (b = (SubPlan 1).col2))))",
            "(a > 5) ; (a > '-5'::integer)",
            "(at >= '2026-01-01 00:00:00'::timestamp without time zone) ; (at >= $1)",
            "(name = ('x'::text)::character varying(10)) ; (name = $1)",
            "(id = ANY ('{1,2}'::integer[])) ; (id = ANY ($1))",
    })
    void releasesAndValuesThatPrintTheSameOtherwiseAreOne(String one, String other) {
        assertThat(asked(one)).isEqualTo(asked(other));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', value = {
            "(a > 5) ; (a >= 5)",
            "(hashed SubPlan 1) ; (SubPlan 1)",
            "((a)::text = 'x'::text) ; (a = 'x'::text)",
            "(ANY (a = b)) ; (ANY (a = c))",
    })
    void whatMeansSomethingElseIsAnother(String one, String other) {
        assertThat(asked(one)).isNotEqualTo(asked(other));
    }

    private static long asked(String filter) {
        Pairs pairs = Pairs.of("Seq Scan on t  (cost=0.00..1.00 rows=1 width=4)\n  Filter: " + filter,
                "Seq Scan on t  (cost=0.00..1.00 rows=1 width=4)");
        return Asked.of(pairs.comparison().before().plan().root());
    }
}
