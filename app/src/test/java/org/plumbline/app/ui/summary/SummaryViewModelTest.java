package org.plumbline.app.ui.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.testkit.PlanFixture;

class SummaryViewModelTest {
    @ParameterizedTest
    @ValueSource(strings = {
        "nested-loop.txt", "worker-skew.txt", "cte-read-twice.yaml", "partitions-pruned.json", "correlated-subquery.xml", "jit.txt"
    })
    void partsAddUpToTheWhole(String sample) {
        List<SummaryPart> parts = new SummaryViewModel(PlanFixture.sample(sample)).parts();

        assertThat(parts.stream().mapToDouble(SummaryPart::share).sum()).isCloseTo(1, within(0.001));
    }

    @Test
    void saysThatThePartsAddUp() {
        var model = new SummaryViewModel(PlanFixture.sample("nested-loop.txt"));

        assertThat(model.figures()).anySatisfy(figure -> {
            assertThat(figure.value()).isEqualTo("✓");
            assertThat(figure.label()).isEqualTo("adds up");
        });
    }

    @Test
    void explainsInWordsWhatNoNodeAccountsForWhereItIsMuch() {
        String plan = """
                Seq Scan on t  (cost=0.00..10.00 rows=10 width=4) (actual time=0.010..90.000 rows=10 loops=1)
                Execution Time: %s ms
                """;

        assertThat(new SummaryViewModel(PlanFixture.plan(plan.formatted("100.000"))).notes())
                .anySatisfy(note -> assertThat(note).startsWith("10 ms (10 %) passed outside the plan's nodes"));
        assertThat(new SummaryViewModel(PlanFixture.plan(plan.formatted("94.000"))).notes())
                .noneSatisfy(note -> assertThat(note).contains("outside the plan's nodes"));
    }

    @Test
    void saysOfHiddenFiguresThatTheQueryWasRun() {
        assertThat(new SummaryViewModel(PlanFixture.plan("Seq Scan on t (actual rows=N loops=N)\n")).notes())
                .anySatisfy(note -> assertThat(note).startsWith("The figures of 1 node are masked"))
                .noneSatisfy(note -> assertThat(note).contains("not run"));
    }

    @Test
    void saysInWordsByHowMuchTheyDoNot() {
        var model = new SummaryViewModel(PlanFixture.plan("""
                Seq Scan on t  (cost=0.00..10.00 rows=10 width=4) (actual time=0.010..250.000 rows=10 loops=1)
                Planning Time: 0.100 ms
                Execution Time: 100.000 ms
                """));

        assertThat(model.figures()).anySatisfy(figure -> {
            assertThat(figure.value()).isEqualTo("150 ms");
            assertThat(figure.label()).isEqualTo("too much");
        });
    }

    @Test
    void comparesByCostAndSaysWhatAnalyzeWouldShow() {
        var model = new SummaryViewModel(PlanFixture.plan("""
                Hash Join  (cost=10.00..100.00 rows=10 width=4)
                  Hash Cond: (a.id = b.id)
                  ->  Seq Scan on a  (cost=0.00..60.00 rows=10 width=4)
                  ->  Hash  (cost=10.00..10.00 rows=10 width=4)
                        ->  Seq Scan on b  (cost=0.00..10.00 rows=10 width=4)
                """));

        assertThat(model.figures().getFirst().value()).isEqualTo("cost 100");
        assertThat(model.parts().getFirst().label()).isEqualTo("2 × Seq Scan");
        assertThat(model.barTitle()).startsWith("Planned cost");
        assertThat(model.notes()).anySatisfy(note -> assertThat(note).contains("EXPLAIN (ANALYZE, BUFFERS)"));
    }

    @Test
    void warnsWhenFewerWorkersWereLaunchedThanPlanned() {
        var model = new SummaryViewModel(PlanFixture.sample("workers-not-launched.txt"));

        assertThat(model.figures()).anySatisfy(figure -> {
            assertThat(figure.label()).isEqualTo("workers");
            assertThat(figure.role()).isEqualTo(SummaryFigure.Role.WARNING);
        });
    }

    @Test
    void answersWhatIsAskedFirst() {
        List<SummaryLandmark> landmarks = new SummaryViewModel(PlanFixture.plan("""
                Nested Loop  (cost=0.00..90.00 rows=10 width=8) (actual time=0.000..100.000 rows=5000 loops=1)
                  Buffers: shared hit=1280
                  ->  Seq Scan on orders o  (cost=0.00..40.00 rows=10 width=8) (actual time=0.000..80.000 rows=5000 loops=1)
                        Buffers: shared hit=128
                  ->  Index Scan using c_pkey on customers c  (cost=0.00..5.00 rows=1 width=8) (actual time=0.001..0.002 rows=1 loops=5000)
                        Index Cond: (id = o.customer)
                        Buffers: shared hit=1152
                Execution Time: 100.000 ms
                """)).landmarks();
        assertThat(landmarks).extracting(SummaryLandmark::label).containsExactly("Most time", "Most read", "Estimate off");
        assertThat(landmarks).extracting(SummaryLandmark::figure).containsExactly("80 %", "9 MB", "500× too few");
        assertThat(landmarks).extracting(SummaryLandmark::name)
                .containsExactly("Seq Scan on orders o", "customers", "Seq Scan on orders o");
        assertThat(landmarks).extracting(landmark -> landmark.node().orElseThrow().index()).containsExactly(1, 2, 1);
    }

    @Test
    void saysThatNoEstimateIsFarOff() {
        List<SummaryLandmark> landmarks = new SummaryViewModel(PlanFixture.plan("""
                Sort  (cost=0.00..90.00 rows=10 width=8) (actual time=20.000..20.000 rows=10 loops=1)
                  Sort Key: a
                  ->  Seq Scan on t  (cost=0.00..40.00 rows=10 width=8) (actual time=0.000..15.000 rows=10 loops=1)
                Execution Time: 20.000 ms
                """)).landmarks();
        assertThat(landmarks.getLast().name()).isEqualTo("none off by 10×");
        assertThat(landmarks.getLast().node()).isEmpty();
    }

    @Test
    void asksNothingOfASingleNode() {
        assertThat(new SummaryViewModel(PlanFixture.plan("Seq Scan on t  (cost=0.00..40.00 rows=10 width=8)\n")).landmarks()).isEmpty();
    }
}
