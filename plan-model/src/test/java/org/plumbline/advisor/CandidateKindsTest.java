package org.plumbline.advisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.plumbline.catalog.CatalogFixture;
import org.plumbline.catalog.ColumnFacts;
import org.plumbline.catalog.ColumnStatistics;
import org.plumbline.catalog.ColumnStatistics.CommonValue;
import org.plumbline.catalog.TableFacts;
import org.plumbline.index.IndexDdl;
import org.plumbline.plan.parse.PlanParseException;
import org.plumbline.plan.parse.PlanParser;
import org.plumbline.plan.parse.SourceText;
import org.plumbline.plan.unit.Share;

class CandidateKindsTest {
    private final CatalogFixture shop = new CatalogFixture().wide("id", "integer", 4).wide("data", "jsonb", 50).wide("tags", "text[]", 30)
            .wide("name", "text", 20).wide("during", "daterange", 12).wide("place", "point", 16).wide("words", "tsvector", 90)
            .wide("created", "timestamp with time zone", 8);

    @Test
    void fewRowsOfOneKindGetAnIndexOfTheirOwnInTheirOrder() throws PlanParseException {
        status("done", 0.98, "open", 0.0001);
        assertThat(indexes(sorted("o.created", "(o.status = 'open'::text)")))
                .contains("(created) WHERE status = 'open'::text", "(status, created)");
        assertThat(indexes(sorted("o.created", "(o.status = 'done'::text)"))).noneMatch(index -> index.contains("WHERE"));
    }

    @Test
    void aValueThatTellsRowsApartIsNoKindOfRow() throws PlanParseException {
        shop.analysed("customer", 0, 9_000, 0);
        assertThat(indexes(filtered("(o.customer = 7)"))).contains("(customer)").noneMatch(index -> index.contains("WHERE"));
    }

    @Test
    void theFewRowsThatHaveAValueGetAnIndexOfTheirOwn() throws PlanParseException {
        shop.analysed("coupon", 0.99, 3, 0);
        assertThat(indexes(filtered("(o.coupon IS NOT NULL)"))).contains("(coupon) WHERE coupon IS NOT NULL");
    }

    @Test
    void documentsListsTextsAndRangesGetWhatTheirOperatorsAskFor() throws PlanParseException {
        assertThat(indexes(filtered("(o.data @> '{\"a\": 1}'::jsonb)"))).containsExactly("USING gin (data jsonb_path_ops)");
        assertThat(indexes(filtered("(o.data ? 'a'::text)"))).containsExactly("USING gin (data)");
        assertThat(indexes(filtered("((o.data @> '{\"a\": 1}'::jsonb) AND (o.data ? 'a'::text))"))).containsExactly("USING gin (data)");
        assertThat(indexes(filtered("(o.tags @> '{a,b}'::text[])"))).containsExactly("USING gin (tags)");
        assertThat(indexes(filtered("(o.tags && '{a,b}'::text[])"))).containsExactly("USING gin (tags)");
        assertThat(indexes(filtered("(o.words @@ '''oak'''::tsquery)"))).containsExactly("USING gin (words)");
        assertThat(indexes(filtered("(o.name ~~* '%lamp%'::text)"))).containsExactly("USING gin (name gin_trgm_ops)");
        assertThat(indexes(filtered("(o.name ~ 'lamp'::text)"))).containsExactly("USING gin (name gin_trgm_ops)");
        assertThat(indexes(filtered("(o.during && '[2024-01-01,2024-02-01)'::daterange)"))).containsExactly("USING gist (during)");
        assertThat(indexes(filtered("(o.during @> '2024-01-01'::date)"))).containsExactly("USING gist (during)");
    }

    @Test
    void aTextTooShortForATrigramAndAListThatIsAskedByAnyGetNone() throws PlanParseException {
        assertThat(indexes(filtered("(o.name ~~* '%la%'::text)"))).isEmpty();
        assertThat(indexes(filtered("('a'::text = ANY (o.tags))"))).isEmpty();
    }

    @Test
    void theNearestAreFoundByGist() throws PlanParseException {
        assertThat(indexes(sorted("((o.place <-> '(1,2)'::point))", "(o.id > 0)"))).contains("USING gist (place)");
    }

    @Test
    void aLargeTableThatLiesInTheOrderOfARangeMayHaveASummary() throws PlanParseException {
        shop.analysed("day", 0, 900, 0.99).analysed("score", 0, 900, 0.1);
        assertThat(indexes(filtered("(o.day > 7)"))).noneMatch(index -> index.contains("brin"));
        shop.pages = 100_000;
        assertThat(indexes(filtered("((o.day > 7) AND (o.score > 7))"))).contains("USING brin (day)").doesNotContain("USING brin (score)");
    }

    @Test
    void anExpressionIsAKeyWhereItIsTheSameForEver() throws PlanParseException {
        assertThat(indexes(filtered("(lower(o.name) = 'x'::text)"))).contains("((lower(name)))");
        assertThat(indexes(filtered("((o.data ->> 'sku'::text) = 'x'::text)"))).anyMatch(index -> index.contains("data->>'sku'"));
        assertThat(indexes(filtered("((o.created)::date = '2024-01-01'::date)"))).isEmpty();
        assertThat(indexes(filtered("(date_trunc('day'::text, o.created) = '2024-01-01'::date)"))).isEmpty();
        assertThat(indexes(filtered("(((o.created AT TIME ZONE 'UTC'::text))::date = '2024-01-01'::date)"))).isNotEmpty();
    }

    @Test
    void whatDependsOnTheSessionIsNoKey() throws PlanParseException {
        shop.wide("local", "timestamp without time zone", 8).wide("price", "money", 8).wide("day", "date", 4);
        String midnight = "'2024-01-01 00:00:00+00'::timestamp with time zone";
        assertThat(indexes(filtered("((o.local)::timestamp with time zone = " + midnight + ")"))).isEmpty();
        assertThat(indexes(filtered("((o.day)::timestamp with time zone = " + midnight + ")"))).isEmpty();
        assertThat(indexes(filtered("((o.created)::time without time zone = '10:00:00'::time without time zone)"))).isEmpty();
        assertThat(indexes(filtered("((o.created + '1 day'::interval) = " + midnight + ")"))).isEmpty();
        assertThat(indexes(filtered("((o.price)::numeric = '7'::numeric)"))).isEmpty();
        assertThat(indexes(filtered("(((o.data ->> 'day'::text))::date = '2024-01-01'::date)"))).isEmpty();
        assertThat(indexes(filtered("((o.local)::date = '2024-01-01'::date)"))).isNotEmpty();
    }

    @Test
    void aCastToTextIsAnExpressionUnlessTheColumnIsText() throws PlanParseException {
        shop.wide("key", "uuid", 16).wide("mood", "shop.mood", 4).wide("nick", "character varying(20)", 9);
        assertThat(indexes(filtered("((o.id)::text = '5'::text)"))).containsExactly("(((id)::text))");
        assertThat(indexes(filtered("((o.key)::text = 'x'::text)"))).containsExactly("(((key)::text))");
        assertThat(indexes(filtered("((o.id)::text ~~ '12%'::text)"))).containsExactly("(((id)::text) text_pattern_ops)");
        assertThat(indexes(filtered("((o.mood)::text = 'x'::text)"))).isEmpty();
        assertThat(indexes(filtered("((o.created)::text = 'x'::text)"))).isEmpty();
        assertThat(indexes(filtered("((o.nick)::text = 'x'::text)"))).containsExactly("(nick)");
        assertThat(indexes(filtered("((o.name)::text ~~ 'x%'::text)"))).containsExactly("(name text_pattern_ops)");
    }

    @Test
    void textsOfAFixedLengthHaveAnOperatorClassOfTheirOwnForBeginnings() throws PlanParseException {
        shop.wide("code", "character(5)", 6);
        assertThat(indexes(filtered("(o.code ~~ 'x%'::text)"))).containsExactly("(code bpchar_pattern_ops)");
    }

    @Test
    void postgresOwnTablesGetNone() throws PlanParseException {
        TableUse use = use(filtered("(o.id = 7)"));
        assertThat(CandidateKinds.of(use)).isNotEmpty();
        for (String schema : List.of("pg_catalog", "information_schema", "pg_toast", "pg_toast_temp_3", "pg_temp_3")) {
            assertThat(CandidateKinds.of(in(schema, use))).as(schema).isEmpty();
        }
    }

    private static TableUse in(String schema, TableUse use) {
        TableFacts table = use.table();
        var moved = new TableFacts(schema, table.name(), table.materialized(), table.rowSecurity(), table.partitioning(),
                table.rows(), table.pages(), table.modifiedSinceAnalyze(), table.analyzedAt(), table.updates(), table.hotUpdates(),
                table.fillFactor(), table.frozenAge(), table.vacuum(), table.columns(), table.indexes(), table.foreignKeys(),
                table.constraints(), table.statistics());
        return new TableUse(use.alias(), moved, use.equal(), use.joined(), use.ranges(), use.orders(), use.read(), use.comparisons(),
                use.constants(), use.nearest());
    }

    @Test
    void whatAnIndexOfThatKindDoesIsNotProposedAgain() throws PlanParseException {
        shop.index(CatalogFixture.index("there", "gin", List.of("tags"), Optional.empty(), false, true, 7, 4_000));
        assertThat(indexes(filtered("(o.tags @> '{a,b}'::text[])"))).isEmpty();
        shop.index("by_sku", "(data ->> 'sku'::text)");
        assertThat(indexes(filtered("((o.data ->> 'sku'::text) = 'x'::text)"))).isEmpty();
    }

    private void status(String common, double often, String rare, double seldom) {
        var values = List.of(new CommonValue(common, new Share(often)), new CommonValue(rare, new Share(seldom)));
        shop.columns.add(new ColumnFacts("status", "text", true, false, false, OptionalLong.empty(),
                Optional.of(new ColumnStatistics(5, Share.NONE, 3, values, OptionalDouble.of(0)))));
    }

    private static String filtered(String filter) {
        return """
                Seq Scan on public.orders o  (cost=0.00..9000.00 rows=200 width=4)
                  Output: o.id
                  Filter: %s
                """.formatted(filter);
    }

    private static String sorted(String key, String filter) {
        return """
                Limit  (cost=9000.00..9000.02 rows=10 width=12)
                  Output: o.id, o.created
                  ->  Sort  (cost=9000.00..9000.50 rows=200 width=12)
                        Output: o.id, o.created
                        Sort Key: %s
                        ->  Seq Scan on public.orders o  (cost=0.00..8999.00 rows=200 width=12)
                              Output: o.id, o.created
                              Filter: %s
                """.formatted(key, filter);
    }

    private Set<String> indexes(String plan) throws PlanParseException {
        return CandidateKinds.of(use(plan)).stream().filter(index -> index.include().isEmpty())
                .map(index -> IndexDdl.definition(index).replace("ON public.orders ", "").replace("USING btree ", ""))
                .collect(Collectors.toSet());
    }

    private TableUse use(String plan) throws PlanParseException {
        List<TableUse> uses = TableUses.of(PlanParser.parse(SourceText.of("test", plan)).getFirst(), shop.facts());
        assertThat(uses).hasSize(1);
        return uses.getFirst();
    }
}
