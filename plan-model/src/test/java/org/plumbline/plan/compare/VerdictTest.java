package org.plumbline.plan.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.plan.compare.Remark.Which;

/// What of a comparison matters.
class VerdictTest {
    @Test
    void theScanThatAnIndexReplacedMadeAllOfIt() {
        Pairs pairs = Pairs.corpus("selective-seq-scan");
        Verdict verdict = pairs.verdict();
        assertThat(verdict.trend()).isEqualTo(Trend.LESS);
        assertThat(verdict.factor().orElseThrow()).isBetween(129.0, 130.0);
        assertThat(verdict.causes()).singleElement().satisfies(cause -> {
            assertThat(pairs.words(cause.first())).startsWith("Seq Scan on ").contains(" -> Index Scan on ");
            assertThat(cause.change().value()).isNegative();
        });
    }

    @Test
    void partitionsThatChangedAlikeAreToldOnce() {
        Verdict verdict = Pairs.corpus("lock-fast-path").verdict();
        assertThat(verdict.causes()).singleElement().satisfies(cause -> assertThat(cause.nodes()).hasSize(79));
    }

    @Test
    void whatGotWorseIsToldToo() {
        Pairs pairs = Pairs.corpus("memoize-would-help-analyze");
        assertThat(pairs.words(pairs.verdict().against().orElseThrow().first())).isEqualTo("- -> Memoize");
    }

    @Test
    void aWarmCacheIsNoBetterPlan() {
        assertThat(Pairs.corpus("cold-cache").verdict().remarks()).hasAtLeastOneElementOfType(Remark.OtherCache.class);
        assertThat(Pairs.corpus("selective-seq-scan").verdict().remarks()).doesNotHaveAnyElementsOfTypes(Remark.OtherCache.class);
    }

    @Test
    void whatTriggersTookIsOutsideTheNodes() {
        assertThat(Pairs.corpus("foreign-key-without-index").verdict().remarks()).anySatisfy(remark -> {
            assertThat(remark).isInstanceOf(Remark.OutsideNodes.class);
            var outside = (Remark.OutsideNodes) remark;
            assertThat(outside.triggers().value() / outside.change().value()).isBetween(0.95, 1.05);
        });
    }

    @Test
    void otherSettingsAndOtherPlanningTimesAreTold() {
        List<Remark> remarks = Pairs.corpus("planning-dominates").verdict().remarks();
        assertThat(remarks).hasAtLeastOneElementOfType(Remark.Planning.class).hasAtLeastOneElementOfType(Remark.OtherSettings.class);
        assertThat(Pairs.corpus("jit-dominates").verdict().remarks()).hasAtLeastOneElementOfType(Remark.Compiling.class);
    }

    @Test
    void withoutARunOnlyEstimatesAreCompared() {
        Verdict verdict = Pairs.of("Seq Scan on t  (cost=0.00..100.00 rows=1 width=4) (actual time=0.010..9.000 rows=1 loops=1)",
                "Index Scan using i on t  (cost=0.00..8.00 rows=1 width=4)").verdict();
        assertThat(verdict.basis()).isEqualTo(Basis.COST);
        assertThat(verdict.remarks()).contains(new Remark.EstimatesOnly(Which.AFTER));
        assertThat(verdict.trend()).isEqualTo(Trend.LESS);
        assertThat(verdict.factor()).contains(12.5);
    }

    @Test
    void whatIsAddedForNodesThatWereSwitchedOffDecidesNothing() {
        Verdict verdict = Pairs.of("Seq Scan on t  (cost=10000000000.00..10000000100.00 rows=1 width=4)",
                "Seq Scan on t  (cost=0.00..100.00 rows=1 width=4)").verdict();
        assertThat(verdict.basis()).isEqualTo(Basis.COST);
        assertThat(verdict.trend()).isEqualTo(Trend.EVEN);
        assertThat(verdict.remarks()).contains(new Remark.SwitchedOff(1, 0));
    }

    @Test
    void withoutTimesOfNodesNoneIsBlamed() {
        Verdict verdict = Pairs.corpus("instrumentation-bound").verdict();
        assertThat(verdict.basis()).isEqualTo(Basis.TIME);
        assertThat(verdict.causes()).isEmpty();
        assertThat(verdict.remarks()).contains(new Remark.NoTimes(Which.AFTER))
                .doesNotHaveAnyElementsOfTypes(Remark.OutsideNodes.class, Remark.Next.class);
    }

    @Test
    void ofAPlanThatWasCutOffNoNodeIsBlamed() {
        String whole = """
                Sort  (cost=0.00..9.00 rows=1 width=4) (actual time=9.000..30.000 rows=9 loops=1)
                  Sort Key: a
                  ->  Seq Scan on t  (cost=0.00..1.00 rows=1 width=4) (actual time=0.010..29.000 rows=9 loops=1)
                        Filter: (b = 1)
                Execution Time: 30.000 ms
                """;
        String cut = """
                [{"Plan": {"Node Type": "Sort", "Startup Cost": 0.0, "Total Cost": 9.0, "Plan Rows": 1, "Plan Width": 4, "Sort Key": ["a"],
                    "Actual Startup Time": 9.0, "Actual Total Time": 60.0, "Actual Rows": 9, "Actual Loops": 1,
                    "Plans": [{"Node Type": "Seq""";
        Verdict verdict = Pairs.of(whole, cut).verdict();
        assertThat(verdict.remarks()).contains(new Remark.CutOff(Which.AFTER)).doesNotHaveAnyElementsOfTypes(Remark.Next.class);
        assertThat(verdict.causes()).isEmpty();
        assertThat(verdict.against()).isEmpty();
    }

    @Test
    void plansOfOtherStatementsSaySoAndOtherValuesAreNone() {
        String plan = "\nSeq Scan on t  (cost=0.00..100.00 rows=1 width=4)";
        Pairs others = Pairs.of("Query Text: select * from t" + plan, "Query Text: select a from t" + plan);
        assertThat(others.comparison().statement()).isEqualTo(SameStatement.NO);
        assertThat(others.verdict().remarks()).contains(new Remark.StatementsDiffer());
        Pairs values = Pairs.of("Query Text: select * from t where a = 1" + plan, "Query Text: SELECT * FROM t WHERE a = 2" + plan);
        assertThat(values.comparison().statement()).isEqualTo(SameStatement.YES);
        assertThat(Pairs.of(plan, plan).comparison().statement()).isEqualTo(SameStatement.UNKNOWN);
    }

    @Test
    void aFewPercentAndAFewMicrosecondsAreNoise() {
        assertThat(trend("100.000", "108.000")).isEqualTo(Trend.EVEN);
        assertThat(trend("100.000", "120.000")).isEqualTo(Trend.MORE);
        assertThat(trend("0.020", "0.090")).isEqualTo(Trend.EVEN);
    }

    @Test
    void ofEvenPlansWhatIsDoneInAnotherWayIsToldHoweverSmall() {
        String plan = """
                Append  (cost=0.00..9.00 rows=2 width=4) (actual time=0.010..1000.000 rows=2 loops=1)
                  ->  Seq Scan on big  (cost=0.00..5.00 rows=1 width=4) (actual time=0.010..%s rows=1 loops=1)
                  ->  %s on small  (cost=0.00..4.00 rows=1 width=4) (actual time=0.010..%s rows=1 loops=1)
                Execution Time: 1000.100 ms
                """;
        Verdict verdict = Pairs.of(plan.formatted("980.000", "Index Scan using i", "4.000"),
                plan.formatted("960.000", "Seq Scan", "24.000")).verdict();
        assertThat(verdict.trend()).isEqualTo(Trend.EVEN);
        assertThat(verdict.against()).hasValueSatisfying(told -> {
            assertThat(told.first().changes()).contains(Change.KIND);
            assertThat(told.change().value()).isEqualTo(20e6);
        });
    }

    @Test
    void aPlanThatIsTheSameIsToldWithWhatIsKnownOfItsWork() {
        String plan = "Seq Scan on t  (cost=0.00..1.00 rows=1 width=4) (actual time=0.010..9.000 rows=%d loops=1)\n";
        String blocks = "  Buffers: shared hit=%d\n";
        assertThat(Pairs.of(plan.formatted(1), plan.formatted(1)).verdict().remarks()).contains(new Remark.SamePlan(true, false));
        assertThat(Pairs.of(plan.formatted(1) + blocks.formatted(100), plan.formatted(1) + blocks.formatted(100)).verdict().remarks())
                .contains(new Remark.SamePlan(true, true));
        assertThat(Pairs.of(plan.formatted(1) + blocks.formatted(100), plan.formatted(50) + blocks.formatted(900)).verdict().remarks())
                .contains(new Remark.SamePlan(false, false));
        assertThat(Pairs.corpus("selective-seq-scan").verdict().remarks()).doesNotHaveAnyElementsOfTypes(Remark.SamePlan.class);
    }

    @Test
    void twoSortsOfOnePlanAreNoPartitions() {
        String plan = """
                Sort  (cost=0.00..9.00 rows=1 width=4) (actual time=9.000..%s rows=9 loops=1)
                  Sort Key: a
                  ->  Unique  (cost=0.00..9.00 rows=1 width=4) (actual time=9.000..%s rows=9 loops=1)
                        ->  Sort  (cost=0.00..9.00 rows=1 width=4) (actual time=9.000..%s rows=9 loops=1)
                              Sort Key: b
                              ->  Seq Scan on t  (cost=0.00..1.00 rows=1 width=4) (actual time=0.010..1.000 rows=9 loops=1)
                Execution Time: %s ms
                """;
        Verdict verdict = Pairs.of(plan.formatted("20.000", "10.000", "10.000", "20.000"),
                plan.formatted("80.000", "40.000", "40.000", "80.000")).verdict();
        assertThat(verdict.causes()).hasSize(2).allSatisfy(cause -> assertThat(cause.nodes()).hasSize(1));
    }

    @Test
    void anotherEstimateOfTheSameRowsIsTold() {
        String plan = "Seq Scan on t  (cost=0.00..100.00 rows=%d width=4) (actual time=0.010..9.000 rows=1000 loops=1)\n  Filter: (a = 1)";
        assertThat(Pairs.of(plan.formatted(1000), plan.formatted(17)).verdict().remarks())
                .anySatisfy(remark -> assertThat(remark).isInstanceOfSatisfying(Remark.OtherEstimates.class, other -> {
                    assertThat(other.before().value()).isEqualTo(1000);
                    assertThat(other.after().value()).isEqualTo(17);
                    assertThat(other.returned()).hasValueSatisfying(rows -> assertThat(rows.value()).isEqualTo(1000));
                }));
        assertThat(Pairs.of(plan.formatted(1000), plan.formatted(900)).verdict().remarks())
                .doesNotHaveAnyElementsOfTypes(Remark.OtherEstimates.class);
    }

    @Test
    void otherConditionsAreToldUnlessTheStatementIsKnownToBeTheSame() {
        String plan = "Seq Scan on t  (cost=0.00..100.00 rows=1 width=4)\n  Filter: (%s = 1)";
        assertThat(Pairs.of(plan.formatted("a"), plan.formatted("b")).verdict().remarks())
                .hasAtLeastOneElementOfType(Remark.OtherConditions.class);
        String query = "Query Text: select * from t\n";
        assertThat(Pairs.of(query + plan.formatted("a"), query + plan.formatted("b")).verdict().remarks())
                .doesNotHaveAnyElementsOfTypes(Remark.OtherConditions.class);
    }

    @Test
    void noNodeTakesMoreThanAllOfTheTime() {
        assertThat(Pairs.corpus("memoize-thrash-distinct").verdict().remarks()).filteredOn(Remark.Next.class::isInstance)
                .allSatisfy(next -> assertThat(((Remark.Next) next).share().value()).isLessThanOrEqualTo(1));
    }

    private static Trend trend(String before, String after) {
        String plan = "Seq Scan on t  (cost=0.00..1.00 rows=1 width=4) (actual time=0.010..%s rows=1 loops=1)\nExecution Time: %s ms";
        return Pairs.of(plan.formatted(before, before), plan.formatted(after, after)).verdict().trend();
    }
}
