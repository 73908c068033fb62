package org.plumbline.advice.rule;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.plumbline.advice.Doubt;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Severity;
import org.plumbline.catalog.CatalogFixture;
import org.plumbline.catalog.IndexFacts;
import org.plumbline.plan.Capability;
import org.plumbline.plan.unit.Rows;
import org.plumbline.plan.unit.Share;

/// Orders joined with the coupons that few of them have.
class NullJoinKeysTest {
    private static final String ORDERS = "Seq Scan on orders";

    private final CatalogFixture orders = new CatalogFixture();

    @BeforeEach
    void setUp() {
        orders.rows = 1_000_000;
        orders.pages = 12_000;
        has(0.965, 0);
    }

    @Test
    void suggestsAnIndexWithoutTheNulls() {
        on(plan("Hash Join")).findsOneAt(ORDERS)
                .with(Evidence.text("key", "o.coupon_id"), Evidence.rows("rows read", Rows.rows(1_000_000)),
                        Evidence.share("share without a key", new Share(0.965)),
                        Evidence.rows("rows without a key, about", Rows.rows(965_000)))
                .suggestsIndexes("public.orders (coupon_id) WHERE coupon_id IS NOT NULL")
                .doubts(Doubt.COUNT_IS_APPROXIMATE, Doubt.OTHERS_MAY_TAKE_THE_INDEX)
                .ofSeverity(Severity.HIGH)
                .atStake(99);
    }

    @Test
    void asksForMoreNullsWhereTheRowsAreScattered() {
        has(0.93, 0);
        on(plan("Hash Join")).findsOneAt(ORDERS).atStake(27);
        has(0.925, 0);
        on(plan("Hash Join")).staysQuiet();
        has(0.82, 0.9);
        on(plan("Hash Join")).findsOneAt(ORDERS).atStake(32);
        has(0.82, -0.9);
        on(plan("Hash Join")).findsOneAt(ORDERS);
        has(0.82, 0.89);
        on(plan("Hash Join")).staysQuiet();
        has(0.79, 1);
        on(plan("Hash Join")).staysQuiet();
    }

    @Test
    void holdsItsOtherThresholds() {
        orders.pages = 1_000;
        on(plan("Hash Join")).findsOneAt(ORDERS);
        orders.pages = 999;
        on(plan("Hash Join")).staysQuiet();
        orders.pages = 12_000;
        on(plan("Hash Join").replace("rows=1000000 loops", "rows=10363 loops")).findsOneAt(ORDERS);
        on(plan("Hash Join").replace("rows=1000000 loops", "rows=10362 loops")).staysQuiet();
        on(plan("Hash Join").replace("Time: 191", "Time: 980")).findsOneAt(ORDERS);
        on(plan("Hash Join").replace("Time: 191", "Time: 1000")).staysQuiet();
    }

    @Test
    void looksAtSidesThatAreNotKept() {
        for (String join : List.of("Hash Join", "Hash Right Join", "Hash Semi Join", "Hash Right Semi Join", "Hash Right Anti Join")) {
            on(plan(join)).findsOneAt(ORDERS);
        }
        for (String join : List.of("Hash Left Join", "Hash Full Join", "Hash Anti Join")) {
            on(plan(join)).staysQuiet();
        }
        for (String join : List.of("Hash Join", "Hash Left Join", "Hash Semi Join", "Hash Anti Join", "Hash Right Semi Join")) {
            on(hashed(join)).findsOneAt(ORDERS);
        }
        for (String join : List.of("Hash Right Join", "Hash Full Join", "Hash Right Anti Join")) {
            on(hashed(join)).staysQuiet();
        }
    }

    @Test
    void staysQuietWhereAnIndexDoesIt() {
        orders.index(index("by_coupon", Optional.of("(coupon_id IS NOT NULL)"), true, "coupon_id"));
        on(plan("Hash Join")).staysQuiet();
        only(index("by_coupon", Optional.empty(), true, "coupon_id", "total"));
        on(plan("Hash Join")).staysQuiet();
        only(index("by_coupon", Optional.empty(), false, "coupon_id"));
        on(plan("Hash Join")).findsOneAt(ORDERS);
        only(index("by_coupon", Optional.of("(total > 100)"), true, "coupon_id"));
        on(plan("Hash Join")).findsOneAt(ORDERS);
        only(index("by_coupon", Optional.empty(), true, "total", "coupon_id"));
        on(plan("Hash Join")).findsOneAt(ORDERS);
    }

    @Test
    void staysQuietWhereItWasNotMeasured() {
        String hash = plan("Hash Join");
        on(hash.replace("rows=1000000 loops=1)\n", "rows=1000000 loops=1)\n        Filter: (total > 3)\n")).staysQuiet();
        String cold = hash.replace("rows=1000000 loops=1)\n", "rows=1000000 loops=1)\n        Buffers: shared read=12000\n");
        on(cold).staysQuiet();
        on(cold.replace("read=12000", "hit=12000")).findsOneAt(ORDERS);
        has(0.965, 0.99);
        on(cold).findsOneAt(ORDERS);
    }

    @Test
    void looksAtWhatAMergeJoinSorts() {
        on("""
                Merge Join  (cost=9.00..99.00 rows=35167 width=8) (actual time=150.000..172.691 rows=35338 loops=1)
                  Merge Cond: (c.id = o.coupon_id)
                  ->  Index Scan using c_pkey on coupons c  (cost=0.00..9.00 rows=5000 width=8) (actual time=0.007..0.828 rows=5000 loops=1)
                  ->  Sort  (cost=9.00..9.00 rows=1000000 width=8) (actual time=120.000..150.000 rows=35338 loops=1)
                        Sort Key: o.coupon_id
                        ->  Seq Scan on orders o  (cost=0.00..9.00 rows=1000000 width=8) (actual time=0.011..88.064 rows=1000000 loops=1)
                Execution Time: 191.000 ms
                """).findsOneAt(ORDERS).atStake(100);
    }

    @Test
    void leavesOtherColumnsAndTablesAlone() {
        on(plan("Hash Join").replace("(o.coupon_id = c.id)", "(o.customer_id = c.id)")).staysQuiet();
        on(plan("Hash Join").replace("(o.coupon_id = c.id)", "((o.coupon_id + 1) = c.id)")).staysQuiet();
        orders.name = "invoices";
        on(plan("Hash Join")).staysQuiet();
    }

    @Test
    void needsWhatWasMeasured() {
        on("Seq Scan on orders o  (cost=0.00..9.00 rows=9 width=8)\n").isNotApplicable(Capability.ANALYZE);
    }

    private void has(double nullFraction, double correlation) {
        orders.columns.clear();
        orders.analysed("coupon_id", nullFraction, 5_000, correlation).analysed("customer_id", 0, 90_000, 0).analysed("total", 0, 500, 0);
    }

    private void only(IndexFacts index) {
        orders.indexes.clear();
        orders.index(index);
    }

    private static IndexFacts index(String name, Optional<String> predicate, boolean valid, String... keys) {
        return CatalogFixture.index(name, "btree", List.of(keys), predicate, false, valid, 7, 400);
    }

    private RuleTester.Asked on(String plan) {
        return RuleTester.of(new NullJoinKeys(), orders.facts()).on(plan);
    }

    private static String plan(String join) {
        return """
                %s  (cost=140.50..25112.58 rows=35167 width=8) (actual time=1.789..172.691 rows=35338 loops=1)
                  Hash Cond: (o.coupon_id = c.id)
                  ->  Seq Scan on orders o  (cost=0.00..22347.00 rows=1000000 width=8) (actual time=0.011..88.064 rows=1000000 loops=1)
                  ->  Hash  (cost=78.00..78.00 rows=5000 width=8) (actual time=1.758..1.760 rows=5000 loops=1)
                        ->  Seq Scan on coupons c  (cost=0.00..78.00 rows=5000 width=8) (actual time=0.007..0.828 rows=5000 loops=1)
                Execution Time: 191.000 ms
                """.formatted(join);
    }

    private static String hashed(String join) {
        return """
                %s  (cost=140.50..25112.58 rows=35167 width=8) (actual time=120.000..172.691 rows=35338 loops=1)
                  Hash Cond: (c.id = o.coupon_id)
                  ->  Seq Scan on coupons c  (cost=0.00..78.00 rows=5000 width=8) (actual time=0.007..0.828 rows=5000 loops=1)
                  ->  Hash  (cost=78.00..78.00 rows=1000000 width=8) (actual time=110.000..110.000 rows=35338 loops=1)
                        ->  Seq Scan on orders o  (cost=0.00..9.00 rows=1000000 width=8) (actual time=0.011..88.064 rows=1000000 loops=1)
                Execution Time: 191.000 ms
                """.formatted(join);
    }
}
