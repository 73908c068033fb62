package org.plumbline.plan.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/// Which nodes of two plans belong together, and what differs between them.
class PlanComparisonTest {
    private static final String HASHED = """
            Hash Join  (cost=10.00..100.00 rows=50 width=8) (actual time=1.000..40.000 rows=50 loops=1)
              Hash Cond: (o.customer_id = c.id)
              ->  Seq Scan on orders o  (cost=0.00..60.00 rows=50 width=8) (actual time=0.100..30.000 rows=50 loops=1)
                    Filter: (status = 'open'::text)
              ->  Hash  (cost=5.00..5.00 rows=10 width=4) (actual time=0.500..0.500 rows=10 loops=1)
                    ->  Seq Scan on customers c  (cost=0.00..5.00 rows=10 width=4) (actual time=0.010..0.400 rows=10 loops=1)
            Execution Time: 41.000 ms
            """;
    private static final String LOOPED = """
            Limit  (cost=0.30..20.00 rows=50 width=8) (actual time=0.100..5.100 rows=50 loops=1)
              ->  Nested Loop  (cost=0.30..20.00 rows=50 width=8) (actual time=0.100..5.000 rows=50 loops=1)
                    ->  Seq Scan on customers c  (cost=0.00..5.00 rows=10 width=4) (actual time=0.010..0.390 rows=10 loops=1)
                    ->  Index Scan using orders_idx on orders o  (cost=0.30..1.40 rows=5 width=8) (actual time=0.010..0.400 rows=5 loops=10)
                          Index Cond: (customer_id = c.id)
                          Filter: (status = 'shipped'::text)
            Execution Time: 5.300 ms
            """;

    @Test
    void whatIsReadBelongsTogetherWhateverTheWayAndThePlace() {
        Pairs pairs = Pairs.of(HASHED, LOOPED);
        assertThat(pairs.words(pairs.before("Seq Scan on orders")))
                .isEqualTo("Seq Scan on orders o -> Index Scan on orders o using orders_idx");
        assertThat(pairs.words(pairs.before("Hash Join"))).isEqualTo("Hash Join -> Nested Loop");
        assertThat(pairs.before("Seq Scan on orders").changes()).contains(Change.KIND, Change.PLACE, Change.TIME, Change.CONDITIONS);
        assertThat(pairs.before("Hash Join").state()).isEqualTo(NodeState.CHANGED);
        assertThat(pairs.after("Limit").state()).isEqualTo(NodeState.ADDED);
        assertThat(pairs.comparison().count(NodeState.GONE)).isOne();
    }

    @Test
    void whatTheRoundingExplainsIsNoDifference() {
        Pairs pairs = Pairs.of(HASHED, LOOPED);
        NodeFigures customers = pairs.comparison().figures(pairs.after("Seq Scan on customers"));
        assertThat(customers.selfTime().trend()).isEqualTo(Trend.EVEN);
        assertThat(customers.selfTime().before()).contains(Duration.ofNanos(400_000));
        NodeFigures orders = pairs.comparison().figures(pairs.after("Index Scan on orders"));
        assertThat(orders.rows().trend()).isEqualTo(Trend.EVEN);
        assertThat(orders.selfTime().trend()).isEqualTo(Trend.LESS);
        assertThat(orders.touched().trend()).isEqualTo(Trend.UNKNOWN);
    }

    @Test
    void otherValuesAreNoOtherConditionAndTurnedSidesAreNone() {
        Pairs values = Pairs.of("Seq Scan on t  (cost=0.00..1.00 rows=1 width=4)\n  Filter: ((a = 1) AND (b = 'x'::text))",
                "Seq Scan on t  (cost=0.00..1.00 rows=1 width=4)\n  Filter: ((b = 'y'::text) AND (a = 27))");
        assertThat(values.after("Seq Scan").state()).isEqualTo(NodeState.SAME);
        Pairs others = Pairs.of("Seq Scan on t  (cost=0.00..1.00 rows=1 width=4)\n  Filter: (a = 1)",
                "Seq Scan on t  (cost=0.00..1.00 rows=1 width=4)\n  Filter: (a < 1)");
        assertThat(others.after("Seq Scan").changes()).containsExactly(Change.CONDITIONS);
        String sort = """
                Sort  (cost=0.00..1.00 rows=1 width=4)
                  Sort Key: %s
                  ->  Seq Scan on t  (cost=0.00..1.00 rows=1 width=4)
                """;
        Pairs keys = Pairs.of(sort.formatted("a, b"), sort.formatted("b, a"));
        assertThat(keys.after("Sort").changes()).containsExactly(Change.CONDITIONS);
    }

    @Test
    void renamedAliasesAndOtherSchemasAreTheSameTable() {
        Pairs pairs = Pairs.of("""
                Nested Loop  (cost=0.00..9.00 rows=1 width=4)
                  Join Filter: (a.id = b.parent)
                  ->  Seq Scan on staging.nodes a  (cost=0.00..1.00 rows=1 width=4)
                        Filter: (a.size > 10)
                  ->  Seq Scan on staging.nodes b  (cost=0.00..1.00 rows=1 width=4)
                """, """
                Nested Loop  (cost=0.00..9.00 rows=1 width=4)
                  Join Filter: (y.id = x.parent)
                  ->  Seq Scan on public.nodes x  (cost=0.00..1.00 rows=1 width=4)
                  ->  Seq Scan on public.nodes y  (cost=0.00..1.00 rows=1 width=4)
                        Filter: (y.size > 12)
                """);
        assertThat(pairs.words(pairs.before("Seq Scan on staging.nodes a")))
                .isEqualTo("Seq Scan on staging.nodes a -> Seq Scan on nodes y");
        assertThat(pairs.before("Seq Scan on staging.nodes b").changes()).containsExactly(Change.PLACE);
        assertThat(pairs.after("Nested Loop").state()).isEqualTo(NodeState.SAME);
        assertThat(pairs.verdict().remarks()).contains(new Remark.OtherOrder());
    }

    @Test
    void partitionsAreToldByTheirOwnNamesNotByTheirNumberedAliases() {
        Pairs pairs = Pairs.of("""
                Append  (cost=0.00..9.00 rows=3 width=4)
                  ->  Seq Scan on m_2024 m_1  (cost=0.00..1.00 rows=1 width=4)
                  ->  Seq Scan on m_2025 m_2  (cost=0.00..1.00 rows=1 width=4)
                  ->  Seq Scan on m_2026 m_3  (cost=0.00..1.00 rows=1 width=4)
                """, """
                Append  (cost=0.00..9.00 rows=2 width=4)
                  ->  Seq Scan on m_2026 m_1  (cost=0.00..1.00 rows=1 width=4)
                  ->  Seq Scan on m_2027 m_2  (cost=0.00..1.00 rows=1 width=4)
                """);
        assertThat(pairs.after("Seq Scan on m_2026").state()).isEqualTo(NodeState.SAME);
        assertThat(pairs.after("Seq Scan on m_2027").state()).isEqualTo(NodeState.ADDED);
        assertThat(pairs.before("Seq Scan on m_2024").state()).isEqualTo(NodeState.GONE);
        assertThat(pairs.before("Seq Scan on m_2025").state()).isEqualTo(NodeState.GONE);
    }

    @Test
    void aPlanThatRunsInSeveralProcessesIsAlignedWithTheSameOfOne() {
        Pairs pairs = Pairs.corpus("parallel-start-up");
        assertThat(pairs.before("Gather").state()).isEqualTo(NodeState.GONE);
        assertThat(pairs.words(pairs.before("Finalize"))).isEqualTo("Finalize Aggregate -> Aggregate");
        assertThat(pairs.words(pairs.before("Parallel Seq Scan"))).startsWith("Parallel Seq Scan on ").contains(" -> Seq Scan on ");
        assertThat(pairs.before("Partial Aggregate").state()).isEqualTo(NodeState.GONE);
    }

    @Test
    void bothHalvesOfWhatMovedHaveRowsOfTheirOwn() {
        Pairs pairs = Pairs.corpus("join-without-index");
        assertThat(pairs.comparison().rows().stream().filter(AlignedRow::isApart)).hasSize(2)
                .allSatisfy(row -> assertThat(row.node().state()).isEqualTo(NodeState.MOVED));
    }
}
