package org.plumbline.advice.rule;

import static org.plumbline.plan.Capability.ANALYZE;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.advice.Action;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Remedy;
import org.plumbline.advice.Severity;

class PartitionsNotPrunedTest {
    private static final RuleTester TESTER = RuleTester.of(new PartitionsNotPruned());

    @Test
    void firesWhereMostPartitionsHadNothing() {
        TESTER.on(append(36, 1, 2_000, "o_%d", "Index Cond: (id = p.order_id)")).findsOneAt("Append")
                .with(Evidence.count("partitions searched", 36), Evidence.count("partitions with rows", 1),
                        Evidence.count("searches of each", 2_000))
                .suggests(new Remedy.Act(Action.FILTER_BY_PARTITION_KEY))
                .ofSeverity(Severity.HIGH).atStake(560);
    }

    @ParameterizedTest
    @CsvSource({"8, 2, 2000, true", "8, 3, 2000, false", "7, 1, 2000, false", "8, 1, 80, false"})
    void holdsItsThresholds(int partitions, int useful, int loops, boolean fires) {
        var asked = TESTER.on(append(partitions, useful, loops, "o_%d", "Index Cond: (id = p.order_id)"));

        if (fires) {
            asked.findsOneAt("Append");
        } else {
            asked.staysQuiet();
        }
    }

    @Test
    void staysQuietForAUnionOfTables() {
        TESTER.on(append(12, 1, 2_000, "t%d", "Index Cond: (id = p.order_id)")).staysQuiet();
    }

    @Test
    void staysQuietForPartitionsThatAreReadWhole() {
        TESTER.on(append(12, 1, 2_000, "o_%d", "Disabled: false")).staysQuiet();
    }

    @Test
    void isNotApplicableWithoutAnalyze() {
        TESTER.on("""
                Append  (cost=0.00..9.00 rows=9 width=4)
                  ->  Seq Scan on o_1  (cost=0.00..9.00 rows=9 width=4)
                  ->  Seq Scan on o_2  (cost=0.00..9.00 rows=9 width=4)
                """).isNotApplicable(ANALYZE);
    }

    /// Each search of a partition takes 0.01 ms.
    private static String append(int partitions, int useful, int loops, String alias, String condition) {
        double each = partitions * 0.01;
        var plan = new StringBuilder("Append  (cost=0.00..9.00 rows=9 width=4) (actual time=0.001..%.3f rows=%d loops=%d)\n"
                .formatted(each, useful, loops));
        for (int i = 1; i <= partitions; i++) {
            plan.append("""
                      ->  Index Scan using o_pkey on o_%1$d %2$s  (cost=0..9 rows=9 width=4) (actual time=0.001..0.01 rows=%3$d loops=%4$d)
                            %5$s
                    """.formatted(i, alias.formatted(i), i <= useful ? 1 : 0, loops, condition).indent(2));
        }
        return plan + "Execution Time: %.3f ms\n".formatted(each * loops);
    }
}
