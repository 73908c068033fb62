package org.plumbline.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExpressionParserTest {
    @Test
    void tellsTheColumnsThatAnExpressionReads() {
        assertThat(columns("o.id")).contains(List.of("id"));
        assertThat(columns("(o.total * (1 + o.\"Tax\"))")).contains(List.of("total", "Tax"));
        assertThat(columns("1")).contains(List.of());
    }

    @Test
    void tellsNothingOfWholeRowsAndSubPlans() {
        assertThat(columns("o.*")).isEmpty();
        assertThat(columns("(SubPlan 1)")).isEmpty();
        assertThat(columns("((")).isEmpty();
    }

    private static Optional<List<String>> columns(String expression) {
        return ExpressionParser.columns(expression).map(columns -> columns.stream().map(ColumnName::name).toList());
    }
}
