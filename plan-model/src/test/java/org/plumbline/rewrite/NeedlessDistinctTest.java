package org.plumbline.rewrite;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NeedlessDistinctTest {
    private static final String CUSTOMERS = "customers(id int primary key, name text, region int not null, email text unique)";
    private static final String ORDERS =
            "orders(id int primary key, customer_id int references customers(id), total int, placed date, status text not null, score"
                    + " real)";
    private static final String ITEMS =
            "items(id int primary key, order_id int not null references orders(id), number int not null, price int, unique (order_id,"
                    + " number))";

    private final RewriteTester tester = RewriteTester.of(new NeedlessDistinct(), CUSTOMERS, ORDERS, ITEMS);

    @Test
    void aKeyOfEachTableFollows() {
        tester.on("SELECT DISTINCT o.id, c.name FROM orders o JOIN customers c ON c.id = o.customer_id")
                .becomes("SELECT o.id, c.name FROM orders o JOIN customers c ON c.id = o.customer_id")
                .given(Condition.holds(new Demand.Unique("public.orders", List.of("id"))),
                        Condition.holds(new Demand.NotNull("public.orders", "id")),
                        Condition.holds(new Demand.Unique("public.customers", List.of("id"))),
                        Condition.holds(new Demand.NotNull("public.customers", "id"))).promising(Gain.LIKELY);
    }

    @Test
    void aConstantPinsAColumn() {
        tester.on("SELECT DISTINCT number, price FROM items WHERE order_id = $1")
                .becomes("SELECT number, price FROM items WHERE order_id = $1")
                .given(Condition.holds(new Demand.Unique("public.items", List.of("order_id", "number"))),
                        Condition.holds(new Demand.NotNull("public.items", "number")));
    }

    @Test
    void anOuterJoinAddsOneRow() {
        tester.on("SELECT DISTINCT o.*, c.name FROM orders o LEFT JOIN customers c ON o.customer_id = c.id AND c.region = 1")
                .becomes("SELECT o.*, c.name FROM orders o LEFT JOIN customers c ON o.customer_id = c.id AND c.region = 1")
                .given(Condition.holds(new Demand.Unique("public.orders", List.of("id"))),
                        Condition.holds(new Demand.NotNull("public.orders", "id")),
                        Condition.holds(new Demand.Unique("public.customers", List.of("id"))),
                        Condition.holds(new Demand.NotNull("public.customers", "id")));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "SELECT DISTINCT c.name FROM customers c",
            "SELECT DISTINCT c.email FROM customers c",
            "SELECT DISTINCT c.id FROM customers c JOIN orders o ON o.customer_id = c.id",
            "SELECT DISTINCT ON (c.id) c.id FROM customers c",
            "SELECT DISTINCT c.id, count(*) FROM customers c GROUP BY c.id",
            "SELECT DISTINCT c.id, generate_series(1, 2) % 1 FROM customers c",
            "SELECT DISTINCT number FROM items WHERE order_id = 1 OR order_id = 2",
            "SELECT DISTINCT u.id FROM unknown u",
            "SELECT DISTINCT o.id, c.name FROM orders o RIGHT JOIN customers c ON c.id = o.customer_id",
            "SELECT DISTINCT c.id FROM customers c UNION ALL SELECT 1",
    })
    void staysQuiet(String sql) {
        tester.on(sql).staysQuiet();
    }
}
