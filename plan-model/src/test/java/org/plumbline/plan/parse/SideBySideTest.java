package org.plumbline.plan.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.plan.PlanNode;

class SideBySideTest {
    @ParameterizedTest
    @ValueSource(strings = {"""
            Before                                                  | After
            Limit  (cost=0.00..35.50 rows=13 width=4)               | Sort  (cost=1.00..35.50 rows=13 width=4)
              ->  Seq Scan on t  (cost=0.00..35.50 rows=1 width=4)  |   Sort Key: a
                    Filter: (a = 1)                                 |   ->  Index Scan using i on t  (cost=0.00..1.50 rows=1 width=4)
                                                                    |         Index Cond: (b = 2)
            """, """
            Limit  (cost=0.00..35.50 rows=13 width=4)                     Sort  (cost=1.00..35.50 rows=13 width=4)
              ->  Seq Scan on t  (cost=0.00..35.50 rows=1 width=4)          Sort Key: a
                    Filter: (a = 1)                                         ->  Index Scan using i on t  (cost=0.00..1.50 rows=1 width=4)
                                                                                  Index Cond: (b = 2)
            """, """
            +-------------------------------------------------------+---------------------------------------------------------------+
            | Limit  (cost=0.00..35.50 rows=13 width=4)             | Sort  (cost=1.00..35.50 rows=13 width=4)                      |
            |   ->  Seq Scan on t  (cost=0.00..35.50 rows=1 width=4)|   Sort Key: a                                                 |
            |         Filter: (a = 1)                               |   ->  Index Scan using i on t  (cost=0.00..1.5 rows=1 width=4)|
            |                                                       |         Index Cond: (b = 2)                                   |
            +-------------------------------------------------------+---------------------------------------------------------------+
            """})
    void twoPlansWithAColumnBetweenThemAreTakenApart(String text) throws PlanParseException {
        assertThat(Plans.all(text)).satisfiesExactly(
                left -> {
                    assertThat(left.nodes()).extracting(PlanNode::nodeType).containsExactly("Limit", "Seq Scan");
                    assertThat(left.nodes().getLast().attributes().text("Filter")).contains("(a = 1)");
                    assertThat(left.warnings()).isEmpty();
                },
                right -> {
                    assertThat(right.nodes()).extracting(PlanNode::nodeType).containsExactly("Sort", "Index Scan");
                    assertThat(right.nodes().getLast().attributes().text("Index Cond")).contains("(b = 2)");
                    assertThat(right.warnings()).isEmpty();
                });
    }

    @Test
    void twoPlansThatCannotBeTakenApartAreTold() {
        assertThatThrownBy(() -> Plans.all("""
                Limit  (cost=0.00..35.50 rows=13 width=4) | Sort  (cost=1.00..35.50 rows=13 width=4)
                  ->  Seq Scan on t  (cost=0.00..35.50 rows=1 width=4) | Sort Key: a
                """)).isInstanceOf(PlanParseException.class).hasMessage("Line 1: two plans seem to stand beside each other here, and what "
                        + "belongs to which cannot be told. Put one below the other.");
    }
}
