package org.plumbline.app.ui.icicle;

import org.plumbline.plan.measure.MeasuredPlan;

/// Where each node's box begins and how wide it is, in the measure's own unit; the root begins at 0. Children stand below their parent
/// from its left edge on, in the plan's order; what is left to their right is the parent's own part.
final class IcicleLayout {
    private final IcicleShape shape;
    private final IcicleMeasure measure;
    private final double[] own;
    private final double[] from;
    private final double[] to;
    private final Sums totals;

    private IcicleLayout(IcicleShape shape, IcicleMeasure measure, double[] own) {
        this.shape = shape;
        this.measure = measure;
        this.own = own;
        int count = shape.size();
        var total = own.clone();
        for (int i = count - 1; i > 0; i--) {
            total[shape.parent(i)] += total[i];
        }
        from = new double[count];
        to = new double[count];
        // where the next child begins
        var next = new double[count];
        for (int i = 0; i < count; i++) {
            int parent = shape.parent(i);
            from[i] = parent < 0 ? 0 : next[parent];
            // the sums' rounding must not push a child out of its parent
            to[i] = parent < 0 ? total[i] : Math.min(to[parent], from[i] + total[i]);
            next[i] = from[i];
            if (parent >= 0) {
                next[parent] = to[i];
            }
        }
        totals = Sums.of(count, place -> total(shape.nodeAt(place)));
    }

    /// A pass over all nodes: for a background thread.
    static IcicleLayout of(MeasuredPlan plan, IcicleShape shape, IcicleMeasure measure) {
        return of(shape, measure, plan.nodes().stream().mapToDouble(node -> measure.own(plan, node)).toArray());
    }

    /// By figures that are given.
    ///
    /// @param own each node's own part, at least 0
    static IcicleLayout of(IcicleShape shape, IcicleMeasure measure, double[] own) {
        return new IcicleLayout(shape, measure, own);
    }

    IcicleShape shape() {
        return shape;
    }

    IcicleMeasure measure() {
        return measure;
    }

    double from(int node) {
        return from[node];
    }

    double to(int node) {
        return to[node];
    }

    /// With everything below it.
    double total(int node) {
        return to[node] - from[node];
    }

    /// Of all nodes at the places `[first, end)` of one row.
    double total(int first, int end) {
        return totals.of(first, end);
    }

    double own(int node) {
        return own[node];
    }

    double whole() {
        return to[0];
    }

    /// The first place in `[first, end)` of one row whose box ends behind `x`; `end` where none does.
    int firstEndingAfter(int first, int end, double x) {
        int low = first;
        int high = end;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (to[shape.nodeAt(middle)] > x) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /// The first place in `[first, end)` of one row whose box begins at or behind `x`; `end` where none does.
    int firstBeginningAt(int first, int end, double x) {
        int low = first;
        int high = end;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (from[shape.nodeAt(middle)] >= x) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /// The child that takes most, the first of equals; the node itself where it has none.
    int widestChild(int node) {
        int widest = node;
        for (int child = node + 1; child < shape.end(node); child = shape.end(child)) {
            if (widest == node || total(child) > total(widest)) {
                widest = child;
            }
        }
        return widest;
    }
}
