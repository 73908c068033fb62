package org.plumbline.advisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.plumbline.catalog.CatalogFixture;
import org.plumbline.index.BoundedEntry;
import org.plumbline.plan.parse.PlanParseException;
import org.plumbline.plan.parse.PlanParser;
import org.plumbline.plan.parse.SourceText;

class IndexAdvisorTest {
    /// Two can be carried along; four of the longest there may be do not fit into an entry.
    private final CatalogFixture shop = new CatalogFixture().analysed("a", 0, 300, 0.1)
            .wide("n1", "character varying(300)", 12).wide("n2", "character varying(300)", 12)
            .wide("n3", "character varying(300)", 12).wide("n4", "character varying(300)", 12);

    @Test
    void whatTwoStatementsReadIsCarriedTogetherOnlyWhereTheLongestEntryHasRoom() throws PlanParseException, WhatIfFailure {
        List<PlannedQuery> workload = List.of(reading("n1", "n2"), reading("n3", "n4"));
        IndexAdvice advice = IndexAdvisor.advise(
                workload, shop.facts(), new ModelWhatIf(workload, shop.facts()), SizeModel.REAL,
                new SearchLimits(OptionalLong.empty(), 1, SearchLimits.USUAL_CALLS));
        assertThat(advice.best().indexes()).isNotEmpty()
                .allSatisfy(index -> assertThat(BoundedEntry.holds(shop.facts().tables().getFirst(), index.index().include())).isTrue());
    }

    private static PlannedQuery reading(String one, String other) throws PlanParseException {
        return new PlannedQuery(new WorkloadQuery(one, "SELECT " + one, 1), PlanParser.parse(SourceText.of("test", """
                Seq Scan on public.orders o  (cost=0.00..8999.00 rows=200 width=24)
                  Output: o.%s, o.%s
                  Filter: (o.a = 7)
                """.formatted(one, other))).getFirst());
    }
}
