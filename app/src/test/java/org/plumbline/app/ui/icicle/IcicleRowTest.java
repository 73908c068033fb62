package org.plumbline.app.ui.icicle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.plumbline.app.ui.draw.HeadedPicture;
import org.plumbline.app.ui.draw.Ink;
import org.plumbline.app.ui.state.HeatBy;
import org.plumbline.app.ui.state.Highlight;
import org.plumbline.app.ui.state.PlanDocument;
import org.plumbline.app.work.InlineBackground;
import org.plumbline.testkit.PlanFixture;
import org.plumbline.testkit.RecordingPen;

/// Strips of nodes that are too narrow for words.
class IcicleRowTest {
    private static final int WIDTH = 1_000;
    private static final double TEXT = 13;
    private static final int ROW = (int) IciclePicture.rowHeight(TEXT);

    private PlanDocument document;

    @Test
    void partitionsThatTookAllTheTimeTogetherAreHotAndSaySo() {
        IcicleViewModel icicle = icicle(PlanFixture.partitions(3_000, 20));
        RecordingPen pen = draw(icicle);
        assertThat(inks(pen, ROW + 4)).containsOnly(Ink.HEAT_5, Ink.BORDER);
        assertThat(pen.words()).contains("3,000 nodes · 3,019 ms · >99 %");
        assertThat(icicle.strip(500, WIDTH, 1, TEXT)).isEqualTo("\nIn a strip of 3,000 nodes, together 3,019 ms. "
                + "Their own part of the time colours it: 99.98 %");
        assertThat(icicle.strip(500, WIDTH, 0, TEXT)).isEmpty();
    }

    @Test
    void boxesOfTheirOwnAreInTheStripTooAsLongAsNoWordHasRoom() {
        IcicleViewModel icicle = icicle(PlanFixture.partitions(40, 1));
        assertThat(inks(draw(icicle), ROW + 4)).contains(Ink.HEAT_5).doesNotContain(Ink.HEAT_0, Ink.HEAT_1);
    }

    @Test
    void aFewNarrowNodesAreAsHotAsEachIs() {
        IcicleViewModel icicle = icicle("""
                Append  (cost=0.00..1.00 rows=1 width=4) (actual time=0.001..1000.000 rows=1 loops=1)
                """ + IntStream.range(0, 7).mapToObj(i -> "  ->  Seq Scan on t" + i
                + "  (cost=0.00..1.00 rows=1 width=4) (actual time=0.001..40.000 rows=1 loops=1)\n").collect(Collectors.joining())
                + "Execution Time: 1000.000 ms\n");
        document.highlights().setActive(Highlight.SEQ_SCANS, false);
        assertThat(inks(draw(icicle), ROW + 4)).contains(Ink.HEAT_1).doesNotContain(Ink.HEAT_2, Ink.HEAT_3);
    }

    @Test
    void aNodeThatIsHotByItselfStandsOutOfItsStrip() {
        IcicleViewModel icicle = icicle(PlanFixture.partitions(3_000, 300));
        icicle.measureBy(IcicleMeasure.NODES);
        RecordingPen pen = draw(icicle);
        int below = 2 * ROW - 3;
        List<Integer> tall = IntStream.range(0, WIDTH).filter(x -> pen.pixels(x, below, 1, 1)[0] == Ink.HEAT_5).boxed().toList();
        assertThat(tall).hasSizeBetween(RowBoxes.LEAST, RowBoxes.NARROW).allMatch(x -> x > WIDTH - 8);
    }

    @Test
    void theHighlightOfANarrowBoxLeavesItsColour() {
        IcicleViewModel icicle = icicle(PlanFixture.partitions(120, 1));
        document.highlights().setActive(Highlight.SEQ_SCANS, true);
        Ink[] inks = draw(icicle).pixels(0, ROW + 4, WIDTH, 1);
        assertThat(Arrays.stream(inks).filter(ink -> ink == Ink.HEAT_5).count()).isGreaterThan(WIDTH / 2);
        assertThat(inks).doesNotContain(Ink.ACCENT);
    }

    @Test
    void oneNarrowNodeByItselfIsAsHotAsItIs() {
        IcicleViewModel icicle = icicle("""
                Append  (cost=0.00..1.00 rows=1 width=4) (actual time=0.001..1000.000 rows=1 loops=1)
                  ->  Seq Scan on a  (cost=0.00..1.00 rows=1 width=4) (actual time=0.001..495.000 rows=1 loops=1)
                  ->  Seq Scan on b  (cost=0.00..1.00 rows=1 width=4) (actual time=0.001..8.000 rows=1 loops=1)
                  ->  Seq Scan on c  (cost=0.00..1.00 rows=1 width=4) (actual time=0.001..490.000 rows=1 loops=1)
                Execution Time: 1000.000 ms
                """);
        assertThat(draw(icicle).pixels(498, ROW + 4, 1, 1)).containsExactly(Ink.HEAT_0);
    }

    @Test
    void whatNeverRanIsPale() {
        IcicleViewModel icicle = icicle("""
                Append  (cost=0.00..1.00 rows=1 width=4) (actual time=0.001..1000.000 rows=1 loops=1)
                """ + IntStream.range(0, 400).mapToObj(i -> "  ->  Seq Scan on t" + i
                + "  (cost=0.00..1.00 rows=1 width=4) (never executed)\n").collect(Collectors.joining()) + "Execution Time: 1000.000 ms\n");
        document.highlights().setActive(Highlight.SEQ_SCANS, false);
        assertThat(inks(draw(icicle), ROW + 4)).contains(Ink.BORDER).doesNotContain(Ink.MUTED);
        document.highlights().heatBy(HeatBy.COST);
        icicle.measureBy(IcicleMeasure.COST);
        assertThat(draw(icicle).words()).noneMatch(words -> words.startsWith("NaN"));
    }

    @Test
    void aPictureOfADeepPlanIsCutBetweenRowsAndNeverDrawnTooSmallToBeRead() {
        HeadedPicture picture = icicle(PlanFixture.partitions(3, 1)).whole(WIDTH, TEXT);
        assertThat(picture.leastScale()).isEqualTo(0.5);
        assertThat(picture.body().pageEnd(0, 10 * ROW + 7)).isEqualTo(10 * ROW);
        assertThat(picture.body().pageEnd(10 * ROW, 5)).isEqualTo(10 * ROW + 5);
    }

    private static List<Ink> inks(RecordingPen pen, int y) {
        return Arrays.stream(pen.pixels(0, y, WIDTH, 1)).distinct().toList();
    }

    private static RecordingPen draw(IcicleViewModel icicle) {
        var pen = new RecordingPen(WIDTH, 200);
        icicle.picture(WIDTH, 200, TEXT, false, Optional.empty()).orElseThrow().draw(pen);
        return pen;
    }

    private IcicleViewModel icicle(String plan) {
        document = PlanDocument.of(PlanFixture.plan(plan));
        return new IcicleViewModel(document, new InlineBackground());
    }
}
