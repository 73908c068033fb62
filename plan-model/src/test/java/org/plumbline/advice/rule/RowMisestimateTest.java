package org.plumbline.advice.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.plan.Capability.ANALYZE;
import static org.plumbline.plan.Capability.COSTS;
import static org.plumbline.plan.unit.Rows.rows;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.advice.Action;
import org.plumbline.advice.Doubt;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Finding;
import org.plumbline.advice.Remedy;
import org.plumbline.plan.NodeId;

class RowMisestimateTest {
    private static final RuleTester TESTER = RuleTester.of(new RowMisestimate());

    @Test
    void firesWhereTheErrorBegins() {
        TESTER.on(loop(10, 41_230)).findsOneAt("Seq Scan on people")
                .with(Evidence.rows("rows expected per loop", rows(10)), Evidence.rows("rows that came per loop", rows(41_230)),
                        Evidence.factor("underestimated", 4_123))
                .with(Evidence.count("runs of the inner side", 41_230))
                .suggests(new Remedy.Analyze(List.of("people"), List.of("city", "country")),
                        new Remedy.ChangeSetting("enable_nestloop", "off"))
                .doubts(Doubt.PLANNER_MAY_CHOOSE_OTHERWISE);
    }

    @Test
    void tellsAForeignTableWithoutStatisticsByWhatIsAssumedOfIt() {
        Evidence assumed = Evidence.rows("rows assumed of the foreign table", rows(2_925));
        Remedy ask = new Remedy.Act(Action.ESTIMATE_ON_OTHER_SERVER,
                "ALTER FOREIGN TABLE visits OPTIONS (ADD use_remote_estimate 'true')");
        // 81920 / (4 + 24) rows, of which a condition is expected to keep one in 200.
        TESTER.on(foreign(15, "")).findsOneAt("Foreign Scan").with(assumed)
                .suggests(new Remedy.Analyze(List.of("visits"), List.of()), ask, new Remedy.ChangeSetting("enable_nestloop", "off"));
        TESTER.on(foreign(975, "")).findsOneAt("Foreign Scan").with(assumed);
        assertThat(TESTER.on(foreign(16, "")).findsOneAt("Foreign Scan").finding().evidence()).doesNotContain(assumed);
        assertThat(TESTER.on(foreign(16, "")).findsOneAt("Foreign Scan").finding().remedies()).doesNotContain(ask);
        assertThat(TESTER.on(foreign(16, "Remote SQL: SELECT customer_id FROM visits")).findsOneAt("Foreign Scan").finding().remedies())
                .contains(ask);
        assertThat(TESTER.on(foreign(15, "Foreign File: /tmp/visits.csv")).findsOneAt("Foreign Scan").finding().remedies())
                .doesNotContain(ask);
    }

    private static String foreign(int expected, String line) {
        return """
                Nested Loop  (cost=0.00..9.00 rows=%1$d width=8) (actual time=0.100..900.000 rows=100000 loops=1)
                  ->  Foreign Scan on visits v  (cost=100.00..149.71 rows=%1$d width=4) (actual time=0.1..300.000 rows=100000 loops=1)
                        %2$s
                  ->  Index Scan using i on customers c  (cost=0.42..2.64 rows=1 width=8) (actual time=0.005..0.005 rows=1 loops=100000)
                        Index Cond: (c.id = v.customer_id)
                Execution Time: 900.200 ms
                """.formatted(expected, line.isEmpty() ? "Async Capable: false" : line);
    }

    @Test
    void firesAtAFactorOfTenAndNotBelow() {
        TESTER.on(loop(10, 100)).findsOneAt("Seq Scan");
        TESTER.on(loop(100, 999)).staysQuiet();
    }

    @Test
    void staysQuietForFewRows() {
        TESTER.on(loop(1, 99)).staysQuiet();
    }

    @Test
    void staysQuietWhereNothingWasDecidedByIt() {
        TESTER.on("""
                Aggregate  (cost=1.00..2.00 rows=1 width=8) (actual time=50.000..50.100 rows=1 loops=1)
                  ->  Seq Scan on people  (cost=0.00..900.00 rows=10 width=8) (actual time=0.010..40.000 rows=50000 loops=1)
                        Filter: (city = 'Paris'::text)
                Execution Time: 50.200 ms
                """).staysQuiet();
    }

    @Test
    void staysQuietForFunctionsWithoutStatistics() {
        TESTER.on("""
                Sort  (cost=1.00..2.00 rows=100 width=8) (actual time=90.000..95.000 rows=50000 loops=1)
                  Sort Key: x
                  Sort Method: quicksort  Memory: 3000kB
                  ->  Function Scan on unnest x  (cost=0.00..1.00 rows=100 width=8) (actual time=1.000..10.000 rows=50000 loops=1)
                Execution Time: 96.000 ms
                """).staysQuiet();
    }

    @Test
    void staysQuietWhereALimitStoppedTheScan() {
        TESTER.on("""
                Limit  (cost=0.00..9.00 rows=10 width=8) (actual time=0.010..5.000 rows=10 loops=1)
                  ->  Nested Loop  (cost=0.00..9.00 rows=90000 width=8) (actual time=0.010..4.900 rows=10 loops=1)
                        ->  Seq Scan on people  (cost=0.00..900.00 rows=90000 width=8) (actual time=0.010..0.100 rows=10 loops=1)
                        ->  Index Scan using c_pkey on cities  (cost=0.00..1.00 rows=1 width=8) (actual time=0.010..0.400 rows=1 loops=10)
                              Index Cond: (id = people.city_id)
                Execution Time: 5.100 ms
                """).staysQuiet();
    }

    @Test
    void tellsOverestimatesThatASortOrHashWasChosenBy() {
        TESTER.on("""
                Hash Join  (cost=1.00..2.00 rows=90000 width=8) (actual time=10.000..50.000 rows=90 loops=1)
                  Hash Cond: (o.person_id = p.id)
                  ->  Seq Scan on orders o  (cost=0.00..900.00 rows=1000 width=8) (actual time=0.010..20.000 rows=1000 loops=1)
                  ->  Hash  (cost=1.00..1.00 rows=90000 width=8) (actual time=9.000..9.000 rows=90 loops=1)
                        Buckets: 131072  Batches: 1  Memory Usage: 1028kB
                        ->  Seq Scan on people p  (cost=0.00..900.00 rows=90000 width=8) (actual time=0.010..8.000 rows=90 loops=1)
                              Filter: (city = 'Paris'::text)
                Execution Time: 50.100 ms
                """).findsOneAt("Seq Scan on people").with(Evidence.factor("overestimated", 1_000));
    }

    /// A quarter of 861 of 901 ms: 20 of the outer loop itself, 10 of the inner loop, 60 + 6 + 765 of the inner sides; the scan of 40 is no
    /// part of it.
    @Test
    void putsAPartOfTheLoopsAboveAndOfTheirInnerSidesAtStake() {
        TESTER.on("""
                Nested Loop  (cost=0.00..9.00 rows=10 width=8) (actual time=0.010..901.000 rows=1000 loops=1)
                  ->  Nested Loop  (cost=0.00..9.00 rows=10 width=8) (actual time=0.010..110.000 rows=1000 loops=1)
                        ->  Seq Scan on people  (cost=0.00..900.00 rows=10 width=8) (actual time=0.010..40.000 rows=1000 loops=1)
                              Filter: (city = 'Paris'::text)
                        ->  Index Scan using o_idx on orders  (cost=0.00..1.00 rows=1 width=8) (actual time=0.010..0.060 rows=1 loops=1000)
                              Index Cond: (person_id = people.id)
                  ->  Limit  (cost=0.00..1.00 rows=1 width=8) (actual time=0.010..0.771 rows=1 loops=1000)
                        ->  Index Scan using i_idx on items  (cost=0.00..1.00 rows=1 width=8) (actual time=0.010..0.765 rows=1 loops=1000)
                              Index Cond: (order_id = orders.id)
                Execution Time: 902.000 ms
                """).findsOneAt("Seq Scan on people").atStake(215);
    }

    @Test
    void suggestsToTryWithoutLoopsFromAThousandRunsOn() {
        var analyze = new Remedy.Analyze(List.of("people"), List.of("city", "country"));
        TESTER.on(loop(10, 1_000).replace("0.020", "0.800")).findsOneAt("Seq Scan on people")
                .suggests(analyze, new Remedy.ChangeSetting("enable_nestloop", "off"));
        TESTER.on(loop(10, 999).replace("0.020", "0.800")).findsOneAt("Seq Scan on people").suggests(analyze);
        TESTER.on(loop(10, 1_000)).findsOneAt("Seq Scan on people").suggests(analyze);
    }

    @Test
    void namesTheNearestDecisionsOfADeepPlan() {
        int depth = 60;
        var text = new StringBuilder();
        for (int i = 0; i < depth; i++) {
            text.append(" ".repeat(6 * i)).append("->  Materialize  (cost=1.00..2.00 rows=10 width=8) (actual time=1.000..")
                    .append(900 - 10 * i).append(".000 rows=50000 loops=1)\n");
        }
        text.append(" ".repeat(6 * depth)).append("->  Seq Scan on people  (cost=0.00..1.00 rows=10 width=8) ")
                .append("(actual time=0.010..40.000 rows=50000 loops=1)\nExecution Time: 901.000 ms\n");
        List<Finding> findings = new RowMisestimate().check(RuleTester.measured(text.toString()));
        assertThat(findings).hasSize(1);
        assertThat(findings.getFirst().nodes()).hasSize(1 + RowMisestimate.MOST_NODES)
                .startsWith(new NodeId(depth), new NodeId(depth - 1), new NodeId(depth - 2));
        assertThat(findings.getFirst().timeAtStake()).hasValue(Duration.ofMillis(215));
    }

    @Test
    void isNotApplicableWithoutCostsOrAnalyze() {
        TESTER.on("Seq Scan on people (actual time=0.010..8.000 rows=90 loops=1)\n").isNotApplicable(COSTS);
        TESTER.on("Seq Scan on people  (cost=0.00..900.00 rows=90000 width=8)\n").isNotApplicable(ANALYZE);
    }

    @Test
    void adviceFitsWhatTheScanCompares() {
        String filter = "Filter: ((city = 'Paris'::text) AND (country = 'France'::text))";
        var analyze = new Remedy.Analyze(List.of("people"), List.of());
        var value = new Remedy.Act(Action.PLAN_WITH_VALUE);
        String plan = loop(10, 900);
        TESTER.on(plan.replace(filter, "Filter: (city = $1)")).findsOneAt("Seq Scan on people").suggests(value);
        TESTER.on(plan.replace(filter, "Filter: ((city = (InitPlan 1).col1) OR ((InitPlan 1).col1 IS NULL))"))
                .findsOneAt("Seq Scan on people").suggests(new Remedy.Act(Action.LEAVE_CONDITION_OUT));
        TESTER.on(plan.replace(filter, "Filter: ((city = $1) OR (country = $1))")).findsOneAt("Seq Scan on people").suggests(value);
        TESTER.on(plan.replace(filter, "Filter: ((city = $1) OR ($1 = 0))")).findsOneAt("Seq Scan on people")
                .suggests(new Remedy.Act(Action.LEAVE_CONDITION_OUT));
        TESTER.on(plan.replace(filter, "Filter: (city = '$1 InitPlan 1'::text)")).findsOneAt("Seq Scan on people").suggests(analyze);
        TESTER.on(plan.replace(filter, "Filter: (city_id = town.id)")).findsOneAt("Seq Scan on people").suggests(value, analyze);
        TESTER.on(plan.replace(filter, "Filter: (lower(city) = 'paris'::text)")).findsOneAt("Seq Scan on people")
                .suggests(new Remedy.Act(Action.EXPRESSION_STATISTICS,
                        "CREATE STATISTICS people_expression_stats ON (lower(city)) FROM people;\nANALYZE people"));
    }

    @Test
    void partitionsAreEstimatedByTheStatisticsOfTheirParent() {
        TESTER.on("""
                Sort  (cost=1.00..2.00 rows=20 width=8) (actual time=90.000..95.000 rows=50000 loops=1)
                  Sort Key: n.day
                  Sort Method: quicksort  Memory: 3000kB
                  ->  Hash Join  (cost=0.00..9.00 rows=20 width=8) (actual time=0.010..50.000 rows=50000 loops=1)
                        Hash Cond: (n.day = d.day)
                        ->  Append  (cost=0.00..9.00 rows=50000 width=8) (actual time=0.010..30.000 rows=50000 loops=1)
                              ->  Seq Scan on n1 n_1  (cost=0.00..9.00 rows=25000 width=8) (actual time=0.010..10.000 rows=25000 loops=1)
                              ->  Seq Scan on n2 n_2  (cost=0.00..9.00 rows=25000 width=8) (actual time=0.010..10.000 rows=25000 loops=1)
                        ->  Hash  (cost=9.00..9.00 rows=9 width=8) (actual time=0.010..0.010 rows=9 loops=1)
                              ->  Seq Scan on d  (cost=0.00..9.00 rows=9 width=8) (actual time=0.010..0.010 rows=9 loops=1)
                Execution Time: 96.000 ms
                """).findsOneAt("Hash Join").suggests(new Remedy.Act(Action.ANALYZE_PARENT), new Remedy.Analyze(List.of("d"), List.of()));
    }

    /// 40000 x 10000 / 200.
    @Test
    void tellsAJoinWhoseKeyHasNoStatistics() {
        String plan = """
                Sort  (cost=1.00..2.00 rows=2000000 width=8) (actual time=90.000..95.000 rows=40000 loops=1)
                  Sort Key: a.x
                  Sort Method: quicksort  Memory: 3000kB
                  ->  Hash Join  (cost=0.00..9.00 rows=%d width=8) (actual time=0.010..50.000 rows=40000 loops=1)
                        Hash Cond: (a.i = b.i)
                        ->  Seq Scan on a  (cost=0.00..9.00 rows=40000 width=8) (actual time=0.010..10.000 rows=40000 loops=1)
                        ->  Hash  (cost=9.00..9.00 rows=10000 width=8) (actual time=9.010..9.010 rows=10000 loops=1)
                              ->  Seq Scan on b  (cost=0.00..9.00 rows=10000 width=8) (actual time=0.010..8.010 rows=10000 loops=1)
                Execution Time: 96.000 ms
                """;
        var values = Evidence.count("values assumed of the key", 200);
        TESTER.on(plan.formatted(2_000_000)).findsOneAt("Hash Join").with(values)
                .suggests(new Remedy.Analyze(List.of("a", "b"), List.of()));
        assertThat(TESTER.on(plan.formatted(2_000_001)).findsOneAt("Hash Join").finding().evidence()).doesNotContain(values);
        assertThat(TESTER.on(plan.formatted(2_000_000).replace("Hash Join", "Hash Left Join")).findsOneAt("Hash Join").finding().evidence())
                .doesNotContain(values);
        assertThat(TESTER.on(plan.formatted(2_000_000).replace("Seq Scan on b", "Subquery Scan on b")).findings())
                .as("no statistics are kept of it").noneMatch(finding -> finding.evidence().contains(values));
    }

    @Test
    void staysQuietWhereTheRowsOnlyProbeAHashOfFew() {
        String join = """
                Hash Join  (cost=0.00..9.00 rows=20 width=8) (actual time=0.010..90.000 rows=50000 loops=1)
                  Hash Cond: (p.city = c.id)
                  ->  Seq Scan on people p  (cost=0.00..9.00 rows=20 width=8) (actual time=0.010..30.000 rows=50000 loops=1)
                        Filter: (age > 3)
                  ->  Hash  (cost=9.00..9.00 rows=%1$d width=8) (actual time=0.010..0.010 rows=%1$d loops=1)
                        ->  Seq Scan on c  (cost=0.00..9.00 rows=%1$d width=8) (actual time=0.010..0.010 rows=%1$d loops=1)
                Execution Time: 96.000 ms
                """;
        TESTER.on(join.formatted(20)).staysQuiet();
        TESTER.on(join.formatted(21)).findsOneAt("Seq Scan on people");
    }

    @Test
    void errorsThatLedToOneChoiceAreOneFindingAtTheGreatest() {
        TESTER.on("""
                Nested Loop  (cost=0.00..9.00 rows=1 width=8) (actual time=0.010..900.000 rows=500000 loops=1)
                  ->  Hash Join  (cost=0.00..9.00 rows=200 width=8) (actual time=0.010..100.000 rows=500000 loops=1)
                        Hash Cond: (b.a_id = a.id)
                        ->  Index Scan using b_i on b  (cost=0.00..9.00 rows=200 width=8) (actual time=0.010..20.000 rows=50000 loops=1)
                              Index Cond: (kind = 3)
                        ->  Hash  (cost=9.00..9.00 rows=200 width=8) (actual time=21.010..21.010 rows=2000 loops=1)
                              ->  Index Scan using a_i on a  (cost=0..9 rows=200 width=8) (actual time=0.010..20.000 rows=2000 loops=1)
                                    Index Cond: (kind = 3)
                  ->  Index Scan using c_i on c  (cost=0.00..1.00 rows=1 width=8) (actual time=0.001..0.001 rows=1 loops=500000)
                        Index Cond: (id = b.id)
                Execution Time: 901.000 ms
                """).findsOneAt("Index Scan on b").suggests(new Remedy.Analyze(List.of("b", "a"), List.of()),
                        new Remedy.ChangeSetting("enable_nestloop", "off"));
    }

    @Test
    void staysQuietWhereNoStatisticsWouldTellMore() {
        TESTER.on("""
                Sort  (cost=1.00..2.00 rows=20 width=8) (actual time=90.000..95.000 rows=50000 loops=1)
                  Sort Key: a.id
                  Sort Method: quicksort  Memory: 3000kB
                  ->  Hash Join  (cost=0.00..9.00 rows=20 width=8) (actual time=0.010..50.000 rows=50000 loops=1)
                        Hash Cond: (date_part('dow'::text, a.day) = (b.weekday)::double precision)
                        ->  Seq Scan on a  (cost=0.00..9.00 rows=50000 width=8) (actual time=0.010..10.000 rows=50000 loops=1)
                        ->  Hash  (cost=9.00..9.00 rows=9 width=8) (actual time=0.010..0.010 rows=9 loops=1)
                              ->  Seq Scan on b  (cost=0.00..9.00 rows=9 width=8) (actual time=0.010..0.010 rows=9 loops=1)
                Execution Time: 96.000 ms
                """).staysQuiet();
    }

    private static String loop(int expected, int came) {
        return """
                Nested Loop  (cost=0.00..9.00 rows=%1$d width=8) (actual time=0.010..900.000 rows=%2$d loops=1)
                  ->  Seq Scan on people  (cost=0.00..900.00 rows=%1$d width=8) (actual time=0.010..30.000 rows=%2$d loops=1)
                        Filter: ((city = 'Paris'::text) AND (country = 'France'::text))
                        Rows Removed by Filter: 10
                  ->  Index Scan using o_idx on orders  (cost=0.00..1.00 rows=1 width=8) (actual time=0.010..0.020 rows=1 loops=%2$d)
                        Index Cond: (person_id = people.id)
                Execution Time: 901.000 ms
                """.formatted(expected, came);
    }
}
