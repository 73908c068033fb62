package org.plumbline.advice.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.plan.Capability.ANALYZE;
import static org.plumbline.plan.unit.Rows.rows;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.plumbline.advice.Action;
import org.plumbline.advice.Doubt;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Finding;
import org.plumbline.advice.Remedy;
import org.plumbline.advice.Severity;

class GroupsThrownAwayTest {
    private static final RuleTester TESTER = RuleTester.of(new GroupsThrownAway());
    private static final String ON_KEY = "Hash Cond: (o.customer_id = c.id)";
    private static final String HASHED = "Hash Right Join";

    @Test
    void firesWhereTheJoinKeepsFewGroups() {
        RuleTester.Found found = TESTER.on(plan(5_000, 199, 50)).findsOneAt("Hash Join")
                .with(Evidence.rows("groups made", rows(5_000)), Evidence.rows("rows of the other input", rows(199)),
                        Evidence.rows("groups kept at most", rows(199)), Evidence.text("grouped by", "o.customer_id"))
                .suggestsIndexes("orders (customer_id)")
                .doubts(Doubt.EXISTING_INDEXES_UNKNOWN, Doubt.OTHER_VALUES_MAY_DIFFER)
                .ofSeverity(Severity.MEDIUM)
                // The other groups but for what looking up 199 costs: 60 % of 50 ms.
                .atStake(30);
        assertThat(sql(found.finding())).isEqualTo("""
                LEFT JOIN LATERAL (
                    SELECT ... FROM orders o
                    WHERE o.customer_id = c.id
                    GROUP BY o.customer_id) AS grouped ON true""");
    }

    @Test
    void saysWhatElseTheSubqueryDemands() {
        String filtered = plan(5_000, 10, 50)
                .replace("Group Key: o.customer_id", "Group Key: o.customer_id\n        Filter: (count(*) > 3)")
                .replace(HASHED, "Hash Join")
                .replaceFirst("(on orders o .*)", "$1\n              Filter: (state = 'paid'::text)");
        RuleTester.Found found = TESTER.on(filtered).findsOneAt("Hash Join").suggestsIndexes("orders (customer_id, state)");
        assertThat(sql(found.finding())).isEqualTo("""
                JOIN LATERAL (
                    SELECT ... FROM orders o
                    WHERE o.customer_id = c.id AND ...
                    GROUP BY o.customer_id HAVING ...) AS grouped ON true""");
    }

    @Test
    void suggestsAnIndexForWhatTheSubqueryJoinsToo() {
        String plan = plan(5_000, 199, 50);
        String orders = plan.lines().filter(line -> line.contains("Seq Scan on orders o")).findFirst().orElseThrow();
        String joined = plan.replace(orders, """
                        ->  Hash Join  (cost=0.00..9.00 rows=9 width=4) (actual time=0.0..40.000 rows=100000 loops=1)
                              Hash Cond: (i.order_id = o.id)
                              ->  Seq Scan on order_items i  (cost=0.00..9.00 rows=9 width=4) (actual time=0.0..9.000 rows=80000 loops=1)
                              ->  Hash  (cost=0.00..9.00 rows=9 width=8) (actual time=9.0..9.000 rows=60000 loops=1)
                                    ->  Seq Scan on orders o  (cost=0.00..9.00 rows=9 width=8) (actual time=0.0..5.000 rows=60000 loops=1)
                """.stripTrailing().indent(8).stripTrailing());
        TESTER.on(joined).findsOneAt("Hash Join").suggestsIndexes("orders (customer_id)", "order_items (order_id)");
        // No index leads to the partners, which each run would look for in the whole table.
        String computed = joined.replace("(i.order_id = o.id)", "((i.order_id + o.shift) = o.id)");
        TESTER.on(computed).staysQuiet();
        TESTER.on(computed.replace("rows=80000", "rows=499")).findsOneAt("Hash Join").suggestsIndexes("orders (customer_id)");
        TESTER.on(joined.replace("rows=80000", "rows=499"))
                .findsOneAt("Hash Join").suggestsIndexes("orders (customer_id)");
    }

    @Test
    void asksASemiJoinWhetherThereIsSuchAGroup() {
        RuleTester.Found found = TESTER.on(plan(5_000, 10, 50).replace(HASHED, "Hash Right Semi Join")).findsOneAt("Hash Join");
        assertThat(sql(found.finding())).startsWith("... WHERE EXISTS (");
    }

    @Test
    void leavesGroupsAloneThatAreTheResultOfASemiJoin() {
        TESTER.on(plan(5_000, 10, 50).replace(HASHED, "Hash Semi Join")).staysQuiet();
    }

    @Test
    void everyGroupKeyHasToBeCompared() {
        String two = plan(5_000, 10, 50).replace("Group Key: o.customer_id", "Group Key: o.customer_id, o.state");
        TESTER.on(two).staysQuiet();
        TESTER.on(two.replace(ON_KEY, "Hash Cond: ((o.customer_id = c.id) AND (o.state = c.state))")).findsOneAt("Hash Join");
    }

    @Test
    void keepsWhatElseTheJoinDemands() {
        String more = plan(5_000, 10, 50).replace(ON_KEY, ON_KEY + "\n  Join Filter: (c.since < now())");
        assertThat(sql(TESTER.on(more).findsOneAt("Hash Join").finding())).endsWith(") AS grouped ON ...");
    }

    @Test
    void findsTheKeyThroughTheSubquerysName() {
        String named = """
                Hash Join  (cost=0.00..9.00 rows=9 width=24) (actual time=0.0..52.000 rows=40 loops=1)
                  Hash Cond: (c.id = s.customer_id)
                  ->  Seq Scan on customers c  (cost=0.00..9.00 rows=9 width=8) (actual time=0.0..1.000 rows=40 loops=1)
                  ->  Hash  (cost=0.00..9.00 rows=9 width=12) (actual time=50.0..50.000 rows=5000 loops=1)
                        ->  Subquery Scan on s  (cost=0.00..9.00 rows=9 width=12) (actual time=50.0..50.000 rows=5000 loops=1)
                              ->  HashAggregate  (cost=0.00..9.00 rows=9 width=12) (actual time=50.0..50.000 rows=5000 loops=1)
                                    Group Key: o.customer_id
                                    ->  Index Scan using i on orders o  (cost=0.00..9.00 rows=9 width=4) \
                (actual time=0.0..40.0 rows=100000 loops=1)
                Execution Time: 100.000 ms
                """;
        // An index is there, whichever it is.
        TESTER.on(named).findsOneAt("Hash Join").suggestsIndexes();
        TESTER.on(named.replace("(c.id = s.customer_id)", "(c.id = s.orders)")).staysQuiet();
        TESTER.on(named.replace("(c.id = s.customer_id)", "(c.id = c.customer_id)")).staysQuiet();
    }

    @Test
    void firesAtALoopThatComparesOneRowWithEachGroup() {
        String loop = """
                Nested Loop Left Join  (cost=0.00..9.00 rows=9 width=24) (actual time=0.0..52.000 rows=1 loops=1)
                  Join Filter: (o.customer_id = c.id)
                  Rows Removed by Join Filter: 4999
                  ->  Seq Scan on customers c  (cost=0.00..9.00 rows=9 width=8) (actual time=0.0..1.000 rows=1 loops=1)
                  ->  HashAggregate  (cost=0.00..9.00 rows=9 width=12) (actual time=50.0..50.000 rows=5000 loops=1)
                        Group Key: o.customer_id
                        ->  Seq Scan on orders o  (cost=0.00..9.00 rows=9 width=4) (actual time=0.0..40.0 rows=100000 loops=1)
                Execution Time: 100.000 ms
                """;
        TESTER.on(loop).findsOneAt("Nested Loop").atStake(50);
        TESTER.on(loop.replace("rows=5000 loops=1", "rows=5000 loops=2")).staysQuiet();
    }

    @Test
    void staysQuietJustUnderTheThresholds() {
        // Ten groups for each row looked up cost as much as all of them.
        TESTER.on(plan(5_000, 400, 50)).findsOneAt("Hash Join");
        TESTER.on(plan(5_000, 401, 50)).staysQuiet();
        TESTER.on(plan(5_000, 1, 20)).findsOneAt("Hash Join");
        TESTER.on(plan(5_000, 1, 19.9)).staysQuiet();
        TESTER.on(plan(11, 1, 90)).staysQuiet();
        TESTER.on(plan(5_000, 1, 5.1).replace("Time: 100", "Time: 10")).findsOneAt("Hash Join");
        TESTER.on(plan(5_000, 1, 5).replace("Time: 100", "Time: 10")).staysQuiet();
    }

    @Test
    void leavesGroupsAloneThatAreKeptOrAreNoGroups() {
        String plan = plan(5_000, 10, 50);
        TESTER.on(plan.replace(HASHED, "Hash Left Join")).staysQuiet();
        TESTER.on(plan.replace(HASHED, "Hash Full Join")).staysQuiet();
        TESTER.on(plan.replace(HASHED, "Hash Anti Join")).staysQuiet();
        TESTER.on(plan.replace(ON_KEY, "Hash Cond: ((count(*)) = c.id)")).staysQuiet();
        TESTER.on(plan.replace(ON_KEY, "Hash Cond: ((o.customer_id = c.id) AND ((count(*)) = c.orders))")).staysQuiet();
        TESTER.on(plan.replace("Group Key: o.customer_id", "Group Key: (o.customer_id / 2)")).staysQuiet();
        TESTER.on(plan.replace("HashAggregate", "MixedAggregate")).staysQuiet();
    }

    @Test
    void tellsRowsMadeDistinctForASemiJoinByTheirWidth() {
        String distinct = plan(5_000, 10, 50).replace("width=12", "width=4").replace(HASHED, "Hash Join");
        TESTER.on(distinct).staysQuiet();
        TESTER.on(distinct.replace("Group Key: ", "Output: o.customer_id, max(o.id)\n        Group Key: ")).findsOneAt("Hash Join");
        TESTER.on(plan(5_000, 10, 50).replace("Group Key: ", "Output: o.customer_id\n        Group Key: ")).staysQuiet();
        // What a semi join groups by itself stands below an inner join.
        TESTER.on(distinct.replace("Hash Join", HASHED)).findsOneAt("Hash Join");
    }

    @Test
    void staysQuietWhereALimitMayHaveEndedTheJoin() {
        String plan = plan(5_000, 10, 50);
        TESTER.on("Limit  (cost=0.00..9.00 rows=10 width=24) (actual time=0.0..52.000 rows=10 loops=1)\n  ->  "
                + plan.strip().replace("\n  ", "\n        ") + "\n").staysQuiet();
    }

    @Test
    void looksAMergeJoinsExpectedRowsUpToo() {
        String merge = plan(5_000, 10, 50).replace(HASHED, "Merge Right Join").replace("Hash Cond", "Merge Cond")
                .replace("->  Hash  (cost", "->  Sort  (cost");
        TESTER.on(merge).findsOneAt("Merge Join");
        TESTER.on(merge.replace("rows=9 width=8", "rows=401 width=8")).staysQuiet();
    }

    @Test
    void staysQuietWhereRowsOfAWithQueryAreGrouped() {
        TESTER.on(plan(5_000, 10, 50).replace("Seq Scan on orders o", "CTE Scan on orders o")).staysQuiet();
    }

    @Test
    void isNotApplicableWithoutAnalyze() {
        TESTER.on("Seq Scan on t  (cost=0.00..1.00 rows=9 width=8)\n").isNotApplicable(ANALYZE);
    }

    private static String sql(Finding finding) {
        return finding.remedies().stream()
                .flatMap(remedy -> remedy instanceof Remedy.Act(Action action, Optional<String> sql)
                        && action == Action.GROUP_WHAT_IS_JOINED ? sql.stream() : Optional.<String>empty().stream())
                .findFirst().orElseThrow();
    }

    /// Making the groups takes this many of 100 ms.
    private static String plan(int groups, int customers, double time) {
        return """
                Hash Right Join  (cost=0.00..9.00 rows=9 width=24) (actual time=0.0..%3$.3f rows=%2$d loops=1)
                  Hash Cond: (o.customer_id = c.id)
                  ->  HashAggregate  (cost=0.00..9.00 rows=9 width=12) (actual time=0.0..%3$.3f rows=%1$d loops=1)
                        Group Key: o.customer_id
                        ->  Seq Scan on orders o  (cost=0.00..9.00 rows=9 width=4) (actual time=0.0..%4$.3f rows=100000 loops=1)
                  ->  Hash  (cost=0.00..9.00 rows=9 width=8) (actual time=0.0..0.000 rows=%2$d loops=1)
                        ->  Seq Scan on customers c  (cost=0.00..9.00 rows=9 width=8) (actual time=0.0..0.000 rows=%2$d loops=1)
                Execution Time: 100.000 ms
                """.formatted(groups, customers, time, time / 2);
    }
}
