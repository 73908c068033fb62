package org.plumbline.rewrite;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NeedlessJoinTest {
    private static final String CUSTOMERS = "customers(id int primary key, name text, region int not null, email text unique)";
    private static final String ORDERS =
            "orders(id int primary key, customer_id int references customers(id), total int, placed date, status text not null, score"
                    + " real)";
    private static final String ITEMS =
            "items(id int primary key, order_id int not null references orders(id), number int not null, price int, unique (order_id,"
                    + " number))";

    private final RewriteTester tester = RewriteTester.of(new NeedlessJoin(), CUSTOMERS, ORDERS, ITEMS);

    @Test
    void anInnerJoinOverAForeignKey() {
        tester.on("SELECT i.id FROM items i JOIN orders o ON o.id = i.order_id WHERE i.price > 5")
                .becomes("SELECT i.id FROM items i WHERE i.price > 5")
                .given(Condition.holds(new Demand.Unique("public.orders", List.of("id"))),
                        Condition.holds(new Demand.NotNull("public.items", "order_id")),
                        Condition.holds(new Demand.RowReferredTo(
                                "public.items", List.of("order_id"), "public.orders", List.of("id")))).promising(Gain.LIKELY);
    }

    @Test
    void aCommentInFrontSwallowsNothing() {
        tester.on("SELECT o.id FROM orders o -- all of them\nLEFT JOIN customers c ON c.id = o.customer_id WHERE o.total > 1")
                .becomes("SELECT o.id FROM orders o -- all of them\n WHERE o.total > 1")
                .given(Condition.holds(new Demand.Unique("public.customers", List.of("id")))).promising(Gain.NONE);
    }

    @Test
    void aReferringColumnThatMayBeNullIsAskedFor() {
        tester.on("SELECT o.id FROM customers c JOIN orders o ON c.id = o.customer_id WHERE o.total > 5 OR o.status = 'a'")
                .becomes("SELECT o.id FROM orders o WHERE (o.total > 5 OR o.status = 'a') AND o.customer_id IS NOT NULL")
                .given(Condition.holds(new Demand.Unique("public.customers", List.of("id"))),
                        Condition.holds(new Demand.RowReferredTo(
                                "public.orders", List.of("customer_id"), "public.customers", List.of("id")))).promising(Gain.LIKELY);
    }

    @Test
    void aLeftJoinToAKeyPromisesNothing() {
        tester.on("SELECT o.id FROM orders o LEFT JOIN customers c ON c.email = o.status AND c.region = 1")
                .becomes("SELECT o.id FROM orders o")
                .given(Condition.holds(new Demand.Unique("public.customers", List.of("email")))).promising(Gain.NONE);
    }

    @Test
    void underDistinctALeftJoinNeedsNoKey() {
        tester.on("SELECT DISTINCT c.name FROM customers c LEFT JOIN orders o ON o.customer_id = c.id")
                .becomes("SELECT DISTINCT c.name FROM customers c")
                .given().promising(Gain.LIKELY);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "SELECT * FROM (SELECT i.id FROM items i JOIN orders o ON o.id = i.order_id) s FOR UPDATE",
            "SELECT * FROM (SELECT * FROM (SELECT i.id FROM items i JOIN orders o ON o.id = i.order_id) s) t FOR NO KEY"
                    + " UPDATE OF t",
            "SELECT i.id FROM items i JOIN ONLY orders o ON o.id = i.order_id",
            "SELECT i.id FROM ONLY orders o JOIN items i ON o.id = i.order_id",
            "SELECT o.id FROM orders o LEFT JOIN customers c ON c.id = o.customer_id AND c.region = $1 WHERE o.total >"
                    + " $2",
            "SELECT o.id FROM orders o LEFT JOIN customers c ON c.id = o.customer_id AND c.region = ? WHERE o.total > ?",
            "SELECT i.id, o.status FROM items i JOIN orders o ON o.id = i.order_id",
            "SELECT * FROM items i JOIN orders o ON o.id = i.order_id",
            "SELECT i.id FROM items i JOIN orders o ON o.id = i.number",
            "SELECT i.id FROM items i JOIN orders o ON o.id = i.order_id AND i.price > 5",
            "SELECT i.id FROM items i JOIN orders o ON o.id = i.order_id WHERE o.total > 5",
            "SELECT i.id FROM items i RIGHT JOIN orders o ON o.id = i.order_id",
            "SELECT i.id FROM customers c LEFT JOIN items i ON i.id = c.id JOIN orders o ON o.id = i.order_id",
            "SELECT c.id FROM customers c LEFT JOIN orders o ON o.customer_id = c.id",
            "SELECT i.id FROM items i JOIN orders o TABLESAMPLE SYSTEM (10) ON o.id = i.order_id",
            "SELECT i.id FROM items i JOIN (orders o JOIN customers c ON c.id = o.total) ON o.id = i.order_id",
            "SELECT i.id FROM items i JOIN orders o ON o.id = i.order_id JOIN customers c ON c.id = o.total",
            "SELECT i.id FROM items i JOIN orders o ON o.id = i.order_id FOR UPDATE",
            "SELECT array_agg(i.id) FROM items i JOIN orders o ON o.id = i.order_id",
    })
    void staysQuiet(String sql) {
        tester.on(sql).staysQuiet();
    }

    @Test
    void aDeferrableForeignKeyIsToBeVouchedFor() {
        RewriteTester.of(new NeedlessJoin(), "bills(id int primary key)",
                "lines(id int primary key, bill int not null references bills(id) deferrable)")
                .on("SELECT l.id FROM lines l JOIN bills b ON b.id = l.bill").becomes("SELECT l.id FROM lines l")
                .given(Condition.holds(new Demand.Unique("public.bills", List.of("id"))),
                        Condition.holds(new Demand.NotNull("public.lines", "bill")),
                        Condition.toVouch(new Demand.RowReferredTo("public.lines", List.of("bill"), "public.bills", List.of("id"))));
    }

    @Test
    void aViewsColumnMayBeOfAnotherType() {
        tester.on("SELECT v.x FROM readings v LEFT JOIN customers c ON c.id = v.x").becomes("SELECT v.x FROM readings v")
                .given(Condition.toVouch(new Demand.SameType("public.customers", "id", "readings", "x")),
                        Condition.holds(new Demand.Unique("public.customers", List.of("id"))));
        RewriteTester.of(new NeedlessDistinct(), CUSTOMERS)
                .on("SELECT DISTINCT c.id FROM customers c JOIN readings v ON v.x = c.id").staysQuiet();
    }

    @Test
    void aColumnCalledOnlyIsNoWord() {
        RewriteTester.of(new NeedlessJoin(), "only(id int primary key)", "lines(id int primary key, bill int not null references only(id))")
                .on("SELECT l.id FROM lines l JOIN \"only\" ON \"only\".id = l.bill").becomes("SELECT l.id FROM lines l");
    }

    @Test
    void whatIsAskedForOfAReferringRowSaysSomethingElse() {
        RewriteTester.of(new NeedlessJoin(), "pairs(pair twins composite primary key)",
                "uses(id int, pair twins composite references pairs(pair))")
                .on("SELECT u.id FROM uses u JOIN pairs p ON p.pair = u.pair").staysQuiet();
    }
}
