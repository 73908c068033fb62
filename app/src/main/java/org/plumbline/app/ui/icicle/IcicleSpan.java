package org.plumbline.app.ui.icicle;

/// What part of the whole is shown, from left to right.
///
/// @param node the lowest node that fills it: where a person is
/// @param left in the layout's unit
/// @param right likewise; above `left`
record IcicleSpan(int node, double left, double right) {
    /// A span this part of the whole is as narrow as it gets: doubles have no more digits to place boxes in it.
    private static final double NARROWEST = 1e-10;
    private static final double ROUNDING = 1e-9;

    /// All of the plan. Where it has no figures at all, a span of one unit.
    static IcicleSpan whole(IcicleLayout layout) {
        return new IcicleSpan(0, 0, layout.whole() > 0 ? layout.whole() : 1);
    }

    /// One node and what is below it, as wide as possible. Of a node that has no width its nearest ancestor that has one.
    static IcicleSpan on(IcicleLayout layout, int node) {
        int shown = node;
        while (layout.total(shown) <= layout.whole() * NARROWEST && shown > 0) {
            shown = layout.shape().parent(shown);
        }
        return shown == 0 ? whole(layout) : new IcicleSpan(shown, layout.from(shown), layout.to(shown));
    }

    double width() {
        return right - left;
    }

    boolean isWhole(IcicleLayout layout) {
        return left <= 0 && right >= layout.whole();
    }

    /// The middle of the node's box is in it.
    boolean shows(IcicleLayout layout, int ofNode) {
        double middle = (layout.from(ofNode) + layout.to(ofNode)) / 2;
        return middle >= left && middle <= right;
    }

    /// So many times as wide, where `at` keeps its place; never wider than the whole.
    IcicleSpan scaled(IcicleLayout layout, double factor, double at) {
        double whole = whole(layout).width();
        double wanted = Math.clamp(width() * factor, whole * NARROWEST, whole);
        return between(layout, at - (at - left) * wanted / width(), wanted);
    }

    /// Moved to the right, as far as the whole reaches.
    IcicleSpan moved(IcicleLayout layout, double by) {
        return between(layout, left + by, width());
    }

    /// As wide, from there on.
    IcicleSpan beginningAt(IcicleLayout layout, double from) {
        return between(layout, from, width());
    }

    private static IcicleSpan between(IcicleLayout layout, double left, double width) {
        double from = Math.clamp(left, 0, Math.max(0, whole(layout).width() - width));
        return new IcicleSpan(lowest(layout, from, from + width), from, from + width);
    }

    /// The lowest node whose box reaches from the left end to the right.
    private static int lowest(IcicleLayout layout, double left, double right) {
        IcicleShape shape = layout.shape();
        double rounding = (right - left) * ROUNDING;
        int lowest = 0;
        for (int row = 1; row < shape.rows(); row++) {
            int place = layout.firstEndingAfter(shape.firstOf(row), shape.endOf(row), left + rounding);
            if (place == shape.endOf(row)) {
                return lowest;
            }
            int node = shape.nodeAt(place);
            if (layout.from(node) > left + rounding || layout.to(node) < right - rounding) {
                return lowest;
            }
            lowest = node;
        }
        return lowest;
    }
}
