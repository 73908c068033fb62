package org.plumbline.sql;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PsqlScriptTest {
    @Test
    void variablesStandForTheirValues() {
        assertThat(PsqlScript.plain("\\set customer 42\n\\set name 'O''Neil'\n\\set tab Order\n"
                + "SELECT * FROM :\"tab\" WHERE customer = :customer AND name = :'name' AND x::text = :other;"))
                .isEqualTo("\n\n\nSELECT * FROM \"Order\" WHERE customer = 42 AND name = 'O''Neil' AND x::text = :other;");
    }

    @Test
    void boundValuesAreLiteralsWithoutATypeOfTheirStatementAlone() {
        assertThat(PsqlScript.plain("SELECT $1, $2, $3 \\bind 7 'a b' \\g\nSELECT $1;"))
                .isEqualTo("SELECT '7', 'a b', $3 ;\nSELECT $1;");
        assertThat(PsqlScript.plain("SELECT 0; SELECT $1 \\bind 'C:\\\\x'\n;")).isEqualTo("SELECT 0; SELECT E'C:\\\\x' \n;");
        assertThat(PsqlScript.plain("SELECT $1 \\bind 1")).isEqualTo("SELECT '1' ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            \\timing on                  | ~~
            \\echo it's here             | ~~
            SELECT 1 \\gx                | SELECT 1 ;
            SELECT 1 \\; SELECT 2        | SELECT 1 ; SELECT 2
            SELECT $1 \\parse a \\bind_named a 5 \\g | SELECT $1 ;;
            SELECT 1 \\r SELECT 2        | ~~
            SELECT 1 \\watch 2           | SELECT 1 ;
            \\set a 1 \\set b :a           | ~~
            """)
    void otherMetaCommandsAreLeftOut(String script, String plain) {
        assertThat(PsqlScript.plain(script)).isEqualTo(plain);
    }

    @Test
    void aVariableIsMadeOfOthersOfSeveralWordsAndGoneWhenItIsUnset() {
        assertThat(PsqlScript.plain("\\set a 1\n\\set b :a 2\nSELECT :b;\\unset b\nSELECT :b, :c\\set c\n:c"))
                .isEqualTo("\n\nSELECT 12;\nSELECT :b, :c\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "SELECT E'a\\nb', '\\set x 1', $$ \\g $$ -- \\bind 3", "SELECT a[1:n], b::int, :x", "/* \\g */ SELECT 1", ""})
    void whatIsNoMetaCommandStays(String sql) {
        assertThat(PsqlScript.plain(sql)).isEqualTo(sql);
    }

    @Property(tries = 500)
    void whatIsBeforeAnyTextStays(
            @ForAll @Chars({'\\', '\'', '"', ':', 's', 'e', 't', 'g', 'b', 'i', 'n', 'd', ' ', '\n', ';', '$', '1'}) String text) {
        assertThat(PsqlScript.plain("SELECT $1;\n" + text)).startsWith("SELECT $1;\n");
    }
}
