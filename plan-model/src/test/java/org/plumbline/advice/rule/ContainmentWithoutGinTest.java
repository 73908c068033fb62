package org.plumbline.advice.rule;

import static org.plumbline.plan.unit.Rows.rows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.advice.Doubt;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Severity;

class ContainmentWithoutGinTest extends SelectiveScanTesting {
    ContainmentWithoutGinTest() {
        super(new ContainmentWithoutGin(), "(data ? 'a'::text)");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            (data @> '{"a": 1}'::jsonb)                                      | gin (data jsonb_path_ops)
            ('{"a": 1}'::jsonb <@ data)                                      | gin (data jsonb_path_ops)
            (data @? '$.a'::jsonpath)                                        | gin (data jsonb_path_ops)
            (data ? 'a'::text)                                               | gin (data)
            ((data @> '{"a": 1}'::jsonb) AND (data ? 'b'::text))             | gin (data)
            (tags @> '{1,2}'::integer[])                                     | gin (tags)
            (tags && '{a,b}'::text[])                                        | gin (tags)
            (tsv @@ '''a'''::tsquery)                                        | gin (tsv)
            (to_tsvector('english'::regconfig, b) @@ '''a'''::tsquery)       | gin ((to_tsvector('english'::regconfig, b)))
            ((data -> 'tags'::text) @> '["x"]'::jsonb)                       | gin ((data->'tags'::text) jsonb_path_ops)
            (period && '[2024-01-01,2024-02-01)'::daterange)                 | gist (period)
            """)
    void proposesTheIndexOfTheOperator(String filter, String index) {
        tester.on(scan(300, 999_700, 8_334, filter)).findsOneAt("Seq Scan on t").suggestsIndexes("t USING " + index)
                .doubts(Doubt.GIN_WRITES_COST_MORE).ofSeverity(Severity.HIGH).atStake(85);
    }

    @Test
    void tellsTheOperator() {
        tester.on(scan(300, 999_700, 8_334, "(data @> '{\"a\": 1}'::jsonb)")).findsOneAt("Seq Scan")
                .with(Evidence.text("operator", "@>"), Evidence.rows("rows kept", rows(300)));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "(data <@ '{\"a\": 1}'::jsonb)", "(to_tsvector(b) @@ to_tsquery('a'::text))", "(box && '(1,1),(0,0)'::box)",
        "((data @> '{\"a\": 1}'::jsonb) AND (tenant = 5))", "(tags @> other)"
    })
    void staysQuietWhereNoGinIndexServes(String filter) {
        tester.on(scan(300, 999_700, 8_334, filter)).staysQuiet();
    }
}
