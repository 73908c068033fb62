package org.plumbline.advice.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.plan.Capability.ANALYZE;
import static org.plumbline.plan.unit.Rows.rows;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.plumbline.advice.Action;
import org.plumbline.advice.Doubt;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Remedy;
import org.plumbline.advice.Severity;
import org.plumbline.plan.Capability;

class DistinctOverFanOutTest {
    private static final RuleTester TESTER = RuleTester.of(new DistinctOverFanOut());
    private static final Remedy EXISTS = new Remedy.Act(Action.EXISTS_INSTEAD_OF_JOIN, Optional.of(
            "SELECT c.id, c.name\nFROM customers c\nWHERE EXISTS (SELECT 1 FROM orders o WHERE o.customer_id = c.id)"));

    @Test
    void firesWhereTheJoinsCopiesAreThrownAway() {
        RuleTester.Found found = TESTER.on(sorted(20_000, 400_000, 20_000, 100)).findsOneAt("Unique")
                .with(Evidence.rows("rows of the join", rows(400_000)), Evidence.rows("rows left", rows(20_000)),
                        Evidence.text("distinct by", "c.id, c.name"))
                .suggests(EXISTS)
                .doubts(Doubt.PLANNER_MAY_CHOOSE_OTHERWISE, Doubt.MAY_BE_DISTINCT_ON)
                .ofSeverity(Severity.MEDIUM)
                // Half of 19 of 20 parts of the Unique and the Sort.
                .atStake(48);
        assertThat(found.finding().knowMore()).containsExactly(Capability.VERBOSE);
    }

    @Test
    void asksForVerboseToTellADistinctFromSums() {
        TESTER.on(hashed("Output: c.id, c.name")).findsOneAt("Aggregate").suggests(EXISTS).atStake(48);
        TESTER.on(hashed("Output: c.id, c.name, count(*)")).staysQuiet();
        TESTER.on(hashed("Batches: 1  Memory Usage: 1561kB")).staysQuiet();
        TESTER.on(hashed("Output: c.id, c.name\n  Filter: (count(*) > 5)")).staysQuiet();
    }

    /// Nothing but DISTINCT makes the same groups twice without partial results.
    @Test
    void takesWhatParallelProcessesMakeDistinctFirstForOneDistinct() {
        String plan = """
                HashAggregate  (cost=1.00..2.00 rows=20000 width=8) (actual time=400.000..410.000 rows=20000 loops=1)
                  Group Key: c.id, c.name
                  ->  Gather  (cost=1.00..2.00 rows=9 width=8) (actual time=300.000..320.000 rows=44000 loops=1)
                        Workers Planned: 1
                        Workers Launched: 1
                        ->  %s  (cost=1.00..2.00 rows=9 width=8) (actual time=290.000..300.000 rows=22000 loops=2)
                              Group Key: c.id, c.name
                              ->  Hash Join  (cost=1.00..2.00 rows=9 width=8) (actual time=5.000..200.000 rows=200000 loops=2)
                                    Hash Cond: (o.customer_id = c.id)
                                    ->  Parallel Seq Scan on orders o  (cost=1..2 rows=9 width=8) (actual time=0..50 rows=200000 loops=2)
                                    ->  Hash  (cost=1.00..2.00 rows=9 width=8) (actual time=4.000..4.000 rows=20000 loops=2)
                                          ->  Seq Scan on customers c  (cost=1..2 rows=9 width=8) (actual time=0.1..2.0 rows=20000 loops=2)
                Execution Time: 411.000 ms
                """;
        // Half of 19 of 20 parts of both and the Gather: 90, 20 and 100 ms.
        TESTER.on(plan.formatted("HashAggregate")).findsOneAt("Aggregate").suggests(EXISTS).atStake(100);
        TESTER.on(plan.formatted("Partial HashAggregate")).staysQuiet();
    }

    @Test
    void staysQuietJustUnderTheThresholds() {
        TESTER.on(sorted(20_000, 200_000, 20_000, 100)).findsOneAt("Unique");
        TESTER.on(sorted(20_001, 200_000, 20_000, 100)).staysQuiet();
        // The table's own rows are alike.
        TESTER.on(sorted(50, 200_000, 20_001, 100)).staysQuiet();
        TESTER.on(withoutTheJoinsTime(10.6)).findsOneAt("Unique");
        TESTER.on(withoutTheJoinsTime(10.5)).staysQuiet();
        TESTER.on(sorted(20_000, 400_000, 20_000, 100).replace("Time: 200", "Time: 475")).findsOneAt("Unique");
        TESTER.on(sorted(20_000, 400_000, 20_000, 100).replace("Time: 200", "Time: 476")).staysQuiet();
    }

    @Test
    void leavesColumnsOfBothTablesAndOuterJoinsAlone() {
        String plan = sorted(20_000, 400_000, 20_000, 100);
        TESTER.on(plan.replace("c.id, c.name", "c.id, o.total")).staysQuiet();
        TESTER.on(plan.replace("rows=20000 loops=1)\n  ->  Sort", "rows=20000 loops=1)\n  Output: c.id, c.name, o.total\n  ->  Sort"))
                .staysQuiet();
        TESTER.on(plan.replace("Hash Join", "Hash Left Join")).staysQuiet();
        TESTER.on(plan.replace("Hash Join", "Hash Semi Join")).staysQuiet();
    }

    @Test
    void leavesConditionsOnTheOtherTableToTheReader() {
        String filtered = sorted(20_000, 400_000, 20_000, 100)
                .replaceFirst("(on orders o .*)", "$1\n                    Filter: (total > 5)");
        TESTER.on(filtered).findsOneAt("Unique").suggests(new Remedy.Act(Action.EXISTS_INSTEAD_OF_JOIN, Optional.of(
                "SELECT c.id, c.name\nFROM customers c\nWHERE EXISTS (SELECT 1 FROM orders o WHERE o.customer_id = c.id AND ...)")));
    }

    @Test
    void isNotApplicableWithoutAnalyze() {
        TESTER.on("Seq Scan on t  (cost=0.00..1.00 rows=9 width=8)\n").isNotApplicable(ANALYZE);
    }

    /// Unique and Sort take this time, the join 100 ms.
    private static String sorted(int left, int joined, int customers, double time) {
        return """
                Unique  (cost=0.00..9.00 rows=9 width=8) (actual time=100.0..%4$.3f rows=%1$d loops=1)
                  ->  Sort  (cost=0.00..9.00 rows=9 width=8) (actual time=100.0..%5$.3f rows=%2$d loops=1)
                        Sort Key: c.id, c.name
                        Sort Method: quicksort  Memory: 9000kB
                        %6$s
                Execution Time: 200.000 ms
                """.formatted(left, joined, customers, 100 + time, 100 + time / 2, join(joined, customers).indent(8).strip());
    }

    private static String withoutTheJoinsTime(double time) {
        return sorted(20_000, 400_000, 20_000, time)
                .replaceAll("\\.\\.1(\\d\\d\\.\\d+) rows", "..$1 rows").replace("actual time=100.0", "actual time=0.0")
                .replace("Time: 200", "Time: 15");
    }

    private static String hashed(String line) {
        return """
                HashAggregate  (cost=0.00..9.00 rows=9 width=8) (actual time=100.0..200.000 rows=20000 loops=1)
                  Group Key: c.id, c.name
                  %s
                  %s
                Execution Time: 200.000 ms
                """.formatted(line, join(400_000, 20_000).indent(2).strip());
    }

    private static String join(int joined, int customers) {
        return """
                ->  Hash Join  (cost=0.00..9.00 rows=9 width=8) (actual time=0.0..100.000 rows=%1$d loops=1)
                      Hash Cond: (o.customer_id = c.id)
                      ->  Seq Scan on orders o  (cost=0.00..9.00 rows=9 width=8) (actual time=0.0..0.000 rows=%1$d loops=1)
                      ->  Hash  (cost=0.00..9.00 rows=9 width=8) (actual time=0.000..0.000 rows=%2$d loops=1)
                            ->  Seq Scan on customers c  (cost=0.00..9.00 rows=9 width=8) (actual time=0.0..0.000 rows=%2$d loops=1)
                """.formatted(joined, customers);
    }
}
