package org.plumbline.advisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.plumbline.catalog.CatalogFixture;
import org.plumbline.catalog.ColumnFacts;
import org.plumbline.catalog.ColumnStatistics;
import org.plumbline.catalog.ColumnStatistics.CommonValue;
import org.plumbline.index.IndexCandidate;
import org.plumbline.plan.parse.PlanParseException;
import org.plumbline.plan.parse.PlanParser;
import org.plumbline.plan.parse.SourceText;
import org.plumbline.plan.unit.Share;

/// What the model says of a table of half a million rows on 9,000 pages, read whole today.
class ModelledCostsTest {
    private final CatalogFixture shop = new CatalogFixture().analysed("id", 0, -1, 1).analysed("customer", 0, 5_000, 0);

    @Test
    void whatAFilterCostsToday() throws PlanParseException {
        half("state");
        // half of the rows are read by an index, and a function of a thousand operators is still called for each of them
        WhatIf.Answer dear = asked("(o.state = 'x'::text) AND (dear(o.id) = 7)", 9_000 + 500_000 * (0.01 + 2.5 + 0.005), key("state"));
        assertThat(dear.used()).isNotEmpty();
        assertThat(dear.cost()).isBetween(250_000 * 2.5, 250_000 * 2.5 + 30_000);
        WhatIf.Answer cheap = asked("(o.state = 'x'::text) AND (o.id > 7)", 9_000 + 500_000 * (0.01 + 0.005), key("state"));
        assertThat(cheap.cost()).isBetween(9_000.0, 16_500.0);
    }

    @Test
    void aDearFunctionThatAnIndexIsOnIsNotCalled() throws PlanParseException {
        WhatIf.Answer answer = asked("(dear(o.id) = 7)", 9_000 + 500_000 * (0.01 + 2.5), IndexCandidate.Key.expression("dear(id)"));
        assertThat(answer.cost()).isLessThan(30_000);
    }

    @Test
    void anIndexOnAColumnDoesNotServeACastOfItsValues() throws PlanParseException {
        double today = 9_000 + 500_000 * 0.0125;
        assertThat(asked("((o.customer)::text = '5'::text)", today, key("customer")).used()).isEmpty();
        assertThat(asked("((o.customer)::text = '5'::text)", today, IndexCandidate.Key.expression("(customer)::text")).used()).isNotEmpty();
        shop.wide("name", "character varying(20)", 10);
        assertThat(asked("((o.name)::text = '5'::text)", today, key("name")).used()).isNotEmpty();
    }

    private void half(String column) {
        var values = List.of(new CommonValue("x", new Share(0.5)), new CommonValue("y", new Share(0.5)));
        shop.columns.add(new ColumnFacts(column, "text", true, false, false, OptionalLong.empty(),
                Optional.of(new ColumnStatistics(4, Share.NONE, 2, values, OptionalDouble.of(0)))));
    }

    private static IndexCandidate.Key key(String column) {
        return IndexCandidate.Key.column(column);
    }

    private WhatIf.Answer asked(String filter, double cost, IndexCandidate.Key key) throws PlanParseException {
        var query = new WorkloadQuery("one", "SELECT id", 1);
        var planned = new PlannedQuery(query, PlanParser.parse(SourceText.of("test", """
                Seq Scan on public.orders o  (cost=0.00..%.2f rows=200 width=4)
                  Output: o.id
                  Filter: (%s)
                """.formatted(cost, filter))).getFirst());
        var index = new IndexCandidate(Optional.of("public"), "orders", "btree", List.of(key), List.of(), Optional.empty());
        return new ModelWhatIf(List.of(planned), shop.facts()).ask(List.of(new WhatIf.Question(query, Set.of(index)))).getFirst();
    }
}
