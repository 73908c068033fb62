package org.plumbline.app.ui.plantext;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.plumbline.app.ui.state.PlanDocument;
import org.plumbline.plan.NodeId;
import org.plumbline.testkit.PlanFixture;

class PlanTextViewModelTest {
    @Test
    void tiesEachLineToItsNode() {
        var document = PlanDocument.of(PlanFixture.sample("nested-loop.txt"));
        var model = new PlanTextViewModel(document);

        assertThat(model.nodeAt(0)).contains(NodeId.ROOT);
        assertThat(model.linesOf(new NodeId(1))).containsExactly(3, 4, 5, 6);
        model.selectAt(5);
        assertThat(document.selection().selected()).contains(new NodeId(1));
    }

    @Test
    void tiesTheLinesOfJsonToo() {
        var model = new PlanTextViewModel(PlanDocument.of(PlanFixture.sample("partitions-pruned.json")));

        int line = model.lines().stream().map(String::strip).toList().indexOf("\"Node Type\": \"Append\",");
        NodeId node = model.nodeAt(line).orElseThrow();
        assertThat(model.linesOf(node)).contains(line);
    }

    @Test
    void colouredPiecesCoverTheWholeLine() {
        for (String line : new PlanTextViewModel(PlanDocument.of(PlanFixture.sample("nested-loop.txt"))).lines()) {
            assertThat(PlanWords.of(line).stream().mapToInt(PlanWords.Piece::length).sum()).isEqualTo(line.length());
        }
    }

    @Test
    void marksTheLinesThatCouldNotBeUsed() {
        var model = new PlanTextViewModel(PlanDocument.of(PlanFixture.plan("""
                Dear colleague,

                Limit (actual rows=1 loops=1)
                  ??? what is this
                  ->  Result (actual rows=1 loops=1)
                """)));

        assertThat(model.warnings()).hasSize(1);
        assertThat(model.lineOf(model.warnings().getFirst())).contains(1);
        assertThat(model.warningAt(1).orElseThrow()).endsWith("??? what is this");
        assertThat(model.warningAt(0)).isEmpty();
    }
}
