package org.plumbline.rewrite;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BeginningToLikeTest {
    private final RewriteTester tester = RewriteTester.of(new BeginningToLike(),
            "parts(id int primary key, code text, kind varchar(9), letter char(3))");

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            left(code, 3) = 'A-1'                  | code LIKE 'A-1%'
            'A-1' = substring(code, 1, 3)          | code LIKE 'A-1%'
            substr(kind, 1, 3) = 'it'''            | kind LIKE 'it''%'
            substring(code FROM 1 FOR 2) = 'éß'    | code LIKE 'éß%'
            left(code, 3) = '5%_'                  | code LIKE '5\\%\\_%'
            left(code, 9) = 'A-1'                  | code = 'A-1'
            """)
    void becomesLike(String condition, String expected) {
        tester.on("SELECT id FROM parts WHERE " + condition).becomes("SELECT id FROM parts WHERE " + expected.replace("\\\\", "\\"));
    }

    @Test
    void aCollationMayCompareOtherwise() {
        tester.on("SELECT id FROM parts WHERE left(code, 1) = 'A'").becomes("SELECT id FROM parts WHERE code LIKE 'A%'")
                .given(Condition.holds(new Demand.Type("public.parts", "code", "text")),
                        Condition.toVouch(new Demand.DeterministicCollation("public.parts", "code"))).promising(Gain.PERHAPS);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "left(code, 2) = 'A-1'", "left(code, -1) = 'A'", "left(code, 3) <> 'A-1'", "left(code, 3) = $1", "left(code, 0) = ''",
            "left(code, 3) = 'a\\b'", "left(letter, 3) = 'A-1'", "substring(code, 2, 3) = 'A-1'", "substring(code FROM 2 FOR 3) = 'A-1'",
            "substring(code FROM '^A') = 'A'", "right(code, 3) = 'A-1'", "left(lower(code), 3) = 'a-1'", "left(code, 3) > 'A-1'",
    })
    void staysQuiet(String condition) {
        tester.on("SELECT id FROM parts WHERE " + condition).staysQuiet();
    }
}
