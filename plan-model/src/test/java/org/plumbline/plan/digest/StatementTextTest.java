package org.plumbline.plan.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatementTextTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            SELECT * FROM T WHERE a = 1 AND b='x''y';                       | select * from t where a = ? and b = ?
            select  a /* why /* not */ ? */, -- rest                        | select a,
            SELECT "Id", U."x y" FROM "T" U                                 | select "Id", u."x y" from "T" u
            select $1, $23::int, E'it\\'s', B'01', x'ff', 1.5e-3, .5        | select ?, ?::int, ?, ?, ?, ?, ?
            SELECT $$a'b$$, $x$ $$ $x$, 'open                               | select ?, ?, ?
            select * from t where a in (1, 2,3)                             | select * from t where a in (?)
            select * from t where a IN ('a'::text, 'b'::text)               | select * from t where a in (?::text)
            select * from t where (a,b) in ((1,2),(3,4))                    | select * from t where (a, b) in ((?))
            insert into t(a,b) values (1,'x'),(2,'y') , (3,'z')             | insert into t(a, b) values (?)
            insert into t values (1, now()), (2, now()) on conflict do nothing | insert into t values (?, now()) on conflict do nothing
            select * from (values (1), (2)) as v(x) where x = any(array[1,2]) | select * from (values (?)) as v(x) where x = any(array[?])
            select a[1], b -> 'k' ->> 0, c @> '{}', d ? 'e', -5, a - 5, a-b  | select a[?], b -> ? ->> ?, c @> ?, d ? ?, ?, a - ?, a - b
            select count(*) from t where x between -1 and +2                | select count(*) from t where x between ? and ?
            select f(1, 2), generate_series(1, 10)                          | select f(?, ?), generate_series(?, ?)
            select ünï, tab1.col2 from Größe                                | select ünï, tab1.col2 from größe
            """)
    void dropsWhatChangesFromCallToCall(String sql, String expected) {
        assertThat(normalised(sql)).isEqualTo(expected);
    }

    @Test
    void anyTextEnds() {
        for (String sql : new String[] {
            "", ";", "'", "\"", "$", "$a", "/*", "--", "(", ")", "((,", "values", "values (", "in (1,", "\\", "e'", "::", "-"
        }) {
            assertThat(normalised(sql)).isNotNull();
        }
    }

    private static String normalised(String sql) {
        byte[] bytes = sql.getBytes(StandardCharsets.UTF_8);
        var text = new StatementText();
        text.normalise(bytes, 0, bytes.length);
        return text.text();
    }
}
