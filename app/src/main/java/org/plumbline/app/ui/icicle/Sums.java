package org.plumbline.app.ui.icicle;

import java.util.function.IntToDoubleFunction;

/// Sums over ranges of places, each in one step. It does not change.
final class Sums {
    private final double[] before;

    private Sums(double[] before) {
        this.before = before;
    }

    /// A pass over all places.
    static Sums of(int count, IntToDoubleFunction value) {
        var before = new double[count + 1];
        for (int place = 0; place < count; place++) {
            before[place + 1] = before[place] + value.applyAsDouble(place);
        }
        return new Sums(before);
    }

    /// Of `[first, end)`.
    double of(int first, int end) {
        return before[end] - before[first];
    }
}
