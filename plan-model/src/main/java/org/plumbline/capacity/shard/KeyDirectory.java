package org.plumbline.capacity.shard;

import java.util.Arrays;

/// Different keys, by their 64-bit hashes, in the order in which they first came, with the rows and bytes of each: some 40 bytes a key.
final class KeyDirectory {
    private final int most;
    private long[] hashes = new long[16];
    private long[] rows = new long[16];
    private long[] bytes = new long[16];
    /// Open addressing: the number of a key and one, or 0.
    private int[] slots = new int[64];
    private int size;
    private boolean complete = true;

    /// @param most keys to remember; with more it forgets all
    KeyDirectory(int most) {
        this.most = most;
    }

    /// One row.
    ///
    /// @return the number of its key, from 0; -1 where there are too many
    int add(long hash, long rowBytes) {
        if (!complete) {
            return -1;
        }
        int slot = slot(hash);
        if (slots[slot] == 0) {
            if (size == most) {
                forget();
                return -1;
            }
            append(hash);
            slots[slot] = size;
            if (size > slots.length / 2) {
                enlargeSlots();
            }
            slot = slot(hash);
        }
        int key = slots[slot] - 1;
        rows[key]++;
        bytes[key] += rowBytes;
        return key;
    }

    /// Whether no key was too many.
    boolean isComplete() {
        return complete;
    }

    long[] hashes() {
        return Arrays.copyOf(hashes, size);
    }

    long rows(int key) {
        return rows[key];
    }

    long bytes(int key) {
        return bytes[key];
    }

    private void append(long hash) {
        if (size == hashes.length) {
            hashes = Arrays.copyOf(hashes, 2 * size);
            rows = Arrays.copyOf(rows, 2 * size);
            bytes = Arrays.copyOf(bytes, 2 * size);
        }
        hashes[size++] = hash;
    }

    private int slot(long hash) {
        int slot = (int) (hash ^ (hash >>> 32)) & (slots.length - 1);
        while (slots[slot] != 0 && hashes[slots[slot] - 1] != hash) {
            slot = (slot + 1) & (slots.length - 1);
        }
        return slot;
    }

    private void enlargeSlots() {
        slots = new int[2 * slots.length];
        for (int key = 0; key < size; key++) {
            slots[slot(hashes[key])] = key + 1;
        }
    }

    private void forget() {
        complete = false;
        hashes = new long[0];
        rows = hashes;
        bytes = hashes;
        slots = new int[0];
        size = 0;
    }
}
