package org.plumbline.app.ui.plantext;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.plumbline.app.ui.state.HeatBy;
import org.plumbline.app.ui.state.Highlight;
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
    void tellsWhichLinesAreHighlightedFoundAndHot() {
        var document = PlanDocument.of(PlanFixture.sample("nested-loop.txt"));
        var model = new PlanTextViewModel(document);

        document.search().show(document.search().matching("reviews"));
        int found = model.firstLineOf(new NodeId(4)).orElseThrow();
        assertThat(model.isHighlighted(3)).isTrue();
        assertThat(model.isHighlighted(6)).as("every line of the scan").isTrue();
        assertThat(model.isFound(3)).isFalse();
        assertThat(model.isFound(found)).isTrue();
        assertThat(model.heatLength(found)).isEqualTo(1);
        assertThat(model.heatLength(found + 1)).as("once for each node").isZero();
        assertThat(model.hover(found)).contains("Highlighted: Sequential scans\nFound: reviews\nHeat: 98.97 % of the plan's self time");
        assertThat(model.spoken(found)).startsWith("Line 16: ").contains("Seq Scan on reviews r, self time", "found by the search");
        assertThat(model.spoken(found + 1)).contains("Of Seq Scan on reviews r, highlighted as Seq scan");

        assertThat(model.heatLength(3)).isLessThan(0.1);
        document.highlights().setActive(Highlight.SEQ_SCANS, false);
        document.highlights().heatBy(HeatBy.ROWS);
        assertThat(model.isHighlighted(3)).isFalse();
        assertThat(model.heatLength(3)).as("it returns half as many rows as the scan with most").isGreaterThan(0.5);
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
