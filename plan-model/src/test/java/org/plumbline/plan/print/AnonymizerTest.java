package org.plumbline.plan.print;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.plumbline.plan.Operation;
import org.plumbline.plan.Plan;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.parse.PlanParseException;
import org.plumbline.plan.parse.PlanParser;
import org.plumbline.plan.parse.SourceText;

class AnonymizerTest {
    private final Anonymizer anonymizer = new Anonymizer();

    @Test
    void oneNameHasOneReplacementInEveryPlace() throws PlanParseException {
        Plan copy = anonymous("""
                2026-01-01 10:00:00 UTC [7] ada@shop LOG:  duration: 1.000 ms  plan:
                \tQuery Text: SELECT o.id FROM shop.orders o /* for Ada */ WHERE o.status = 'open' AND o."Total" > 12345 LIMIT 1000
                \tSort  (cost=10.00..11.00 rows=13 width=4)
                \t  Sort Key: o."Total" DESC NULLS LAST
                \t  ->  Index Scan using orders_status_idx on shop.orders o  (cost=0.00..35.50 rows=13 width=4)
                \t        Index Cond: (o.status = 'open'::text)
                \t        Filter: (o."Total" > '12345'::numeric)
                """);

        PlanNode scan = copy.nodes().getLast();
        assertThat(scan.operation()).isInstanceOfSatisfying(Operation.IndexScan.class, index -> {
            assertThat(index.target().schema()).contains("s1");
            assertThat(index.target().relation()).contains("t1");
            assertThat(index.target().alias()).contains("a1");
            assertThat(index.index()).isEqualTo("t1_c2_idx");
        });
        assertThat(copy.root().attributes().texts("Sort Key")).containsExactly("a1.\"c1\" DESC NULLS LAST");
        assertThat(scan.attributes().text("Index Cond")).contains("(a1.c2 = 'xxxx'::text)");
        assertThat(scan.attributes().text("Filter")).contains("(a1.\"c1\" > '55000'::numeric)");
        assertThat(copy.origin().query()).contains(
                "SELECT a1.c3 FROM s1.t1 a1   WHERE a1.c2 = 'xxxx' AND a1.\"c1\" > 55000 LIMIT 1000");
    }

    @Test
    void nothingAroundThePlanIsLeft() throws PlanParseException {
        String json = anonymizer.json(plan("""
                shop=> EXPLAIN SELECT * FROM orders; -- ada@example.com
                                  QUERY PLAN
                ----------------------------------------------
                 Seq Scan on orders  (cost=0.00..1.00 rows=1 width=4)
                (1 row)
                """));

        assertThat(json).doesNotContain("shop", "ada", "orders");
    }

    @Test
    void conditionsKeepWhatThePlannerSees() throws PlanParseException {
        assertThat(condition("(((note)::text ~~ '%due_soon%'::text) AND (mail ~~ 'ada@%'::text))"))
                .isEqualTo("(((c1)::text ~~ '%xxx_xxxx%'::text) AND (c2 ~~ 'xxy@%'::text))");
        assertThat(condition("(kind = ANY ('{paid,\"on hold\",NULL}'::text[]))"))
                .isEqualTo("(c1 = ANY ('{xxxx,\"xx xxxy\",NULL}'::text[]))");
        assertThat(condition("((made >= '2024-03-05 00:00:00+00'::timestamp with time zone) AND (made < '2024-01-31'::date))"))
                .isEqualTo("((c1 >= '2001-01-02 00:00:00+00'::timestamp with time zone) AND (c1 < '2001-01-01'::date))");
        assertThat(condition("((lower(name) COLLATE \"de_DE\") = date_trunc('month'::text, shop.due(x, '-12.50'::numeric, 7)))"))
                .isEqualTo("((lower(c1) COLLATE \"de_DE\") = date_trunc('month'::text, s1.f1(c2, '-55.00'::numeric, 7)))"
                        .replace("s1", "a1"));
        assertThat(condition("((data ->> 'email'::text) = $1 AND (kind)::shop.kind = '{\"email\": [1, 2345]}'::jsonb)"))
                .isEqualTo("((c1 ->> 'xxxxx'::text) = $1 AND (c2)::type1.c2 = '{\"xxxxx\": [1, 5500]}'::jsonb)");
        assertThat(condition("((alternatives: SubPlan 1 or hashed SubPlan 2) OR (x = (InitPlan 3).col1) OR (id < 10))"))
                .isEqualTo("((alternatives: SubPlan 1 or hashed SubPlan 2) OR (c1 = (InitPlan 3).col1) OR (c2 < 10))");
        assertThat(condition("((id)::oid = ('sales.orders_id_seq'::regclass)::oid AND secret = E'a\\\\b')"))
                .isEqualTo("((c1)::oid = ('a1.c2'::regclass)::oid AND c3 = E'x\\\\y')");
    }

    @Test
    void whatPostgresNamedStays() throws PlanParseException {
        Plan copy = anonymous("""
                Delete on customers  (cost=0.00..1.00 rows=0 width=0) (actual time=0.1..0.1 rows=0 loops=1)
                  ->  Index Scan using customers_pkey on customers  (cost=0.00..1.00 rows=1 width=6) (actual time=0.1..0.1 rows=1 loops=1)
                        Index Cond: (ctid = $0)
                Settings: search_path = 'sales, public', work_mem = '64MB', "app.tenant" = 'Ada'
                Trigger RI_ConstraintTrigger_a_17663 for constraint orders_customer_fkey on customers: time=0.385 calls=41
                Execution Time: 1.000 ms
                """);

        assertThat(copy.nodes().getLast().operation()).isInstanceOfSatisfying(Operation.IndexScan.class,
                scan -> assertThat(scan.index()).isEqualTo("idx1_pkey"));
        assertThat(copy.nodes().getLast().attributes().text("Index Cond")).contains("(ctid = $0)");
        assertThat(copy.summary().triggers().getFirst().name()).contains("RI_ConstraintTrigger_a_17663");
        assertThat(copy.summary().triggers().getFirst().constraint()).contains("con1_fkey");
        assertThat(copy.summary().triggers().getFirst().relation()).contains("t1");
        assertThat(copy.summary().settings()).containsEntry("work_mem", "64MB").containsEntry("search_path", "c1, public")
                .doesNotContainKey("app.tenant").doesNotContainValue("Ada");
    }

    @Test
    void plansOfOneFileHaveOneReplacementForOneName() throws PlanParseException {
        String first = anonymizer.json(plan("Seq Scan on orders  (cost=0.00..1.00 rows=1 width=4)\n"));
        String second = anonymizer.json(plan("Seq Scan on customers  (cost=0.00..1.00 rows=1 width=4)\n"));
        String third = anonymizer.json(plan("Seq Scan on orders  (cost=0.00..1.00 rows=1 width=4)\n"));

        assertThat(third).isEqualTo(first).isNotEqualTo(second);
        assertThat(anonymizer.namesReplaced()).containsEntry(NameKind.TABLE, 2);
        assertThat(anonymizer.literalsReplaced()).isZero();
    }

    @Test
    void numbersKeepTheirLengthAndOrder() throws PlanParseException {
        assertThat(condition("((a > 100) AND (a < 999) AND (b = 0.00125) AND (c = 1234567890123456789) AND (d = 99))"))
                .isEqualTo("((c1 > 325) AND (c1 < 775) AND (c2 = 0.00550) AND (c3 = 5500000000000000000) AND (c4 = 99))");
    }

    private String condition(String text) throws PlanParseException {
        Plan copy = plan(new Anonymizer().json(plan("Result  (cost=0.00..1.00 rows=1 width=4)\n  One-Time Filter: " + text + "\n")));
        return copy.root().attributes().text("One-Time Filter").orElseThrow();
    }

    private Plan anonymous(String text) throws PlanParseException {
        return plan(anonymizer.json(plan(text)));
    }

    private static Plan plan(String text) throws PlanParseException {
        return PlanParser.parse(SourceText.of("plan", text)).getFirst();
    }
}
