package org.plumbline.rewrite;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CastParameterToColumnTest {
    private static final String LONG = " BETWEEN -9223372036854775808 AND 9223372036854775807 THEN ";
    private static final String EXACT = " BETWEEN -9007199254740992 AND 9007199254740992 THEN ";

    private final RewriteTester tester = RewriteTester.of(new CastParameterToColumn(),
            "items(id int primary key, small smallint, big bigint, price numeric, ratio float8, key uuid, code text)");

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '"', textBlock = """
            id = cast($1 as numeric)  ; id = CASE WHEN P = trunc(P) AND PLONGP::bigint END
            $1::decimal = big         ; big = CASE WHEN $1::decimal = trunc($1::decimal) AND $1::decimalLONG$1::decimal::bigint END
            small = $1::float8        ; small = CASE WHEN $1::float8 = trunc($1::float8) AND $1::float8EXACT$1::float8::bigint END
            id::numeric = $1          ; id = CASE WHEN $1::numeric = trunc($1::numeric) AND $1::numericLONG$1::numeric::bigint END
            id::bigint = $1           ; id = $1::bigint
            id::text = $1             ; id = CASE WHEN $1::text ~ '^(0|-?[1-9][0-9]{0,17})$' THEN $1::text::bigint END
            CAST(small AS varchar) = $1::text ; small = CASE WHEN $1::text ~ '^(0|-?[1-9][0-9]{0,17})$' THEN $1::text::bigint END
            key::text = $1            ; key = CASE WHEN $1::text ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' THEN $1::text::uuid END
            """)
    void theParameterIsCastOnce(String condition, String expected) {
        String written = expected.replace("P", "cast($1 as numeric)").replace("LONG", LONG).replace("EXACT", EXACT);
        tester.on("SELECT code FROM items WHERE " + condition).becomes("SELECT code FROM items WHERE " + written)
                .promising(Gain.LIKELY);
    }

    @Test
    void theTypeIsTheCondition() {
        tester.on("SELECT code FROM items i WHERE i.id::int8 = $1").becomes("SELECT code FROM items i WHERE i.id = $1::bigint")
                .given(Condition.holds(new Demand.Type("public.items", "id", "integer")));
        RewriteTester.of(new CastParameterToColumn()).on("SELECT 1 FROM items WHERE id::bigint = $1")
                .becomes("SELECT 1 FROM items WHERE id = $1::bigint")
                .given(Condition.toVouch(new Demand.Type("items", "id", "integer")));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "id = $1", "id = $1::bigint", "id = $1::numeric(3, 1)", "id < $1::numeric", "id <> $1::numeric", "id = $1::real",
            "id = 4::numeric", "id::numeric = $1::bigint", "id::text = $1::numeric", "big::float8 = $1", "big = $1::float8",
            "big::text = $1", "big::int = $1", "id::varchar(3) = $1", "price = $1::numeric", "price::text = $1", "code = $1::numeric",
            "id = ?::numeric", "id::text LIKE $1", "id = $1::numeric OR small = 3", "id = $1 * 2.0",
    })
    void staysQuiet(String condition) {
        tester.on("SELECT code FROM items WHERE " + condition).staysQuiet();
    }
}
