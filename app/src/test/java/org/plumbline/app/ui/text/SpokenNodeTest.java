package org.plumbline.app.ui.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.analysis.Analysis;
import org.plumbline.app.ui.state.Highlight;
import org.plumbline.app.ui.state.PlanDocument;
import org.plumbline.plan.NodeId;
import org.plumbline.testkit.PlanFixture;

class SpokenNodeTest {
    private static final Analysis JOIN = PlanFixture.plan("""
            Nested Loop  (cost=0.00..90.00 rows=10 width=4) (actual time=0.010..100.000 rows=3000 loops=1)
              ->  Seq Scan on orders o  (cost=0.00..9.00 rows=10 width=4) (actual time=0.010..30.000 rows=3000 loops=1)
                    Filter: (state = 'open'::text)
              ->  Index Scan using items_pkey on items i  (cost=0.00..9.00 rows=4 width=4) (actual time=0.001..0.004 rows=1 loops=3000)
                    Index Cond: (id = o.id)
              ->  Seq Scan on d  (cost=0.00..9.00 rows=1 width=4) (never executed)
            Execution Time: 100.000 ms
            """);

    @Test
    void saysWhatANodeDoesAndHowItsRowsDifferFromWhatWasExpected() {
        assertThat(spoken(1)).isEqualTo(
                "Seq Scan on orders o, self time 30 ms, 30 % of the execution, rows 3,000, expected 10, 300× more than expected, cost 9");
        assertThat(spoken(2)).startsWith("Index Scan on items i using items_pkey, self time 12 ms, 12 % of the execution")
                .contains("expected 4 per loop", "4× fewer than expected", "3,000 loops");
        assertThat(spoken(0)).contains("total 100 ms with everything below it");
    }

    @Test
    void whatDidNotRunHasNoFiguresOfARun() {
        assertThat(spoken(3)).isEqualTo("Seq Scan on d, never executed, rows expected 1, cost 9");
        Analysis estimate = PlanFixture.plan("Sort  (cost=0.00..9.00 rows=10 width=4)\n  Sort Key: at DESC\n");
        assertThat(SpokenNode.of(estimate.measured(), estimate.plan().node(NodeId.ROOT)))
                .isEqualTo("Sort by at DESC, rows expected 10, cost 9");
    }

    @Test
    void saysTheFirstFindingsAndHowManyMoreThereAre() {
        var findings = PlanFixture.plan(PlanFixture.findings(6)).advice().findings();
        assertThat(SpokenNode.marks(findings.subList(0, 6), List.of("Seq scan"), true))
                .startsWith("finding: ").contains("2 more findings, highlighted as Seq scan, found by the search");
        assertThat(SpokenNode.marks(List.of(), List.of(), false)).isEmpty();
    }

    @Test
    void everyViewTellsTheSameOfANode() {
        PlanDocument document = PlanDocument.of(PlanFixture.sample("nested-loop.txt"));
        document.search().show(document.search().matching("customers"));
        assertThat(document.spoken(new NodeId(1))).startsWith("Seq Scan on customers c, self time 11.4 ms")
                .endsWith("highlighted as Seq scan, found by the search");
        document.highlights().setActive(Highlight.SEQ_SCANS, false);
        assertThat(document.spoken(new NodeId(1))).doesNotContain("highlighted");
        assertThat(document.spoken(NodeId.ROOT)).contains("finding: Nested loop repeats work, highlighted as Nested loop");
    }

    private static String spoken(int node) {
        return SpokenNode.of(JOIN.measured(), JOIN.plan().node(new NodeId(node)));
    }
}
