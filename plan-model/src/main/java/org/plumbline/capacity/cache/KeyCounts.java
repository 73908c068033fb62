package org.plumbline.capacity.cache;

import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;

/// A trace of keys, read once: how popular they are, and what LRU caches would have hit.
///
/// @param popularity of its keys
/// @param replay of its requests, in order
public record KeyCounts(Popularity popularity, TraceReplay replay) {
    /// Reads it.
    ///
    /// @param keys one for each request
    /// @throws org.plumbline.capacity.RefusedFigure when it is empty or too large
    public static KeyCounts of(Iterator<String> keys) {
        Map<String, Long> counts = new HashMap<>();
        TraceReplay replay = TraceReplay.of(new Iterator<>() {
            @Override
            public boolean hasNext() {
                return keys.hasNext();
            }

            @Override
            public String next() {
                String key = keys.next();
                counts.merge(key, 1L, Long::sum);
                return key;
            }
        });
        return new KeyCounts(Popularity.ofCounts(counts.values()), replay);
    }
}
