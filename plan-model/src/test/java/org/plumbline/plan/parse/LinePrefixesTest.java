package org.plumbline.plan.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.plan.Plan;
import org.plumbline.plan.PlanNode;

/// What stands in front of lines and nodes: quotes of mails, numbers, levels, labels, bullets.
class LinePrefixesTest {
    @Test
    void wordsInFrontOfANodeAreNoPartOfItsName() throws PlanParseException {
        assertThat(Plans.one("before: Limit  (cost=0.00..35.50 rows=13 width=4)\n"
                + "after:  ->  Seq Scan on t  (cost=0.00..1.00 rows=1 width=4)")
                .nodes()).extracting(PlanNode::nodeType).containsExactly("Limit", "Seq Scan");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1  ", "42: ", "  1 | ", "NOTICE:  ", "LOG:  ", "psql:slow.sql:1: NOTICE:  ", "INFO: "})
    void readsOneLineBehindANumberOrALevel(String prefix) throws PlanParseException {
        Plan plan = Plans.one(prefix + "Seq Scan on t  (cost=0.00..1.00 rows=1 width=4)\n");
        assertThat(plan.root().nodeType()).isEqualTo("Seq Scan");
        assertThat(plan.warnings()).isEmpty();
    }

    @Test
    void readsTwoNumberedLines() throws PlanParseException {
        assertThat(Plans.one("1  Limit  (cost=0.00..1.00 rows=1 width=4)\n2    ->  Seq Scan on t  (cost=0.00..1.00 rows=1 width=4)\n")
                .nodes()).extracting(PlanNode::depth).containsExactly(0, 1);
    }

    @Test
    void readsTheNoticesOfAScript() throws PlanParseException {
        Plan plan = Plans.one("""
                psql:slow.sql:9: NOTICE:  Limit  (cost=0.00..1.00 rows=1 width=4)
                psql:slow.sql:10: NOTICE:    ->  Seq Scan on t  (cost=0.00..1.00 rows=1 width=4)
                psql:slow.sql:11: NOTICE:          Filter: (a = 1)
                """);
        assertThat(plan.nodes()).hasSize(2);
        assertThat(plan.nodes().getLast().attributes().text("Filter")).contains("(a = 1)");
    }

    @Test
    void mailsQuotedManyTimesAndStringsInStringsAreRead() throws PlanParseException {
        String plan = "Limit  (cost=0.00..35.50 rows=13 width=4)\n  ->  Seq Scan on t  (cost=0.00..35.50 rows=13 width=4)";
        assertThat(Plans.one(plan.lines().map(line -> "> ".repeat(9) + line + "\n").collect(Collectors.joining())).nodes()).hasSize(2);
        String nested = plan;
        for (int depth = 0; depth < 5; depth++) {
            nested = "{\"plan\": \"" + nested.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"}";
        }
        assertThat(Plans.one(nested).nodes()).hasSize(2);
    }

    @Test
    void plansThatAreLabelledEachAreNoPartsOfEachOther() throws PlanParseException {
        assertThat(Plans.all("""
                before:  ->  Limit  (cost=0.00..35.50 rows=13 width=4)
                           ->  Seq Scan on t  (cost=0.00..35.50 rows=13 width=4)
                after:  ->  Index Scan using i on t  (cost=0.00..8.50 rows=13 width=4)
                """)).extracting(plan -> plan.nodes().size()).containsExactly(2, 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "-", "\u2022"})
    void readsNodesBehindBullets(String bullet) throws PlanParseException {
        Plan plan = Plans.one("""
                * Limit  (cost=0.00..1.50 rows=1 width=4)
                  * Hash Join  (cost=0.00..1.50 rows=1 width=4)
                    Hash Cond: (a = b)
                    * Seq Scan on t  (cost=0.00..15.50 rows=10 width=4)
                    * Hash  (cost=0.00..15.50 rows=10 width=4)
                      * Seq Scan on u  (cost=0.00..15.50 rows=10 width=4)
                """.replace("*", bullet));
        assertThat(plan.nodes()).extracting(PlanNode::depth).containsExactly(0, 1, 2, 2, 3);
        assertThat(plan.warnings()).isEmpty();
    }
}
