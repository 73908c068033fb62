package org.plumbline.rewrite;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallOnceTest {
    private final RewriteTester tester = RewriteTester.of(new CallOnce());

    @Test
    void isCalledInAQueryOfItsOwn() {
        tester.on("SELECT * FROM orders o WHERE o.tenant_id = app.current_tenant() AND o.total > 3")
                .becomes("SELECT * FROM orders o WHERE o.tenant_id = (SELECT app.current_tenant()) AND o.total > 3")
                .given(Condition.toVouch(new Demand.Repeatable("app.current_tenant")))
                .related(new Relation.SameRows()).promising(Gain.PERHAPS);
        tester.on("SELECT * FROM orders WHERE vat_of($1, 'DE'::text) <= total")
                .becomes("SELECT * FROM orders WHERE (SELECT vat_of($1, 'DE'::text)) <= total");
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "id = mine(customer_id)", "id = random()", "id = pg_backend_pid()", "at > now()", "id = abs(-3)", "id = nextval('s')",
            "5 = mine()", "id = mine(other(3))", "id = max(3)", "mine(id) = 3", "id = pg_catalog.anything(1)", "id = mine() OR id = 2",
    })
    void staysQuiet(String condition) {
        tester.on("SELECT 1 FROM orders WHERE " + condition).staysQuiet();
    }
}
