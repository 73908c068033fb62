package org.plumbline.app.ui.state;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;

/// Siblings of a [Folding] by a value, those without one (NaN) last. It does not change: made on one thread, it may be used on another.
public final class SiblingOrder {
    private record Valued(int entry, double value) {}

    private final int[][] sorted;

    private SiblingOrder(int[][] sorted) {
        this.sorted = sorted;
    }

    /// Sorts all of them.
    ///
    /// @param entries how many entries there are
    /// @param siblings those below an entry, in their own order
    static SiblingOrder of(int entries, IntFunction<int[]> siblings, IntToDoubleFunction value, boolean ascending) {
        Comparator<Valued> values = Comparator.comparingDouble(Valued::value);
        Comparator<Valued> comparator = Comparator.<Valued, Boolean>comparing(each -> Double.isNaN(each.value()))
                .thenComparing(ascending ? values : values.reversed());
        var sorted = new int[entries][];
        Arrays.setAll(sorted, entry -> sorted(siblings.apply(entry), value, comparator));
        return new SiblingOrder(sorted);
    }

    private static int[] sorted(int[] siblings, IntToDoubleFunction value, Comparator<Valued> comparator) {
        return siblings.length < 2 ? siblings : Arrays.stream(siblings).mapToObj(entry -> new Valued(entry, value.applyAsDouble(entry)))
                .sorted(comparator).mapToInt(Valued::entry).toArray();
    }

    /// Those below an entry.
    int[] below(int entry) {
        return sorted[entry];
    }
}
