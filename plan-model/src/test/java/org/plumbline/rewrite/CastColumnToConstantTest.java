package org.plumbline.rewrite;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CastColumnToConstantTest {
    private final RewriteTester tester = RewriteTester.of(new CastColumnToConstant(),
            "items(id int primary key, small smallint, big bigint, price numeric, ratio float8, key uuid, code text)");

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            id::text = '42'                  | id = 42
            '-7' <> CAST(id AS varchar)      | id <> -7
            id::text IN ('1', '20')          | id IN (1, 20)
            id::text NOT IN ('1', '20')      | id NOT IN (1, 20)
            id = 42.0                        | id = 42
            id = 42::numeric                 | id = 42
            big < 5::float8                  | big < 5
            id > 9.5                         | id >= 10
            id <= -9.5                       | id <= -10
            9.5 > id                         | id <= 9
            id::numeric = 42                 | id = 42
            id::bigint >= 42                 | id >= 42
            small::int = 42                  | small = 42
            id::numeric < 4.25               | id <= 4
            """)
    void theColumnIsComparedAsItIs(String condition, String expected) {
        tester.on("SELECT id FROM items WHERE " + condition).becomes("SELECT id FROM items WHERE " + expected).promising(Gain.LIKELY);
    }

    @Test
    void theTypeIsTheCondition() {
        tester.on("SELECT id FROM items i WHERE i.id::text = '42'").becomes("SELECT id FROM items i WHERE i.id = 42")
                .given(Condition.holds(new Demand.Type("public.items", "id", "integer")));
        tester.on("SELECT id FROM items WHERE key::text = '0b0e0d4c-3f5b-4b8e-8a55-1f1f5d0c9a01'")
                .becomes("SELECT id FROM items WHERE key = '0b0e0d4c-3f5b-4b8e-8a55-1f1f5d0c9a01'")
                .given(Condition.holds(new Demand.Type("public.items", "key", "uuid")));
        RewriteTester.of(new CastColumnToConstant()).on("SELECT 1 FROM items WHERE id::text = '42'")
                .becomes("SELECT 1 FROM items WHERE id = 42")
                .given(Condition.toVouch(new Demand.Type("items", "id", "integer")));
        RewriteTester.of(new CastColumnToConstant()).on("SELECT 1 FROM items WHERE price > 9.5").staysQuiet();
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "id::text = '042'", "id::text = ' 42'", "id::text = '4e1'", "id::text = '-0'", "id::text = $1", "id::text > '42'",
            "id::text LIKE '42'", "id::text = '3000000000'", "small::text = '70000'", "id::varchar(1) = '4'", "id::text IN ('1', '01')",
            "id::text IN ('1', $1)", "price::text = '42'", "code::text = '42'", "key::text = '0B0E0D4C-3F5B-4B8E-8A55-1F1F5D0C9A01'",
            "id = 42", "id = 42.5", "id <> 42.5", "price = 42.0", "ratio = 42.0", "id = 3000000000.0", "id = 9.5::float8",
            "id > 9.5::float8", "big = 9007199254740992::float8", "big::float8 = 9007199254740993", "big::int = 42", "id::real = 42",
            "id::numeric(3, 1) = 42", "id = price", "id + 0.0 = 42", "id = 5.0 OR id = 6.0",
    })
    void staysQuiet(String condition) {
        tester.on("SELECT id FROM items WHERE " + condition).staysQuiet();
    }

    @Test
    void aColumnUnderAnotherNameIsNotTheOneThatTheCatalogueCallsSo() {
        RewriteTester.of(new CastColumnToConstant(), "renamed(v text, id int primary key)")
                .on("SELECT 1 FROM renamed t (id, v) WHERE t.id::text = '42'").staysQuiet();
    }
}
