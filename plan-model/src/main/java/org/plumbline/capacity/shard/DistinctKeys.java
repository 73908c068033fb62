package org.plumbline.capacity.shard;

import java.util.TreeSet;

/// How many distinct keys a stream has, from the smallest of their hashes (Bar-Yossef and others, 2002): exact up to their number,
/// beyond it off by about 1 / sqrt(number), 3 %.
final class DistinctKeys {
    private static final int KEPT = 1_024;

    private final TreeSet<Long> smallest = new TreeSet<>(Long::compareUnsigned);

    void add(long hash) {
        if (smallest.size() < KEPT) {
            smallest.add(hash);
        } else if (Long.compareUnsigned(hash, smallest.last()) < 0 && smallest.add(hash)) {
            smallest.pollLast();
        }
    }

    boolean isExact() {
        return smallest.size() < KEPT;
    }

    long count() {
        if (isExact()) {
            return smallest.size();
        }
        double highest = (smallest.last() >>> 11) * 0x1.0p-53;
        return Math.round((KEPT - 1) / highest);
    }
}
