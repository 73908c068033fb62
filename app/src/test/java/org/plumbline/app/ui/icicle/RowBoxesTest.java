package org.plumbline.app.ui.icicle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Laws that hold for every tree, on three hundred drawn by lot.
class RowBoxesTest {
    private static final int TREES = 300;
    private static final double WIDTH = 700;

    private record Box(int place, int end, int from, int to) {}

    @Test
    void everyNodeThatIsSeenIsInOneBoxAndNoTwoBoxesOverlap() {
        for (int number = 0; number < TREES; number++) {
            DrawnTree tree = DrawnTree.of(number);
            IcicleSpan span = tree.span(number);
            IcicleShape shape = tree.layout().shape();
            for (int row = 0; row < shape.rows(); row++) {
                var seen = new BitSet();
                int free = 0;
                for (Box box : boxes(tree, span, row)) {
                    assertThat(box.from()).as("tree %s, row %s", number, row).isGreaterThanOrEqualTo(Math.min(free, (int) WIDTH - 2));
                    assertThat(box.to()).isBetween(box.from() + 1, (int) WIDTH);
                    free = box.to();
                    for (int place = box.place(); place < box.end(); place++) {
                        assertThat(seen.get(place)).isFalse();
                        seen.set(place);
                    }
                }
                for (int place = shape.firstOf(row); place < shape.endOf(row); place++) {
                    int node = shape.nodeAt(place);
                    double middle = (tree.layout().from(node) + tree.layout().to(node)) / 2;
                    if (middle > span.left() && middle < span.right()) {
                        assertThat(seen.get(place)).as("tree %s, node %s", number, node).isTrue();
                    }
                }
            }
        }
    }

    @Test
    void noRowHasMoreBoxesThanHalfOfItsPixels() {
        for (int number = 0; number < TREES; number++) {
            DrawnTree tree = DrawnTree.of(number);
            for (int row = 0; row < tree.layout().shape().rows(); row++) {
                assertThat(boxes(tree, tree.span(number), row)).hasSizeLessThanOrEqualTo((int) WIDTH / 2 + 1);
            }
        }
    }

    @Test
    void onlyNarrowNodesShareABoxAndTheirBoxIsNarrowToo() {
        for (int number = 0; number < TREES; number++) {
            DrawnTree tree = DrawnTree.of(number);
            IcicleSpan span = tree.span(number);
            double pixels = WIDTH / span.width();
            for (int row = 0; row < tree.layout().shape().rows(); row++) {
                for (Box box : boxes(tree, span, row)) {
                    if (box.end() - box.place() > 1) {
                        assertThat(box.to() - box.from()).isLessThanOrEqualTo(RowBoxes.NARROW + 1);
                        for (int place = box.place(); place < box.end(); place++) {
                            int node = tree.layout().shape().nodeAt(place);
                            double from = Math.max(span.left(), tree.layout().from(node));
                            double to = Math.min(span.right(), tree.layout().to(node));
                            assertThat((to - from) * pixels).isLessThanOrEqualTo(RowBoxes.NARROW + 2.0);
                        }
                    }
                }
            }
        }
    }

    @Test
    void theHottestNodeOfEveryRowIsShownAndNoMarkIsLost() {
        for (int number = 0; number < TREES; number++) {
            DrawnTree tree = DrawnTree.of(number);
            IcicleShape shape = tree.layout().shape();
            var byPlace = new float[shape.size()];
            for (int place = 0; place < byPlace.length; place++) {
                byPlace[place] = tree.heat(shape.nodeAt(place));
            }
            var hottest = new Hottest(byPlace);
            var random = new Random(number);
            var marked = new BitSet();
            for (int i = 0; i < 5; i++) {
                marked.set(random.nextInt(shape.size()));
            }
            MarkedPlaces marks = MarkedPlaces.of(marked, shape);
            int found = 0;
            for (int row = 0; row < shape.rows(); row++) {
                float shown = -1;
                for (Box box : boxes(tree, IcicleSpan.whole(tree.layout()), row)) {
                    float hot = hottest.of(hottest.in(box.place(), box.end()));
                    for (int place = box.place(); place < box.end(); place++) {
                        assertThat(hot).isGreaterThanOrEqualTo(byPlace[place]);
                    }
                    shown = Math.max(shown, hot);
                    found += marks.count(box.place(), box.end());
                    assertThat(marks.any(box.place(), box.end())).isEqualTo(marks.count(box.place(), box.end()) > 0);
                }
                float inRow = -1;
                for (int place = shape.firstOf(row); place < shape.endOf(row); place++) {
                    inRow = Math.max(inRow, byPlace[place]);
                }
                assertThat(shown).as("tree %s, row %s", number, row).isEqualTo(inRow);
            }
            assertThat(found).isEqualTo(marked.cardinality());
        }
    }

    @Test
    void aPixelTellsItsBox() {
        DrawnTree tree = DrawnTree.of(3);
        IcicleSpan span = IcicleSpan.whole(tree.layout());
        for (int row = 0; row < tree.layout().shape().rows(); row++) {
            for (Box box : boxes(tree, span, row)) {
                assertThat(new RowBoxes(tree.layout(), span, WIDTH).boxAt(row, box.from()))
                        .contains(new IcicleBox(box.place(), box.end()));
            }
        }
        assertThat(new RowBoxes(tree.layout(), span, WIDTH).boxAt(0, WIDTH + 1)).isEmpty();
    }

    private static List<Box> boxes(DrawnTree tree, IcicleSpan span, int row) {
        var boxes = new ArrayList<Box>();
        new RowBoxes(tree.layout(), span, WIDTH).each(row, (place, end, from, to) -> boxes.add(new Box(place, end, from, to)));
        return boxes;
    }
}
