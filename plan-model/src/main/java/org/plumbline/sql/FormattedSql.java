package org.plumbline.sql;

import java.util.Arrays;

/// A statement laid out in lines ([SqlFormatter]). It has the very tokens of the original in their order, comments too, so that each place
/// has its counterpart.
public final class FormattedSql {
    private final String text;
    private final int[] originals;
    private final int[] places;
    private final int[] lengths;

    FormattedSql(String text, int[] originals, int[] places, int[] lengths) {
        this.text = text;
        this.originals = originals;
        this.places = places;
        this.lengths = lengths;
    }

    public String text() {
        return text;
    }

    /// Where a character of the original stands now; of space, where the token before it ends.
    public int place(int original) {
        return moved(original, originals, places);
    }

    /// Where a character stood in the original; of space, where the token before it ended.
    public int original(int place) {
        return moved(place, places, originals);
    }

    private int moved(int at, int[] from, int[] to) {
        int found = Arrays.binarySearch(from, at);
        int token = found >= 0 ? found : -found - 2;
        return token < 0 ? 0 : to[token] + Math.min(at - from[token], lengths[token]);
    }
}
