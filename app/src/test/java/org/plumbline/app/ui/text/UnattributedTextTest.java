package org.plumbline.app.ui.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.plumbline.testkit.PlanFixture;

class UnattributedTextTest {
    @Test
    void saysWhatMayHaveTakenTheTime() {
        assertThat(words("Seq Scan on t", 10, 100)).contains("opening tables").doesNotContain("other server");
        assertThat(words("Foreign Scan on t", 10, 100)).contains("connecting to the other server");
        assertThat(words("Seq Scan on t", 2_000_000, 100)).contains("reading the clock once more for each of the 2 M rows");
        assertThat(words("Seq Scan on t", 2_000_000, 200)).contains("opening tables");
        assertThat(words("Seq Scan on t", 100_000, 60)).contains("opening tables");
    }

    @Test
    void saysNothingOfALittle() {
        assertThat(UnattributedText.of(PlanFixture.plan(plan("Seq Scan on t", 10, 52)).measured())).isEmpty();
    }

    private static String words(String node, int rows, int execution) {
        return UnattributedText.of(PlanFixture.plan(plan(node, rows, execution)).measured()).orElseThrow();
    }

    private static String plan(String node, int rows, int execution) {
        return """
                %s  (cost=0.00..9.00 rows=9 width=8) (actual time=0.010..50.000 rows=%d loops=1)
                Execution Time: %d.000 ms
                """.formatted(node, rows, execution);
    }
}
