package org.plumbline.app.ui.diagram;

import java.util.Arrays;
import org.plumbline.app.ui.draw.Ink;
import org.plumbline.app.ui.draw.Pen;

/// Draws cards that are too small to be drawn: cells of some pixels, each as hot as the hottest card in it. Neighbours of one colour are
/// one bar. The hot ones are drawn last and a little larger: a slow node among a hundred thousand is seen.
final class DotPainter {
    static final double CELL = 3;
    private static final int HOT = 2;
    /// More marks would hide the rest.
    private static final int MOST_MARKS = 100;

    private final Diagram diagram;
    private final Viewport view;
    private final Looks looks;
    private final OrientedPen pen;
    private final byte[] heat;
    private final boolean[] found;
    private final boolean[] marked;
    private final boolean fewMarked;
    private final byte[] hot;

    DotPainter(Pen pen, Viewport view, Diagram diagram, Looks looks) {
        this.diagram = diagram;
        this.view = view;
        this.looks = looks;
        this.pen = new OrientedPen(pen, view);
        int cells = (int) Math.ceil(view.windowAcross() / CELL) + 1;
        heat = new byte[cells];
        hot = new byte[cells];
        found = new boolean[cells];
        marked = new boolean[cells];
        fewMarked = looks.marked().cardinality() <= MOST_MARKS;
    }

    /// All that is seen of the layout.
    void draw() {
        double firstPlace = view.firstPlace();
        double lastPlace = view.lastPlace();
        int level = view.firstLevel();
        while (level < view.endLevel()) {
            double from = row(level);
            boolean any = false;
            int in = level;
            while (in < view.endLevel() && row(in) == from) {
                any |= gather(in, firstPlace, lastPlace);
                in++;
            }
            if (any) {
                double height = Math.max(CELL - 1, Math.round(Math.min(view.cardAlong(), view.pitchAlong() - 1)));
                flush(from, from + height);
            }
            level = in;
        }
    }

    /// Where the level's row of cells begins: levels that are closer than cells share one.
    private double row(int level) {
        double along = view.along(level);
        return view.pitchAlong() >= CELL ? Math.round(along) : Math.floor(along / CELL) * CELL;
    }

    private boolean gather(int level, double firstPlace, double lastPlace) {
        DiagramLayout layout = diagram.layout();
        boolean any = false;
        double half = view.cardAcross() / 2;
        for (int index = layout.firstFrom(level, firstPlace); index < layout.end(level); index++) {
            int item = layout.at(index);
            double place = layout.place(item);
            if (place > lastPlace) {
                break;
            }
            double across = view.across(place);
            int from = (int) Math.max(0, (across - half) / CELL);
            int to = (int) Math.min(heat.length - 1.0, Math.max(from, (across + half) / CELL - 0.5));
            byte hotness = (byte) (diagram.figures().levelOfLargest(item) + 1);
            boolean matched = looks.matched().get(item);
            boolean mark = fewMarked && looks.marked().get(item);
            for (int cell = from; cell <= to; cell++) {
                heat[cell] = (byte) Math.max(heat[cell], hotness);
                found[cell] |= matched;
                marked[cell] |= mark;
            }
            any = true;
        }
        return any;
    }

    private void flush(double from, double to) {
        bars(heat, from, to, false);
        for (int cell = 0; cell < heat.length; cell++) {
            hot[cell] = heat[cell] > HOT ? heat[cell] : 0;
        }
        bars(hot, from, to, true);
        for (int cell = 0; cell < found.length; cell++) {
            if (found[cell]) {
                pen.fill(cell * CELL, from - 2, cell * CELL + 2, to + 2, Ink.ACCENT);
            } else if (marked[cell]) {
                pen.fill(cell * CELL - 1, to + 1, cell * CELL + CELL + 1, to + 3, Ink.ACCENT);
            }
        }
        Arrays.fill(heat, (byte) 0);
        Arrays.fill(found, false);
        Arrays.fill(marked, false);
    }

    private void bars(byte[] levels, double from, double to, boolean larger) {
        int more = larger ? 1 : 0;
        int start = 0;
        for (int cell = 1; cell <= levels.length; cell++) {
            if (cell == levels.length || levels[cell] != levels[start]) {
                if (levels[start] > 0) {
                    pen.fill(start * CELL - more, from - more, cell * CELL + more, to + more, ink(levels[start] - 1));
                }
                start = cell;
            }
        }
    }

    /// The plan's structure in grey, and the palest heat a step stronger: a dot has no frame.
    static Ink ink(int level) {
        return level == 0 ? Ink.BORDER : Ink.heat(Math.max(HOT, level));
    }
}
