package org.plumbline.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.plumbline.sql.SqlToken.Kind;

class SqlScannerTest {
    @Test
    void tellsStringsNamesAndCommentsApart() {
        assertThat(shown("SELECT \"a \"\"b\", E'it\\'s', 'it''s' -- 'no'\n/* a /* b */ c */ $q$it's$q$"))
                .containsExactly("WORD SELECT", "QUOTED_NAME \"a \"\"b\"", "SYMBOL ,", "STRING E'it\\'s'", "SYMBOL ,", "STRING 'it''s'",
                        "COMMENT -- 'no'", "COMMENT /* a /* b */ c */", "STRING $q$it's$q$");
    }

    @Test
    void tellsNumbersParametersAndOperatorsApart() {
        assertThat(shown("(t1.c2>=-1.5e-3 AND $1<>a.b::numeric(10,2))")).containsExactly("SYMBOL (", "WORD t1", "SYMBOL .", "WORD c2",
                "OPERATOR >=-", "NUMBER 1.5e-3", "WORD AND", "PARAMETER $1", "OPERATOR <>", "WORD a", "SYMBOL .", "WORD b", "SYMBOL ::",
                "WORD numeric", "SYMBOL (", "NUMBER 10", "SYMBOL ,", "NUMBER 2", "SYMBOL )", "SYMBOL )");
    }

    @Test
    void aStringGoesOnInTheNextLine() {
        assertThat(shown("'a' -- b\n\t'c' as x")).containsExactly("STRING 'a' -- b\n\t'c'", "WORD as", "WORD x");
        assertThat(shown("E'a'\r'b\\'c', U&'d'\n'e' uescape '!'")).containsExactly("STRING E'a'\r'b\\'c'", "SYMBOL ,",
                "STRING U&'d'\n'e'", "WORD uescape", "STRING '!'");
        assertThat(shown("'a' 'b'")).containsExactly("STRING 'a'", "STRING 'b'");
        assertThat(shown("'a' /* b */\n'c'")).containsExactly("STRING 'a'", "COMMENT /* b */", "STRING 'c'");
        assertThat(shown("\"a\"\n\"b\" $$a$$\n'b'")).containsExactly("QUOTED_NAME \"a\"", "QUOTED_NAME \"b\"", "STRING $$a$$",
                "STRING 'b'");
    }

    @Test
    void aCarriageReturnEndsAComment() {
        assertThat(shown("select 1 -- one\r, 2 --two\r\n, 3")).containsExactly("WORD select", "NUMBER 1", "COMMENT -- one", "SYMBOL ,",
                "NUMBER 2", "COMMENT --two", "SYMBOL ,", "NUMBER 3");
    }

    /// scan.l: space is six characters of ASCII, and every byte above ASCII can be in a name.
    @Test
    void onlyAsciiHasSpace() {
        assertThat(shown("a\u3000b\u00a0c\fd\u000be")).containsExactly("WORD a\u3000b\u00a0c", "WORD d", "WORD e");
    }

    @Test
    void whatIsNotClosedGoesToTheEnd() {
        for (String text : List.of("'open", "\"open", "/* open", "$tag$open", "E'open\\", "U&'open", "$", "1.", "a$b")) {
            assertThat(SqlScanner.tokens("x " + text)).hasSize(3);
        }
    }

    @Test
    void allTokensTogetherAreTheText() {
        for (String text : List.of("", "SELECT *\n FROM t -- x", "a->>'b' #> '{c}'::text[]", "é = \uD83D\uDE00", "\\d :x 1..2")) {
            assertThat(SqlScanner.tokens(text).stream().map(SqlToken::text).collect(Collectors.joining())).isEqualTo(text);
        }
    }

    private static List<String> shown(String sql) {
        return SqlScanner.tokens(sql).stream().filter(token -> token.kind() != Kind.SPACE).map(token -> token.kind() + " " + token.text())
                .toList();
    }
}
