package org.plumbline.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.plumbline.advice.Doubt;
import org.plumbline.advice.Evidence;
import org.plumbline.catalog.CatalogFixture;
import org.plumbline.catalog.RelationFacts;
import org.plumbline.plan.unit.Rows;
import org.plumbline.workload.Snapshots;
import org.plumbline.workload.StatementCounters;

class IndexSelectivelyTest {
    private static final String INSERT = "INSERT INTO orders (id, day) VALUES ($1, $2)";
    private final CatalogFixture orders = GrowingOrders.fixture()
            .index(CatalogFixture.index("orders_day", "btree", List.of("day", "id"), Optional.empty(), false, true, 40, 400_000))
            .index(CatalogFixture.index("orders_customer", "btree", List.of("customer_id"), Optional.empty(), false, true, 9_000_000,
                    400_000));

    @Test
    void setsWritesAgainstScans() {
        SchemaAdvice advice = advice(INSERT, "SELECT day FROM orders WHERE customer_id = $1").getFirst();
        assertThat(advice.object()).isEqualTo("orders_day");
        // the table and its three indexes share what the inserts took
        assertThat(advice.atStake()).hasSeconds(225);
        assertThat(advice.evidence()).contains(Evidence.rows("entries written for each scan", Rows.rows(50_000)),
                Evidence.count("scans", 40));
        assertThat(advice.steps().getLast().sql()).hasValue("DROP INDEX CONCURRENTLY public.orders_day");
        assertThat(advice.back().getFirst().sql()).hasValue("CREATE INDEX CONCURRENTLY orders_day ON public.orders USING btree "
                + "((day) pg_catalog.int4_ops, (id) pg_catalog.int4_ops)");
        assertThat(advice.doubts()).containsExactly(Doubt.READER_UNKNOWN, Doubt.RARE_QUERIES_MAY_NEED_IT, Doubt.WRITE_TIME_SHARED_EVENLY);
    }

    @Test
    void countsUpdatesThatFindNoShortWay() {
        orders.updates = 1_000_000;
        orders.hotUpdates = 600_000;
        assertThat(advice(INSERT).getFirst().evidence()).contains(Evidence.rows("entries written", Rows.rows(2_400_000)));
    }

    @Test
    void keepsWhatIsAskedFor() {
        assertThat(advice(INSERT, "SELECT id FROM orders WHERE day < $1")).isEmpty();
        assertThat(advice(INSERT, "SELECT id FROM orders ORDER BY day")).isEmpty();
        assertThat(advice(INSERT, "SELECT unreadable (( FROM orders")).isEmpty();
        orders.foreignKey("orders_day_fkey", "public.days", "day");
        assertThat(advice(INSERT)).isEmpty();
    }

    @Test
    void staysQuietWhereStatementsComeThroughViewsRulesOrFunctions() {
        orders.relations.add(new RelationFacts("public", "orders", 'r', Optional.empty(), Set.of("Recent"), false));
        assertThat(advice(INSERT, "SELECT id FROM other")).hasSize(1);
        assertThat(advice(INSERT, "SELECT id FROM \"Recent\" WHERE day < $1")).isEmpty();
        assertThat(advice(INSERT, "REFRESH MATERIALIZED VIEW \"Recent\"")).isEmpty();
        assertThat(advice(INSERT, "SELECT id FROM orders AS o (i, d) WHERE d = $1")).isEmpty();
        orders.relations.clear();
        orders.relations.add(new RelationFacts("public", "orders", 'r', Optional.empty(), Set.of(), true));
        assertThat(advice(INSERT)).as("what functions run is not counted").isEmpty();
    }

    @Test
    void saysHowFarTheCountersCanBeTrusted() {
        orders.countersSince = Optional.empty();
        orders.useOfStandbysKnown = false;
        assertThat(advice(INSERT).getFirst().doubts()).contains(Doubt.COUNTERS_OF_UNKNOWN_AGE, Doubt.STANDBYS_NOT_ASKED);
    }

    private List<SchemaAdvice> advice(String... statements) {
        return new IndexSelectively().check(SchemaFacts.of(orders.facts(), List.of(GrowingOrders.activity(2_000_000, 0, 0)),
                Optional.of(Snapshots.at(60, IntStream.range(0, statements.length)
                        .mapToObj(i -> Snapshots.statement(i + 1, statements[i], 9_000, 9_000, 900_000))
                        .toArray(StatementCounters[]::new)))));
    }
}
