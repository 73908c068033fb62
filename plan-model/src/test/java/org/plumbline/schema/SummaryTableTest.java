package org.plumbline.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.plumbline.advice.Doubt;
import org.plumbline.advice.Evidence;
import org.plumbline.catalog.CatalogFixture;
import org.plumbline.catalog.RelationFacts;
import org.plumbline.catalog.TableFacts;
import org.plumbline.plan.unit.Rows;
import org.plumbline.plan.unit.Share;
import org.plumbline.schema.SchemaAdvice.Step;
import org.plumbline.workload.Snapshots;

class SummaryTableTest {
    private static final String BY_REGION = """
            SELECT c.region, count(*) AS orders, sum(o.amount) FROM orders o JOIN customers c ON c.id = o.customer_id
            WHERE o.status = $1 AND o.day IS NOT NULL GROUP BY c.region ORDER BY orders DESC, c.region LIMIT $2""";
    private final CatalogFixture orders = new CatalogFixture().analysed("id", 0, -1, 1).analysed("customer_id", 0, 50, 0)
            .analysed("status", 0, 4, 0.2).analysed("amount", 0, 900, 0).analysed("day", 0.1, 30, 0.9);
    private Optional<TableFacts> made = Optional.empty();
    private long seconds = 3_600;

    @Test
    void keepsGroupsWithTheValuesThatAreAskedFor() {
        orders.rows = 5_000_000;
        SchemaAdvice advice = advice(BY_REGION).getFirst();
        assertThat(advice.table()).isEqualTo("public.orders");
        assertThat(advice.object()).isEqualTo("orders_summary");
        assertThat(advice.atStake()).isEqualTo(Duration.ofMinutes(15));
        assertThat(sql(advice)).containsExactly(
                "CREATE MATERIALIZED VIEW public.orders_summary AS SELECT o.status AS status, c.region AS region, count(*) AS orders, "
                        + "sum(o.amount) AS sum FROM public.orders o JOIN public.customers c ON c.id = o.customer_id "
                        + "WHERE (o.day IS NOT NULL) "
                        + "GROUP BY o.status, c.region",
                "CREATE UNIQUE INDEX orders_summary_key ON public.orders_summary (status, region)",
                "ANALYZE public.orders_summary",
                "REFRESH MATERIALIZED VIEW CONCURRENTLY public.orders_summary");
        assertThat(advice.evidence()).contains(Evidence.rows("rows of the summary", Rows.rows(40)),
                Evidence.share("share of the database's time", Share.ALL),
                Evidence.text("statement on the summary", "SELECT region AS region, orders AS orders, sum AS sum FROM "
                        + "public.orders_summary WHERE (status = $1) ORDER BY 2 DESC, 1 LIMIT $2"));
        // 9,000 calls of 100 ms in an hour; four values of status
        assertThat(advice.prices()).contains(Evidence.time("time of one refresh", Duration.ofMillis(400)),
                Evidence.time("refreshed as often, it saves nothing", Duration.ofMillis(1_600)));
        assertThat(advice.doubts()).containsExactly(Doubt.RESULT_IS_STALE, Doubt.GROUPS_ARE_ESTIMATED);
        assertThat(advice.back().getFirst().sql()).hasValue("DROP MATERIALIZED VIEW public.orders_summary");
    }

    @Test
    void putsSumsCountsAndExtremesTogetherAgain() {
        assertThat(query("SELECT status, count(*), sum(amount), max(day) FROM orders WHERE customer_id = ANY ($1) GROUP BY 1"))
                .isEqualTo("SELECT status AS status, sum(count)::bigint AS count, sum(sum)::bigint AS sum, max(max) AS max "
                        + "FROM public.orders_summary WHERE (customer_id = ANY ($1)) GROUP BY status");
        assertThat(query("SELECT count(*), min(amount) FROM orders WHERE status = $1"))
                .isEqualTo("SELECT coalesce(sum(count), 0)::bigint AS count, min(min) AS min FROM public.orders_summary "
                        + "WHERE (status = $1)");
    }

    @Test
    void keepsWhatCannotBePutTogetherAsItIs() {
        assertThat(query("SELECT status, avg(amount), count(DISTINCT customer_id) FROM orders WHERE status IN ($1, $2) GROUP BY status"))
                .isEqualTo("SELECT status AS status, avg AS avg, count AS count FROM public.orders_summary WHERE (status IN ($1, $2))");
        assertThat(query("SELECT status, avg(amount) FROM orders WHERE day = $1 GROUP BY status"))
                .isEqualTo("SELECT status AS status, avg AS avg FROM public.orders_summary WHERE (day = $1)");
        assertThat(advice("SELECT status, avg(amount) FROM orders WHERE day > $1 GROUP BY status")).isEmpty();
        assertThat(advice("SELECT status, count(DISTINCT customer_id) FROM orders WHERE day > $1 GROUP BY status")).isEmpty();
        assertThat(advice("SELECT avg(amount) FROM orders WHERE day = $1")).isEmpty();
    }

    @Test
    void staysQuietWhereRowsDoNotFollowFromGroups() {
        for (String other : List.of(
                "SELECT status, count(*) FROM orders WHERE amount + customer_id > $1 GROUP BY status",
                "SELECT status, sum(amount * $1) FROM orders GROUP BY status",
                "SELECT date_trunc($1, day), count(*) FROM orders GROUP BY 1",
                "SELECT status, count(*) FROM orders WHERE day < now() OR status = $1 GROUP BY status",
                "SELECT status, count(*) FROM orders WHERE day = random() GROUP BY status",
                "SELECT status, count(*) FROM orders GROUP BY status HAVING count(*) > $1",
                "SELECT DISTINCT status, count(*) FROM orders GROUP BY status",
                "SELECT status, count(*) OVER () FROM orders",
                "SELECT status, count(*) FROM orders WHERE id IN (SELECT id FROM customers) GROUP BY status",
                "SELECT status, amount, count(*) FROM orders GROUP BY status",
                "SELECT status, string_agg(note, $1) FROM orders GROUP BY status",
                "SELECT status, array_agg(amount) FROM orders GROUP BY status",
                "SELECT status, count(*) FROM orders GROUP BY ROLLUP (status)",
                "SELECT status, count(*) FROM orders GROUP BY status ORDER BY max(day)",
                "SELECT status, count(*) FROM orders GROUP BY status FOR UPDATE",
                "SELECT status FROM orders GROUP BY status",
                "SELECT status, count(*) FROM orders WHERE id = $1 GROUP BY status")) {
            assertThat(advice(other)).as(other).isEmpty();
        }
        assertThat(advice("SELECT status, count(*) FROM orders GROUP BY status")).hasSize(1);
    }

    @Test
    void staysQuietWhereItWouldNotPay() {
        String sql = "SELECT status, count(*) FROM orders GROUP BY status";
        seconds = 9_000L * 3_700;
        assertThat(advice(sql)).isEmpty();
        seconds = 3_600;
        orders.rows = 90_000;
        assertThat(advice(sql)).isEmpty();
    }

    @Test
    void staysQuietWherePoliciesHideRowsOrATableIsNotKnownForSure() {
        String sql = "SELECT status, count(*) FROM orders GROUP BY status";
        orders.rowSecurity = true;
        assertThat(advice(sql)).isEmpty();
        orders.rowSecurity = false;
        orders.relations.add(new RelationFacts("public", "orders", 'r', Optional.empty()));
        assertThat(advice(sql)).hasSize(1);
        orders.relations.add(new RelationFacts("tenant", "orders", 'v', Optional.empty()));
        assertThat(advice(sql)).isEmpty();
        assertThat(advice("SELECT status, count(*) FROM public.orders GROUP BY status")).hasSize(1);
    }

    @Test
    void advisesEachSummaryOnce() {
        var facts = SchemaFacts.of(orders.facts(), List.of(), Optional.of(Snapshots.at((int) seconds,
                Snapshots.statement(1, "SELECT status, count(*) FROM orders GROUP BY status", 9_000, 90_000, 900_000),
                Snapshots.statement(2, "SELECT status, count(*) FROM orders GROUP BY status LIMIT $1", 9_000, 90_000, 900_000),
                Snapshots.statement(3, "SELECT day, count(*) FROM orders GROUP BY day", 9_000, 90_000, 900_000))));
        assertThat(new SummaryTable().check(facts)).extracting(SchemaAdvice::object)
                .containsExactly("orders_summary", "orders_summary_2");
        var there = new CatalogFixture().analysed("status", 0, 4, 1).analysed("count", 0, 4, 1);
        there.name = "orders_summary";
        there.materialized = true;
        made = Optional.of(there.table());
        assertThat(advice("SELECT status, count(*) FROM orders GROUP BY status")).isEmpty();
        assertThat(advice("SELECT day, count(*) FROM orders GROUP BY day")).hasSize(1);
    }

    private String query(String sql) {
        return advice(sql).getFirst().evidence().stream().filter(each -> each.name().equals("statement on the summary"))
                .map(each -> ((org.plumbline.advice.Quantity.OfText) each.value()).text()).findFirst().orElseThrow();
    }

    private static List<String> sql(SchemaAdvice advice) {
        return advice.steps().stream().map(Step::sql).flatMap(Optional::stream).toList();
    }

    private List<SchemaAdvice> advice(String sql) {
        var customers = new CatalogFixture().analysed("id", 0, -1, 1).analysed("region", 0, 10, 0);
        customers.name = "customers";
        orders.otherTables.clear();
        orders.otherTables.add(customers.table());
        made.ifPresent(orders.otherTables::add);
        return new SummaryTable().check(SchemaFacts.of(orders.facts(), List.of(), Optional.of(Snapshots.at((int) seconds,
                Snapshots.statement(1, sql, 9_000, 90_000, 900_000)))));
    }
}
