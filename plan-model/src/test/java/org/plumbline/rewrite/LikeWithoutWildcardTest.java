package org.plumbline.rewrite;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LikeWithoutWildcardTest {
    private final RewriteTester tester = RewriteTester.of(new LikeWithoutWildcard(),
            "parts(id int primary key, code text, kind varchar(9), letter char(3), folded citext)");

    @Test
    void becomesAnEquality() {
        tester.on("SELECT id FROM parts p WHERE p.code LIKE 'it''s' AND id > 3")
                .becomes("SELECT id FROM parts p WHERE p.code = 'it''s' AND id > 3")
                .given(Condition.holds(new Demand.Type("public.parts", "code", "text"))).promising(Gain.NONE);
        tester.on("SELECT id FROM parts WHERE kind NOT LIKE 'A-1'").becomes("SELECT id FROM parts WHERE kind <> 'A-1'");
    }

    @Test
    void withoutACatalogueTheTypeIsToBeVouchedFor() {
        RewriteTester.of(new LikeWithoutWildcard()).on("SELECT 1 FROM parts WHERE code LIKE 'a'")
                .becomes("SELECT 1 FROM parts WHERE code = 'a'")
                .given(Condition.toVouch(new Demand.Type("parts", "code", "text")));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "code LIKE 'a%'", "code LIKE '%'", "code LIKE 'a_c'", "code LIKE 'a\\_c'", "code LIKE E'abc'", "code LIKE $1",
            "code ILIKE 'abc'", "code LIKE 'abc' ESCAPE 'b'", "letter LIKE 'abc'", "folded LIKE 'abc'", "lower(code) LIKE 'abc'",
            "code LIKE kind", "code LIKE 'abc' OR id = 1",
    })
    void staysQuiet(String condition) {
        tester.on("SELECT id FROM parts WHERE " + condition).staysQuiet();
    }
}
