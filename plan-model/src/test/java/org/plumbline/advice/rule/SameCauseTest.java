package org.plumbline.advice.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.advice.rule.RuleTester.indexes;
import static org.plumbline.advice.rule.RuleTester.measured;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Finding;
import org.plumbline.advice.Remedy;
import org.plumbline.catalog.CatalogFixture;
import org.plumbline.plan.NodeId;

class SameCauseTest {
    @Test
    void tellsAScanInsideALoopAsTheLoops() {
        List<Finding> findings = findings(1000);

        assertThat(findings).extracting(finding -> finding.rule().id()).containsExactly("nested-loop-repeats-work");
        assertThat(indexes(findings.getFirst())).containsExactly("orders (customer_id)");
    }

    @Test
    void tellsALoopOverUnderestimatedRowsAsTheMisestimates() {
        List<Finding> findings = findings(10);

        assertThat(findings).extracting(finding -> finding.rule().id()).containsExactly("row-misestimate");
        Finding finding = findings.getFirst();
        assertThat(finding.node()).contains(new NodeId(1));
        assertThat(finding.nodes()).contains(new NodeId(0), new NodeId(2));
        assertThat(finding.remedies()).startsWith(new Remedy.Analyze(List.of("customers"), List.of()));
        assertThat(indexes(finding)).containsExactly("orders (customer_id)");
    }

    @Test
    void keepsFindingsOfDifferentCausesApart() {
        assertThat(RuleBook.advise(measured("""
                Sort  (cost=1.00..2.00 rows=9 width=8) (actual time=90.000..200.000 rows=9000 loops=1)
                  Sort Key: b
                  Sort Method: external merge  Disk: 10000kB
                  ->  Seq Scan on t  (cost=0.00..900.00 rows=9000 width=8) (actual time=0.010..89.000 rows=9000 loops=1)
                        Filter: (a = 1)
                        Rows Removed by Filter: 990000
                Execution Time: 201.000 ms
                """)).findings()).extracting(finding -> finding.rule().id()).containsExactlyInAnyOrder("sort-spill", "selective-seq-scan");
    }

    /// Twenty of a million rows match: an index in the order would have to be read for long to come to ten of them.
    @Test
    void tellsWhatFindsTheRowsWhereTheyAreFew() {
        String plan = """
                Limit  (cost=1.00..2.00 rows=2 width=8) (actual time=190.000..190.010 rows=2 loops=1)
                  ->  Sort  (cost=1.00..2.00 rows=%1$d width=8) (actual time=190.000..190.005 rows=2 loops=1)
                        Sort Key: at
                        Sort Method: top-N heapsort  Memory: 25kB
                        ->  Seq Scan on events  (cost=0.00..900.00 rows=%1$d width=8) (actual time=0.010..189.000 rows=%1$d loops=1)
                              Filter: (note ~~* '%%lamp%%'::text)
                              Rows Removed by Filter: 1000000
                Execution Time: 190.100 ms
                """;
        assertThat(rules(plan.formatted(20))).containsExactly("infix-like");
        assertThat(rules(plan.formatted(20_000))).containsExactly("top-n-sort");
    }

    @Test
    void tellsAScanOfWhichTheFirstRowsAreWantedAsTheOrders() {
        assertThat(rules("""
                Limit  (cost=1.00..2.00 rows=10 width=8) (actual time=190.000..190.010 rows=10 loops=1)
                  ->  Sort  (cost=1.00..2.00 rows=2000 width=8) (actual time=190.000..190.005 rows=10 loops=1)
                        Sort Key: at
                        Sort Method: top-N heapsort  Memory: 25kB
                        ->  Seq Scan on events  (cost=0.00..900.00 rows=2000 width=8) (actual time=0.010..189.000 rows=2000 loops=1)
                              Filter: (kind = 3)
                              Rows Removed by Filter: 990000
                Execution Time: 190.100 ms
                """)).containsExactly("top-n-sort");
    }

    @Test
    void tellsAScanInsideASubqueryAsTheSubquerys() {
        assertThat(rules("""
                Seq Scan on customers c  (cost=0.00..9.00 rows=500 width=8) (actual time=50.000..25000.000 rows=500 loops=1)
                  SubPlan 1
                    ->  Aggregate  (cost=9.00..9.00 rows=1 width=8) (actual time=49.000..49.000 rows=1 loops=500)
                          ->  Seq Scan on orders o  (cost=0.00..9.00 rows=9 width=8) (actual time=0.010..48.000 rows=9 loops=500)
                                Filter: (customer_id = c.id)
                                Rows Removed by Filter: 100000
                Execution Time: 25001.000 ms
                """)).containsExactly("correlated-subplan");
    }

    @Test
    void saysNothingOfMoreProcessesWhereAnIndexEndsTheScan() {
        assertThat(rules("""
                Seq Scan on events  (cost=0.00..900.00 rows=20 width=8) (actual time=0.010..1890.000 rows=20 loops=1)
                  Filter: (kind = 3)
                  Rows Removed by Filter: 9900000
                Settings: max_parallel_workers_per_gather = '0'
                Execution Time: 1890.100 ms
                """)).containsExactly("selective-seq-scan");
        assertThat(rules("""
                Seq Scan on events  (cost=0.00..900.00 rows=20 width=8) (actual time=0.010..1890.000 rows=20 loops=1)
                  Filter: (body ~* '(red|blue)'::text)
                  Rows Removed by Filter: 9900000
                Settings: max_parallel_workers_per_gather = '0'
                Execution Time: 1890.100 ms
                """)).containsExactly("parallel-would-help");
    }

    @Test
    void tellsOfGroupsThatAJoinThrowsAwayOnce() {
        String plan = """
                Hash Right Join  (cost=0.00..9.00 rows=40 width=24) (actual time=0.0..901.000 rows=40 loops=1)
                  Hash Cond: (o.customer_id = c.id)
                  ->  HashAggregate  (cost=0.00..9.00 rows=9000 width=12) (actual time=0.0..900.000 rows=9000 loops=1)
                        Group Key: o.customer_id
                        Batches: 5  Memory Usage: 4145kB  Disk Usage: 20000kB
                        ->  Seq Scan on orders o  (cost=0.00..9.00 rows=90000 width=4) (actual time=0.0..%d.000 rows=90000 loops=1)
                              Filter: (state = 'open'::text)
                              Rows Removed by Filter: 9900000
                  ->  Hash  (cost=0.00..9.00 rows=40 width=8) (actual time=0.0..0.000 rows=40 loops=1)
                        ->  Seq Scan on customers c  (cost=0.00..9.00 rows=40 width=8) (actual time=0.0..0.000 rows=40 loops=1)
                Execution Time: 902.000 ms
                """;
        assertThat(rules(plan.formatted(300))).containsExactly("groups-thrown-away");
        assertThat(rules(plan.formatted(800))).contains("selective-seq-scan").doesNotContain("groups-thrown-away");
    }

    /// A quarter of the loop's 610 and the sort's 100 ms is promised twice, the second time as part of 80 % of the loop's.
    @Test
    void tellsALoopThatALimitDoesWithoutOnceThoughItsRowsWereUnderestimated() {
        String plan = """
                Limit  (cost=0.00..9.00 rows=10 width=8) (actual time=1000.0..1000.0 rows=10 loops=1)
                  ->  Sort  (cost=0.00..9.00 rows=2900 width=8) (actual time=1000.0..1000.0 rows=10 loops=1)
                        Sort Key: (sum(s.alerts)) DESC
                        ->  Nested Loop Left Join  (cost=0.00..9.00 rows=2900 width=8) (actual time=300.0..900.0 rows=32000 loops=1)
                              ->  HashAggregate  (cost=0.00..9.00 rows=2900 width=8) (actual time=290.0..290.0 rows=32000 loops=1)
                                    Group Key: s.type_id
                                    ->  Seq Scan on s  (cost=0.00..9.00 rows=90000 width=8) (actual time=0.010..200.0 rows=90000 loops=1)
                              ->  Index Scan using i on types t  (cost=0.0..9.0 rows=1 width=8) (actual time=0.0..0.010 rows=1 loops=32000)
                                    Index Cond: (id = s.type_id)
                Execution Time: 1000.0 ms
                """;
        assertThat(rules(plan)).contains("limit-above-fan-out").doesNotContain("row-misestimate");
        assertThat(rules(plan.replace("(sum(s.alerts))", "t.code"))).contains("row-misestimate").doesNotContain("limit-above-fan-out");
    }

    @Test
    void theIndexOfAForeignKeyComesFromTheCatalogueWhereThatKnowsIt() {
        var db = new CatalogFixture();
        db.foreignKey("orders_parent_fkey", "public.orders", "parent_id");
        List<Finding> findings = RuleBook.advise(measured("""
                Delete on orders  (cost=0.00..9000.00 rows=0 width=0) (actual time=9.000..9.000 rows=0 loops=1)
                  ->  Seq Scan on orders  (cost=0.00..9000.00 rows=100 width=8) (actual time=0.010..8.000 rows=100 loops=1)
                Trigger for constraint orders_parent_fkey: time=900.000 calls=100
                Execution Time: 910.000 ms
                """), Optional.of(db.facts())).findings();
        assertThat(findings).extracting(finding -> finding.rule().id()).containsExactly("foreign-key-without-index");
        assertThat(indexes(findings.getFirst())).containsExactly("public.orders (parent_id)");
    }

    @Test
    void theIndexOfAJoinWithoutMostKeysServesTheForeignKeyToo() {
        CatalogFixture db = ordersWithFewCoupons();
        db.foreignKey("orders_coupon_fkey", "public.coupons", "coupon_id");
        List<Finding> findings = RuleBook.advise(measured(FEW_COUPONS), Optional.of(db.facts())).findings();
        assertThat(findings).extracting(finding -> finding.rule().id()).contains("null-join-keys").doesNotContain("unindexed-foreign-key");
        assertThat(indexes(findings.getFirst())).containsExactly("public.orders (coupon_id) WHERE coupon_id IS NOT NULL");
        assertThat(findings.getFirst().evidence())
                .contains(Evidence.text("foreign key without an index", "orders_coupon_fkey"));
    }

    @Test
    void theIndexOfAJoinIsWidenedForAForeignKeyOfSeveralColumns() {
        CatalogFixture db = ordersWithFewCoupons();
        db.foreignKey("orders_coupon_fkey", "public.coupons", "shop", "coupon_id");
        List<Finding> findings = RuleBook.advise(measured(FEW_COUPONS), Optional.of(db.facts())).findings();
        assertThat(findings).extracting(finding -> finding.rule().id()).contains("null-join-keys").doesNotContain("unindexed-foreign-key");
        assertThat(indexes(findings.getFirst())).containsExactly("public.orders (coupon_id, shop) WHERE coupon_id IS NOT NULL");
    }

    @Test
    void theIndexOfASearchServesAForeignKeyOnItsFirstColumnsOnly() {
        String search = """
                Seq Scan on orders  (cost=0.00..900.00 rows=20 width=8) (actual time=0.010..190.000 rows=20 loops=1)
                  Filter: %s
                  Rows Removed by Filter: 990000
                Execution Time: 190.100 ms
                """;
        var db = new CatalogFixture();
        db.foreignKey("orders_customer_fkey", "public.customers", "customer_id");
        assertThat(RuleBook.advise(measured(search.formatted("((customer_id = 3) AND (total > 900))")), Optional.of(db.facts())).findings())
                .singleElement().satisfies(found -> assertThat(indexes(found)).containsExactly("orders (customer_id, total)"));
        assertThat(RuleBook.advise(measured(search.formatted("(total > 900)")), Optional.of(db.facts())).findings())
                .extracting(finding -> finding.rule().id()).containsExactlyInAnyOrder("selective-seq-scan", "unindexed-foreign-key");
    }

    private static final String FEW_COUPONS = """
            Hash Join  (cost=140.50..25112.58 rows=35167 width=8) (actual time=1.789..172.691 rows=35338 loops=1)
              Hash Cond: (o.coupon_id = c.id)
              ->  Seq Scan on orders o  (cost=0.00..22347.00 rows=1000000 width=8) (actual time=0.011..88.064 rows=1000000 loops=1)
              ->  Hash  (cost=78.00..78.00 rows=5000 width=8) (actual time=1.758..1.760 rows=5000 loops=1)
                    ->  Seq Scan on coupons c  (cost=0.00..78.00 rows=5000 width=8) (actual time=0.007..0.828 rows=5000 loops=1)
            Execution Time: 191.000 ms
            """;

    private static CatalogFixture ordersWithFewCoupons() {
        var db = new CatalogFixture();
        db.rows = 1_000_000;
        db.pages = 12_000;
        db.analysed("coupon_id", 0.965, 5_000, 0);
        return db;
    }

    private static List<String> rules(String plan) {
        return RuleBook.advise(measured(plan)).findings().stream().map(finding -> finding.rule().id()).toList();
    }

    private static List<Finding> findings(int expectedCustomers) {
        return RuleBook.advise(measured("""
                Nested Loop  (cost=0.00..9000.00 rows=1000 width=8) (actual time=0.030..50200.000 rows=1000 loops=1)
                  ->  Seq Scan on customers c  (cost=0.00..20.00 rows=%d width=4) (actual time=0.010..1.000 rows=1000 loops=1)
                  ->  Seq Scan on orders o  (cost=0.00..9.00 rows=1 width=4) (actual time=0.004..50.000 rows=1 loops=1000)
                        Filter: (customer_id = c.id)
                        Rows Removed by Filter: 99999
                Execution Time: 50201.000 ms
                """.formatted(expectedCustomers))).findings();
    }
}
