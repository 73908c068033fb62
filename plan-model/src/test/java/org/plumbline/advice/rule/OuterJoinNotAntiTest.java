package org.plumbline.advice.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.plan.Capability.ANALYZE;
import static org.plumbline.plan.unit.Rows.rows;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.plumbline.advice.Action;
import org.plumbline.advice.Doubt;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Remedy;
import org.plumbline.advice.Severity;

class OuterJoinNotAntiTest {
    private static final RuleTester TESTER = RuleTester.of(new OuterJoinNotAnti());
    private static final String ID = "(o.id IS NULL)";
    private static final Remedy NOT_EXISTS = new Remedy.Act(Action.NOT_EXISTS_INSTEAD_OF_OUTER_JOIN, Optional.of("""
            SELECT ...
            FROM customers c
            WHERE NOT EXISTS (SELECT 1 FROM orders o WHERE o.customer_id = c.id)"""));

    @Test
    void firesWhereAllPartnersWereJoinedToFindRowsWithout() {
        TESTER.on(right(ID, 99_900, 100, 1000)).findsOneAt("Hash Join")
                .with(Evidence.text("filter", "o.id IS NULL"), Evidence.rows("rows looked up", rows(2000)),
                        Evidence.rows("rows joined", rows(100_000)), Evidence.rows("rows left", rows(100)))
                .suggests(NOT_EXISTS)
                .doubts(Doubt.TESTED_COLUMN_MAY_BE_NULL, Doubt.PLANNER_MAY_CHOOSE_OTHERWISE)
                .ofSeverity(Severity.LOW)
                // 0.15 of all but the first partner of 2,000 rows.
                .atStake(147);
    }

    @Test
    void readsTheSecondInputOfALeftJoin() {
        TESTER.on(loop(ID, "(o.customer_id = c.id)")).findsOneAt("Nested Loop").suggests(NOT_EXISTS)
                // 0.15 of 1,000 ms, for 49 of 50 partners.
                .atStake(147);
    }

    @Test
    void staysQuietJustUnderTheThresholds() {
        TESTER.on(right(ID, 18_000, 2_000, 1000)).findsOneAt("Hash Join");
        TESTER.on(right(ID, 17_999, 2_000, 1000)).staysQuiet();
        // 0.147 of 35 and of 33 ms.
        TESTER.on(right(ID, 99_900, 100, 35)).findsOneAt("Hash Join");
        TESTER.on(right(ID, 99_900, 100, 33)).staysQuiet();
        TESTER.on(right(ID, 99_900, 100, 1000).replace("Execution Time: 1000", "Execution Time: 4890")).findsOneAt("Hash Join");
        TESTER.on(right(ID, 99_900, 100, 1000).replace("Execution Time: 1000", "Execution Time: 4910")).staysQuiet();
        // Of all partners a fifth and a little less are beyond the first of each row.
        TESTER.on(right(ID, 2_500, 0, 1000)).findsOneAt("Hash Join");
        TESTER.on(right(ID, 2_499, 0, 1000)).staysQuiet();
        TESTER.on(right(ID, 2_000, 0, 1000)).staysQuiet();
    }

    @Test
    void leavesOtherFiltersAndJoinsAlone() {
        // Compared by the join: PostgreSQL had its reasons then.
        TESTER.on(right("(o.customer_id IS NULL)", 99_900, 100, 1000)).staysQuiet();
        TESTER.on(loop("(o.customer_id IS NULL)", "(o.customer_id = c.id)")).staysQuiet();
        TESTER.on(loop("(o.customer_id IS NULL)", "(customer_id = c.id)")).staysQuiet();
        TESTER.on(right("(c.name IS NULL)", 99_900, 100, 1000)).staysQuiet();
        TESTER.on(right("(o.id IS NOT NULL)", 99_900, 100, 1000)).staysQuiet();
        TESTER.on(right("((o.id IS NULL) OR (o.total > 5))", 99_900, 100, 1000)).staysQuiet();
        TESTER.on(right("((o.id IS NULL) AND (o.total IS NULL))", 99_900, 100, 1000)).staysQuiet();
        TESTER.on(right("(COALESCE(o.id, 0) IS NULL)", 99_900, 100, 1000)).staysQuiet();
        TESTER.on(right(ID, 99_900, 100, 1000).replace("Right Join", "Full Join")).staysQuiet();
        TESTER.on(right(ID, 99_900, 100, 1000).replace("Right Join", "Join")).staysQuiet();
    }

    @Test
    void aMisestimateThatBeginsThereNamesItBeforeTheStatistics() {
        RuleTester misestimate = RuleTester.of(new RowMisestimate());
        String plan = """
                Nested Loop  (cost=0.00..9.00 rows=1 width=8) (actual time=0.5..2000.000 rows=5000 loops=1)
                  ->  Hash Right Join  (cost=0.00..9.00 rows=1 width=8) (actual time=0.5..100.000 rows=5000 loops=1)
                        Hash Cond: (o.customer_id = c.id)
                        Filter: (o.cancelled_at IS NULL)
                        Rows Removed by Filter: 5000
                        ->  Seq Scan on orders o  (cost=0.00..9.00 rows=5000 width=8) (actual time=0.0..50.000 rows=5000 loops=1)
                        ->  Hash  (cost=0.00..9.00 rows=10000 width=8) (actual time=0.000..0.000 rows=10000 loops=1)
                              ->  Seq Scan on customers c  (cost=0.00..9.00 rows=10000 width=8) (actual time=0.0..0.000 rows=10000 loops=1)
                  ->  Seq Scan on towns t  (cost=0.00..9.00 rows=1 width=8) (actual time=0.0..0.300 rows=1 loops=5000)
                Execution Time: 2000.000 ms
                """;
        var analyze = new Remedy.Analyze(List.of("orders", "customers"), List.of());
        var loop = new Remedy.ChangeSetting("enable_nestloop", "off");
        misestimate.on(plan).findsOneAt("Hash Join").suggests(NOT_EXISTS, analyze, loop).doubts(Doubt.TESTED_COLUMN_MAY_BE_NULL);
        // More rows are left than were looked up: partners that are NULL there.
        misestimate.on(plan.replace("rows=10000 ", "rows=4999 ")).findsOneAt("Hash Join").suggests(analyze, loop);
    }

    @Test
    void tellsThatThereAreMoreConditionsThanItPrints() {
        String both = loop(ID, "((customer_id = c.id) AND (region = c.region))");
        assertThat(sql(both)).endsWith("WHERE o.customer_id = c.id AND ...)");
        assertThat(sql(both.replace("  Filter:", "  Join Filter: c.active\n  Filter:"))).endsWith("WHERE c.active AND ...)");
        String hash = right(ID, 99_900, 100, 1000);
        assertThat(sql(hash.replace("(actual time=0.0..0.000 rows=99900 loops=1)",
                "(actual time=0.0..0.000 rows=99900 loops=1)\n        Index Cond: (status = 'open'::text)")
                .replace("Seq Scan on orders o", "Index Scan using os on orders o"))).endsWith("o.customer_id = c.id AND ...)");
        assertThat(sql(hash.replace("Execution Time", "              Filter: (country = 'DE'::text)\nExecution Time")))
                .endsWith("o.customer_id = c.id) AND ...");
    }

    @Test
    void leavesATestAloneThatPostgresDoesBesideASubPlanOrAboveAnotherOuterJoin() {
        TESTER.on(right("((o.id IS NULL) AND (NOT (hashed SubPlan 1)))", 99_900, 100, 1000)).staysQuiet();
        TESTER.on("""
                Hash Right Join  (cost=0.00..9.00 rows=1 width=8) (actual time=500.5..1000.000 rows=500 loops=1)
                  Hash Cond: (o.customer_id = c.id)
                  Filter: (p.id IS NULL)
                  Rows Removed by Filter: 100000
                  ->  Hash Left Join  (cost=0.00..9.00 rows=99900 width=8) (actual time=0.5..100.000 rows=100400 loops=1)
                        Hash Cond: (o.id = p.order_id)
                        ->  Seq Scan on orders o  (cost=0.00..9.00 rows=99900 width=8) (actual time=0.0..10.000 rows=100400 loops=1)
                        ->  Hash  (cost=0.00..9.00 rows=10000 width=8) (actual time=10.000..10.000 rows=100000 loops=1)
                              ->  Seq Scan on payments p  (cost=0.00..9.00 rows=10000 width=8) (actual time=0.0..5.0 rows=100000 loops=1)
                  ->  Hash  (cost=0.00..9.00 rows=10000 width=8) (actual time=5.000..5.000 rows=10000 loops=1)
                        ->  Seq Scan on customers c  (cost=0.00..9.00 rows=10000 width=8) (actual time=0.0..3.000 rows=10000 loops=1)
                Execution Time: 1000.000 ms
                """).staysQuiet();
    }

    private static String sql(String plan) {
        return ((Remedy.Act) TESTER.on(plan).findings().getFirst().remedies().getFirst()).sql().orElseThrow();
    }

    @Test
    void isNotApplicableWithoutAnalyze() {
        TESTER.on("Seq Scan on t  (cost=0.00..1.00 rows=9 width=8)\n").isNotApplicable(ANALYZE);
    }

    /// Its second input is read again for each equal key of the first: how many rows it has is not told, unless a sort keeps them.
    @Test
    void staysQuietOverAMergeJoinsInputThatWasReadAgain() {
        String sorted = right(ID, 99_900, 100, 1000).replace("Hash Right Join", "Merge Right Join").replace("Hash Cond", "Merge Cond")
                .replace("->  Hash  ", "->  Sort  ");
        TESTER.on(sorted).findsOneAt("Merge Join");
        TESTER.on(sorted.lines().filter(line -> !line.contains("->  Sort  ")).collect(Collectors.joining("\n"))).staysQuiet();
    }

    private static String right(String filter, int removed, int left, int time) {
        return """
                Hash Right Join  (cost=0.00..9.00 rows=1 width=8) (actual time=0.5..%4$d.000 rows=%3$d loops=1)
                  Hash Cond: (o.customer_id = c.id)
                  Filter: %1$s
                  Rows Removed by Filter: %2$d
                  ->  Seq Scan on orders o  (cost=0.00..9.00 rows=99900 width=8) (actual time=0.0..0.000 rows=99900 loops=1)
                  ->  Hash  (cost=0.00..9.00 rows=2000 width=8) (actual time=0.000..0.000 rows=2000 loops=1)
                        ->  Seq Scan on customers c  (cost=0.00..9.00 rows=2000 width=8) (actual time=0.0..0.000 rows=2000 loops=1)
                Execution Time: %4$d.000 ms
                """.formatted(filter, removed, left, time);
    }

    private static String loop(String filter, String condition) {
        return """
                Nested Loop Left Join  (cost=0.00..9.00 rows=1 width=8) (actual time=0.5..1000.000 rows=100 loops=1)
                  Filter: %s
                  Rows Removed by Filter: 99900
                  ->  Seq Scan on customers c  (cost=0.00..9.00 rows=2000 width=8) (actual time=0.0..0.000 rows=2000 loops=1)
                  ->  Index Scan using oc on orders o  (cost=0.00..9.00 rows=50 width=8) (actual time=0.0..0.400 rows=50 loops=2000)
                        Index Cond: %s
                Execution Time: 1000.000 ms
                """.formatted(filter, condition);
    }
}
