package org.plumbline.app.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SamplesTest {
    /// What must stand in each plan, in its own format, for it to teach what its title says.
    private static final Map<String, List<String>> SHOWN = Map.ofEntries(
            Map.entry("sequential-scan", List.of("QUERY PLAN", "->  Seq Scan on order_items", "Rows Removed by Filter: 3599891")),
            Map.entry("nested-loop", List.of("Nested Loop Left Join", "->  Seq Scan on reviews r", "loops=55)")),
            Map.entry("misestimate", List.of("\"Plan Rows\": 1134", "\"Actual Rows\": 23673.00", "\"Actual Loops\": 23673")),
            Map.entry("index-filters-most-rows", List.of("Index Scan using orders_created_at_idx", "Rows Removed by Filter: 800532")),
            Map.entry("sort-on-disk", List.of("Sort Method: external merge  Disk: 47536kB")),
            Map.entry("hash-join-on-disk", List.of("\"Hash Join\"", "\"Hash Batches\": 4", "\"Temp Written Blocks\": 3018")),
            Map.entry("hash-aggregate-on-disk", List.of("HashAggregate", "Batches: 17", "Disk Usage: ")),
            Map.entry("heap-fetches", List.of("Index Only Scan", "Heap Fetches: 313629")),
            Map.entry("lossy-bitmap", List.of("Heap Blocks: exact=2125 lossy=6210", "Rows Removed by Index Recheck: 572051")),
            Map.entry("limit-by-wrong-index", List.of("Limit  (", "Rows Removed by Filter: 1180000")),
            Map.entry("large-offset", List.of("Node Type: \"Limit\"", "Actual Rows: 600020")),
            Map.entry("correlated-subquery", List.of("<Subplan-Name>SubPlan 1</Subplan-Name>", "<Actual-Loops>5016</Actual-Loops>")),
            Map.entry("cte-read-twice", List.of("CTE Name: \"spending\"", "Alias: \"mine\"", "Alias: \"theirs\"")),
            Map.entry("partitions-all-read", List.of("Seq Scan on events_2020_01 ", "Seq Scan on events_2025_12 ")),
            Map.entry("partitions-pruned", List.of("\"events_2020_01\"", "\"Actual Loops\": 0", "\"events_2025_12\"")),
            Map.entry("workers-not-launched", List.of("Workers Planned: 3", "Workers Launched: 1")),
            Map.entry("worker-skew", List.of("Workers Launched: 2", "Worker 0:  actual time=", "Worker 1:  actual time=")),
            Map.entry("jit", List.of("JIT:", "Options: Inlining true, Optimization true")),
            Map.entry("foreign-key-without-index", List.of("Trigger for constraint returns_order_id_fkey: time=", "calls=142")),
            Map.entry("nothing-wrong", List.of("Index Scan using customers_email_idx", "(31 rows)")));

    @Test
    void thereAreSamplesAndEachTeachesSomethingElse() {
        assertThat(Samples.all()).hasSizeGreaterThanOrEqualTo(10);
        assertThat(Samples.all()).extracting(Sample::id).doesNotHaveDuplicates();
        assertThat(Samples.all()).extracting(Sample::title).doesNotHaveDuplicates();
    }

    @Test
    void theyCoverEveryFormatAndSeveralVersions() {
        Set<String> formats = Samples.all().stream()
                .map(sample -> sample.planResource().substring(sample.planResource().indexOf('.'))).collect(Collectors.toSet());
        assertThat(formats).containsExactlyInAnyOrder(".txt", ".json", ".yaml", ".xml");
        assertThat(Samples.all()).extracting(Sample::postgresVersion).contains("12.22", "16.15", "18.6");
    }

    @ParameterizedTest
    @MethodSource("org.plumbline.app.store.Samples#all")
    void thePlanShowsWhatTheTitleSays(Sample sample) {
        assertThat(SHOWN).containsKey(sample.id());
        assertThat(sample.planText()).contains(SHOWN.get(sample.id()));
    }

    @ParameterizedTest
    @MethodSource("org.plumbline.app.store.Samples#all")
    void theQueryAndADescriptionComeWithIt(Sample sample) {
        assertThat(sample.query()).hasValueSatisfying(query -> assertThat(query).matches("(?s)(select|with|delete) .+;\n"));
        assertThat(sample.description()).hasSizeBetween(60, 260).endsWith(".");
        assertThat(sample.title()).hasSizeLessThan(60);
    }
}
