package org.plumbline.app.ui.diagram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.plumbline.testkit.PlanFixture;

class ViewportTest {
    private static final double CLOSE = 1e-6;

    private final DiagramLayout small = DiagramFixture.diagram(PlanFixture.sample("nested-loop.txt")).layout();
    private final DiagramLayout deep = DiagramFixture.diagram(DiagramFixture.joins(80, 3)).layout();

    @ParameterizedTest
    @EnumSource(Orientation.class)
    void fittingShowsAllOfThePlan(Orientation orientation) {
        for (DiagramLayout layout : new DiagramLayout[] {small, deep}) {
            Viewport view = Viewport.fit(orientation, 800, 500, layout);
            for (int item = 0; item < layout.size(); item++) {
                double x = view.x(layout.place(item), layout.level(item));
                double y = view.y(layout.place(item), layout.level(item));
                assertThat(x).isBetween(0.0, 800 - view.cardWidth());
                assertThat(y).isBetween(0.0, 500 - view.cardHeight());
            }
            assertThat(view.zoom()).isLessThanOrEqualTo(1);
            assertThat(view.isFit(layout)).isTrue();
        }
    }

    @Test
    void zoomingKeepsWhatIsBelowTheMouse() {
        Viewport view = Viewport.fit(Orientation.DOWN, 800, 500, deep).zoomedAt(10, 10, 1).centredAt(30, 40);
        double place = view.placeAt(300);
        double level = view.levelAt(200);
        for (double zoom : new double[] {2, 1, 0.4, 0.27}) {
            Viewport zoomed = view.zoomedAt(300, 200, zoom);
            assertThat(zoomed.placeAt(300)).isCloseTo(place, within(CLOSE));
            assertThat(zoomed.levelAt(200)).isCloseTo(level, within(CLOSE));
        }
    }

    @Test
    void farOutTheDirectionsShrinkApartAndThenTogether() {
        Viewport view = Viewport.fit(Orientation.DOWN, 1200, 500, deep);
        double across = Double.MAX_VALUE;
        double along = Double.MAX_VALUE;
        for (double zoom = 2; zoom > 1e-4; zoom *= 0.9) {
            Viewport out = view.zoomedAt(600, 250, zoom);
            assertThat(out.scaleAcross()).isLessThanOrEqualTo(across + CLOSE);
            assertThat(out.scaleAlong()).isLessThanOrEqualTo(along + CLOSE);
            across = out.scaleAcross();
            along = out.scaleAlong();
            if (out.zoom() >= Viewport.TOGETHER) {
                assertThat(across).isEqualTo(along);
            }
        }
        assertThat(Viewport.fit(Orientation.DOWN, 1200, 200, deep).scaleAcross())
                .isGreaterThan(Viewport.fit(Orientation.DOWN, 1200, 200, deep).scaleAlong());
        assertThat(view.zoomedAt(600, 250, 1e-9).cardWidth()).isLessThan(2);
    }

    @Test
    void someOfThePlanIsAlwaysSeen() {
        var random = new Random(5);
        Viewport view = Viewport.fit(Orientation.RIGHT, 640, 480, small);
        for (int step = 0; step < 500; step++) {
            view = view.panned(random.nextGaussian() * 900, random.nextGaussian() * 900);
            view = view.zoomedAt(random.nextDouble() * 640, random.nextDouble() * 480, Math.exp(random.nextGaussian() * 2));
            assertThat(view.across(-0.5)).isLessThan(480);
            assertThat(view.across(small.extent() - 0.5)).isPositive();
            assertThat(view.along(0)).isLessThan(640);
            assertThat(view.along(small.levelCount())).isPositive();
        }
    }

    @Test
    void showingMovesNoFartherThanNeeded() {
        Viewport view = Viewport.fit(Orientation.DOWN, 800, 500, deep).zoomedAt(0, 0, 1).centredOn(deep.place(0), 0);
        assertThat(view.showing(deep.place(0), 0)).isEqualTo(view);
        Viewport shown = view.showing(deep.place(deep.size() - 1), deep.level(deep.size() - 1));
        assertThat(shown.isSeen(deep.place(deep.size() - 1), deep.level(deep.size() - 1))).isTrue();
        assertThat(shown.zoom()).isEqualTo(view.zoom());
    }

    @Test
    void anotherSizeOfTheWindowKeepsItsMiddle() {
        Viewport view = Viewport.fit(Orientation.DOWN, 800, 500, deep).zoomedAt(0, 0, 1).centredAt(20, 30);
        Viewport wider = view.resized(1100, 700);
        assertThat(wider.placeAt(550)).isCloseTo(20, within(CLOSE));
        assertThat(wider.levelAt(350)).isCloseTo(30, within(CLOSE));
    }
}
