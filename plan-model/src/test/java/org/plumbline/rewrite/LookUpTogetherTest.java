package org.plumbline.rewrite;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LookUpTogetherTest {
    private static final Condition PROGRAM = Condition.toVouch(new Demand.ProgramChanges());
    private static final Condition MEMBERS = Condition.toVouch(new Demand.DistinctMembers("$1"));
    private static final Condition TYPE = Condition.holds(new Demand.Type("public.orders", "customer_id", "bigint"));

    private final RewriteTester tester = RewriteTester.of(new LookUpTogether(),
            "customers(id bigint primary key, name text)",
            "orders(id bigint primary key, customer_id bigint, placed date, state order_state, total numeric)");

    @Test
    void takesAllKeys() {
        tester.on("SELECT id, name FROM customers WHERE id = $1").becomes("SELECT id, name FROM customers WHERE id = ANY ($1)")
                .given(MEMBERS, PROGRAM).related(new Relation.SameForEach("$1", "$1", false)).promising(Gain.LIKELY);
        tester.on("SELECT c.* FROM customers c WHERE c.id = $1 AND c.name = $2")
                .becomes("SELECT c.* FROM customers c WHERE c.id = ANY ($1) AND c.name = $2");
    }

    @Test
    void theKeyStandsInFrontWhereItIsNotShown() {
        tester.on("SELECT c.name FROM customers c WHERE c.id = $1").becomes("SELECT c.id, c.name FROM customers c WHERE c.id = ANY ($1)")
                .given(MEMBERS, PROGRAM).related(new Relation.SameForEach("$1", "$1", true));
    }

    @Test
    void aKeyThatMayBeWrittenOtherwiseInTheTableIsTheOneThatWasAskedFor() {
        tester.on("SELECT placed FROM orders WHERE total = $1")
                .becomes("SELECT keys.key, found.* FROM unnest($1::numeric[]) AS keys (key) CROSS JOIN LATERAL"
                        + " (SELECT placed FROM orders WHERE total = keys.key) AS found");
        tester.on("SELECT total FROM orders WHERE total = $1").becomes("SELECT total FROM orders WHERE total = ANY ($1)");
    }

    @Test
    void aUniqueKeyNeedsNoLimit() {
        tester.on("SELECT * FROM customers WHERE id = $1 LIMIT 1").becomes("SELECT * FROM customers WHERE id = ANY ($1)")
                .given(MEMBERS, PROGRAM, Condition.holds(new Demand.Unique("public.customers", List.of("id"))));
    }

    @Test
    void theFirstRowsOfEachKeyStayTheFirstOfEach() {
        tester.on("SELECT * FROM orders WHERE customer_id = $1 ORDER BY placed DESC LIMIT 3;")
                .becomes("SELECT found.* FROM unnest($1::bigint[]) AS keys (key) CROSS JOIN LATERAL"
                        + " (SELECT * FROM orders WHERE customer_id = keys.key ORDER BY placed DESC LIMIT 3) AS found;")
                .given(TYPE, PROGRAM).related(new Relation.SameForEach("$1", "$1", false));
    }

    @Test
    void aCountOfEachKeyKeepsTheZeros() {
        tester.on("SELECT count(*) FROM orders WHERE customer_id = $1")
                .becomes("SELECT keys.key, found.* FROM unnest($1::bigint[]) AS keys (key) CROSS JOIN LATERAL"
                        + " (SELECT count(*) FROM orders WHERE customer_id = keys.key) AS found")
                .given(TYPE, PROGRAM).related(new Relation.SameForEach("$1", "$1", true));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "SELECT id FROM customers WHERE id = 5",
            "SELECT id FROM customers WHERE id > $1",
            "SELECT id FROM customers WHERE id = $1 OR name = $2",
            "SELECT id, $1::bigint FROM customers WHERE id = $1",
            "SELECT id FROM customers WHERE id = $1 FOR UPDATE",
            "SELECT DISTINCT id FROM customers WHERE id = $1",
            "SELECT id, row_number() OVER () FROM customers WHERE id = $1",
            "SELECT id, random() FROM customers WHERE id = $1",
            "SELECT c.id FROM customers c JOIN orders o ON o.customer_id = c.id WHERE c.id = $1",
            "SELECT count(*) FROM orders WHERE state = $1",
            "UPDATE customers SET name = 'x' WHERE id = $1",
    })
    void staysQuiet(String sql) {
        tester.on(sql).staysQuiet();
    }
}
