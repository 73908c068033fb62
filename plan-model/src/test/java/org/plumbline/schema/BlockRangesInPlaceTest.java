package org.plumbline.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.plumbline.advice.Doubt;
import org.plumbline.advice.Evidence;
import org.plumbline.catalog.CatalogFixture;
import org.plumbline.catalog.IndexFacts;
import org.plumbline.plan.unit.Bytes;
import org.plumbline.schema.SchemaAdvice.Step;
import org.plumbline.workload.Snapshots;
import org.plumbline.workload.StatementCounters;

class BlockRangesInPlaceTest {
    private static final String OF_A_SPAN = "SELECT id, day FROM orders WHERE day >= $1 AND $2 > day";
    private static final String INSERT = "INSERT INTO orders (id, day) VALUES ($1, $2)";
    private final CatalogFixture orders = GrowingOrders.fixture()
            .index(CatalogFixture.index("orders_day", "btree", List.of("day"), Optional.empty(), false, true, 900, 4_000_000));
    private TableActivity activity = GrowingOrders.activity(61_000_000, 1_000, 0);

    @Test
    void keepsSpansInsteadOfEntries() {
        SchemaAdvice advice = advice(OF_A_SPAN, INSERT).getFirst();
        assertThat(advice.object()).isEqualTo("orders_day");
        assertThat(advice.atStake()).hasSeconds(900);
        assertThat(advice.statements()).hasSize(2);
        assertThat(advice.evidence()).contains(Evidence.bytes("size of the B-tree", Bytes.kibibytes(4_000_000)),
                Evidence.bytes("size of the BRIN index", Bytes.kibibytes(8 * (1 + 15 + 48))));
        assertThat(advice.steps().stream().map(Step::sql).flatMap(Optional::stream)).containsExactly(
                "CREATE INDEX CONCURRENTLY orders_day_brin ON public.orders USING brin (day) WITH (autosummarize = on)",
                "DROP INDEX CONCURRENTLY public.orders_day");
        assertThat(advice.back().getFirst().sql())
                .hasValue("CREATE INDEX CONCURRENTLY orders_day ON public.orders USING btree ((day) pg_catalog.int4_ops)");
        assertThat(advice.doubts()).contains(Doubt.FREED_PLACES_BREAK_ORDER);
    }

    @Test
    void staysQuietWhereAStatementAsksForMore() {
        for (String more : List.of("SELECT id FROM orders WHERE day = $1", "SELECT id FROM orders ORDER BY day LIMIT $1",
                "SELECT max(day) FROM orders", "SELECT day, count(*) FROM orders GROUP BY day", "SELECT DISTINCT day FROM orders",
                "SELECT id FROM orders WHERE day < $1 OR id = $2", "SELECT id FROM orders WHERE day < (SELECT max(day) FROM orders)",
                "SELECT unreadable (( FROM orders")) {
            assertThat(advice(OF_A_SPAN, INSERT, more)).as(more).isEmpty();
        }
        assertThat(advice(OF_A_SPAN, INSERT, "SELECT day FROM orders WHERE customer_id = $1")).hasSize(1);
        assertThat(advice(INSERT)).isEmpty();
    }

    @Test
    void followsTheColumnUnderOtherNames() {
        for (String more : List.of("SELECT day, id FROM orders WHERE day > $1 ORDER BY 1 LIMIT 10",
                "SELECT * FROM orders ORDER BY 2 LIMIT 10", "SELECT id, day AS t FROM orders ORDER BY t DESC LIMIT 10",
                "SELECT day, count(*) FROM orders GROUP BY 1", "SELECT day AS t, count(*) FROM orders GROUP BY t",
                "SELECT max(t) FROM (SELECT day AS t FROM orders) AS o", "SELECT max(t) FROM (SELECT day FROM orders) AS o (t)",
                "SELECT id FROM orders AS o (i, t) WHERE t = $1", "WITH o (t) AS (SELECT day FROM orders) SELECT max(t) FROM o",
                "WITH o AS (SELECT day AS t FROM orders) SELECT id FROM o WHERE t = $1",
                "SELECT max(id) FROM (SELECT id FROM orders UNION ALL SELECT day FROM orders) AS o",
                "SELECT id FROM orders UNION ALL SELECT day FROM orders ORDER BY 1 LIMIT 10",
                "SELECT id, row_number() OVER (ORDER BY day) FROM orders",
                "SELECT id, rank() OVER w FROM orders WINDOW w AS (ORDER BY day)",
                "SELECT array_agg(id ORDER BY day) FROM orders", "SELECT id FROM orders NATURAL JOIN customers")) {
            assertThat(advice(OF_A_SPAN, INSERT, more)).as(more).isEmpty();
        }
        for (String other : List.of("SELECT id, day FROM orders WHERE customer_id = $1 ORDER BY 1",
                "SELECT day AS t FROM orders WHERE day > $1",
                "SELECT id AS t, day FROM orders WHERE day > $1 ORDER BY t", "SELECT o.day FROM (SELECT day FROM orders) AS o",
                "SELECT sum(day) FROM orders WHERE day > $1")) {
            assertThat(advice(OF_A_SPAN, INSERT, other)).as(other).hasSize(1);
        }
    }

    @Test
    void staysQuietWhereTheTypeHasNoOrderForIt() {
        orders.indexes.clear();
        orders.index(CatalogFixture.index("orders_day", "btree", List.of(new IndexFacts.Key("day", "pg_catalog.enum_ops", "", 0)),
                Optional.empty(), false, true, false, 900, Bytes.kibibytes(4_000_000), Optional.empty()));
        assertThat(advice(OF_A_SPAN, INSERT)).isEmpty();
    }

    @Test
    void staysQuietWhereRowsAreDeletedOrTheIndexIsAKey() {
        activity = GrowingOrders.activity(61_000_000, 0, 7_000_000);
        assertThat(advice(OF_A_SPAN, INSERT)).isEmpty();
        activity = GrowingOrders.activity(61_000_000, 0, 0);
        orders.indexes.removeLast();
        orders.index(GrowingOrders.unique("orders_day", "day"));
        assertThat(advice(OF_A_SPAN, INSERT)).isEmpty();
    }

    private List<SchemaAdvice> advice(String... statements) {
        return new BlockRangesInPlace().check(SchemaFacts.of(orders.facts(), List.of(activity), Optional.of(Snapshots.at(60,
                IntStream.range(0, statements.length).mapToObj(i -> Snapshots.statement(i + 1, statements[i], 9_000, 9_000, 900_000))
                        .toArray(StatementCounters[]::new)))));
    }
}
