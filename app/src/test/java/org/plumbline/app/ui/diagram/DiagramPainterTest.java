package org.plumbline.app.ui.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.plumbline.app.ui.draw.Ink;
import org.plumbline.app.ui.draw.Palette;
import org.plumbline.app.ui.draw.SvgPen;
import org.plumbline.plan.NodeId;
import org.plumbline.testkit.PlanFixture;
import org.plumbline.testkit.RecordingPen;

class DiagramPainterTest {
    private static final int JOINS = 60;
    private static final int HOT = 31;
    private static final double WIDTH = 700;
    private static final double HEIGHT = 420;

    /// Two InitPlans and an input on the left of what uses them, another one and two SubPlans on the right.
    private static final String SUBPLANS = """
            Nested Loop  (cost=0.00..9.00 rows=1 width=4) (actual time=0.001..9.000 rows=1 loops=1)
              Join Filter: ((a.x = (InitPlan 1).col1) AND (b.x = (InitPlan 2).col1) AND (SubPlan 3) AND (SubPlan 4))
              InitPlan 1
                ->  Seq Scan on c  (cost=0.00..1.00 rows=1 width=4) (actual time=0.001..1.000 rows=1 loops=1)
              InitPlan 2
                ->  Seq Scan on d  (cost=0.00..1.00 rows=1 width=4) (actual time=0.001..1.000 rows=1 loops=1)
              ->  Seq Scan on a  (cost=0.00..1.00 rows=1 width=4) (actual time=0.001..1.000 rows=1 loops=1)
              ->  Seq Scan on b  (cost=0.00..1.00 rows=1 width=4) (actual time=0.001..1.000 rows=1 loops=1)
              SubPlan 3
                ->  Seq Scan on e  (cost=0.00..1.00 rows=1 width=4) (actual time=0.001..1.000 rows=1 loops=1)
              SubPlan 4
                ->  Seq Scan on f  (cost=0.00..1.00 rows=1 width=4) (actual time=0.001..1.000 rows=1 loops=1)
            """;
    private static final String CTES = """
            Nested Loop  (cost=0.00..9.00 rows=1 width=4) (actual time=0.001..9.000 rows=1 loops=1)
              CTE one
                ->  Seq Scan on a  (cost=0.00..1.00 rows=1 width=4) (actual time=0.001..1.000 rows=1 loops=1)
              CTE two
                ->  Seq Scan on b  (cost=0.00..1.00 rows=1 width=4) (actual time=0.001..1.000 rows=1 loops=1)
              ->  Hash Join  (cost=0.00..9.00 rows=1 width=4) (actual time=0.001..1.000 rows=1 loops=1)
                    ->  CTE Scan on one o1  (cost=0.00..1.00 rows=1 width=4) (actual time=0.001..1.000 rows=1 loops=1)
                    ->  Hash  (cost=0.00..9.00 rows=1 width=4) (actual time=0.001..1.000 rows=1 loops=1)
                          ->  CTE Scan on two t1  (cost=0.00..1.00 rows=1 width=4) (actual time=0.001..1.000 rows=1 loops=1)
              ->  Hash Join  (cost=0.00..9.00 rows=1 width=4) (actual time=0.001..1.000 rows=1 loops=1)
                    ->  CTE Scan on two t2  (cost=0.00..1.00 rows=1 width=4) (actual time=0.001..1.000 rows=1 loops=1)
                    ->  Hash  (cost=0.00..9.00 rows=1 width=4) (actual time=0.001..1.000 rows=1 loops=1)
                          ->  CTE Scan on one o2  (cost=0.00..1.00 rows=1 width=4) (actual time=0.001..1.000 rows=1 loops=1)
            """;

    @ParameterizedTest
    @EnumSource(Orientation.class)
    void nothingIsDrawnOutsideTheWindow(Orientation orientation) {
        Diagram diagram = DiagramFixture.diagram(DiagramFixture.joins(JOINS, HOT));
        var random = new Random(4);
        for (double zoom : new double[] {3, 1, 0.6, 0.4, 0.25, 0.1, 0.05, 0.01, 0.0001}) {
            for (int at = 0; at < 20; at++) {
                Viewport view = Viewport.fit(orientation, WIDTH, HEIGHT, diagram.layout()).zoomedAt(0, 0, zoom)
                        .centredAt(random.nextDouble() * diagram.layout().extent(), random.nextInt(diagram.layout().levelCount()));
                RecordingPen pen = draw(diagram, view);
                double slackX = view.cardWidth() + 24; // a card of which a part is seen is drawn as a whole
                double slackY = view.cardHeight() + 24;
                assertThat(pen.all()).allSatisfy(mark -> {
                    assertThat(mark.x()).isBetween(-slackX - mark.width(), WIDTH + slackX);
                    assertThat(mark.y()).isBetween(-slackY - mark.height(), HEIGHT + slackY);
                    assertThat(mark.width()).isLessThanOrEqualTo(Math.max(WIDTH, slackX));
                });
                assertThat(pen.all()).hasSizeLessThan(2_000);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Orientation.class)
    void whatIsSeenInAWindowIsThatPartOfTheWhole(Orientation orientation) {
        Diagram diagram = DiagramFixture.diagram(PlanFixture.sample("misestimate.json"));
        var random = new Random(11);
        for (double zoom : new double[] {0.3, 0.5, 1, 2}) {
            Viewport whole = Viewport.whole(orientation, zoom, diagram.layout());
            RecordingPen all = draw(diagram, whole);
            for (int at = 0; at < 12; at++) {
                int left = random.nextInt((int) whole.width() + 200) - 200;
                int top = random.nextInt((int) whole.height() + 200) - 200;
                boolean down = orientation == Orientation.DOWN;
                var part = new Viewport(orientation, 300, 200, whole.extent(), whole.levels(), zoom,
                        whole.originAcross() - (down ? left : top), whole.originAlong() - (down ? top : left));
                Ink[] seen = draw(diagram, part).pixels(0, 0, 300, 200);
                assertThat(Arrays.equals(seen, all.pixels(left, top, 300, 200)))
                        .as("%s at zoom %s from %d, %d", orientation, zoom, left, top).isTrue();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Orientation.class)
    void theHottestNodeIsSeenAtEveryZoom(Orientation orientation) {
        Diagram diagram = DiagramFixture.diagram(DiagramFixture.joins(JOINS, HOT));
        int hot = hottest(diagram);
        for (double zoom = 2; zoom > 1e-5; zoom *= 0.7) {
            Viewport view = Viewport.fit(orientation, WIDTH, HEIGHT, diagram.layout()).zoomedAt(0, 0, zoom)
                    .centredOn(diagram.layout().place(hot), diagram.layout().level(hot));
            double x = view.x(diagram.layout().place(hot), diagram.layout().level(hot));
            double y = view.y(diagram.layout().place(hot), diagram.layout().level(hot));
            assertThat(draw(diagram, view).fills()).as("zoom %s", zoom).anySatisfy(mark -> {
                assertThat(mark.ink()).isEqualTo(Ink.HEAT_5);
                assertThat(mark.x()).isBetween(x - 5, x + view.cardWidth() + 5);
                assertThat(mark.y()).isBetween(y - 5, y + view.cardHeight() + 5);
            });
        }
    }

    @Test
    void cardsSayLessTheSmallerTheyAre() {
        Diagram diagram = DiagramFixture.diagram(PlanFixture.sample("nested-loop.txt"));
        assertThat(draw(diagram, Viewport.whole(Orientation.DOWN, 1, diagram.layout())).words())
                .contains("Nested Loop Left Join", "on reviews r", "1,320 ms", "99 %", "55 rows (est. 57)", "! 1");
        assertThat(draw(diagram, Viewport.whole(Orientation.DOWN, 0.5, diagram.layout())).words())
                .contains("Limit", "1,320 ms", "!").doesNotContain("55 rows (est. 57)");
        assertThat(draw(diagram, Viewport.whole(Orientation.DOWN, 0.3, diagram.layout())).words())
                .contains("Limit").doesNotContain("1,320 ms");
        assertThat(draw(diagram, Viewport.whole(Orientation.DOWN, 0.1, diagram.layout())).words()).isEmpty();
    }

    @Test
    void theWholeIsDrawnForAFileInWords() {
        Diagram diagram = DiagramFixture.diagram(PlanFixture.sample("cte-read-twice.yaml"));
        var whole = DiagramPicture.whole(diagram, DiagramFixture.PLAIN, Orientation.RIGHT);
        var black = new EnumMap<Ink, Color>(Ink.class);
        Arrays.stream(Ink.values()).forEach(ink -> black.put(ink, Color.BLACK));
        var pen = new SvgPen(new Palette(black), whole.width(), whole.height());
        whole.draw(pen);
        assertThat(pen.svg()).contains(">GroupAggregate<", ">on spending mine<", ">CTE spending<", "stroke-dasharray")
                .doesNotContain("NaN");
        assertThat(whole.width()).isEqualTo(48 + 3 * 224 + 2 * 76.0);
        assertThat(whole.height()).isGreaterThan(3 * 84);
    }

    @Test
    void highlightsMatchesAndTheChosenCardHaveSignsOfTheirOwn() {
        Diagram diagram = DiagramFixture.diagram(PlanFixture.sample("nested-loop.txt"));
        Viewport view = Viewport.whole(Orientation.DOWN, 1, diagram.layout());
        assertThat(draw(diagram, view).all()).noneMatch(mark -> mark.ink() == Ink.ACCENT || mark.ink() == Ink.MATCH);
        var marked = new RecordingPen(view.width(), view.height());
        DiagramPainter.draw(marked, view, diagram, new Looks(BitSet.valueOf(new long[] {2}), BitSet.valueOf(new long[] {4}), 0, -1));
        assertThat(marked.fills()).filteredOn(mark -> mark.ink() == Ink.ACCENT).singleElement()
                .satisfies(bar -> assertThat(bar.width()).isEqualTo(3));
        assertThat(marked.fills()).filteredOn(mark -> mark.ink() == Ink.MATCH).hasSize(1);
        assertThat(marked.fills()).filteredOn(mark -> mark.ink() == Ink.SELECTION).hasSize(1);
    }

    @Test
    void coldCardsWithoutWordsLookAlikeWhateverRoundingMakesOfTheirHeight() {
        Diagram diagram = DiagramFixture.diagram(PlanFixture.plan("""
                Limit
                  ->  Sort
                        ->  Unique
                              ->  Materialize
                                    ->  Seq Scan on a
                """));
        for (double zoom = 0.06; zoom < 0.13; zoom += 0.001) {
            Viewport view = Viewport.whole(Orientation.DOWN, zoom, diagram.layout());
            if (view.detail() == Detail.BOX) {
                assertThat(draw(diagram, view).fills().stream().filter(mark -> mark.width() > 5).map(RecordingPen.Mark::ink).distinct())
                        .as("zoom %s", zoom).hasSize(1);
            }
        }
    }

    @Test
    void aMatchAmongDotsIsTicked() {
        Diagram diagram = DiagramFixture.diagram(DiagramFixture.joins(JOINS, HOT));
        Viewport view = Viewport.fit(Orientation.DOWN, 60, 40, diagram.layout());
        assertThat(view.detail()).isEqualTo(Detail.DOTS);
        var matched = new BitSet();
        matched.set(40);
        var pen = new RecordingPen(60, 40);
        DiagramPainter.draw(pen, view, diagram, new Looks(new BitSet(), matched, -1, -1));
        assertThat(pen.fills()).anyMatch(mark -> mark.ink() == Ink.ACCENT);
    }

    @Test
    void edgesAreAsWideAsTheLogarithmOfTheRows() {
        assertThat(EdgeWidths.width(0)).isEqualTo(EdgeWidths.width(1)).isEqualTo(EdgeWidths.NARROWEST);
        assertThat(EdgeWidths.width(1e4) - EdgeWidths.width(1e2)).isEqualTo(EdgeWidths.width(1e6) - EdgeWidths.width(1e4));
        assertThat(EdgeWidths.width(1e12)).isEqualTo(EdgeWidths.WIDEST);
    }

    @Test
    void theBusIsAsWideAsTheWidestThatFlowsThere() {
        Diagram diagram = DiagramFixture.diagram(PlanFixture.plan("""
                Append  (cost=0.00..1.00 rows=1 width=4) (actual time=0.001..9.000 rows=1000110 loops=1)
                  ->  Seq Scan on a  (cost=0.00..1.00 rows=1 width=4) (actual time=0.001..1.000 rows=1000000 loops=1)
                  ->  Seq Scan on b  (cost=0.00..1.00 rows=1 width=4) (actual time=0.001..1.000 rows=10 loops=1)
                  ->  Sort  (cost=0.00..1.00 rows=1 width=4) (actual time=0.001..1.000 rows=0 loops=1)
                        ->  Seq Scan on c  (cost=0.00..1.00 rows=1 width=4) (actual time=0.001..1.000 rows=100 loops=1)
                  ->  Seq Scan on d  (cost=0.00..1.00 rows=1 width=4) (never executed)
                """));
        EdgeWidths widths = diagram.widths();
        assertThat(widths.onBus(1)).isEqualTo(widths.own(1));
        assertThat(widths.onBus(2)).isEqualTo(widths.own(1)).isGreaterThan(widths.own(2));
        assertThat(widths.onBus(3)).isEqualTo(widths.own(5)).isEqualTo(EdgeWidths.NARROWEST);
        assertThat(widths.above(0)).isEqualTo(widths.own(1));
        assertThat(widths.above(3)).isEqualTo(widths.own(4));
    }

    @ParameterizedTest
    @EnumSource(Orientation.class)
    void dashesOfSeveralSubplansDoNotLieOnEachOther(Orientation orientation) {
        Diagram diagram = DiagramFixture.diagram(PlanFixture.plan(SUBPLANS));
        List<RecordingPen.Mark> dashes = dashes(draw(diagram, Viewport.whole(orientation, 1, diagram.layout())));
        assertThat(dashes).hasSizeGreaterThan(6);
        assertNoneOverlap(dashes);
    }

    @Test
    void theLineOfASubplanIsSeenHoweverFarAwayItIs() {
        String inputs = IntStream.range(0, 3).mapToObj(i -> """
                  ->  Seq Scan on a%d  (cost=0.00..1.00 rows=1 width=4) (actual time=0.001..1.000 rows=1 loops=1)
                  ->  Function Scan on b%d  (cost=0.00..1.00 rows=1 width=4) (actual time=0.001..1.000 rows=1 loops=1)
                """.formatted(i, i)).collect(Collectors.joining());
        Diagram diagram = DiagramFixture.diagram(PlanFixture.plan("""
                Append  (cost=0.00..9.00 rows=1 width=4) (actual time=0.001..9.000 rows=1 loops=1)
                  InitPlan 1
                    ->  Seq Scan on c  (cost=0.00..1.00 rows=1 width=4) (actual time=0.001..1.000 rows=1 loops=1)
                """ + inputs));
        assertThat(diagram.layout().size()).isEqualTo(8);
        Viewport whole = Viewport.whole(Orientation.DOWN, 1, diagram.layout());
        double past = whole.across(2);
        var narrow = new Viewport(Orientation.DOWN, 20, 400, whole.extent(), whole.levels(), 1, whole.originAcross() - past,
                whole.originAlong());
        assertThat(dashes(draw(diagram, narrow))).anyMatch(mark -> mark.height() == 0 && mark.width() >= 20);
    }

    @Test
    void linksOfCtesThatPassTheSameCardsAreApartAndTheChosenOnesAreAboveTheOthers() {
        Diagram diagram = DiagramFixture.diagram(PlanFixture.plan(CTES));
        assertThat(diagram.links().all()).hasSize(4);
        assertThat(diagram.links().all().stream().filter(link -> link.lane() == 0).map(Links.Link::from).distinct()).hasSize(1);
        Viewport view = Viewport.whole(Orientation.DOWN, 1, diagram.layout());
        for (Links.Link link : diagram.links().all()) {
            var pen = new RecordingPen(view.width(), view.height());
            DiagramPainter.draw(pen, view, diagram, new Looks(new BitSet(), new BitSet(), link.from(), -1));
            List<RecordingPen.Mark> dashes = pen.all().stream().filter(DiagramPainterTest::isLine).toList();
            assertThat(dashes.getLast().ink()).isEqualTo(Ink.ACCENT);
            assertNoneOverlap(dashes.stream().filter(mark -> mark.ink() == Ink.MUTED).toList(),
                    dashes.stream().filter(mark -> mark.ink() == Ink.ACCENT).toList());
        }
    }

    private static List<RecordingPen.Mark> dashes(RecordingPen pen) {
        return pen.all().stream().filter(DiagramPainterTest::isLine).toList();
    }

    private static boolean isLine(RecordingPen.Mark mark) {
        return mark.words().isEmpty() && (mark.height() == 0 || mark.width() == 0);
    }

    private static void assertNoneOverlap(List<RecordingPen.Mark> dashes) {
        for (int i = 0; i < dashes.size(); i++) {
            assertNoneOverlap(List.of(dashes.get(i)), dashes.subList(i + 1, dashes.size()));
        }
    }

    private static void assertNoneOverlap(List<RecordingPen.Mark> some, List<RecordingPen.Mark> others) {
        assertThat(some).allSatisfy(one -> assertThat(others).noneMatch(other -> isOn(one, other)));
    }

    /// They run side by side for more than a pixel on the same line.
    private static boolean isOn(RecordingPen.Mark one, RecordingPen.Mark other) {
        double across = Math.min(one.x() + one.width(), other.x() + other.width()) - Math.max(one.x(), other.x());
        double along = Math.min(one.y() + one.height(), other.y() + other.height()) - Math.max(one.y(), other.y());
        return (one.height() == 0 && other.height() == 0 && along == 0 && across > 1)
                || (one.width() == 0 && other.width() == 0 && across == 0 && along > 1);
    }

    private static int hottest(Diagram diagram) {
        int hottest = 0;
        for (int item = 1; item < diagram.layout().size(); item++) {
            hottest = diagram.figures().share(item).value() > diagram.figures().share(hottest).value() ? item : hottest;
        }
        assertThat(diagram.layout().items().drawn(hottest).id()).isNotEqualTo(NodeId.ROOT);
        return hottest;
    }

    private static RecordingPen draw(Diagram diagram, Viewport view) {
        var pen = new RecordingPen(view.width(), view.height());
        DiagramPainter.draw(pen, view, diagram, DiagramFixture.PLAIN);
        return pen;
    }
}
