package org.plumbline.advice.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.advice.rule.RuleTester.measured;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.advice.Remedy;

class BasicRulesTest {
    @Test
    void recommendsForDirectChildrenInTheirOrder() {
        assertThat(recommendations("""
                Append  (cost=0.00..9.00 rows=9 width=8)
                  ->  Nested Loop  (cost=0.00..9.00 rows=9 width=8)
                        ->  Seq Scan on a  (cost=0.00..9.00 rows=9 width=8)
                        ->  Seq Scan on b  (cost=0.00..9.00 rows=9 width=8)
                  ->  Seq Scan on c  (cost=0.00..9.00 rows=9 width=8)
                  ->  Index Scan using i on d  (cost=0.00..9.00 rows=9 width=8)
                  ->  Seq Scan on e  (cost=0.00..9.00 rows=9 width=8)
                """)).containsExactly(
                "1: Consider hash join or merge join", "4: Add index for sequential scan", "6: Add index for sequential scan");
    }

    @Test
    void saysNothingOfTheRootItself() {
        assertThat(recommendations("Seq Scan on a  (cost=0.00..9.00 rows=9 width=8)\n")).isEmpty();
    }

    @Test
    void takesParallelScansAndJoinTypesByTheirNodeType() {
        assertThat(recommendations("""
                Gather  (cost=0.00..9.00 rows=9 width=8)
                  Workers Planned: 2
                  ->  Parallel Seq Scan on a  (cost=0.00..9.00 rows=9 width=8)
                """)).containsExactly("1: Add index for sequential scan");
        assertThat(recommendations("""
                Limit  (cost=0.00..9.00 rows=9 width=8)
                  ->  Nested Loop Left Join  (cost=0.00..9.00 rows=9 width=8)
                        ->  Seq Scan on a  (cost=0.00..9.00 rows=9 width=8)
                        ->  Seq Scan on b  (cost=0.00..9.00 rows=9 width=8)
                """)).containsExactly("1: Consider hash join or merge join");
    }

    @Test
    void countsInitPlansAmongTheChildren() {
        assertThat(recommendations("""
                Result  (cost=9.00..9.01 rows=1 width=8)
                  InitPlan 1 (returns $0)
                    ->  Seq Scan on a  (cost=0.00..9.00 rows=1 width=8)
                """)).containsExactly("1: Add index for sequential scan");
    }

    private static List<String> recommendations(String plan) {
        return RuleBook.advise(measured(plan)).basic().stream()
                .map(finding -> finding.node().orElseThrow().index() + ": " + ((Remedy.Advice) finding.remedies().getFirst()).text())
                .toList();
    }
}
