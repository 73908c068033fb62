package org.plumbline.app.ui.icicle;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/// The boxes of one row in pixels, from left to right. Nodes that are too narrow to be seen are together in one box, so that there are
/// never more boxes than pixels, however many nodes there are.
final class RowBoxes {
    /// Pixels from which a node has a box of its own.
    static final int NARROW = 4;
    /// Pixels of the narrowest box.
    static final int LEAST = 2;

    /// Of the text's size: narrower boxes have no room for a word.
    static final double LEAST_TEXT = 3.5;
    /// Of the text's size: boxes farther from each other are not neighbours.
    private static final double APART = 1.5;
    /// A few nodes are looked at one by one.
    private static final int STRIP = 8;

    /// Takes one box: the nodes at `[place, end)`, from the pixel `from` to before the pixel `to`.
    interface Taker {
        void box(int place, int end, int from, int to);
    }

    private final IcicleLayout layout;
    private final IcicleSpan span;
    private final int width;
    private final double pixels;

    /// This part of a layout on a surface.
    ///
    /// @param width of the surface, in pixels
    RowBoxes(IcicleLayout layout, IcicleSpan span, double width) {
        this.layout = layout;
        this.span = span;
        this.width = (int) width;
        this.pixels = width / span.width();
    }

    /// Where this is, not rounded.
    double pixelOf(double x) {
        return (x - span.left()) * pixels;
    }

    double at(double pixel) {
        return span.left() + pixel / pixels;
    }

    /// What is to be seen of this row; O(width), not O(nodes).
    void each(int row, Taker taker) {
        IcicleShape shape = layout.shape();
        int first = shape.firstOf(row);
        int end = shape.endOf(row);
        int place = Math.min(layout.firstEndingAfter(first, end, span.left()), layout.firstBeginningAt(first, end, span.left()));
        int free = 0;
        while (place < end) {
            int node = shape.nodeAt(place);
            if (layout.from(node) > span.right() || (layout.from(node) == span.right() && layout.total(node) > 0)) {
                return;
            }
            int from = pixel(layout.from(node));
            int to = pixel(layout.to(node));
            if (to - from >= NARROW) {
                taker.box(place, place + 1, Math.max(from, free), to);
                free = to;
                place++;
            } else {
                from = Math.max(0, Math.min(Math.max(from, free), width - LEAST));
                int next = layout.firstEndingAfter(place + 1, end, Math.min(span.right(), at(from + NARROW)));
                to = Math.min(width, Math.max(from + LEAST, pixel(layout.to(shape.nodeAt(next - 1)))));
                taker.box(place, next, from, to);
                free = to;
                place = next;
            }
        }
    }

    /// The same boxes, those that are too narrow for words together where many are neighbours. Each strip is taken before the next is made.
    ///
    /// @param textSize in pixels
    void strips(int row, double textSize, Consumer<Strip> taker) {
        var strip = new Strip();
        each(row, (place, end, from, to) -> {
            boolean narrow = to - from < LEAST_TEXT * textSize;
            if (!narrow || from - strip.right() >= APART * textSize) {
                take(strip, taker);
            }
            strip.add(place, end, from, to);
            if (!narrow) {
                take(strip, taker);
            }
        });
        take(strip, taker);
    }

    private static void take(Strip strip, Consumer<Strip> taker) {
        if (strip.size() <= 1 || strip.nodes() >= STRIP) {
            if (strip.size() > 0) {
                taker.accept(strip);
            }
        } else {
            var alone = new Strip();
            for (int box = 0; box < strip.size(); box++) {
                alone.clear();
                alone.add(strip.place(box), strip.end(box), strip.from(box), strip.to(box));
                taker.accept(alone);
            }
        }
        strip.clear();
    }

    /// All nodes of the strip at this pixel of a row.
    Optional<IcicleBox> stripAt(int row, double textSize, double pixel) {
        var found = new AtomicReference<IcicleBox>();
        strips(row, textSize, strip -> {
            if (pixel >= strip.from(0) && pixel < strip.right()) {
                found.set(new IcicleBox(strip.firstPlace(), strip.endPlace()));
            }
        });
        return Optional.ofNullable(found.get());
    }

    /// The box at this pixel of a row.
    Optional<IcicleBox> boxAt(int row, double pixel) {
        var found = new AtomicReference<IcicleBox>();
        each(row, (place, end, from, to) -> {
            if (pixel >= from && pixel < to) {
                found.set(new IcicleBox(place, end));
            }
        });
        return Optional.ofNullable(found.get());
    }

    private int pixel(double x) {
        return (int) Math.round(Math.clamp((x - span.left()) * pixels, 0, width));
    }
}
