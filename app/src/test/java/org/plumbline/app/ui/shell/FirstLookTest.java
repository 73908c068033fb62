package org.plumbline.app.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.plumbline.analysis.Analysis;
import org.plumbline.app.ui.state.PlanDocument;
import org.plumbline.plan.NodeId;
import org.plumbline.testkit.PlanFixture;

class FirstLookTest {
    @Test
    void beginsAtTheWorstFinding() {
        Analysis plan = PlanFixture.sample("nested-loop.txt");
        assertThat(first(plan)).isEqualTo(plan.advice().findings().getFirst().node().orElseThrow());
    }

    @Test
    void beginsAtTheNodeThatTookMostWhereNothingWasFound() {
        Analysis plan = append(1, 70, 4);
        assertThat(plan.advice().findings()).isEmpty();
        assertThat(first(plan)).isEqualTo(new NodeId(2));
    }

    @Test
    void beginsAtTheRootWhereNoNodeStandsOut() {
        assertThat(first(append(1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1))).isEqualTo(NodeId.ROOT);
    }

    private static NodeId first(Analysis plan) {
        var document = PlanDocument.of(plan);
        FirstLook.at(document);
        return document.selection().selected().orElseThrow();
    }

    private static Analysis append(int... milliseconds) {
        var text = new StringBuilder("Append  (cost=0.00..100.00 rows=100 width=8) (actual time=0.000..%d.000 rows=100 loops=1)\n"
                .formatted(Arrays.stream(milliseconds).sum()));
        for (int i = 0; i < milliseconds.length; i++) {
            text.append("  ->  Seq Scan on t%d  (cost=0.00..10.00 rows=10 width=8) (actual time=0.000..%d.000 rows=10 loops=1)%n"
                    .formatted(i, milliseconds[i]));
        }
        return PlanFixture.plan(text.toString());
    }
}
