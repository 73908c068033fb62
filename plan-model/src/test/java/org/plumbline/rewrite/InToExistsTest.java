package org.plumbline.rewrite;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.sql.block.NotUnderstood;

class InToExistsTest {
    private static final String CUSTOMERS = "customers(id int primary key, name text, region int not null, email text unique)";
    private static final String ORDERS =
            "orders(id int primary key, customer_id int references customers(id), total int, placed date, status text not null, score"
                    + " real)";
    private static final String ITEMS =
            "items(id int primary key, order_id int not null references orders(id), number int not null, price int, unique (order_id,"
                    + " number))";

    private final RewriteTester tester = RewriteTester.of(new InToExists(), CUSTOMERS, ORDERS, ITEMS);

    @Test
    void becomesExists() {
        tester.on("SELECT * FROM customers WHERE id IN (SELECT DISTINCT customer_id FROM orders)")
                .becomes("SELECT * FROM customers WHERE EXISTS (SELECT 1 FROM orders WHERE customer_id = customers.id)")
                .given().promising(Gain.PERHAPS);
    }

    @Test
    void promisesNothingWhereBothAreOneSemiJoin() {
        tester.on("SELECT * FROM customers WHERE id IN (SELECT customer_id FROM orders)")
                .becomes("SELECT * FROM customers WHERE EXISTS (SELECT 1 FROM orders WHERE customer_id = customers.id)")
                .given().promising(Gain.NONE);
        tester.on("SELECT * FROM customers c WHERE c.id IN (SELECT o.customer_id FROM orders o WHERE o.total > c.region)")
                .becomes("SELECT * FROM customers c WHERE EXISTS (SELECT 1 FROM orders o WHERE o.total > c.region AND"
                        + " o.customer_id = c.id)")
                .given().promising(Gain.PERHAPS);
    }

    @Test
    void keepsAnOrTogether() {
        tester.on("SELECT name FROM customers c WHERE region = 1 AND id IN (SELECT o.customer_id FROM orders o WHERE o.total > 5 OR"
                + " o.placed"
                + " IS NULL)")
                .becomes("SELECT name FROM customers c WHERE region = 1 AND EXISTS (SELECT 1 FROM orders o WHERE (o.total > 5 OR o.placed"
                        + " IS NULL) AND o.customer_id = c.id)");
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "SELECT * FROM customers c WHERE c.name IN (SELECT 'a ' FROM orders o)",
            "SELECT * FROM customers c WHERE c.name IN (SELECT NULL FROM orders o)",
            "SELECT * FROM customers c WHERE c.name IN (SELECT $1 FROM orders o)",
            "SELECT * FROM customers c WHERE ROW(c.region) IN (SELECT o.total FROM orders o)",
            "SELECT * FROM customers c WHERE (c.region, c.id) IN (SELECT o.total FROM orders o)",
            "SELECT * FROM customers c WHERE c.id NOT IN (SELECT o.customer_id FROM orders o)",
            "SELECT c.id IN (SELECT o.customer_id FROM orders o) FROM customers c",
            "SELECT * FROM customers c WHERE c.id IN (1, 2)",
            "SELECT * FROM customers c WHERE c.id IN (SELECT max(o.customer_id) FROM orders o)",
            "SELECT * FROM customers c WHERE c.id IN (SELECT o.customer_id FROM orders o LIMIT 3)",
            "SELECT * FROM customers c WHERE c.id IN (SELECT DISTINCT ON (o.total) o.customer_id FROM orders o)",
            "SELECT * FROM customers c WHERE c.id IN (SELECT o.customer_id FROM orders o UNION SELECT 1)",
            "SELECT * FROM customers c WHERE c.id IN (SELECT c.customer_id FROM orders c)",
            "SELECT * FROM customers c WHERE c.id IN (SELECT o.customer_id FROM orders o WHERE random() < 0.5)",
            "SELECT * FROM customers c WHERE c.id IN (SELECT generate_series(1, 3) FROM orders o)",
    })
    void staysQuiet(String sql) {
        tester.on(sql).staysQuiet();
    }

    @Test
    void parenthesesInTextsAreNone() {
        tester.on("SELECT * FROM customers c WHERE c.vip IN (SELECT (o.status = '(') OR (o.status = ')') FROM orders o)")
                .becomes("SELECT * FROM customers c WHERE EXISTS (SELECT 1 FROM orders o WHERE ((o.status = '(')"
                        + " OR (o.status = ')')) = c.vip)");
    }

    @Test
    void anAliasOfAJoinIsNotUnderstood() {
        assertThatThrownBy(() -> Original.of("SELECT 1 FROM a WHERE a.x IN (SELECT c.x FROM b JOIN c USING (x) AS a)", Schema.UNKNOWN))
                .isInstanceOf(NotUnderstood.class).hasMessage("a join has an alias of its own");
    }
}
