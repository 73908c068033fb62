package org.plumbline.app.ui.icicle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.plumbline.analysis.Analysis;
import org.plumbline.app.ui.draw.Ink;
import org.plumbline.app.ui.state.HeatBy;
import org.plumbline.app.ui.state.Highlight;
import org.plumbline.app.ui.state.PlanDocument;
import org.plumbline.app.work.InlineBackground;
import org.plumbline.plan.NodeId;
import org.plumbline.testkit.PlanFixture;

class IcicleViewModelTest {
    private static final double WIDTH = 1000;

    private PlanDocument document;

    @Test
    void aSelectionElsewhereIsRevealed() {
        IcicleViewModel icicle = icicle(PlanFixture.sample("nested-loop.txt"));
        icicle.change(part -> part.zoomTo(2));
        document.selection().select(new NodeId(4));
        assertThat(icicle.part().orElseThrow().span().node()).as("it is below what is shown").isEqualTo(2);
        document.selection().select(new NodeId(1));
        assertThat(icicle.part().orElseThrow().isWhole()).isTrue();
    }

    @Test
    void walksByTheTree() {
        IcicleViewModel icicle = icicle(PlanFixture.sample("nested-loop.txt"));
        icicle.selectRoot();
        icicle.selectWidestChild();
        assertThat(icicle.selected()).contains(2);
        icicle.selectSibling(-1);
        assertThat(icicle.selected()).contains(1);
        icicle.selectSibling(-1);
        assertThat(icicle.selected()).contains(1);
        icicle.selectParent();
        icicle.selectParent();
        assertThat(icicle.selected()).contains(0);
        icicle.selectWidestChild();
        icicle.zoomToSelected();
        assertThat(icicle.part().orElseThrow().span().node()).isEqualTo(2);
        icicle.zoomToSelected();
        assertThat(icicle.part().orElseThrow().isWhole()).isTrue();
    }

    @Test
    void aBoxOfManyPartitionsShowsTheHottestAndTellsOfTheOthers() {
        IcicleViewModel icicle = icicle(PlanFixture.plan(PlanFixture.partitions(3_000, 20)));
        int hot = 3_000;
        document.search().show(document.search().matching("events_p17"));
        IcicleBox box = icicle.boxAt(WIDTH * 0.5, WIDTH, 1).orElseThrow();
        assertThat(box.count()).isGreaterThan(5);
        assertThat(icicle.full(box)).contains("nodes too narrow to be seen, together")
                .contains("The hottest of them:\nSeq Scan on events_p");
        IcicleBox last = icicle.boxAt(999 * 3019.0 / 3019.5 - 1, WIDTH, 1).orElseThrow();
        assertThat(icicle.nodeOf(last)).isEqualTo(hot);
        IcicleLook look = icicle.figures().orElseThrow().look();
        IcicleShape shape = icicle.figures().orElseThrow().layout().shape();
        assertThat(look.matches().count(0, shape.size())).isEqualTo(document.search().result().count()).isGreaterThan(100);
    }

    @Test
    void signsFollowHighlightsSearchAndFindings() {
        IcicleViewModel icicle = icicle(PlanFixture.sample("nested-loop.txt"));
        int place = icicle.figures().orElseThrow().layout().shape().placeOf(4);
        assertThat(look(icicle).highlighted().any(place, place + 1)).isTrue();
        document.highlights().setActive(Highlight.SEQ_SCANS, false);
        assertThat(look(icicle).highlighted().any(place, place + 1)).isFalse();
        document.search().show(document.search().matching("seq scan"));
        assertThat(look(icicle).matches().any(place, place + 1)).isTrue();
        NodeId worst = document.advice().findings().getFirst().node().orElseThrow();
        int found = icicle.figures().orElseThrow().layout().shape().placeOf(worst.index());
        assertThat(look(icicle).finding(found, found + 1)).isEqualTo(Ink.SEVERE);
    }

    @Test
    void coloursAreTheHeatsOrTheTypes() {
        IcicleViewModel icicle = icicle(PlanFixture.sample("nested-loop.txt"));
        int scan = icicle.figures().orElseThrow().layout().shape().placeOf(4);
        assertThat(look(icicle).ink(scan)).isEqualTo(Ink.HEAT_5);
        icicle.colourByKind(true);
        assertThat(look(icicle).ink(scan)).isEqualTo(Ink.KIND_SCAN);
        document.highlights().heatBy(HeatBy.COST);
        assertThat(icicle.byKind()).isTrue();
        icicle.colourByKind(false);
        assertThat(look(icicle).heatBy()).isEqualTo(HeatBy.COST);
    }

    @Test
    void anotherMeasureKeepsThePlace() {
        IcicleViewModel icicle = icicle(PlanFixture.sample("nested-loop.txt"));
        icicle.change(part -> part.zoomTo(2));
        icicle.measureBy(IcicleMeasure.NODES);
        assertThat(icicle.part().orElseThrow().span()).isEqualTo(new IcicleSpan(2, 1, 4));
        assertThat(icicle.figures().orElseThrow().layout().measure()).isEqualTo(IcicleMeasure.NODES);
    }

    @Test
    void saysTheSelectedBoxInWords() {
        IcicleViewModel icicle = icicle(PlanFixture.sample("nested-loop.txt"));
        document.selection().clear();
        assertThat(icicle.spoken()).isEqualTo("Nothing is selected");
        icicle.select(2);
        assertThat(icicle.spoken()).startsWith("Level 2, Limit").contains("Wall time: ").contains("of the execution").contains("its own")
                .endsWith("1 node below");
        icicle.change(part -> part.zoomTo(2));
        assertThat(icicle.spoken()).endsWith("fills the width");
        document.search().show(document.search().matching("limit"));
        assertThat(icicle.spoken()).contains("found by the search");
        icicle.select(1);
        assertThat(icicle.spoken()).startsWith("Level 2, Seq Scan on customers c, self time 11.4 ms").contains("highlighted as Seq scan");
    }

    @Test
    void aCtesReadersTellWhereTheRestOfTheirTimeIs() {
        IcicleViewModel icicle = icicle(PlanFixture.sample("cte-read-twice.yaml"));
        int scan = document.plan().nodes().stream().filter(node -> node.nodeType().equals("CTE Scan")).findFirst().orElseThrow()
                .id().index();
        int place = icicle.figures().orElseThrow().layout().shape().placeOf(scan);
        assertThat(icicle.full(new IcicleBox(place, place + 1))).contains("more in its total: spent in a CTE or InitPlan");
    }

    @Test
    void aPlanThatWasNotRunIsAsWideAsItsCost() {
        IcicleViewModel icicle = icicle(PlanFixture.plan("Result  (cost=0.00..0.01 rows=1 width=4)\n"));
        assertThat(icicle.figures().orElseThrow().layout().measure()).isEqualTo(IcicleMeasure.COST);
        assertThat(IcicleWords.brief(IcicleMeasure.ROWS, 1)).isEqualTo("1 row");
    }

    @Test
    void aCteIsNamedBeforeWhatMakesIt() {
        IcicleViewModel icicle = icicle(PlanFixture.sample("cte-read-twice.yaml"));
        assertThat(icicle.title(1)).startsWith("CTE spending: ");
    }

    @Test
    void aPlanWithoutFiguresShowsItsShape() {
        IcicleViewModel icicle = icicle(PlanFixture.plan("Limit\n  ->  Seq Scan on a\n"));
        assertThat(icicle.boxAt(10, WIDTH, 1)).isEqualTo(Optional.of(new IcicleBox(1, 2)));
        assertThat(icicle.boxAt(900, WIDTH, 1)).isEmpty();
        assertThat(icicle.full(new IcicleBox(0, 1))).contains("2 nodes with everything below it, 100 % of the plan");
        assertThat(look(icicle).legendTitle()).isEqualTo("No figures to colour by");
        assertThat(look(icicle).legend()).isEmpty();
        icicle.colourByKind(true);
        assertThat(look(icicle).legend()).isNotEmpty();
    }

    private static IcicleLook look(IcicleViewModel icicle) {
        return icicle.figures().orElseThrow().look();
    }

    private IcicleViewModel icicle(Analysis analysis) {
        document = PlanDocument.of(analysis);
        return new IcicleViewModel(document, new InlineBackground());
    }
}
