package org.plumbline.plan.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.plumbline.plan.NodeId;
import org.plumbline.plan.RealPlans;
import org.plumbline.plan.Usage;
import org.plumbline.plan.measure.Measure;
import org.plumbline.plan.measure.MeasuredPlan;
import org.plumbline.plan.parse.PlanParseException;
import org.plumbline.plan.parse.PlanParser;
import org.plumbline.plan.parse.SourceText;
import org.plumbline.plan.unit.Bytes;
import org.plumbline.plan.unit.Rows;

class PlanStatisticsTest {
    private static final String PARTITIONS = """
            Gather  (cost=0.00..90.00 rows=30 width=4) (actual time=1.000..30.000 rows=30 loops=1)
              Workers Planned: 1
              Workers Launched: 1
              Buffers: shared hit=4 read=256
              I/O Timings: shared read=20.000
              ->  Parallel Append  (cost=0.00..80.00 rows=30 width=4) (actual time=0.500..28.000 rows=15 loops=2)
                    Buffers: shared hit=4 read=256
                    I/O Timings: shared read=20.000
                    ->  Parallel Seq Scan on events_a e_1  (cost=0.00..40.00 rows=10 width=4) (actual time=0.100..10.000 rows=5 loops=2)
                          Filter: (kind = 'k1'::text)
                          Rows Removed by Filter: 45
                          Buffers: shared hit=4 read=128
                          I/O Timings: shared read=10.000
                    ->  Parallel Bitmap Heap Scan on events_b e_2  (cost=1.00..40.00 rows=20 width=4)\
             (actual time=2.000..16.000 rows=10 loops=2)
                          Recheck Cond: (kind = 'k1'::text)
                          Buffers: shared read=128
                          I/O Timings: shared read=10.000
                          ->  Bitmap Index Scan on events_b_kind  (cost=0.00..1.00 rows=20 width=0)\
             (actual time=1.000..1.000 rows=20 loops=1)
                                Index Cond: (kind = 'k1'::text)
                                Buffers: shared read=28
                                I/O Timings: shared read=2.000
            Execution Time: 31.000 ms
            """;

    @Test
    void whatASecondLookAtAnIndexsRowsAndARunConditionRemovedCounts() throws PlanParseException {
        MeasuredPlan plan = measured("""
                WindowAgg  (cost=0.00..90.00 rows=30 width=4) (actual time=1.000..30.000 rows=3 loops=1)
                  Run Condition: (row_number() OVER (?) <= 3)
                  Filter: ((row_number() OVER (?)) < 5)
                  Rows Removed by Filter: 7
                  ->  Index Scan using t_gist on t  (cost=0.00..80.00 rows=30 width=4) (actual time=0.500..28.000 rows=10 loops=1)
                        Index Cond: (a && b)
                        Rows Removed by Index Recheck: 4
                        Filter: (c = 1)
                        Rows Removed by Filter: 2
                Execution Time: 31.000 ms
                """);
        assertThat(group(PlanStatistics.of(plan, Grouping.TABLE), "t").sums().rowsRemoved()).contains(new Rows(6));
        assertThat(group(PlanStatistics.of(plan, Grouping.NODE_TYPE), "WindowAgg").sums().rowsRemoved()).contains(new Rows(7));
    }

    @Test
    void addsUpWhatATableTookItsBitmapsToo() throws PlanParseException {
        PlanStatistics tables = PlanStatistics.of(measured(PARTITIONS), Grouping.TABLE);
        assertThat(tables.groups()).extracting(StatisticsGroup::name).containsExactlyInAnyOrder("events_a", "events_b");
        StatisticsGroup table = group(tables, "events_a");
        assertThat(table.sums().rows()).contains(new Rows(10));
        assertThat(table.sums().rowsRemoved()).contains(new Rows(90));
        assertThat(table.sums().loops()).contains(2L);
        assertThat(table.sums().selfWall()).contains(Duration.ofMillis(10));
        assertThat(table.sums().selfCpu()).contains(Duration.ofMillis(20));
        assertThat(table.sums().parallel()).isTrue();
        assertThat(group(tables, "events_b").nodes()).containsExactly(new NodeId(3), new NodeId(4));
        assertThat(tables.rest()).hasValueSatisfying(rest -> assertThat(rest.nodes()).isEqualTo(2));
    }

    @Test
    void placesThatABitmapsIndexFoundAreNoRowsOfTheTable() throws PlanParseException {
        MeasuredPlan plan = measured(PARTITIONS);
        StatisticsGroup table = group(PlanStatistics.of(plan, Grouping.TABLE), "events_b");
        assertThat(table.sums().rows()).contains(new Rows(20));
        assertThat(table.sums().rowsPlanned()).contains(new Rows(20));
        assertThat(PlanStatistics.of(plan, Grouping.PARTITION_PARENT).groups().getFirst().sums().rows()).contains(new Rows(30));
        assertThat(group(PlanStatistics.of(plan, Grouping.INDEX), "events_b_kind").sums().rows()).contains(new Rows(20));
        for (Grouping grouping : Grouping.values()) {
            PlanStatistics statistics = PlanStatistics.of(plan, grouping);
            double rows = statistics.groups().stream().mapToDouble(each -> each.sums().rows().orElseThrow().value()).sum()
                    + statistics.rest().map(rest -> rest.rows().orElseThrow().value()).orElse(0.0);
            assertThat(statistics.whole().rows()).contains(new Rows(rows));
        }
    }

    @Test
    void speedIsBytesByTheTimeInReads() throws PlanParseException {
        PlanStatistics tables = PlanStatistics.of(measured(PARTITIONS), Grouping.TABLE);
        // 128 blocks in 10 ms.
        assertThat(group(tables, "events_a").sums().readSpeed()).contains(Bytes.bytes(104_857_600));
        assertThat(group(tables, "events_a").sums().ioTime()).contains(Duration.ofMillis(10));
        assertThat(PlanStatistics.of(measured("Seq Scan on t  (cost=0.00..1.00 rows=1 width=4)"), Grouping.TABLE).whole().readSpeed())
                .isEmpty();
    }

    @Test
    void namesThePartitionedTableByItsAlias() throws PlanParseException {
        PlanStatistics parents = PlanStatistics.of(measured(PARTITIONS), Grouping.PARTITION_PARENT);
        assertThat(parents.groups()).extracting(StatisticsGroup::name).containsExactly("e");
        assertThat(parents.groups().getFirst().nodes()).hasSize(3);
    }

    @Test
    void unionOfTablesOfOneAliasIsNoPartitionedTable() throws PlanParseException {
        MeasuredPlan union = measured("""
                Append  (cost=0.00..9.00 rows=2 width=4)
                  ->  Seq Scan on orders o  (cost=0.00..1.00 rows=1 width=4)
                  ->  Seq Scan on offers o_1  (cost=0.00..1.00 rows=1 width=4)
                  ->  Seq Scan on returns o_2  (cost=0.00..1.00 rows=1 width=4)
                """);
        assertThat(PlanStatistics.of(union, Grouping.PARTITION_PARENT).groups()).isEmpty();
        MeasuredPlan oneTable = measured("""
                Append  (cost=0.00..9.00 rows=2 width=4)
                  ->  Seq Scan on orders o_1  (cost=0.00..1.00 rows=1 width=4)
                  ->  Seq Scan on orders o_2  (cost=0.00..1.00 rows=1 width=4)
                """);
        assertThat(PlanStatistics.of(oneTable, Grouping.PARTITION_PARENT).groups()).isEmpty();
    }

    @Test
    void indexesAndFunctionsStandByTheirNames() throws PlanParseException {
        MeasuredPlan plan = measured("""
                Nested Loop  (cost=0.00..9.00 rows=2 width=4)
                  ->  Function Scan on generate_series g  (cost=0.00..1.00 rows=1 width=4)
                  ->  Index Scan using orders_pkey on orders o  (cost=0.00..1.00 rows=1 width=4)
                """);
        assertThat(PlanStatistics.of(plan, Grouping.FUNCTION).groups()).extracting(StatisticsGroup::name)
                .containsExactly("generate_series");
        assertThat(PlanStatistics.of(plan, Grouping.INDEX).groups()).extracting(StatisticsGroup::name).containsExactly("orders_pkey");
        GroupSums whole = PlanStatistics.of(plan, Grouping.NODE_TYPE).whole();
        assertThat(whole.selfWall()).isEmpty();
        assertThat(whole.rows()).isEmpty();
        assertThat(whole.cost()).isPresent();
    }

    @Test
    void groupsOfEveryPlanAddUpToTheWholePlan() throws IOException {
        var broken = new ArrayList<String>();
        RealPlans.own((name, plans) -> plans.forEach(plan -> check(name, Measure.of(plan), broken)));
        assertThat(broken).isEmpty();
    }

    private static void check(String name, MeasuredPlan plan, List<String> broken) {
        Duration selves = plan.nodes().stream().map(node -> plan.of(node).self().wallOrZero()).reduce(Duration.ZERO, Duration::plus);
        for (Grouping grouping : Grouping.values()) {
            PlanStatistics statistics = PlanStatistics.of(plan, grouping);
            List<GroupSums> parts = Stream.concat(statistics.groups().stream().map(StatisticsGroup::sums), statistics.rest().stream())
                    .toList();
            boolean same = parts.stream().mapToLong(GroupSums::nodes).sum() == plan.nodes().size()
                    && sum(parts).equals(statistics.whole().selfWall().orElse(Duration.ZERO)) && sum(parts).equals(selves)
                    && parts.stream().flatMap(part -> part.own().stream()).reduce(Usage.NONE, Usage::plus)
                            .equals(statistics.whole().own().orElse(Usage.NONE));
            boolean once = statistics.groups().stream().flatMap(group -> group.nodes().stream()).distinct().count()
                    == statistics.groups().stream().mapToLong(group -> group.nodes().size()).sum();
            boolean counted = statistics.groups().stream().allMatch(group -> group.sums().nodes() == group.nodes().size());
            if (!same || !once || !counted || (grouping == Grouping.NODE_TYPE && statistics.rest().isPresent())) {
                broken.add(name + " " + grouping);
            }
        }
    }

    private static Duration sum(List<GroupSums> parts) {
        return parts.stream().map(part -> part.selfWall().orElse(Duration.ZERO)).reduce(Duration.ZERO, Duration::plus);
    }

    private static StatisticsGroup group(PlanStatistics statistics, String name) {
        return statistics.groups().stream().filter(group -> group.name().equals(name)).findFirst().orElseThrow();
    }

    private static MeasuredPlan measured(String text) throws PlanParseException {
        return Measure.of(PlanParser.parse(SourceText.of("test", text)).getFirst());
    }
}
