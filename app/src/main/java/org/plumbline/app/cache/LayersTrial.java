package org.plumbline.app.cache;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import java.util.function.LongSupplier;
import org.plumbline.capacity.cache.Cache;
import org.plumbline.capacity.cache.Expiry;
import org.plumbline.capacity.cache.Layer;
import org.plumbline.capacity.cache.Layers;
import org.plumbline.capacity.cache.LayersEstimate;
import org.plumbline.capacity.cache.LayersReplay;
import org.plumbline.capacity.cache.Popularity;
import org.plumbline.capacity.cache.Traffic;

/// Keys replayed through real layers, held against what was reckoned. The first half of the requests only fills the layers.
///
/// @param layers that were measured, as of one process
/// @param measurement what answered
/// @param predicted by the formulas in the long run, of what was asked for, at the rate that was measured
/// @param replay of the same requests at that rate, from empty layers, with an L2 without a bound
/// @param best the most that any L1 of that size can hit; none without a bound
/// @param threads that asked
/// @param evicted keys that Redis took out meanwhile to make room, whosever they were; none without L2, or where Redis does not say
public record LayersTrial(
        Layers layers, CacheMeasurement measurement, LayersEstimate predicted, LayersReplay replay, Optional<Double> best, int threads,
        OptionalLong evicted) {
    /// The fewest requests of which half fill the layers and half are counted.
    public static final int FEWEST_REQUESTS = 100;
    /// The most requests: all their keys are kept.
    public static final int MOST_REQUESTS = 1_000_000;
    /// The most threads that ask at once.
    public static final int MOST_THREADS = 64;
    private static final long SEED = 42;

    /// What is asked for.
    ///
    /// @param popularity of the keys, for the prediction
    /// @param keys in order
    /// @param threads that ask at once
    public record Requests(Popularity popularity, List<String> keys, int threads) {
        public Requests {
            keys = List.copyOf(keys);
        }

        /// How many of the first only fill the layers.
        int warmUp() {
            return keys.size() / 2;
        }

        /// Drawn by their popularity, always the same ones: items' ranks, 1 is asked for most.
        public static Requests drawn(Popularity popularity, int count, int threads) {
            LongSupplier ranks = popularity.requests(SEED);
            var keys = new ArrayList<String>(count);
            for (int i = 0; i < count; i++) {
                keys.add(Long.toString(ranks.getAsLong()));
            }
            return new Requests(popularity, keys, threads);
        }
    }

    /// What is put into Redis at most, about, in bytes; 0 without L2.
    public static long need(Layers layers, Requests requests) {
        return layers.shared().isEmpty() ? 0 : RedisMemory.need(requests.keys().stream().distinct().count(), layers.valueBytes());
    }

    /// Measures. What it writes to Redis is taken away at the end, however that comes. Nothing is written where Redis says that it has no
    /// room for it, and no more where it turns out to have none.
    ///
    /// @param loader the database
    /// @param redis address of L2; asked for only where there is one among the layers
    /// @param stopped asked before each request; whether it is to end now
    /// @param progress takes how many requests were made, the first half included, now and then
    /// @throws CacheFailure when a layer does not answer, has no room, or L1 cannot be used
    /// @throws InterruptedException when nobody waits for it any more
    /// @throws java.util.concurrent.CancellationException when it was stopped
    public static LayersTrial of(Loader loader, String redis, Layers layers, Requests requests, BooleanSupplier stopped,
            IntConsumer progress) throws CacheFailure, InterruptedException {
        if (layers.shared().isEmpty()) {
            try (LayeredCache cache = local(layers, Optional.empty(), loader)) {
                return measured(layers, requests, CacheMeasurement.of(cache, requests.keys(), requests.warmUp(), requests.threads(),
                        stopped, progress), OptionalLong.empty());
            }
        }
        Optional<String> lack = SharedLayer.memory(redis).refusal(SharedLayer.place(redis), need(layers, requests));
        if (lack.isPresent()) {
            throw new CacheFailure(lack.get(), null);
        }
        try (SharedLayer shared = SharedLayer.at(redis, layers.shared().get().cache().expiry());
                LayeredCache cache = local(layers, Optional.of(shared), new RoomWatch(loader, shared, requests.threads()))) {
            if (layers.local().isPresent() && !shared.peers().holdsLease()) {
                throw new CacheFailure("L1 cannot be used: the Redis at " + shared.place() + " lets nobody tell it of changes"
                        + (shared.peers().refusal().isEmpty() ? "" : " (" + shared.peers().refusal() + ")") + ". Its user needs the "
                        + "channels &" + SharedLayer.PREFIX + "*; or measure without L1.", null);
            }
            OptionalLong before = shared.memory().evictedKeys();
            CacheMeasurement found = CacheMeasurement.of(cache, requests.keys(), requests.warmUp(), requests.threads(), stopped, progress);
            OptionalLong after = shared.memory().evictedKeys();
            return measured(layers, requests, found, before.isEmpty() || after.isEmpty() ? OptionalLong.empty()
                    : OptionalLong.of(Math.max(0, after.getAsLong() - before.getAsLong())));
        }
    }

    private static LayeredCache local(Layers layers, Optional<SharedLayer> shared, Loader loader) throws InterruptedException {
        Optional<Cache> cache = layers.local().map(Layer::cache);
        return new LayeredCache(cache.isPresent() ? cache.get().capacity() : OptionalLong.of(0),
                cache.map(Cache::expiry).orElseGet(Expiry.Never::new), shared, loader);
    }

    /// Redis has whatever room it has, not what is typed, and both layers begin empty: the same requests are replayed for the prediction.
    private static LayersTrial measured(Layers layers, Requests requests, CacheMeasurement found, OptionalLong evicted) {
        double rate = Math.max(1, found.requestsPerSecond());
        var one = new Layers(1, layers.local(), layers.shared(), layers.databaseMs(), layers.valueBytes());
        LayersReplay replay = LayersReplay.of(requests.keys(), requests.warmUp(), rate, layers.local().map(Layer::cache),
                layers.shared().map(shared -> Cache.unbounded(shared.cache().expiry())));
        return new LayersTrial(layers, found, one.estimate(new Traffic(requests.popularity(), rate, 0)), replay,
                layers.local().filter(local -> local.cache().capacity().isPresent())
                        .map(local -> requests.popularity().top(local.cache().capacity().getAsLong())), requests.threads(), evicted);
    }
}
