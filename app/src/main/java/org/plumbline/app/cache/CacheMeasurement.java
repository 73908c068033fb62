package org.plumbline.app.cache;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import org.plumbline.app.work.Together;

/// Keys asked of real layers, one after the other by each of several threads, as fast as they answer.
///
/// @param counts what answered
/// @param unleased requests that went past L1, as nobody could tell it of changes
/// @param took from the first request to the last
public record CacheMeasurement(LayeredCache.Counts counts, long unleased, Duration took) {
    private static final int TOLD_EVERY = 100;

    /// Requests in a second.
    public double requestsPerSecond() {
        return counts.requests() / Math.max(1e-9, took.toNanos() / 1e9);
    }

    /// Time of a request, on average.
    ///
    /// @param threads that asked
    public Duration latency(int threads) {
        return counts.requests() == 0 ? Duration.ZERO : took.multipliedBy(threads).dividedBy(counts.requests());
    }

    /// Replays.
    ///
    /// @param keys in order; threads take the next one each
    /// @param warmUp the first so many only fill the caches
    /// @param stopped asked before each request; whether it is to end now
    /// @param progress takes how many were asked, those before included, now and then
    /// @throws CacheFailure when a layer does not answer
    /// @throws CancellationException when it was stopped
    /// @throws InterruptedException when nobody waits for it any more
    public static CacheMeasurement of(LayeredCache cache, List<String> keys, int warmUp, int threads, BooleanSupplier stopped,
            IntConsumer progress) throws CacheFailure, InterruptedException {
        asked(cache, keys.subList(0, warmUp), threads, stopped, progress);
        long unleased = cache.unleased();
        LayeredCache.Counts before = cache.counts();
        long start = System.nanoTime();
        asked(cache, keys.subList(warmUp, keys.size()), threads, stopped, done -> progress.accept(done + warmUp));
        long took = System.nanoTime() - start;
        LayeredCache.Counts after = cache.counts();
        return new CacheMeasurement(new LayeredCache.Counts(after.localHits() - before.localHits(),
                after.sharedHits() - before.sharedHits(),
                after.loads() - before.loads()), cache.unleased() - unleased, Duration.ofNanos(took));
    }

    private static void asked(LayeredCache cache, List<String> keys, int threads, BooleanSupplier stopped, IntConsumer progress)
            throws CacheFailure, InterruptedException {
        var next = new AtomicInteger();
        var ended = new AtomicBoolean();
        var work = new ArrayList<Callable<Boolean>>();
        for (int i = 0; i < threads; i++) {
            work.add(() -> {
                try {
                    for (int at = next.getAndIncrement(); at < keys.size() && !ended.get(); at = next.getAndIncrement()) {
                        if (stopped.getAsBoolean()) {
                            throw new CancellationException();
                        }
                        cache.get(keys.get(at));
                        if (at % TOLD_EVERY == 0) {
                            progress.accept(at);
                        }
                    }
                    return true;
                } finally {
                    if (next.get() < keys.size()) {
                        ended.set(true);
                    }
                }
            });
        }
        try {
            Together.call(work, () -> ended.set(true));
        } catch (CacheFailure | InterruptedException | RuntimeException known) {
            throw known;
        } catch (Exception other) {
            throw new IllegalStateException(other);
        }
    }
}
