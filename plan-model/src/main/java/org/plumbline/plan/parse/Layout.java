package org.plumbline.plan.parse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.plumbline.plan.AttributeValue;

/// Keys in their order, without their values. PostgreSQL prints the same properties in the same order for node after node: objects with
/// the same keys share one layout, which is found by going on from key to key, and need no table of their own.
final class Layout {
    private static final int FIRST_CAPACITY = 16;
    /// Ways to go on that are remembered. Objects that go on otherwise have a layout of their own.
    private static final int MOST_BRANCHES = 8;

    private final Table table;
    private final int size;
    private final List<Layout> branches = new ArrayList<>(1);
    private String lastKey;
    private Layout last;
    private List<String> keysOfLast = List.of();

    private Layout(Table table, int size) {
        this.table = table;
        this.size = size;
    }

    /// One without keys, from which others go on.
    static Layout start() {
        return new Layout(new Table(new String[0], FIRST_CAPACITY), 0);
    }

    int size() {
        return size;
    }

    String key(int place) {
        return table.keys[place];
    }

    /// The key's place; -1 where it is not among them.
    int place(String key) {
        int place = table.place(key);
        return place < size ? place : -1;
    }

    /// The layout with this key behind the others, if it was asked for before (the key is not among the others then); else `null`.
    Layout known(String key) {
        return key.equals(lastKey) ? last : otherKnown(key);
    }

    private Layout otherKnown(String key) {
        for (Layout branch : branches) {
            if (branch.key(size).equals(key)) {
                remember(key, branch);
                return branch;
            }
        }
        return null;
    }

    private void remember(String key, Layout branch) {
        lastKey = key;
        last = branch;
    }

    /// The layout with this key behind the others.
    ///
    /// @param key not among them
    Layout with(String key) {
        Table longer = table.used() == size ? table : new Table(Arrays.copyOf(table.keys, size), Math.max(FIRST_CAPACITY, size * 2));
        longer.add(key);
        var branch = new Layout(longer, size + 1);
        if (branches.size() < MOST_BRANCHES) {
            branches.add(branch);
            remember(key, branch);
        }
        return branch;
    }

    /// The keys of those places that have a value, in order. Objects that have values in the same places share the list.
    List<String> keysOf(AttributeValue[] values) {
        if (!areLast(values)) {
            var keys = new ArrayList<String>();
            for (int place = 0; place < size; place++) {
                if (values[place] != null) {
                    keys.add(key(place));
                }
            }
            keysOfLast = List.copyOf(keys);
        }
        return keysOfLast;
    }

    private boolean areLast(AttributeValue[] values) {
        int found = 0;
        for (int place = 0; place < size; place++) {
            if (values[place] != null) {
                if (found == keysOfLast.size() || !keysOfLast.get(found).equals(key(place))) {
                    return false;
                }
                found++;
            }
        }
        return found == keysOfLast.size();
    }

    /// The keys of a layout and of those that it began with: each sees only its first ones, so that a further key copies none.
    private static final class Table {
        private String[] keys;
        /// By the key's hash: its place + 1, or 0.
        private int[] slots;
        private int used;

        Table(String[] keys, int capacity) {
            this.keys = keys;
            this.used = keys.length;
            grow(capacity);
        }

        int used() {
            return used;
        }

        /// A place that no layout has, where the key is not there.
        int place(String key) {
            int found = slots[slot(key)];
            return found == 0 ? Integer.MAX_VALUE : found - 1;
        }

        void add(String key) {
            if (used == keys.length) {
                grow(used * 2);
            }
            keys[used] = key;
            slots[slot(key)] = ++used;
        }

        /// The slot that holds this key's place, or the free one that is for it.
        private int slot(String key) {
            int mask = slots.length - 1;
            int hash = key.hashCode() * 0x9E3779B9;
            int slot = (hash ^ hash >>> 15) & mask;
            while (slots[slot] != 0 && !keys[slots[slot] - 1].equals(key)) {
                slot = (slot + 1) & mask;
            }
            return slot;
        }

        /// At least a quarter of the slots stays free.
        private void grow(int capacity) {
            keys = Arrays.copyOf(keys, capacity);
            slots = new int[Integer.highestOneBit(capacity) * 2];
            for (int place = 0; place < used; place++) {
                slots[slot(keys[place])] = place + 1;
            }
        }
    }
}
