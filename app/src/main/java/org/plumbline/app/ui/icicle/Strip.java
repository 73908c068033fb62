package org.plumbline.app.ui.icicle;

import java.util.Arrays;

/// Many boxes of one row that stand side by side and have no room for a word; or one box by itself. Each of many alone is next to nothing,
/// and a thousand of them may be all of the plan's time: they are looked at as one, and coloured by what they took together. Boxes are
/// added from left to right.
final class Strip {
    private static final int ROOM = 16;

    private int[] place = new int[ROOM];
    private int[] end = new int[ROOM];
    private int[] from = new int[ROOM];
    private int[] to = new int[ROOM];
    private int size;

    void add(int firstPlace, int endPlace, int left, int right) {
        if (size == place.length) {
            place = Arrays.copyOf(place, 2 * size);
            end = Arrays.copyOf(end, 2 * size);
            from = Arrays.copyOf(from, 2 * size);
            to = Arrays.copyOf(to, 2 * size);
        }
        place[size] = firstPlace;
        end[size] = endPlace;
        from[size] = left;
        to[size] = right;
        size++;
    }

    void clear() {
        size = 0;
    }

    /// How many boxes.
    int size() {
        return size;
    }

    /// A single node that is as wide as that a box of its own shows it.
    boolean isOneBox() {
        return nodes() == 1 && to[0] - from[0] >= RowBoxes.NARROW;
    }

    /// How many nodes are in its boxes.
    int nodes() {
        return size == 0 ? 0 : endPlace() - firstPlace();
    }

    /// Of the first node. Its nodes stand at consecutive places.
    int firstPlace() {
        return place[0];
    }

    /// After the last node.
    int endPlace() {
        return end[size - 1];
    }

    /// The pixel after the last box; 0 of none.
    int right() {
        return size == 0 ? 0 : to[size - 1];
    }

    int place(int box) {
        return place[box];
    }

    int end(int box) {
        return end[box];
    }

    int from(int box) {
        return from[box];
    }

    int to(int box) {
        return to[box];
    }
}
