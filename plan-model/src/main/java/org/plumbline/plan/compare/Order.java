package org.plumbline.plan.compare;

import java.util.Arrays;

/// Which of several things stand in the same order in two lists. Each of the first list is given as its place in the second.
final class Order {
    private Order() {}

    /// Those that every longest common order has: the others, and all of several that could stand for each other, changed places. The same
    /// for the lists the other way round.
    static boolean[] kept(int[] places) {
        int[] upTo = lengths(places);
        int[] mirrored = new int[places.length];
        for (int i = 0; i < places.length; i++) {
            mirrored[i] = -places[places.length - 1 - i];
        }
        int[] from = lengths(mirrored);
        int longest = Arrays.stream(upTo).max().orElse(0);
        int[] candidates = new int[longest + 1];
        boolean[] kept = new boolean[places.length];
        for (int i = 0; i < places.length; i++) {
            kept[i] = upTo[i] + from[places.length - 1 - i] - 1 == longest;
            candidates[upTo[i]] += kept[i] ? 1 : 0;
        }
        for (int i = 0; i < places.length; i++) {
            kept[i] &= candidates[upTo[i]] == 1;
        }
        return kept;
    }

    /// One longest common order.
    static boolean[] longest(int[] places) {
        int[] lengths = lengths(places);
        boolean[] chosen = new boolean[places.length];
        int wanted = Arrays.stream(lengths).max().orElse(0);
        int below = Integer.MAX_VALUE;
        for (int i = places.length - 1; i >= 0; i--) {
            if (lengths[i] == wanted && places[i] < below) {
                chosen[i] = true;
                below = places[i];
                wanted--;
            }
        }
        return chosen;
    }

    /// How long a rising part of the list that ends at each place is at most.
    private static int[] lengths(int[] places) {
        int[] smallestEnd = new int[places.length];
        int[] lengths = new int[places.length];
        int longest = 0;
        for (int i = 0; i < places.length; i++) {
            int at = Arrays.binarySearch(smallestEnd, 0, longest, places[i]);
            int length = at >= 0 ? at : -at - 1;
            smallestEnd[length] = places[i];
            longest = Math.max(longest, length + 1);
            lengths[i] = length + 1;
        }
        return lengths;
    }
}
