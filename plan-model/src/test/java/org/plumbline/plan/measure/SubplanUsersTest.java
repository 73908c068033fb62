package org.plumbline.plan.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.plan.Plan;
import org.plumbline.plan.print.NodeTitle;

class SubplanUsersTest {
    @Test
    void aCteIsUsedByItsScansAndAnInitPlanWhereItsValueIsNamed() {
        assertThat(uses("""
                Nested Loop  (cost=0.00..1.00 rows=10 width=4)
                  CTE recent
                    ->  Seq Scan on t  (cost=0.00..1.00 rows=10 width=4)
                  InitPlan 2
                    ->  Aggregate  (cost=0.00..1.00 rows=1 width=4)
                          ->  CTE Scan on recent r1  (cost=0.00..1.00 rows=10 width=4)
                  ->  CTE Scan on recent r2  (cost=0.00..1.00 rows=10 width=4)
                  ->  Index Scan using u_pkey on u  (cost=0.00..1.00 rows=1 width=4)
                        Index Cond: (id = (InitPlan 2).col1)
                """)).containsExactly("Seq Scan on t -> CTE Scan on recent r1", "Seq Scan on t -> CTE Scan on recent r2",
                "Aggregate -> Index Scan on u using u_pkey");
    }

    @Test
    void parametersNameAnInitPlanBeforePostgreSql17() {
        assertThat(uses("""
                Nested Loop  (cost=0.00..1.00 rows=10 width=4)
                  InitPlan 1 (returns $0)
                    ->  Seq Scan on t  (cost=0.00..1.00 rows=10 width=4)
                  ->  Seq Scan on a  (cost=0.00..1.00 rows=10 width=4)
                        Filter: (x > $0)
                  ->  Seq Scan on b  (cost=0.00..1.00 rows=10 width=4)
                        Filter: (note = '$0'::text)
                """)).containsExactly("Seq Scan on t -> Seq Scan on a");
    }

    @Test
    void aSubPlanBelongsToItsListerAndSoDoesAnInitPlanThatNobodyNames() {
        assertThat(uses("""
                Result  (cost=0.00..1.00 rows=10 width=4)
                  InitPlan 1
                    ->  Seq Scan on a  (cost=0.00..1.00 rows=10 width=4)
                  ->  Seq Scan on t  (cost=0.00..1.00 rows=10 width=4)
                        Filter: (SubPlan 2)
                        SubPlan 2
                          ->  Seq Scan on b  (cost=0.00..1.00 rows=10 width=4)
                """)).containsExactly("Seq Scan on a -> Result", "Seq Scan on b -> Seq Scan on t");
    }

    @Test
    void aCteThatNobodyScansHasNoUser() {
        assertThat(uses("""
                Result  (cost=0.00..1.00 rows=1 width=4)
                  CTE gone
                    ->  Delete on t  (cost=0.00..1.00 rows=10 width=6)
                          ->  Seq Scan on t  (cost=0.00..1.00 rows=10 width=6)
                """)).isEmpty();
    }

    private static List<String> uses(String text) {
        Plan plan = Measured.text(text).plan().plan();
        return SubplanUsers.of(plan).stream().map(use ->
                NodeTitle.of(plan.node(use.subplan())).text() + " -> " + NodeTitle.of(plan.node(use.user())).text()).toList();
    }
}
