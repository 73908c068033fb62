package org.plumbline.plan;

/// Lines of the person's own text, counted from 1, both ends included.
public record LineRange(int first, int last) {
    public LineRange {
        if (first < 1 || last < first) {
            throw new IllegalArgumentException("lines " + first + " to " + last);
        }
    }

    public boolean contains(int line) {
        return first <= line && line <= last;
    }
}
