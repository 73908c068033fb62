package org.plumbline.plan.parse;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.plan.AttributeValue;

class PlainJsonTest {
    @ParameterizedTest
    @ValueSource(strings = {"0.0", "-0.5", "0.001", "123456.789", "99999999.999999", "0.1", "1234567890.12345", "123456789012.345678"})
    void readsDecimalsToTheLastBit(String text) {
        assertThat(new JsonNumber(text).read(0)).contains(new AttributeValue.Decimal(Double.parseDouble(text)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1024", "123456789012345678"})
    void readsWholeNumbers(String text) {
        assertThat(new JsonNumber(text).read(0)).contains(new AttributeValue.Whole(Long.parseLong(text)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "01", "1.", "1e5", "NaN", "9223372036854775807"})
    void leavesOtherNumbersToTheForgivingReader(String text) {
        assertThat(new JsonNumber(text).read(0)).isEmpty();
    }

    @Test
    void readsEscapesAndLineNumbers() {
        var plans = PlainJson.whole("""
                [
                  {
                    "Plan": {
                      "Node Type": "Seq Scan",
                      "Alias": "a \\"b\\" \\\\ \\u00e9",
                      "Plans": [
                        {
                          "Node Type": "Result"
                        }
                      ]
                    }
                  }
                ]
                """, new Interner());
        assertThat(plans).hasSize(1);
        var nodes = plans.getFirst().nodes;
        assertThat(nodes.getFirst().fields.textOrEmpty("Alias")).isEqualTo("a \"b\" \\ é");
        assertThat(nodes.getFirst().firstLine).isEqualTo(3);
        assertThat(nodes.getFirst().lastLine).isEqualTo(6);
        assertThat(nodes.getLast().firstLine).isEqualTo(7);
        assertThat(nodes.getLast().lastLine).isEqualTo(9);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "[{\"Plan\": {\"Node Type\": \"Result\"}},]",
        "[{\"Plan\": {\"Node Type\": \"Result\",}}]",
        "[{\"Plan\": {\"Node Type\": \"Result\"}}",
        "[{\"Plan\": {\"Node Type\" \"Result\"}}]",
        "[{\"Plan\": {\"Node Type\": \"Res\nult\"}}]",
        "[{\"Plan\": {\"Node Type\": \"Result\"}}] x",
        "[{\"Plan\": {\"Node\u00a0Type\": \"Result\"}}]",
        "[{\"Plan\": {\"Node Type\": \"\\x\"}}]"})
    void givesUpWhereTheTextIsNotPlain(String text) {
        assertThat(PlainJson.whole(text, new Interner())).isEmpty();
    }
}
