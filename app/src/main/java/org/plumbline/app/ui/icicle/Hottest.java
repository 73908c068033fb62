package org.plumbline.app.ui.icicle;

/// Finds the hottest of a range of places in a few steps: a tree of maxima over pairs, pairs of pairs and so on.
final class Hottest {
    private final int count;
    private final float[] heat;
    /// The hottest place below each inner node of the tree; leaves are the places themselves, at `count` and on.
    private final int[] hottest;

    /// Builds the tree.
    ///
    /// @param heat of each place
    Hottest(float[] heat) {
        this.heat = heat;
        count = heat.length;
        hottest = new int[2 * count];
        for (int i = 0; i < count; i++) {
            hottest[count + i] = i;
        }
        for (int i = count - 1; i > 0; i--) {
            hottest[i] = hotter(hottest[2 * i], hottest[2 * i + 1]);
        }
    }

    float of(int place) {
        return heat[place];
    }

    /// The hottest place in `[first, end)`, the leftmost of equals. The range is not empty.
    int in(int first, int end) {
        int best = first;
        int low = first + count;
        int high = end + count;
        while (low < high) {
            if ((low & 1) == 1) {
                best = hotter(best, hottest[low]);
                low++;
            }
            if ((high & 1) == 1) {
                high--;
                best = hotter(best, hottest[high]);
            }
            low >>= 1;
            high >>= 1;
        }
        return best;
    }

    private int hotter(int one, int other) {
        return heat[one] > heat[other] || (heat[one] == heat[other] && one < other) ? one : other;
    }
}
