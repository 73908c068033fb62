package org.plumbline.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.sql.SubPlanUse.Kind;

class SubPlanUsesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            (NOT (ANY (customer_id = (SubPlan 1).col1)))                              | SubPlan 1  | false | NOT_IN
            ((total > 5) AND (NOT (ANY (c.id = (hashed SubPlan 3).col1))))            | SubPlan 3  | true  | NOT_IN
            (NOT (ANY ((a = (SubPlan 12).col1))))                                     | SubPlan 12 | false | NOT_IN
            (ALL (id <> (SubPlan 1).col1))                                            | SubPlan 1  | false | NOT_IN
            (ALL (id > (SubPlan 1).col1))                                             | SubPlan 1  | false | CONDITION
            ((country = 'DE'::text) OR (ANY (id = (SubPlan 2).col1)))                 | SubPlan 2  | false | CONDITION
            EXISTS(SubPlan 1)                                                         | SubPlan 1  | false | CONDITION
            (NOT EXISTS(SubPlan 1))                                                   | SubPlan 1  | false | CONDITION
            (NOT (SubPlan 1))                                                         | SubPlan 1  | false | NEGATED
            (NOT (hashed SubPlan 1))                                                  | SubPlan 1  | true  | NEGATED
            ((country = 'DE'::text) OR (SubPlan 2))                                   | SubPlan 2  | false | ALONE
            ((hashed SubPlan 2) OR (country = 'DE'::text))                            | SubPlan 2  | true  | ALONE
            (SubPlan 1)                                                               | SubPlan 1  | false | ALONE
            ((SubPlan 2) > 9)                                                         | SubPlan 2  | false | VALUE
            (total > (SubPlan 2))                                                     | SubPlan 2  | false | VALUE
            (id > ((SubPlan 3))::integer)                                             | SubPlan 3  | false | ALONE
            (x = ANY ((SubPlan 4)))                                                   | SubPlan 4  | false | ALONE
            COALESCE((SubPlan 1), 0)                                                  | SubPlan 1  | false | VALUE
            """)
    void tellsWhatIsAskedOfTheRows(String expression, String name, boolean hashed, Kind kind) {
        assertThat(SubPlanUses.in(expression)).containsExactly(new SubPlanUse(name, hashed, kind));
    }

    @Test
    void findsEachInOrder() {
        assertThat(SubPlanUses.in("((a > (SubPlan 1)) AND (NOT (SubPlan 2)))")).containsExactly(
                new SubPlanUse("SubPlan 1", false, Kind.VALUE), new SubPlanUse("SubPlan 2", false, Kind.NEGATED));
    }

    @Test
    void leavesAloneWhatIsQuotedOrNotAPlansWord() {
        assertThat(SubPlanUses.in("(note = '(NOT (SubPlan 1))'::text)")).isEmpty();
        assertThat(SubPlanUses.in("(\"a (SubPlan 1)\" = 5)")).isEmpty();
        assertThat(SubPlanUses.in("(id = (InitPlan 1).col1)")).isEmpty();
        assertThat(SubPlanUses.in("SubPlan 1")).isEmpty();
        assertThat(SubPlanUses.in("(note = 'open (SubPlan 1)")).isEmpty();
    }
}
