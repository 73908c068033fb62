package org.plumbline.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class SqlScriptTest {
    @Test
    void cutsAtSemicolonsThatStandInNothing() {
        assertThat(texts("SELECT 1; SELECT ';' ;\n-- a; b\nSELECT $$;$$ /* ; */;;")).containsExactly(
                "SELECT 1", "SELECT ';'", "-- a; b\nSELECT $$;$$");
    }

    @Test
    void keepsRulesAndFunctionBodiesWhole() {
        String rule = "CREATE RULE r AS ON INSERT TO t DO (INSERT INTO a VALUES (1); INSERT INTO b VALUES (2))";
        String function = "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT CASE WHEN true THEN 1 END; SELECT 2; END";
        assertThat(texts(rule + ";" + function + "; BEGIN; SELECT 3")).containsExactly(rule, function, "BEGIN", "SELECT 3");
    }

    @Test
    void isNoneWhereNothingIsSaid() {
        assertThat(texts(" ; -- nothing\n ; /* nor here */")).isEmpty();
        assertThat(SqlScript.at("-- nothing", 3)).isEmpty();
    }

    @Test
    void findsTheOneUnderTheCaret() {
        String text = "SELECT 1;\n\nSELECT 2;\n\n";
        assertThat(SqlScript.at(text, 0).orElseThrow().sql()).isEqualTo("SELECT 1");
        assertThat(SqlScript.at(text, 9).orElseThrow().sql()).isEqualTo("SELECT 1");
        assertThat(SqlScript.at(text, 10).orElseThrow().sql()).isEqualTo("SELECT 1");
        assertThat(SqlScript.at(text, 11).orElseThrow().sql()).isEqualTo("SELECT 2");
        assertThat(SqlScript.at(text, text.length()).orElseThrow().sql()).isEqualTo("SELECT 2");
        assertThat(SqlScript.at("\n\nSELECT 1", 0).orElseThrow().sql()).isEqualTo("SELECT 1");
    }

    @Property
    void placesAreThoseOfTheText(@ForAll @Chars({';', '\'', '"', '(', ')', '-', '/', '*', '$', 'a', ' ', '\n'}) @StringLength(max = 40)
            String text) {
        for (SqlScript.Statement statement : SqlScript.statements(text)) {
            assertThat(text.substring(statement.start(), statement.end())).isEqualTo(statement.sql()).isNotBlank();
        }
    }

    private static List<String> texts(String text) {
        return SqlScript.statements(text).stream().map(SqlScript.Statement::sql).toList();
    }
}
