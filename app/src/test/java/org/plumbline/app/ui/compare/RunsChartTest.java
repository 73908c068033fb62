package org.plumbline.app.ui.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.plumbline.app.ui.control.Curve;
import org.plumbline.plan.compare.NoiseFloor;
import org.plumbline.plan.compare.Run;
import org.plumbline.plan.compare.Runs;
import org.plumbline.testkit.PlanFixture;

class RunsChartTest {
    @Test
    void tellsThePlansApartAndWhichOneIsSlowSinceWhen() {
        RunsChart chart = chart(run("mon", "Index Scan using i on t", 2), run("tue", "Index Scan using i on t", 3),
                run("wed", "Seq Scan on t", 50), run("thu", "Seq Scan on t", 60));
        assertThat(chart.curves()).extracting(Curve::name).containsExactly("Plan 1", "Plan 2, slowest", "Median", "95 of 100 below");
        assertThat(chart.rows()).extracting(RunsChart.ShapeRow::since).containsExactly("mon", "wed");
        assertThat(chart.rows().getLast().amount(Runs.Spread::p95)).isEqualTo("59.5 ms");
        assertThat(chart.sentences()).last().asString()
                .startsWith("The slow one is plan 2: 95 of 100 of its runs took no more than 59.5 ms; the first was wed, the last thu.");
        assertThat(chart.up().isLogarithmic()).as("30 times apart").isFalse();
        assertThat(chart.words(2)).isEqualTo("wed: 50 ms, Plan 2");
    }

    @Test
    void ofThousandsADotStandsForSeveralAndNoSlowRunIsLost() {
        RunsChart chart = chart(IntStream.range(0, 5_000).mapToObj(i -> run("r" + i, "Seq Scan on t", i == 3_217 ? 900 : 2))
                .toArray(Run[]::new));
        List<Curve.Point> dots = chart.curves().getFirst().points();
        assertThat(dots).hasSizeLessThan(500);
        assertThat(dots).anySatisfy(dot -> {
            assertThat(dot.y()).isEqualTo(900e6);
            assertThat(chart.number(dot.x())).isEqualTo(3_217);
            assertThat(dot.words()).isEqualTo("900 ms, the slowest of 13");
        });
        assertThat(chart.title()).endsWith("a dot is the slowest of up to 13 of one plan");
        assertThat(chart.up().isLogarithmic()).isTrue();
    }

    private static RunsChart chart(Run... runs) {
        return RunsChart.of(Runs.of(List.of(runs), NoiseFloor.USUAL));
    }

    private static Run run(String name, String scan, int ms) {
        return Run.of(name, PlanFixture.plan("""
                %s  (cost=0.00..1.00 rows=1 width=4) (actual time=0.010..%d.000 rows=1 loops=1)
                Execution Time: %d.000 ms
                """.formatted(scan, ms, ms)).measured());
    }
}
