package org.plumbline.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.plan.Condition;

class FixedColumnsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            (status = 'open'::text)                          | [status] | []  | false
            ((status = 'open'::text) AND (at > $1))          | [status] | [at] | true
            ((active) AND (owner IS NULL) AND (NOT done))    | [active, owner, done] | [] | false
            (7 = customer_id)                                | [customer_id] | [] | false
            (5 < total)                                      | [] | [total] | true
            (id = ANY ('{1,2}'::integer[]))                  | [] | [] | true
            (id = (SubPlan 1))                               | [] | [] | true
            (a = b)                                          | [] | [] | true
            ((a = 1) OR (b = 2))                             | [] | [] | true
            (lower(name) = 'x'::text)                        | [] | [] | true
            """)
    void tellsColumnsHeldToOneValueAndWhatElseIsAsked(String condition, String columns, String ranges, boolean others) {
        FixedColumns.Found found = FixedColumns.of(new Condition(condition), "t").orElseThrow();

        assertThat(found.columns()).hasToString(columns);
        assertThat(found.ranges()).hasToString(ranges);
        assertThat(found.others()).isEqualTo(others);
    }

    @Test
    void tellsNothingOfWhatCannotBeParsedToItsEnd() {
        assertThat(FixedColumns.of(new Condition("(a = 1) nonsense ((("), "t")).isEmpty();
        assertThat(ConditionParser.parse(new Condition("(a = 1) nonsense ((("))).isEmpty();
    }
}
