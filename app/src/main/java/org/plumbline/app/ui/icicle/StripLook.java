package org.plumbline.app.ui.icicle;

import org.plumbline.app.ui.draw.Ink;

/// How the boxes of a strip look: each asked for once, as there are thousands in a frame. Made for one strip after the other.
final class StripLook {
    private static final int ROOM = 64;

    private final IcicleLook look;
    private Ink[] ink = new Ink[ROOM];
    private Ink[] finding = new Ink[ROOM];
    private boolean[] tall = new boolean[ROOM];
    private boolean[] marked = new boolean[ROOM];
    private boolean[] found = new boolean[ROOM];

    StripLook(IcicleLook look) {
        this.look = look;
    }

    /// From now on it is about this strip.
    void show(Strip strip) {
        if (ink.length < strip.size()) {
            int room = 2 * strip.size();
            ink = new Ink[room];
            finding = new Ink[room];
            tall = new boolean[room];
            marked = new boolean[room];
            found = new boolean[room];
        }
        int level = look.level(strip.firstPlace(), strip.endPlace());
        for (int box = 0; box < strip.size(); box++) {
            int first = strip.place(box);
            int end = strip.end(box);
            int hot = look.hottest().in(first, end);
            ink[box] = look.idle().count(first, end) == end - first ? Ink.BORDER : look.narrowInk(hot, level);
            tall[box] = look.level(hot) > 0;
            marked[box] = look.highlighted().any(first, end);
            found[box] = look.matches().any(first, end);
            finding[box] = look.finding(first, end);
        }
    }

    Ink ink(int box) {
        return ink[box];
    }

    /// One of its nodes is hot by itself.
    boolean isTall(int box) {
        return tall[box];
    }

    boolean isMarked(int box) {
        return marked[box];
    }

    boolean isFound(int box) {
        return found[box];
    }

    /// The colour of its worst finding; null where it has none.
    Ink finding(int box) {
        return finding[box];
    }

    /// Nothing stands on it that words would hide.
    boolean isPlain(int box) {
        return !tall[box] && !found[box] && finding[box] == null;
    }

    /// They could be one rectangle.
    boolean isAlike(int box, int other) {
        return ink[box] == ink[other] && tall[box] == tall[other] && marked[box] == marked[other];
    }
}
