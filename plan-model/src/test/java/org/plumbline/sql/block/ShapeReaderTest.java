package org.plumbline.sql.block;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShapeReaderTest {
    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', value = {
            "a = 1 OR b = 2 AND c = 3 ; Either",
            "a BETWEEN 1 AND 2 AND b = 3 ; Both",
            "a BETWEEN 1 AND 2 ; Between",
            "NOT a = 1 ; Not",
            "(a = 1) ; Compared",
            "a + 1 > b * 2 ; Compared",
            "a IS NULL ; IsNull",
            "(a = b) IS NOT NULL ; IsNull",
            "a = b IS TRUE ; Other",
            "a IS DISTINCT FROM b ; Other",
            "a = ANY ($1) ; Quantified",
            "a NOT IN (SELECT b FROM t WHERE x = 1) ; Within",
            "a IN (1, (2), f(3, 4)) ; Within",
            "lower(a) LIKE 'x%' ; Matched",
            "a LIKE 'x' ESCAPE '!' ; Other",
            "EXISTS (SELECT 1) ; Exists",
            "(SELECT count(*) FROM t) > 0 ; Compared",
            "CASE WHEN a = 1 OR b = 2 THEN 1 END ; Other",
            "a ; Column",
            "s.\"T x\".\"A b\" ; Column",
            "-1 ; Literal",
            "timestamp with time zone '2026-01-01' ; Literal",
            "placed AT TIME ZONE 'UTC' ; Other",
            "NULL ; Literal",
            "current_date ; Other",
            "$2 ; Parameter",
            "coalesce(a, f(b)) ; Call",
            "count(*) FILTER (WHERE x > 1) ; Call",
            "a::date ; Cast",
            "CAST(a || b AS varchar(10)) ; Cast",
            "a || b::text ; Computed",
            "data -> 'x' ->> 'y' ; Computed",
            "(SELECT 1) ; Query",
            "((SELECT 1) UNION (SELECT 2)) ; Query",
    })
    void tellsWhatStandsThere(String sql, String kind) {
        assertThat(shape(sql).getClass().getSimpleName()).isEqualTo(kind);
    }

    @Test
    void findsTheSidesOfAComparison() {
        String sql = "x.a + (1 = 1)::int >= coalesce(b, 2)";
        assertThat(shape(sql)).isInstanceOfSatisfying(Shape.Compared.class, compared -> {
            assertThat(text(sql, compared.left())).isEqualTo("x.a + (1 = 1)::int");
            assertThat(compared.operator()).isEqualTo(">=");
            assertThat(text(sql, compared.right())).isEqualTo("coalesce(b, 2)");
        });
    }

    @Test
    void anAndOfBetweenIsNotAConjunction() {
        String sql = "a BETWEEN 1 AND 2 AND NOT b AND c BETWEEN 3 AND 4";
        assertThat(shape(sql)).isInstanceOfSatisfying(Shape.Both.class, both ->
                assertThat(both.sides()).extracting(side -> text(sql, side))
                        .containsExactly("a BETWEEN 1 AND 2", "NOT b", "c BETWEEN 3 AND 4"));
    }

    @Test
    void listsTheValuesOfIn() {
        String sql = "a NOT IN (1, (2 + 3), f(4, 5))";
        assertThat(shape(sql)).isInstanceOfSatisfying(Shape.Within.class, within -> {
            assertThat(within.negated()).isTrue();
            assertThat(within.values()).extracting(value -> text(sql, value)).containsExactly("1", "(2 + 3)", "f(4, 5)");
        });
    }

    @Test
    void namesAreUnquotedAndFolded() {
        assertThat(shape("s.\"T x\".Abc")).isEqualTo(new Shape.Column(new Span(0, 11), Optional.of("T x"), "abc"));
        assertThat(((Shape.Call) shape("pg_catalog.Lower(a)")).name()).isEqualTo("lower");
    }

    @Test
    void aCallWithMoreThanArgumentsIsNotPlain() {
        assertThat(List.of("count(DISTINCT a)", "sum(a) OVER (ORDER BY b)", "string_agg(a, ',' ORDER BY b)", "substring(a FROM 1)"))
                .allSatisfy(sql -> assertThat(((Shape.Call) shape(sql)).plain()).isFalse());
        assertThat(((Shape.Call) shape("count(*)")).plain()).isTrue();
    }

    private static Shape shape(String sql) {
        return new ShapeReader(Piece.of(sql)).read(new Span(0, sql.length()));
    }

    private static String text(String sql, Span span) {
        return sql.substring(span.start(), span.end());
    }
}
