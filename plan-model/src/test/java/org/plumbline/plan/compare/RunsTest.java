package org.plumbline.plan.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Many runs of one statement.
class RunsTest {
    @Test
    void aSlowRunAmongManyIsAnOutlier() {
        Runs runs = runs("10.0", "10.4", "9.8", "10.1", "52.0", "10.2", "10.3");
        Runs.Spread spread = runs.spread().orElseThrow();
        assertThat(spread.median().value()).isEqualTo(10_200_000.0);
        assertThat(spread.lowerQuartile().value()).isEqualTo(10_050_000.0);
        assertThat(spread.upperQuartile().value()).isEqualTo(10_350_000.0);
        assertThat(spread.p95().value()).isEqualTo(39_520_000.0, within(1.0));
        assertThat(spread.bestRun()).isEqualTo(2);
        assertThat(spread.worstRun()).isEqualTo(4);
        assertThat(runs.outliers()).containsExactly(4);
        assertThat(runs.differing()).containsExactly(4);
        assertThat(runs.shapes()).hasSize(1);
    }

    @Test
    void ofAFewRunsNoneIsAnOutlierThoughSomeDiffer() {
        Runs runs = runs("10.0", "10.1", "50.0");
        assertThat(runs.outliers()).isEmpty();
        assertThat(runs.differing()).containsExactly(2);
    }

    @Test
    void whatVariesWithinNoiseDoesNotDiffer() {
        Runs runs = runs("10.0", "10.0", "10.0", "10.0", "10.0", "10.9");
        assertThat(runs.differing()).isEmpty();
        assertThat(runs.outliers()).isEmpty();
    }

    @Test
    void runsAreGroupedByWhatTheirPlansDo() {
        Runs runs = Runs.of(List.of(run("a", "Seq Scan on t", "10.0"), run("b", "Index Scan using i on t", "1.0"),
                run("c", "Index Scan using i on t", "3.0"), run("d", "Seq Scan on t", "12.0")), NoiseFloor.USUAL);
        assertThat(runs.shapes()).extracting(ShapeRuns::runs).containsExactly(List.of(0, 3), List.of(1, 2));
        assertThat(runs.shapes()).extracting(shape -> shape.median().orElseThrow().value()).containsExactly(11_000_000.0, 2_000_000.0);
        assertThat(runs.shapeChanges()).containsExactly(1, 3);
    }

    @Test
    void estimatesAreComparedWhereNothingWasRun() {
        Runs runs = Runs.of(List.of(Run.of("a", Pairs.plan("Seq Scan on t  (cost=0.00..10.00 rows=1 width=4)")),
                Run.of("b", Pairs.plan("Seq Scan on t  (cost=0.00..30.00 rows=1 width=4)"))), NoiseFloor.USUAL);
        assertThat(runs.basis()).isEqualTo(Basis.COST);
        assertThat(runs.spread().orElseThrow().median().value()).isEqualTo(20.0);
        assertThat(runs.sameStatement()).isEqualTo(SameStatement.UNKNOWN);
    }

    private static Runs runs(String... times) {
        return Runs.of(Stream.of(times).map(time -> run(time, "Seq Scan on t", time)).toList(), NoiseFloor.USUAL);
    }

    private static Run run(String name, String scan, String ms) {
        return Run.of(name, Pairs.plan("""
                %s  (cost=0.00..1.00 rows=1 width=4) (actual time=0.010..%s rows=1 loops=1)
                Execution Time: %s ms
                """.formatted(scan, ms, ms)));
    }
}
