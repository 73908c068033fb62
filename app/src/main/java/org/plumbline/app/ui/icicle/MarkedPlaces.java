package org.plumbline.app.ui.icicle;

import java.util.Arrays;
import java.util.BitSet;

/// The places of nodes that have a mark, sorted, so that a range of places tells in a few steps whether it has one.
final class MarkedPlaces {
    static final MarkedPlaces NONE = new MarkedPlaces(new int[0]);

    private final int[] places;

    private MarkedPlaces(int[] places) {
        this.places = places;
    }

    static MarkedPlaces of(BitSet nodes, IcicleShape shape) {
        int[] places = nodes.stream().map(shape::placeOf).toArray();
        Arrays.sort(places);
        return new MarkedPlaces(places);
    }

    /// How many in `[first, end)` are marked.
    int count(int first, int end) {
        return places.length == 0 ? 0 : before(end) - before(first);
    }

    boolean any(int first, int end) {
        if (places.length == 0) {
            return false;
        }
        int at = before(first);
        return at < places.length && places[at] < end;
    }

    /// The first marked place in `[first, end)`; -1 where none is.
    int firstIn(int first, int end) {
        int at = before(first);
        return at < places.length && places[at] < end ? places[at] : -1;
    }

    private int before(int place) {
        int found = Arrays.binarySearch(places, place);
        return found >= 0 ? found : -found - 1;
    }
}
