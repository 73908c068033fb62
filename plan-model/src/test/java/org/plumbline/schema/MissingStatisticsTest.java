package org.plumbline.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.plumbline.advice.Evidence;
import org.plumbline.catalog.CatalogFixture;
import org.plumbline.catalog.ExtendedStatistics;
import org.plumbline.catalog.ExtendedStatistics.Kind;
import org.plumbline.plan.unit.Rows;
import org.plumbline.plan.unit.Share;
import org.plumbline.schema.ColumnSample.Dependency;

class MissingStatisticsTest {
    private static final String BOTH = "SELECT 1 FROM orders WHERE zip = $1 AND city = $2";
    private static final String GROUPS = "SELECT zip, city, count(*) FROM orders GROUP BY zip, city";

    private final CatalogFixture orders = new CatalogFixture().unknown("id").typed("zip", "text").typed("city", "text");

    @Test
    void proposesWhatTheStatementsNeed() {
        SchemaAdvice advice = advice(500, 1, 25_000, BOTH, GROUPS).getFirst();
        assertThat(advice.object()).isEqualTo("city, zip");
        assertThat(advice.atStake()).isEqualTo(Duration.ofSeconds(2));
        assertThat(advice.steps()).extracting(step -> step.sql().orElseThrow()).containsExactly(
                "CREATE STATISTICS public.orders_city_zip_stat (ndistinct, dependencies) ON city, zip FROM public.orders",
                "ANALYZE public.orders");
        assertThat(advice.back().getFirst().sql()).hasValue("DROP STATISTICS public.orders_city_zip_stat");
        assertThat(advice.evidence()).contains(Evidence.factor("estimate off by", 50), Evidence.text("column that settles", "zip"));
        assertThat(sql(advice(500, 1, 25_000, GROUPS))).contains("(ndistinct)");
        assertThat(sql(advice(500, 1, 25_000, BOTH))).contains("(dependencies)");
        assertThat(sql(advice(60, 1, 400, BOTH))).contains("(dependencies, mcv)");
        assertThat(sql(advice(60, 0.1, 400, BOTH))).contains("(mcv)");
    }

    @Test
    void staysQuietWhereThePlannerIsNotFarOff() {
        assertThat(advice(500, 1, 1_500, BOTH)).isEmpty();
        assertThat(advice(500, 0.1, 25_000, BOTH)).isEmpty();
        assertThat(advice(20_000, 1, 100_000, BOTH)).isEmpty();
        assertThat(new MissingStatistics().check(Facts.of(orders, BOTH))).isEmpty();
    }

    @Test
    void asksOnlyForColumnsOfTheSameRowsThatRepeat() {
        assertThat(questions(BOTH)).containsExactly(
                new SampleQuestion.Together("public.orders", List.of("city", "zip"), Duration.ofSeconds(1)));
        assertThat(questions("UPDATE orders SET id = $3 WHERE zip = $1 AND city = ANY ($2)")).hasSize(1);
        assertThat(questions("SELECT 1 FROM orders a, orders b WHERE a.zip = $1 AND b.city = $2")).isEmpty();
        assertThat(questions("SELECT 1 FROM orders WHERE zip = $1 AND city > $2")).isEmpty();
        orders.analysed("number", 0, -0.9, 0);
        assertThat(questions("SELECT 1 FROM orders WHERE zip = $1 AND number = $2")).isEmpty();
        orders.partitioned = true;
        assertThat(questions(BOTH)).isEmpty();
    }

    @Test
    void proposesOnlyWhatIsMissing() {
        orders.together.add(new ExtendedStatistics("public.orders_city_zip_stat", List.of("zip", "city", "id"), Set.of(Kind.DEPENDENCIES),
                Optional.empty()));
        assertThat(advice(500, 1, 25_000, BOTH)).isEmpty();
        assertThat(sql(advice(500, 1, 25_000, BOTH, GROUPS)))
                .startsWith("CREATE STATISTICS public.orders_city_zip_stat_2 (ndistinct) ON");
    }

    @Test
    void threeColumnsThatBelongTogetherShareTheirStatistics() {
        orders.typed("state", "text");
        Rows rows = Rows.rows(50_000);
        List<ColumnSample> samples = List.of(dependency(rows, "zip", "city"), dependency(rows, "zip", "state"),
                dependency(rows, "city", "state"));
        String sql = "SELECT zip, city, state, count(*) FROM orders GROUP BY zip, city, state";
        List<SchemaAdvice> advice = new MissingStatistics().check(Facts.of(orders, sql).with(samples));
        assertThat(advice).hasSize(1);
        assertThat(advice.getFirst().atStake()).isEqualTo(Duration.ofSeconds(1));
        assertThat(sql(advice)).isEqualTo(
                "CREATE STATISTICS public.orders_city_state_zip_stat (ndistinct) ON city, state, zip FROM public.orders");
        assertThat(new MissingStatistics().check(Facts.of(orders, sql).with(samples.subList(0, 2)))).hasSize(2);
    }

    private static Dependency dependency(Rows rows, String first, String second) {
        return new Dependency("public.orders", rows, List.of(first, second), Share.ALL, Rows.rows(500), Rows.rows(25_000));
    }

    private List<SampleQuestion> questions(String sql) {
        return new MissingStatistics().questions(Facts.of(orders, sql));
    }

    private List<SchemaAdvice> advice(double distinct, double degree, double independent, String... statements) {
        Rows rows = Rows.rows(50_000);
        return new MissingStatistics().check(Facts.of(orders, statements).with(List.of(
                new Dependency("public.orders", rows, List.of("city", "zip"), Share.NONE, Rows.rows(distinct), Rows.rows(independent)),
                new Dependency("public.orders", rows, List.of("zip", "city"), new Share(degree), Rows.rows(distinct),
                        Rows.rows(independent)))));
    }

    private static String sql(List<SchemaAdvice> advice) {
        return advice.getFirst().steps().getFirst().sql().orElseThrow();
    }
}
