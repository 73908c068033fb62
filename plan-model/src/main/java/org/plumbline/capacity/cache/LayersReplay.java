package org.plumbline.capacity.cache;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a local LRU cache and a shared one behind it would have hit of requests that come evenly, both empty at first. It is what a
/// measurement of so many requests is to be held against, where [Layers#estimate] says what comes in the long run: a cache that has
/// not been asked for an item yet cannot hit it, however long items live.
///
/// @param localHits by the local cache, of those that count
/// @param sharedHits by the shared one
/// @param misses by both
public record LayersReplay(long localHits, long sharedHits, long misses) {
    /// Replays in one process.
    ///
    /// @param keys in order
    /// @param warmUp the first so many only fill the caches
    /// @param requestsPerSecond at which they come
    /// @param local none without one; its updates do not count
    /// @param shared likewise
    public static LayersReplay of(List<String> keys, int warmUp, double requestsPerSecond, Optional<Cache> local, Optional<Cache> shared) {
        Optional<Lru> first = local.map(Lru::new);
        Optional<Lru> second = shared.map(Lru::new);
        var counts = new long[3];
        for (int i = 0; i < keys.size(); i++) {
            String key = keys.get(i);
            double now = i / requestsPerSecond;
            boolean inFirst = first.isPresent() && first.get().hits(key, now);
            boolean inSecond = !inFirst && second.isPresent() && second.get().hits(key, now);
            if (i >= warmUp) {
                counts[inFirst ? 0 : inSecond ? 1 : 2]++;
            }
        }
        return new LayersReplay(counts[0], counts[1], counts[2]);
    }

    /// The share of the requests that the local cache answered; 0 without any.
    public double localHitRatio() {
        return share(localHits, localHits + sharedHits + misses);
    }

    /// The share of what the local cache left that the shared one answered; 0 where it left nothing.
    public double sharedHitRatio() {
        return share(sharedHits, sharedHits + misses);
    }

    private static double share(long part, long all) {
        return all == 0 ? 0 : part / (double) all;
    }

    /// The least recently used first; each item with the time in seconds at which it ends.
    private static final class Lru {
        private final Map<String, Double> endsByKey = new LinkedHashMap<>(16, 0.75f, true);
        private final Cache cache;

        Lru(Cache cache) {
            this.cache = cache;
        }

        /// Whether it is there; it is afterwards.
        boolean hits(String key, double now) {
            Double end = endsByKey.get(key);
            boolean hit = end != null && now < end;
            if (!hit || cache.expiry() instanceof Expiry.AfterUse) {
                endsByKey.put(key, now + seconds());
            }
            if (cache.capacity().isPresent() && endsByKey.size() > cache.capacity().getAsLong()) {
                Iterator<String> eldest = endsByKey.keySet().iterator();
                eldest.next();
                eldest.remove();
            }
            return hit;
        }

        private double seconds() {
            return switch (cache.expiry()) {
                case Expiry.Never _ -> Double.POSITIVE_INFINITY;
                case Expiry.AfterLoad(double seconds) -> seconds;
                case Expiry.AfterUse(double seconds) -> seconds;
            };
        }
    }
}
