package org.plumbline.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.plan.Condition;
import org.plumbline.sql.Comparison.Kind;

class ConditionParserTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            (status = 'open'::text)                                          | status EQUALITY value
            ((status)::text = 'open'::text)                                  | status EQUALITY value
            (status = 'it''s (SubPlan 1)'::bpchar)                           | status EQUALITY value
            (id = ANY ('{1,2,3}'::integer[]))                                | id EQUALITY value
            ((status)::text = ANY (('{a,b}'::character varying[])::text[]))  | status EQUALITY value
            (deleted_at IS NULL)                                             | deleted_at EQUALITY value
            (deleted_at IS NOT NULL)                                         | deleted_at OTHER value
            active                                                           | active EQUALITY value
            (NOT active)                                                     | active EQUALITY value
            (active IS TRUE)                                                 | active EQUALITY value
            (id = $1)                                                        | id EQUALITY value
            (id = (InitPlan 1).col1)                                         | id EQUALITY value
            (id = ANY ($0))                                                  | id EQUALITY value
            (1 = a)                                                          | a EQUALITY value
            (total > '100'::numeric)                                         | total RANGE value
            (price BETWEEN 1 AND 2)                                          | price RANGE value
            (price NOT BETWEEN 1 AND 2)                                      | price OTHER value
            (created_at >= (now() - '1 day'::interval))                      | created_at RANGE value
            (created_at > (CURRENT_DATE - 5))                                | created_at RANGE value
            (name ~~ 'abc%'::text)                                           | name PREFIX value
            ((name)::text ~~ 'abc%'::text)                                   | name PREFIX value
            (name ~~ '%abc%'::text)                                          | name OTHER value
            (name ~~ '_bc'::text)                                            | name OTHER value
            (name ~~ $1)                                                     | name OTHER value
            (name !~~ 'abc%'::text)                                          | name OTHER value
            (name ~~* 'abc%'::text)                                          | name OTHER value
            (name ~ '^abc'::text)                                            | name OTHER value
            (id <> 5)                                                        | id OTHER value
            (id <> ALL ('{1,2}'::integer[]))                                 | id OTHER value
            (NOT (status = 'x'::text))                                       | NotEquals
            (data @> '{"a": 1}'::jsonb)                                      | data OTHER value
            (tags && '{a,b}'::text[])                                        | tags OTHER value
            (tsv @@ to_tsquery('a'::text))                                   | tsv OTHER value
            (total > (SubPlan 1))                                            | total OTHER subplan
            ("Weird ""Name" = 5)                                             | Weird "Name EQUALITY value
            (t."order" = 5)                                                  | t.order EQUALITY value
            (o.customer_id = c.id)                                           | o.customer_id EQUALITY c.id
            (lower(email) = 'x'::text)                                       | [lower] lower(email) EQUALITY value
            (upper((t.name)::text) = 'X'::text)                              | [upper] upper((name)::text) EQUALITY value
            ((created_at)::date = '2024-01-01'::date)                        | [cast] (created_at)::date EQUALITY value
            ((x)::numeric = 5.0)                                             | [cast] (x)::numeric EQUALITY value
            ((data ->> 'a'::text) = 'b'::text)                               | [JsonExpression] data->>'a'::text EQUALITY value
            ((a + 1) > 5)                                                    | [+] a + 1 RANGE value
            (ünï = 1)                                                        | ünï EQUALITY value
            """)
    void readsOneComparison(String condition, String expected) {
        if (expected.equals("NotEquals")) {
            assertThat(parse(condition).comparisons()).extracting(Comparison::kind).containsExactly(Kind.OTHER);
        } else {
            assertThat(said(condition)).isEqualTo(expected);
        }
    }

    @Test
    void readsTheTermsOfAnAndInOrder() {
        assertThat(said("((status = 'a'::text) AND (total > '100'::numeric) AND (x <= 5) AND (customer_id = $1))"))
                .isEqualTo("status EQUALITY value; total RANGE value; x RANGE value; customer_id EQUALITY value");
    }

    @Test
    void tellsAnOrAcrossColumns() {
        ParsedCondition parsed = parse("((a = 1) AND ((b = 2) OR (c = 3)))");

        assertThat(parsed.orAcrossColumns()).isTrue();
        assertThat(parsed.comparisons()).hasSize(1);
    }

    @Test
    void takesAnOrOfOneColumnAsThatColumnsComparison() {
        assertThat(said("((status = 'a'::text) OR (status = 'b'::text))")).isEqualTo("status EQUALITY value");
        assertThat(parse("((status = 'a'::text) OR (status = 'b'::text))").orAcrossColumns()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "(hashed SubPlan 1)", "(NOT (hashed SubPlan 1))", "(ANY (id = (hashed SubPlan 1).col1))",
        "(NOT (ANY (id = (hashed SubPlan 1).col1)))",
        "(alternatives: SubPlan 1 or hashed SubPlan 2)", "EXISTS(SubPlan 1)", "(NOT EXISTS(SubPlan 1))"
    })
    void readsTheRestOfAConditionWithASubPlan(String subPlan) {
        assertThat(said("((a = 1) AND " + subPlan + ")")).isEqualTo("a EQUALITY value");
    }

    @Test
    void readsPartialAggregatesAndWindows() {
        assertThat(said("((PARTIAL avg(x)) > '5'::numeric)")).isEqualTo("[avg] avg(x) RANGE value");
    }

    @ParameterizedTest
    @ValueSource(strings = {"(name ^@ 'ab'::text)", "((a = ", "", "((name)::text = 'a'::text COLLATE \"C\")"})
    void saysNothingOfWhatItCannotParse(String condition) {
        assertThat(ConditionParser.parse(new Condition(condition))).isEmpty();
    }

    @Test
    void readsAConditionOfThousandsOfTerms() {
        String many = "(" + String.join(" AND ", java.util.Collections.nCopies(3_000, "(a = 1)")) + ")";

        assertThat(ConditionParser.parse(new Condition(many)).map(parsed -> parsed.comparisons().size())).isEqualTo(Optional.of(3_000));
    }

    @Test
    void turnsAJoinsComparisonToTheSideAsked() {
        ParsedCondition parsed = parse("((c.id = o.customer_id) AND (o.total > c.credit) AND (o.a = o.b))");

        assertThat(parsed.comparisonsOf("o")).extracting(ConditionParserTest::said)
                .containsExactly("o.customer_id EQUALITY c.id", "o.total RANGE c.credit", "o.a OTHER o.b");
    }

    @Test
    void knowsWhichExpressionsDependOnTheClock() {
        assertThat(subject("((now() - ts) > '1 day'::interval)")).isInstanceOfSatisfying(Operand.OfExpression.class,
                expression -> assertThat(expression.fixed()).isFalse());
        assertThat(subject("(lower(email) = 'x'::text)")).isInstanceOfSatisfying(Operand.OfExpression.class,
                expression -> assertThat(expression.fixed()).isTrue());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            (a = 1)                                         | =
            (1 < a)                                         | >
            (a = ANY ('{1,2}'::integer[]))                  | = ANY
            (a <> ALL ('{1,2}'::integer[]))                 | <> ALL
            (name ~~ 'a%'::text)                            | ~~
            (name !~~ 'a%'::text)                           | !~~
            (name ~~* 'a%'::text)                           | ~~*
            (name ~ '^a'::text)                             | ~
            (a IS NULL)                                     | IS NULL
            (a IS NOT NULL)                                 | IS NOT NULL
            (a BETWEEN 1 AND 2)                             | BETWEEN
            active                                          | ``
            (data @> '{"a": 1}'::jsonb)                     | @>
            ('{"a": 1}'::jsonb <@ data)                     | @>
            (data ? 'a'::text)                              | ?
            (data @? '$.a'::jsonpath)                       | @@
            (tags && '{1,2}'::integer[])                    | &&
            (tsv @@ '''a'''::tsquery)                       | @@
            (place <-> '(0,0)'::point)                      | <->
            ((a = 1) OR (a = 2))                            | =
            ((a < 1) OR (a > 2))                            | OR
            """)
    void tellsTheOperatorAsPrinted(String condition, String operator) {
        assertThat(parse(condition).comparisons()).extracting(Comparison::operator).containsExactly(operator);
    }

    @Test
    void tellsOperatorsWithABar() {
        assertThat(parse("((data ?| '{a,b}'::text[]) AND (data ?& '{a,b}'::text[]))").comparisons())
                .extracting(Comparison::operator).containsExactly("?|", "?&");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            (name ~~ 'abc'::text)           | EXACT  | 3
            (name ~~ 'abc%'::text)          | PREFIX | 3
            (name ~~ 'ab\\_cd%ef'::text)    | PREFIX | 5
            (name ~~ '%abc'::text)          | SUFFIX | 3
            (name ~~* '%ab%'::text)         | INFIX  | 2
            (name ~~ '_b%cde_'::text)       | INFIX  | 3
            (name ~~ '%a_'::text)           | INFIX  | 1
            """)
    void tellsWhereAPatternsTextStands(String condition, LikePattern.Shape shape, int plainRun) {
        assertThat(parse(condition).comparisons().getFirst().pattern()).contains(new LikePattern(shape, plainRun));
    }

    @ParameterizedTest
    @ValueSource(strings = {"(name ~~ $1)", "(name !~~ '%a%'::text)", "(name = '%a%'::text)", "('abc'::text ~~ name)"})
    void knowsNoPatternOfOthers(String condition) {
        assertThat(parse(condition).comparisons().getFirst().pattern()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            (a = ANY ('{1,2,3}'::integer[]))                               | 3 | integer[]
            ((a)::text = ANY (('{"x,y",z}'::character varying[])::text[])) | 2 | text[]
            (a = ANY ('{}'::integer[]))                                    | 0 | integer[]
            (data @> '{"a": 1}'::jsonb)                                    | 1 | jsonb
            (a = '5'::bigint)                                              | 0 | bigint
            (t > '2024-01-01 00:00:00+00'::timestamp with time zone)       | 0 | timestamp with time zone
            """)
    void countsTheElementsOfAList(String condition, int elements, String type) {
        assertThat(parse(condition).comparisons().getFirst().other()).isInstanceOfSatisfying(Operand.Value.class, value -> {
            assertThat(value.elements()).isEqualTo(elements);
            assertThat(value.type()).contains(type);
        });
    }

    @Test
    void readsListsOfAnyLength() {
        String list = "1" + ",12345".repeat(99_999);

        assertThat(parse("(a = ANY ('{" + list + "}'::integer[]))").comparisons().getFirst().other())
                .isInstanceOfSatisfying(Operand.Value.class, value -> assertThat(value.elements()).isEqualTo(100_000));
    }

    @Test
    void tellsCastsOfPlainColumns() {
        assertThat(subject("((\"Id\")::numeric = 5.0)")).isInstanceOfSatisfying(Operand.OfExpression.class, cast -> {
            assertThat(cast.castTo()).contains("numeric");
            assertThat(cast.isCastColumn()).isTrue();
        });
        assertThat(subject("((a + b)::double precision = '5'::double precision)")).isInstanceOfSatisfying(
                Operand.OfExpression.class, cast -> {
                    assertThat(cast.castTo()).contains("double precision");
                    assertThat(cast.isCastColumn()).isFalse();
                });
        assertThat(subject("(EXTRACT(year FROM t) = '2024'::numeric)")).isInstanceOfSatisfying(
                Operand.OfExpression.class, extract -> assertThat(extract.wrapper()).isEqualTo("extract"));
    }

    private static ParsedCondition parse(String condition) {
        return ConditionParser.parse(new Condition(condition)).orElseThrow();
    }

    private static Operand subject(String condition) {
        return parse(condition).comparisons().getFirst().subject();
    }

    private static String said(String condition) {
        List<Comparison> comparisons = parse(condition).comparisons();
        return comparisons.stream().map(ConditionParserTest::said).collect(Collectors.joining("; "));
    }

    private static String said(Comparison comparison) {
        return said(comparison.subject()) + " " + comparison.kind() + " " + said(comparison.other());
    }

    private static String said(Operand operand) {
        return switch (operand) {
            case Operand.OfColumn(ColumnName column, boolean _) -> column.qualifier().map(name -> name + ".").orElse("") + column.name();
            case Operand.OfExpression(var _, String wrapper, String sql, boolean _) -> "[" + wrapper + "] " + sql;
            case Operand.Value _ -> "value";
            case Operand.SubPlan() -> "subplan";
        };
    }
}
