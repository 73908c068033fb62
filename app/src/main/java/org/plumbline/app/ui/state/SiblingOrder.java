package org.plumbline.app.ui.state;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntToDoubleFunction;

/// Siblings of a [Folding] by a value, those without one (NaN) last. Those below one entry are sorted once, when they are first asked for.
final class SiblingOrder {
    private record Valued(int entry, double value) {}

    private final IntToDoubleFunction value;
    private final Comparator<Valued> comparator;
    private final Map<Integer, int[]> sorted = new HashMap<>();

    SiblingOrder(IntToDoubleFunction value, boolean ascending) {
        this.value = value;
        Comparator<Valued> values = Comparator.comparingDouble(Valued::value);
        comparator = Comparator.<Valued, Boolean>comparing(each -> Double.isNaN(each.value()))
                .thenComparing(ascending ? values : values.reversed());
    }

    /// @param above the entry that they stand below
    /// @param siblings in their own order
    int[] sorted(int above, int[] siblings) {
        return sorted.computeIfAbsent(above, _ -> Arrays.stream(siblings).mapToObj(entry -> new Valued(entry, value.applyAsDouble(entry)))
                .sorted(comparator).mapToInt(Valued::entry).toArray());
    }
}
