package org.plumbline.app.ui.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.plumbline.testkit.PlanFixture;

class MaskedFiguresTextTest {
    @Test
    void countsTheNodesOfWhichSomethingMeasuredIsHidden() {
        String plan = "Aggregate (actual rows=1.00 loops=%s)\n  ->  Seq Scan on t (actual rows=%s loops=%s)\n";
        assertThat(words(plan.formatted("N", "N", "N")).orElseThrow()).startsWith("The figures of 2 nodes are masked");
        assertThat(words(plan.formatted("1", "N", "1")).orElseThrow()).startsWith("The figures of 1 node are masked");
        assertThat(words("Result  (cost=0.00..0.01 rows=1 width=4) (actual time=N.N..N.N rows=3 loops=2)")).isPresent();
        assertThat(words(plan.formatted("1", "1", "1"))).isEmpty();
        assertThat(words("Seq Scan on t  (cost=N..N rows=4 width=4)")).isEmpty();
    }

    @Test
    void namesTheOptionsWhoseFiguresAreHidden() {
        String plan = """
                Result  (cost=0.00..0.01 rows=1 width=4) (actual time=0.1..0.2 rows=1 loops=1)
                  Buffers: shared hit=%s
                Planning Time: %s ms
                """;
        assertThat(words(plan.formatted("N", "N.N")))
                .contains("Masked, and so not known (rather than zero): blocks (BUFFERS), planning time.");
        assertThat(words(plan.formatted("1", "0.100"))).isEmpty();
    }

    private static Optional<String> words(String plan) {
        return MaskedFiguresText.of(PlanFixture.plan(plan).plan());
    }
}
