package org.plumbline.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.plumbline.analysis.Analysis;
import org.plumbline.plan.NodeId;
import org.plumbline.testkit.PlanFixture;

class ShownNodesTest {
    @Test
    void allOfAPlanThatIsNotLarge() {
        ShownNodes shown = ShownNodes.of(PlanFixture.sample("nested-loop.txt"));

        assertThat(shown.leftOut()).isEmpty();
        assertThat(shown.draws(NodeId.ROOT)).isTrue();
    }

    @Test
    void theHotNodeOfADeepPlanThoughNotAllAboveIt() {
        Analysis plan = PlanFixture.plan(chain(3_000));
        ShownNodes shown = ShownNodes.of(plan);

        assertThat(shown.draws(NodeId.ROOT)).isTrue();
        assertThat(shown.draws(new NodeId(2_999))).isTrue();
        assertThat(shown.drawn()).hasSizeLessThanOrEqualTo(ShownNodes.MOST);
        int rows = shown.rows().stream().mapToInt(row -> switch (row) {
            case ShownNodes.Row.Drawn _ -> 1;
            case ShownNodes.Row.LeftOut(int count, int _) -> count;
        }).sum();
        assertThat(rows).isEqualTo(3_000);
    }

    /// Materialize over Materialize, all their time in the scan at the bottom.
    private static String chain(int depth) {
        var text = new StringBuilder();
        for (int i = 0; i < depth; i++) {
            text.append(i == 0 ? "" : " ".repeat(6 * i - 4) + "->  ").append(i == depth - 1 ? "Seq Scan on t" : "Materialize")
                    .append("  (cost=0.00..1.00 rows=1 width=4) (actual time=0.010..100.000 rows=1 loops=1)\n");
        }
        return text.append("Execution Time: 100.100 ms\n").toString();
    }
}
