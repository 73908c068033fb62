package org.plumbline.advisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.plumbline.catalog.CatalogFixture;
import org.plumbline.plan.Plan;
import org.plumbline.plan.parse.PlanParseException;
import org.plumbline.plan.parse.PlanParser;
import org.plumbline.plan.parse.SourceText;

/// Statements of all sorts on one table, drawn by lot: each has candidates that the others may use too.
class ManyStatementsTest {
    private static final int STATEMENTS = 30;

    private final CatalogFixture shop = new CatalogFixture().analysed("a", 0, 5_000, 0.1).analysed("b", 0, 100, 0)
            .analysed("price", 0.1, 2_000, 0).analysed("score", 0, 15, 0).analysed("day", 0, 900, 0.8).analysed("state", 0, 5, 0)
            .wide("name", "character varying(20)", 12).wide("at", "timestamp without time zone", 8);

    @Test
    void manyOnOneTableAreAdvisedOnTogether() throws PlanParseException, WhatIfFailure {
        var workload = new ArrayList<PlannedQuery>();
        var random = new Random(4);
        for (int i = 0; i < STATEMENTS; i++) {
            workload.add(new PlannedQuery(new WorkloadQuery("q" + i, "SELECT " + i + " ORDER BY 1", 1), plan(random)));
        }
        IndexAdvice advice = IndexAdvisor.advise(
                workload, shop.facts(), new ModelWhatIf(workload, shop.facts()), SizeModel.REAL, SearchLimits.none());
        assertThat(advice.best().indexes()).isNotEmpty().allSatisfy(index -> assertThat(index.helps())
                .allSatisfy(help -> assertThat(help.after()).isLessThan(help.before())));
        assertThat(advice.best().cost()).isLessThan(advice.baseline());
    }

    private Plan plan(Random random) throws PlanParseException {
        var columns = new ArrayList<>(shop.columns.stream().map(column -> "o." + column.name()).toList());
        Collections.shuffle(columns, random);
        List<String> terms = columns.subList(0, 1 + random.nextInt(4)).stream()
                .map(column -> "(" + column + (random.nextBoolean() ? " = " : " > ") + (column.equals("o.name") ? "'x'::text"
                        : column.equals("o.at") ? "'2024-03-01 00:00:00'::timestamp without time zone" : "7") + ")").toList();
        return PlanParser.parse(SourceText.of("test", """
                Limit  (cost=9000.00..9000.02 rows=10 width=12)
                  Output: %1$s
                  ->  Sort  (cost=9000.00..9000.50 rows=200 width=12)
                        Output: %1$s
                        Sort Key: %2$s
                        ->  Seq Scan on public.orders o  (cost=0.00..8999.00 rows=200 width=12)
                              Output: %1$s
                              Filter: %3$s
                """.formatted(String.join(", ", columns.subList(3, 6)), columns.get(random.nextInt(columns.size())),
                        terms.size() == 1 ? terms.getFirst() : "(" + String.join(" AND ", terms) + ")"))).getFirst();
    }
}
