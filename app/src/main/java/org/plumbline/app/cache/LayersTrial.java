package org.plumbline.app.cache;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
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
public record LayersTrial(
        Layers layers, CacheMeasurement measurement, LayersEstimate predicted, LayersReplay replay, Optional<Double> best, int threads) {
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

    /// Measures. What it writes to Redis is taken away at the end, however that comes.
    ///
    /// @param loader the database
    /// @param redis address of L2; asked for only where there is one among the layers
    /// @param progress takes how many requests were made, the first half included; what it throws ends the replay
    /// @throws CacheFailure when a layer does not answer
    /// @throws InterruptedException when nobody waits for it any more
    public static LayersTrial of(Loader loader, String redis, Layers layers, Requests requests, IntConsumer progress)
            throws CacheFailure, InterruptedException {
        if (layers.shared().isEmpty()) {
            try (LayeredCache cache = local(layers, Optional.empty(), loader)) {
                return measured(cache, layers, requests, progress);
            }
        }
        try (SharedLayer shared = SharedLayer.at(redis, layers.shared().get().cache().expiry());
                LayeredCache cache = local(layers, Optional.of(shared), loader)) {
            return measured(cache, layers, requests, progress);
        }
    }

    private static LayeredCache local(Layers layers, Optional<SharedLayer> shared, Loader loader) throws InterruptedException {
        Optional<Cache> cache = layers.local().map(Layer::cache);
        return new LayeredCache(cache.isPresent() ? cache.get().capacity() : OptionalLong.of(0),
                cache.map(Cache::expiry).orElseGet(Expiry.Never::new), shared, loader);
    }

    /// Redis has whatever room it has, not what is typed, and both layers begin empty: the same requests are replayed for the prediction.
    private static LayersTrial measured(LayeredCache cache, Layers layers, Requests requests, IntConsumer progress)
            throws CacheFailure, InterruptedException {
        List<String> keys = requests.keys();
        int warmUp = keys.size() / 2;
        CacheMeasurement found = CacheMeasurement.of(cache, keys, warmUp, requests.threads(), progress);
        double rate = Math.max(1, found.requestsPerSecond());
        var one = new Layers(1, layers.local(), layers.shared(), layers.databaseMs(), layers.valueBytes());
        LayersReplay replay = LayersReplay.of(keys, warmUp, rate, layers.local().map(Layer::cache),
                layers.shared().map(shared -> Cache.unbounded(shared.cache().expiry())));
        return new LayersTrial(layers, found, one.estimate(new Traffic(requests.popularity(), rate, 0)), replay,
                layers.local().filter(local -> local.cache().capacity().isPresent())
                        .map(local -> requests.popularity().top(local.cache().capacity().getAsLong())), requests.threads());
    }
}
