package org.plumbline.rewrite;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NotInNullTest {
    private final RewriteTester tester = RewriteTester.of(new NotInNull());

    @Test
    void isNeverTrue() {
        tester.on("SELECT 1 FROM orders WHERE status NOT IN ('paid', NULL) AND id > 3")
                .becomes("SELECT 1 FROM orders WHERE false AND id > 3")
                .given().promising(Gain.LIKELY);
        tester.on("DELETE FROM orders WHERE lower(status) NOT IN (null::text)").becomes("DELETE FROM orders WHERE false");
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "status NOT IN ('paid', 'NULL')", "status IN ('paid', NULL)", "status NOT IN (SELECT NULL)",
            "status NOT IN ('x', NULL) OR id = 1", "mine(status) NOT IN ('x', NULL)", "status NOT IN ('x', $1)",
    })
    void staysQuiet(String condition) {
        tester.on("SELECT 1 FROM orders WHERE " + condition).staysQuiet();
    }
}
