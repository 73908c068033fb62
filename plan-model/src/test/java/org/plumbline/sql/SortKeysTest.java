package org.plumbline.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.plumbline.plan.Condition;

class SortKeysTest {
    @Test
    void readsColumnsWithTheirQualifierAndDirection() {
        SortKey key = key("o.\"Created At\" DESC NULLS LAST");
        assertThat(key.column()).contains(new ColumnName(Optional.of("o"), "Created At"));
        assertThat(key.descending()).isTrue();
        assertThat(key.nulls()).contains(SortKey.Nulls.LAST);
        assertThat(key.isPlain()).isFalse();
        assertThat(key("\"a DESC\"").descending()).isFalse();
        assertThat(key("a").isPlain()).isTrue();
    }

    @Test
    void readsCollationsAndOperators() {
        assertThat(key("name COLLATE \"de_DE\" DESC").collation()).contains("\"de_DE\"");
        assertThat(key("x USING ~<~ NULLS FIRST").operator()).contains("~<~");
        assertThat(key("(lower(name))").column()).isEmpty();
        assertThat(key("(lower(name))").by()).isInstanceOf(Operand.OfExpression.class);
    }

    @Test
    void readsNothingWhereOneKeyCannotBeParsedOrReadsNoColumn() {
        assertThat(SortKeys.parse(List.of("a", "b c d"))).isEmpty();
        assertThat(SortKeys.parse(List.of("(count(*)) DESC"))).isEmpty();
        assertThat(SortKeys.parse(List.of("(SubPlan 1)"))).isEmpty();
        assertThat(SortKeys.parse(List.of("o.*"))).isEmpty();
    }

    @Test
    void knowsWhichColumnsHaveOneValue() {
        assertThat(fixed("((status = 'x'::text) AND (a > 3))")).isEqualTo(List.of("status"));
        assertThat(fixed("(status = ANY ('{a,b}'::text[]))")).isEmpty();
        assertThat(fixed("(o.a = c.x)")).isEqualTo(List.of("a"));
        assertThat(fixed("(c.x = o.a)")).isEqualTo(List.of("a"));
        assertThat(fixed("(a = b)")).isEmpty();
        assertThat(fixed("((NOT gone) AND (c IS NULL) AND ((d)::text = 'x'::text) AND (e IS NOT NULL))"))
                .isEqualTo(List.of("gone", "c", "d"));
        assertThat(fixed("(a = (SubPlan 1))")).isEmpty();
    }

    @Test
    void knowsWhatAnExpressionCalls() {
        assertThat(calls("count(*)").aggregates()).containsExactly("count");
        assertThat(calls("count(*)").columns()).isZero();
        assertThat(calls("PARTIAL sum(x)").orderMatters()).isFalse();
        assertThat(calls("string_agg(x, ','::text ORDER BY y)").orderMatters()).isTrue();
        assertThat(calls("count(DISTINCT a)").orderMatters()).isTrue();
        assertThat(calls("upper((md5(a)))").functions()).containsExactly("upper", "md5");
        assertThat(calls("row_number() OVER (?)").windowed()).isTrue();
        assertThat(calls("(SubPlan 1)").subPlan()).isTrue();
        assertThat(Calls.of("a b c")).isEmpty();
    }

    private static SortKey key(String text) {
        return SortKeys.parse(List.of(text)).orElseThrow().getFirst();
    }

    private static List<String> fixed(String condition) {
        return List.copyOf(FixedColumns.of(new Condition(condition), "o").orElseThrow().columns());
    }

    private static Calls calls(String expression) {
        return Calls.of(expression).orElseThrow();
    }
}
