package org.plumbline.advisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.plumbline.catalog.CatalogFixture;
import org.plumbline.index.IndexCandidate;
import org.plumbline.plan.parse.PlanParseException;
import org.plumbline.plan.parse.PlanParser;
import org.plumbline.plan.parse.SourceText;

class UpkeepTest {
    /// By hand, of a table of half a million rows: 19 comparisons of 0.0025, three pages above at 50 of them, `cpu_index_tuple_cost`, and a
    /// leaf at `random_page_cost`.
    private static final double ENTRY = 19 * 0.0025 + 3 * 50 * 0.0025 + 0.005 + 4;
    private static final String INSERT_PLAN = """
            Insert on public.orders  (cost=0.00..0.01 rows=0 width=0)
              ->  Result  (cost=0.00..0.01 rows=1 width=8)
            """;
    private static final String UPDATE_PLAN = """
            Update on public.orders  (cost=0.42..8.44 rows=0 width=0)
              ->  Index Scan using orders_pkey on public.orders  (cost=0.42..8.44 rows=3 width=14)
                    Index Cond: (orders.id = 7)
            """;
    private static final PlannedQuery INSERT = planned("INSERT INTO orders VALUES (1, 'new')", 10, OptionalDouble.empty(), INSERT_PLAN);
    private static final PlannedQuery SETS_STATUS =
            planned("UPDATE orders SET status = 'paid' WHERE id = 7", 10, OptionalDouble.empty(), UPDATE_PLAN);

    private final CatalogFixture shop = new CatalogFixture().wide("id", "integer", 4).wide("status", "text", 8)
            .wide("note", "text", 40).index("orders_pkey", "id");

    private static PlannedQuery planned(String sql, double weight, OptionalDouble rows, String plan) {
        try {
            return new PlannedQuery(new WorkloadQuery(sql, sql, weight, rows), PlanParser.parse(SourceText.of("plan", plan)).getFirst());
        } catch (PlanParseException wrong) {
            throw new IllegalStateException(wrong);
        }
    }

    private double of(String column, PlannedQuery... workload) {
        var index = new IndexCandidate(Optional.of("public"), "orders", "btree", List.of(IndexCandidate.Key.column(column)),
                List.of(), Optional.empty());
        return new Upkeep(List.of(workload), shop.facts()).of(index);
    }

    @Test
    void everyInsertedRowIsAnEntry() {
        assertThat(of("status", INSERT)).isCloseTo(10 * ENTRY, within(1e-9));
    }

    @Test
    void rowsThatWereCountedStandBeforeThoseThatThePlannerExpects() {
        assertThat(of("status", planned("INSERT INTO orders SELECT 1", 10, OptionalDouble.of(500), INSERT_PLAN)))
                .isCloseTo(10 * 500 * ENTRY, within(1e-6));
    }

    @Test
    void anUpdateOfAColumnOfTheIndexTakesHeapOnlyUpdatesFromTheOthersToo() {
        shop.updates = 100;
        shop.hotUpdates = 100;
        assertThat(of("status", SETS_STATUS)).isCloseTo(10 * 3 * (ENTRY + ENTRY), within(1e-6));
        assertThat(of("note", SETS_STATUS)).isZero();
    }

    @Test
    void whereUpdatesAreNeverHeapOnlyEveryIndexGetsAnEntry() {
        shop.updates = 100;
        shop.hotUpdates = 0;
        assertThat(of("status", SETS_STATUS)).isCloseTo(10 * 3 * ENTRY, within(1e-6));
        assertThat(of("note", SETS_STATUS)).isCloseTo(10 * 3 * ENTRY, within(1e-6));
    }

    @Test
    void withoutCountersAnUpdateIsHeapOnlyUnlessAnIndexHasWhatItSets() {
        assertThat(of("note", SETS_STATUS)).isZero();
        shop.index("by_status", "status");
        assertThat(of("note", SETS_STATUS)).isCloseTo(10 * 3 * ENTRY, within(1e-6));
    }

    @Test
    void readsCostNothing() {
        assertThat(of("status", planned("SELECT 1", 10, OptionalDouble.empty(), "Result  (cost=0.00..0.01 rows=1 width=4)\n"))).isZero();
    }
}
