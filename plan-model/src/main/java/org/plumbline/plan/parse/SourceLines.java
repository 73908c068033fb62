package org.plumbline.plan.parse;

import java.util.AbstractList;
import java.util.RandomAccess;

/// The lines of a text, made when they are asked for: a list that holds none.
final class SourceLines extends AbstractList<String> implements RandomAccess {
    private final SourceText source;
    private final int count;

    SourceLines(SourceText source, int count) {
        this.source = source;
        this.count = count;
    }

    @Override
    public String get(int index) {
        if (index < 0 || index >= count) {
            throw new IndexOutOfBoundsException("line " + index + " of " + count);
        }
        return source.line(index);
    }

    @Override
    public int size() {
        return count;
    }
}
