package org.plumbline.app.ui.icicle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/// The root 0 has the children 1 (with 2 and 3 below) and 4 (with 5 below, which has no width); every other node has 10 of its own.
class ShownPartTest {
    private final IcicleShape shape = IcicleShape.of(new int[] {-1, 0, 1, 1, 0, 4});
    private final IcicleLayout layout = IcicleLayout.of(shape, IcicleMeasure.NODES, new double[] {10, 10, 10, 10, 10, 0});
    private final ShownPart part = new ShownPart(layout, 2);

    @Test
    void stepsIntoANodeAndBackToWhatWasShownBefore() {
        part.zoomTo(1);
        part.zoomTo(3);
        part.zoomTo(3);
        assertThat(part.span()).isEqualTo(new IcicleSpan(3, 10, 20));
        assertThat(part.path()).containsExactly(0, 1, 3);
        assertThat(part.back()).isTrue();
        assertThat(part.span()).isEqualTo(new IcicleSpan(1, 0, 30));
        assertThat(part.back()).isTrue();
        assertThat(part.isWhole()).isTrue();
        assertThat(part.back()).isFalse();
    }

    @Test
    void goesBackToTheWholeFromAnyZoom() {
        part.zoom(4, 0.5);
        assertThat(part.back()).isTrue();
        assertThat(part.span()).isEqualTo(IcicleSpan.whole(layout));
    }

    @Test
    void whatTheMouseIsOnKeepsItsPlaceAndNothingLeavesTheWhole() {
        part.zoom(2, 0.4);
        assertThat(part.span().left()).isCloseTo(0.4 * 50 - 0.4 * 25, within(1e-9));
        assertThat(part.span().width()).isCloseTo(25, within(1e-9));
        part.move(100);
        assertThat(part.span().right()).isCloseTo(50, within(1e-9));
        part.move(-100);
        assertThat(part.span().left()).isZero();
        part.zoom(0.001, 0.7);
        assertThat(part.isWhole()).isTrue();
        for (int i = 0; i < 200; i++) {
            part.zoom(10, 0.31);
        }
        assertThat(part.span().width()).isGreaterThan(0);
        assertThat(part.span().right()).isGreaterThan(part.span().left());
    }

    @Test
    void theLowestNodeThatFillsTheViewIsWhereOneIs() {
        part.zoom(50 / 6.0, 15 / 50.0);
        assertThat(part.span().node()).isEqualTo(3);
        part.wholeWidth();
        assertThat(part.span().node()).isZero();
    }

    @Test
    void revealingANodeZoomsOutNoFurtherThanNeeded() {
        part.zoomTo(2);
        part.reveal(3);
        assertThat(part.span().node()).isEqualTo(1);
        part.reveal(1);
        assertThat(part.span().node()).isEqualTo(1);
        part.reveal(4);
        assertThat(part.isWhole()).isTrue();
        assertThat(part.back()).isFalse();
    }

    @Test
    void revealingANodeScrollsToItsRow() {
        part.reveal(3);
        assertThat(part.topRow()).isEqualTo(1);
        part.reveal(0);
        assertThat(part.topRow()).isZero();
        part.scrollTo(99);
        assertThat(part.topRow()).isEqualTo(1);
    }

    @Test
    void ofANodeWithoutAWidthTheNearestAncestorThatHasOneFillsTheView() {
        part.zoomTo(5);
        assertThat(part.span()).isEqualTo(new IcicleSpan(4, 30, 40));
        var none = new ShownPart(IcicleLayout.of(shape, IcicleMeasure.NODES, new double[6]), 2);
        none.zoomTo(5);
        none.zoom(2, 0.5);
        none.reveal(3);
        assertThat(none.span().width()).isGreaterThan(0);
    }

    @Test
    void aBoxOfSeveralNodesIsZoomedSoThatTheyAreSeenApart() {
        part.zoomTo(new IcicleBox(shape.placeOf(2), shape.placeOf(3) + 1));
        assertThat(part.span().left()).isCloseTo(0, within(1e-9));
        assertThat(part.span().right()).isCloseTo(20, within(1e-9));
        assertThat(part.back()).isTrue();
        assertThat(part.isWhole()).isTrue();
    }

    @Test
    void anotherMeasureKeepsTheNodeThatFillsTheView() {
        part.zoomTo(3);
        part.layout(IcicleLayout.of(shape, IcicleMeasure.NODES, new double[] {1, 1, 1, 50, 1, 1}));
        assertThat(part.span()).isEqualTo(new IcicleSpan(3, 1, 51));
    }
}
