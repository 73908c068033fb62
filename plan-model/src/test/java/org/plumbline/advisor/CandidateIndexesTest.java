package org.plumbline.advisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.plumbline.catalog.CatalogFixture;
import org.plumbline.index.IndexCandidate;
import org.plumbline.index.IndexDdl;
import org.plumbline.plan.Plan;
import org.plumbline.plan.parse.PlanParseException;
import org.plumbline.plan.parse.PlanParser;
import org.plumbline.plan.parse.SourceText;

class CandidateIndexesTest {
    private static final String NEWEST = """
            Limit  (cost=100.00..100.02 rows=10 width=12)
              Output: o.id, o.created
              ->  Sort  (cost=100.00..100.50 rows=200 width=12)
                    Output: o.id, o.created
                    Sort Key: o.created DESC
                    ->  Seq Scan on public.orders o  (cost=0.00..90.00 rows=200 width=12)
                          Output: o.id, o.created
                          Filter: (o.customer = 7)
            """;

    private final CatalogFixture shop = new CatalogFixture().wide("id", "integer", 4).wide("customer", "integer", 4)
            .wide("created", "date", 4).wide("note", "text", 200).wide("data", "jsonb", 50);

    @Test
    void equalityComesBeforeTheOrderAndWhatElseIsReadIsCarried() throws PlanParseException {
        assertThat(indexes(NEWEST)).contains(
                "(customer)", "(created)", "(customer, created)", "(customer, created) INCLUDE (id)", "(created, customer)")
                .noneMatch(index -> index.contains("note"));
    }

    @Test
    void onlyWhatHasABoundIsCarried() throws PlanParseException {
        shop.wide("state", "text", 8).wide("remark", "text", 60).wide("comment", "character varying(199)", 80)
                .wide("huge", "character varying(4000)", 20);
        assertThat(carried("state", "comment")).contains("(customer) INCLUDE (comment, id, state)");
        assertThat(carried("remark")).noneMatch(index -> index.contains("INCLUDE"));
        assertThat(carried("huge")).noneMatch(index -> index.contains("INCLUDE"));
    }

    private Set<String> carried(String... columns) throws PlanParseException {
        return indexes("""
                Seq Scan on public.orders  (cost=0.00..90.00 rows=200 width=4)
                  Output: id, %s
                  Filter: (orders.customer = 7)
                """.formatted(String.join(", ", columns)));
    }

    @Test
    void anIndexThatIsThereIsNoCandidate() throws PlanParseException {
        shop.index("by_customer", "customer", "created");
        assertThat(indexes(NEWEST)).doesNotContain("(customer)", "(customer, created)").contains("(customer, created) INCLUDE (id)");
    }

    @Test
    void theOrderThatAnIndexGivesIsOneToKeep() throws PlanParseException {
        shop.index("by_created", "created");
        assertThat(indexes("""
                Limit  (cost=0.29..10.00 rows=10 width=12)
                  Output: id, created
                  ->  Index Scan Backward using by_created on public.orders  (cost=0.29..900.00 rows=200 width=12)
                        Output: id, created
                        Filter: (orders.customer = 7)
                """)).contains("(customer, created)");
    }

    @Test
    void columnsOfAnOrAreCandidatesEachByItself() throws PlanParseException {
        assertThat(indexes("""
                Seq Scan on public.orders  (cost=0.00..90.00 rows=200 width=4)
                  Output: orders.id
                  Filter: ((orders.customer = 7) OR (orders.created > '2020-01-01'::date))
                """)).contains("(customer)", "(created)");
    }

    @Test
    void typesWithoutAnOrderAndSmallTablesGetNone() throws PlanParseException {
        assertThat(indexes("""
                Seq Scan on public.orders  (cost=0.00..90.00 rows=200 width=4)
                  Output: orders.id
                  Filter: (orders.data = '{}'::jsonb)
                """)).isEmpty();
        shop.rows = 100;
        assertThat(indexes(NEWEST)).isEmpty();
    }

    @Test
    void expressionsAreKeysToo() throws PlanParseException {
        assertThat(indexes("""
                Seq Scan on public.orders  (cost=0.00..90.00 rows=200 width=4)
                  Output: orders.id
                  Filter: (SUBSTRING(orders.note FROM 1 FOR 2) = '13'::text)
                """)).contains("((SUBSTRING(note, 1, 2)))");
    }

    private Set<String> indexes(String plan) throws PlanParseException {
        Plan parsed = PlanParser.parse(SourceText.of("plan", plan)).getFirst();
        List<TableUse> uses = TableUses.of(parsed, shop.facts());
        assertThat(uses).hasSize(1);
        return CandidateKinds.of(uses.getFirst()).stream().map(CandidateIndexesTest::columns).collect(Collectors.toSet());
    }

    private static String columns(IndexCandidate index) {
        return IndexDdl.definition(index).replace("ON public.orders USING btree ", "");
    }
}
