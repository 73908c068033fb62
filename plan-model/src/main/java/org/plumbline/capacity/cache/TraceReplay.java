package org.plumbline.capacity.cache;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.plumbline.capacity.RefusedFigure;

/// What LRU caches of every size would have hit in a trace, in one pass (Mattson, Gecsei, Slutz and Traiger 1970): a request hits in a
/// cache that has room for the items which were asked for since the last request for the same one. Unlike Che's approximation it knows
/// the order of the requests; and the first request for an item never hits.
///
/// @param requests in the trace
/// @param items different ones
/// @param hitsByDistance how many requests hit in a cache of just so many items and in none smaller
public record TraceReplay(long requests, long items, NavigableMap<Integer, Long> hitsByDistance) {
    /// The most requests of a trace.
    public static final int MOST_REQUESTS = 100_000_000;

    public TraceReplay {
        hitsByDistance = Collections.unmodifiableNavigableMap(new TreeMap<>(hitsByDistance));
    }

    /// Replays.
    ///
    /// @throws RefusedFigure when it is empty, or has more than [Popularity#MOST_KEYS] different keys or [#MOST_REQUESTS] requests
    public static TraceReplay of(Iterator<String> keys) {
        Map<String, Integer> lastAt = new HashMap<>();
        var hits = new TreeMap<Integer, Long>();
        var marks = new Marks();
        int requests = 0;
        while (keys.hasNext()) {
            if (requests == MOST_REQUESTS || lastAt.size() > Popularity.MOST_KEYS) {
                throw new RefusedFigure("The trace has more than " + MOST_REQUESTS + " requests or " + Popularity.MOST_KEYS
                        + " different keys; a part of it will do.");
            }
            Integer before = lastAt.put(keys.next(), requests);
            if (before != null) {
                hits.merge(marks.from(before), 1L, Long::sum);
                marks.add(before, -1);
            }
            marks.append();
            requests++;
        }
        if (requests == 0) {
            throw new RefusedFigure("The trace is empty; at least one request will do.");
        }
        return new TraceReplay(requests, lastAt.size(), hits);
    }

    /// The share of the requests that an LRU cache of so many items would have hit; 0 to 1.
    public double hitRatio(long capacity) {
        return hitsByDistance.headMap((int) Math.min(Integer.MAX_VALUE, Math.max(0, capacity)), true).values().stream()
                .mapToLong(Long::longValue).sum() / (double) requests;
    }

    /// The places of each item's last request, counted by a Fenwick tree that doubles as it grows.
    private static final class Marks {
        private int[] sums = new int[1 << 16];
        private int size;
        private int all;

        void append() {
            if (size + 1 == sums.length) {
                grow();
            }
            size++;
            add(size - 1, 1);
        }

        /// Marks at a place or behind it.
        int from(int place) {
            int before = 0;
            for (int i = place; i > 0; i &= i - 1) {
                before += sums[i];
            }
            return all - before;
        }

        void add(int place, int change) {
            all += change;
            for (int i = place + 1; i < sums.length; i += i & -i) {
                sums[i] += change;
            }
        }

        /// The one new node that spans what was there before counts all of it.
        private void grow() {
            int old = sums.length;
            sums = Arrays.copyOf(sums, old * 2);
            sums[old] = all;
        }
    }
}
