package org.plumbline.capacity.cache;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.DoubleStream;

/// A cache that is simulated request by request, with a seed: what the formulas are held against.
final class SimulatedCache {
    private final Random random;
    private final double[] cumulated;
    private final long capacity;
    private final Expiry expiry;
    /// When each item was loaded, the least recently used first.
    private final Map<Integer, double[]> kept = new LinkedHashMap<>(16, 0.75f, true);
    private long requests;
    private long hits;
    private long stale;

    SimulatedCache(Popularity popularity, Cache cache, long seed) {
        this.random = new Random(seed);
        this.capacity = cache.capacity().orElse(Long.MAX_VALUE);
        this.expiry = cache.expiry();
        this.cumulated = popularity.groups().stream()
                .flatMapToDouble(each -> DoubleStream.generate(each::share).limit(each.items())).toArray();
        Arrays.parallelPrefix(cumulated, Double::sum);
    }

    /// An item by its popularity.
    int draw() {
        int at = Arrays.binarySearch(cumulated, random.nextDouble());
        return Math.min(cumulated.length - 1, at < 0 ? -at - 1 : at);
    }

    double exponential(double rate) {
        return -Math.log1p(-random.nextDouble()) / rate;
    }

    /// Requests at random, the first of which only fill it.
    SimulatedCache run(int count, int warmUp, double requestsPerSecond, double updatesPerSecond, boolean invalidated) {
        double now = 0;
        for (int i = 0; i < count; i++) {
            now += exponential(requestsPerSecond);
            if (i == warmUp) {
                requests = 0;
                hits = 0;
                stale = 0;
            }
            ask(draw(), now, updatesPerSecond, invalidated);
        }
        return this;
    }

    /// Whether it is a hit.
    boolean ask(int item, double now, double updatesPerSecond, boolean invalidated) {
        requests++;
        double[] entry = kept.get(item);
        boolean there = entry != null && switch (expiry) {
            case Expiry.Never _ -> true;
            case Expiry.AfterLoad(double seconds) -> now - entry[0] <= seconds;
            case Expiry.AfterUse(double seconds) -> now - entry[1] <= seconds;
        } && !(invalidated && now > entry[2]);
        if (there) {
            hits++;
            stale += now > entry[2] ? 1 : 0;
            entry[1] = now;
            return true;
        }
        kept.put(item, new double[] {now, now, updatesPerSecond == 0 ? Double.POSITIVE_INFINITY : now + exponential(updatesPerSecond)});
        if (kept.size() > capacity) {
            kept.remove(kept.keySet().iterator().next());
        }
        return false;
    }

    double hitRatio() {
        return hits / (double) requests;
    }

    double staleShareOfHits() {
        return stale / (double) hits;
    }
}
