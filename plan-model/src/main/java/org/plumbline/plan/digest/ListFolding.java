package org.plumbline.plan.digest;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Lists whose items differ only in their values count as one item: `in (?, ?, ?)` is `in (?)`, `values (?, ?), (?, ?)` is `values (?)`.
final class ListFolding {
    private final StatementText text;
    private final List<Level> levels = new ArrayList<>();
    private boolean foldsNext;
    private boolean valuesNext;
    private boolean tupleEnded;

    /// An open bracket, or a VALUES list.
    private static final class Level {
        final boolean folds;
        final boolean isValues;
        int itemStart;
        int previousStart = -1;
        int previousEnd;

        Level(boolean folds, boolean isValues, int itemStart) {
            this.folds = folds;
            this.isValues = isValues;
            this.itemStart = itemStart;
        }
    }

    ListFolding(StatementText text) {
        this.text = text;
    }

    void start() {
        levels.clear();
        foldsNext = false;
        valuesNext = false;
        tupleEnded = false;
    }

    /// After a word.
    void word(int from) {
        String word = text.size() - from <= 6
                ? new String(text.bytes(), from, text.size() - from, StandardCharsets.ISO_8859_1) : "";
        foldsNext = word.equals("in") || word.equals("values");
        valuesNext = word.equals("values");
    }

    /// Before any token that is no bracket or comma.
    void other() {
        endValues();
        foldsNext = false;
        valuesNext = false;
    }

    void opening(int at, byte bracket) {
        if (valuesNext) {
            levels.add(new Level(true, true, at));
        } else if (!isTuple()) {
            endValues();
        }
        boolean folds = foldsNext || bracket == '[' || valuesNext || isTuple();
        levels.add(new Level(folds, false, at + 1));
        foldsNext = false;
        valuesNext = false;
        tupleEnded = false;
    }

    void comma() {
        Level level = top();
        if (level != null && level.folds) {
            endItem(level);
            level.itemStart = text.size() + 2;
        }
        tupleEnded = false;
    }

    void closing() {
        endValues();
        if (!levels.isEmpty()) {
            Level level = levels.removeLast();
            if (level.folds) {
                endItem(level);
            }
        }
        tupleEnded = true;
        foldsNext = false;
    }

    void end() {
        while (!levels.isEmpty()) {
            Level level = levels.removeLast();
            if (level.isValues) {
                endItem(level);
            }
        }
    }

    /// A VALUES list ends where something other than a comma follows a tuple.
    private void endValues() {
        Level level = top();
        if (level != null && level.isValues && tupleEnded) {
            endItem(level);
            levels.removeLast();
        }
        tupleEnded = false;
    }

    private boolean isTuple() {
        Level level = top();
        return level != null && (level.isValues || level.folds) && text.size() <= level.itemStart;
    }

    private Level top() {
        return levels.isEmpty() ? null : levels.getLast();
    }

    /// Drops the item where it is the one before again, and has values in it.
    private void endItem(Level level) {
        int from = level.itemStart;
        int to = text.size();
        byte[] bytes = text.bytes();
        boolean same = level.previousStart >= 0 && from < to
                && Arrays.equals(bytes, level.previousStart, level.previousEnd, bytes, from, to);
        if (same && hasValue(bytes, from, to)) {
            text.truncate(level.previousEnd);
        } else {
            level.previousStart = from;
            level.previousEnd = to;
        }
    }

    private static boolean hasValue(byte[] bytes, int from, int to) {
        for (int at = from; at < to; at++) {
            if (bytes[at] == '?') {
                return true;
            }
        }
        return false;
    }
}
