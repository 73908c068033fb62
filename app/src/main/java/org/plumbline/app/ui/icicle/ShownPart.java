package org.plumbline.app.ui.icicle;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;

/// Which part of a layout is to be seen, and how one came there. Every change keeps it within the plan.
final class ShownPart {
    private final Deque<IcicleSpan> before = new ArrayDeque<>();
    private IcicleLayout layout;
    private IcicleSpan span;
    private double topRow;
    private double rowsSeen;

    /// All of it.
    ///
    /// @param rowsSeen how many rows there is room for
    ShownPart(IcicleLayout layout, double rowsSeen) {
        this.layout = layout;
        this.rowsSeen = rowsSeen;
        span = IcicleSpan.whole(layout);
    }

    /// Another measure of the same plan: the node that fills the view does so still.
    void layout(IcicleLayout other) {
        int node = span.node();
        layout = other;
        before.clear();
        span = IcicleSpan.on(other, node);
    }

    IcicleSpan span() {
        return span;
    }

    double topRow() {
        return topRow;
    }

    double rowsSeen() {
        return rowsSeen;
    }

    void resized(double rows) {
        rowsSeen = rows;
        scrollTo(topRow);
    }

    void scrollTo(double row) {
        topRow = Math.clamp(row, 0, Math.max(0, layout.shape().rows() - rowsSeen));
    }

    boolean isWhole() {
        return span.isWhole(layout);
    }

    /// So many times as wide, about this part (0 to 1) of the view.
    void zoom(double factor, double at) {
        span = span.scaled(layout, 1 / factor, span.left() + span.width() * at);
    }

    /// To the right by this part of the view.
    void move(double part) {
        span = span.moved(layout, span.width() * part);
    }

    /// The node and what is below it fill the view; of one without a width its nearest ancestor that has one.
    void zoomTo(int node) {
        stepTo(IcicleSpan.on(layout, node));
        int depth = layout.shape().depth(node);
        if (depth < topRow || depth > topRow + rowsSeen / 2) {
            scrollTo(depth - 1.0);
        }
    }

    /// Likewise all nodes of a box, so that they are seen apart.
    void zoomTo(IcicleBox box) {
        int first = layout.shape().nodeAt(box.place());
        double width = layout.to(layout.shape().nodeAt(box.end() - 1)) - layout.from(first);
        if (box.count() == 1 || width <= 0) {
            zoomTo(first);
        } else {
            stepTo(span.scaled(layout, width / span.width(), layout.from(first)).beginningAt(layout, layout.from(first)));
        }
    }

    private void stepTo(IcicleSpan next) {
        if (!next.equals(span)) {
            before.push(span);
            span = next;
        }
    }

    /// What was shown before the last step into a node, or the whole width. Returns false where that is shown already.
    boolean back() {
        if (!before.isEmpty()) {
            span = before.pop();
            return true;
        }
        boolean narrower = !isWhole();
        wholeWidth();
        return narrower;
    }

    void wholeWidth() {
        before.clear();
        span = IcicleSpan.whole(layout);
    }

    /// Zooms out as far as needed and scrolls, so that the node is to be seen.
    void reveal(int node) {
        if (!span.shows(layout, node)) {
            before.clear();
            span = IcicleSpan.on(layout, layout.shape().above(node, span.node()));
        }
        int depth = layout.shape().depth(node);
        if (depth < topRow) {
            scrollTo(depth - 1.0);
        } else if (depth + 1 > topRow + rowsSeen) {
            scrollTo(depth + 2 - rowsSeen);
        }
    }

    /// The nodes from the root to the one that fills the view.
    List<Integer> path() {
        var path = new ArrayList<Integer>();
        for (int node = span.node(); node >= 0; node = layout.shape().parent(node)) {
            path.add(node);
        }
        Collections.reverse(path);
        return path;
    }
}
