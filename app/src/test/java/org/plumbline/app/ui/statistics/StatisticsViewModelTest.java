package org.plumbline.app.ui.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.plumbline.app.ui.state.Highlight;
import org.plumbline.app.ui.state.PlanDocument;
import org.plumbline.app.work.InlineBackground;
import org.plumbline.plan.NodeId;
import org.plumbline.plan.statistics.Grouping;
import org.plumbline.testkit.PlanFixture;

class StatisticsViewModelTest {
    private static final String PLAN = """
            Nested Loop  (cost=0.00..90.00 rows=10 width=4) (actual time=0.010..100.000 rows=10 loops=1)
              ->  Seq Scan on "a, b" x  (cost=0.00..9.00 rows=10 width=4) (actual time=0.010..30.000 rows=10 loops=1)
              ->  Index Scan using c_pkey on c  (cost=0.00..9.00 rows=1 width=4) (actual time=0.010..4.000 rows=1 loops=10)
                    Index Cond: (id = x.id)
              ->  Seq Scan on d  (cost=0.00..9.00 rows=1 width=4) (never executed)
            Execution Time: 130.000 ms
            """;

    private final PlanDocument document = PlanDocument.of(PlanFixture.plan(PLAN));
    private final StatisticsViewModel model = new StatisticsViewModel(document, new InlineBackground());

    @Test
    void showsTheLargestShareFirstAndTheSumsLast() {
        assertThat(names()).containsExactly("Index Scan", "Nested Loop", "Seq Scan", "Whole plan");
        model.show(Grouping.TABLE);
        assertThat(names()).containsExactly("c", "a, b", "d", "Nodes without a table", "Whole plan");
        model.show(Grouping.FUNCTION);
        assertThat(model.rows()).isEmpty();
    }

    @Test
    void sumsStayLastHoweverTheGroupsAreSorted() {
        model.show(Grouping.TABLE);
        model.sort(Optional.of(StatisticsColumn.ROWS), true);
        assertThat(names()).containsExactly("d", "c", "a, b", "Nodes without a table", "Whole plan");
        model.sortByName(false);
        assertThat(names()).containsExactly("d", "c", "a, b", "Nodes without a table", "Whole plan");
        model.sort(Optional.empty(), false);
        assertThat(names()).startsWith("c");
    }

    @Test
    void aChosenRowMarksItsNodesAndGoesThroughThem() {
        document.selection().select(new NodeId(2));
        model.choose(model.rows().get(2));
        assertThat(document.selection().selected()).contains(new NodeId(1));
        assertThat(document.search().result().query()).isEqualTo("2 × Seq Scan");
        assertThat(document.search().result().typed()).isFalse();
        model.next();
        assertThat(document.selection().selected()).contains(new NodeId(3));
        model.next();
        model.previous();
        assertThat(document.selection().selected()).contains(new NodeId(3));
        model.choose(model.rows().getLast());
        assertThat(document.search().result().count()).isZero();
    }

    @Test
    void countsTheHighlightedAndTheFoundNodesOfARow() {
        StatisticsRow scans = model.rows().get(2);
        assertThat(model.highlighted(scans).words()).isEqualTo("all 2 highlighted");
        assertThat(model.found(scans).isNone()).isTrue();
        document.search().show(document.search().matching("a, b"));
        assertThat(model.found(scans).words()).isEqualTo("1 of 2 found");
        assertThat(model.found(scans).brief()).isEqualTo("1 of 2");
        assertThat(model.hover(scans)).isEqualTo("Seq Scan\nall 2 highlighted\n1 of 2 found");
        assertThat(model.spoken(scans)).endsWith(", all 2 highlighted, 1 of 2 found");
        assertThat(model.highlighted(model.rows().get(1)).words()).as("a single node").isEqualTo("highlighted");
        assertThat(model.highlighted(model.rows().getLast()).words()).isEqualTo("3 of 4 highlighted");
        document.highlights().setActive(Highlight.SEQ_SCANS, false);
        assertThat(model.highlighted(scans).isNone()).isTrue();
    }

    @Test
    void copiesExactFiguresForOtherPrograms() {
        model.show(Grouping.TABLE);
        List<String> lines = model.table(',').lines().toList();
        assertThat(lines.getFirst()).isEqualTo("Table,Nodes,Loops,Self time (ms),Share (%),Rows,Cost");
        assertThat(lines.get(2)).startsWith("\"a, b\",1,1,30,23.076923,10,");
        assertThat(lines).hasSize(6);
        assertThat(model.table('\t').lines().toList().get(2)).startsWith("a, b\t1\t1\t30\t");
    }

    @Test
    void saysWhatTheFiguresRestOn() {
        assertThat(model.notes()).anyMatch(note -> note.contains("Self times add up to 100 ms of 130 ms"))
                .anyMatch(note -> note.contains("1 node never ran")).anyMatch(note -> note.contains("BUFFERS"));
        var worker = new StatisticsViewModel(PlanDocument.of(PlanFixture.sample("worker-skew.txt")), new InlineBackground());
        assertThat(worker.notes()).anyMatch(note -> note.contains("compare it with CPU time, never with self time"));
        assertThat(worker.withFigures()).contains(StatisticsColumn.CPU, StatisticsColumn.SPEED);
    }

    @Test
    void aPlanThatWasNotRunHasThePlannersFigures() {
        var estimate = new StatisticsViewModel(PlanDocument.of(PlanFixture.plan("Seq Scan on t  (cost=0.00..9.00 rows=10 width=4)")),
                new InlineBackground());
        assertThat(estimate.withFigures()).containsExactly(
                StatisticsColumn.NODES, StatisticsColumn.SHARE, StatisticsColumn.EXPECTED, StatisticsColumn.COST);
        assertThat(estimate.notes()).anyMatch(note -> note.contains("not run"));
        assertThat(estimate.spoken(estimate.rows().getFirst()))
                .isEqualTo("Seq Scan, Nodes 1, Share 100 %, Expected 10, Cost 9, highlighted");
    }

    private List<String> names() {
        return model.rows().stream().map(StatisticsRow::name).toList();
    }
}
