package org.plumbline.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuotedNameTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            orders        | orders
            _a1           | _a1
            1a            | "1a"
            Orders        | "Orders"
            two words     | "two words"
            say "hi"      | "say ""hi\"""
            ünï           | "ünï"
            a$b           | "a$b"
            order         | "order"
            user          | "user"
            left          | "left"
            timestamp     | "timestamp"
            name          | name
            key           | key
            ``            | ""
            """)
    void quotesAsPostgresDoes(String name, String quoted) {
        assertThat(QuotedName.of(name)).isEqualTo(quoted);
    }
}
