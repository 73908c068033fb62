package org.plumbline.capacity.cache;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/// A trace of keys, read once: how popular they are, and what LRU caches would have hit.
///
/// @param popularity of its keys
/// @param replay of its requests, in order
/// @param first keys of its first requests, in order, [#MOST_KEPT] at most
public record KeyCounts(Popularity popularity, TraceReplay replay, List<String> first) {
    /// How many requests are kept as they came.
    public static final int MOST_KEPT = 1_000_000;

    public KeyCounts {
        first = List.copyOf(first);
    }

    /// Reads it.
    ///
    /// @param keys one for each request
    /// @throws org.plumbline.capacity.RefusedFigure when it is empty or too large
    public static KeyCounts of(Iterator<String> keys) {
        Map<String, Long> counts = new HashMap<>();
        Map<String, String> same = new HashMap<>();
        var first = new ArrayList<String>();
        TraceReplay replay = TraceReplay.of(new Iterator<>() {
            @Override
            public boolean hasNext() {
                return keys.hasNext();
            }

            @Override
            public String next() {
                String key = keys.next();
                counts.merge(key, 1L, Long::sum);
                if (first.size() < MOST_KEPT) {
                    first.add(same.computeIfAbsent(key, each -> each)); // one text for all requests of a key
                }
                return key;
            }
        });
        return new KeyCounts(Popularity.ofCounts(counts.values()), replay, first);
    }
}
