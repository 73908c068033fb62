package org.plumbline.app.cache;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;
import org.plumbline.capacity.cache.Expiry;

/// Three layers as one: Caffeine in this process (L1), Redis (L2), and a loader behind them (L3). May be used from many threads.
///
/// One thread loads an item for all in this process that want it meanwhile (*single flight*). After [#invalidate] has returned no `get` of
/// any process that begins then answers with what was there before. Within a process each entry of L1 holds the generation that was current
/// before its load began, an invalidation counts it up, and an entry of an older generation is not used. Other processes hear of it over
/// Redis, and use their L1 only while they surely do ([Peers]): an invalidation waits for them, at most as long as a lease.
public final class LayeredCache implements AutoCloseable {
    private static final int STRIPES = 1 << 14;

    private final ConcurrentMap<String, Entry> local;
    private final Optional<SharedLayer> shared;
    private final Loader loader;
    private final AtomicLongArray generations = new AtomicLongArray(STRIPES);
    /// Counted up where all is forgotten; a part of each generation.
    private final AtomicLong forgotten = new AtomicLong();
    private final Peers.Local inStep = new Peers.Local() {
        @Override
        public void forget(String key) {
            generations.incrementAndGet(stripe(key));
            local.remove(key);
        }

        @Override
        public void forgetAll() {
            forgotten.incrementAndGet();
            local.clear();
        }
    };
    private final LongAdder localHits = new LongAdder();
    private final LongAdder sharedHits = new LongAdder();
    private final LongAdder loads = new LongAdder();

    private record Entry(String value, long generation) {}

    /// Empty.
    ///
    /// @param capacity of L1 in items; none without bound
    /// @param expiry of an entry of L1
    /// @param shared L2, which the caller closes after this; none without one
    /// @throws InterruptedException when nobody waits for it any more
    public LayeredCache(OptionalLong capacity, Expiry expiry, Optional<SharedLayer> shared, Loader loader) throws InterruptedException {
        this(capacity, expiry, shared, loader, Ticker.systemTicker());
    }

    /// By this clock, in nanoseconds, for L1's expiry.
    LayeredCache(OptionalLong capacity, Expiry expiry, Optional<SharedLayer> shared, Loader loader, Ticker clock)
            throws InterruptedException {
        Caffeine<Object, Object> built = Caffeine.newBuilder().executor(Runnable::run).ticker(clock);
        capacity.ifPresent(built::maximumSize);
        switch (expiry) {
            case Expiry.Never _ -> { }
            case Expiry.AfterLoad(double seconds) -> built.expireAfterWrite(time(seconds));
            case Expiry.AfterUse(double seconds) -> built.expireAfterAccess(time(seconds));
        }
        this.local = built.<String, Entry>build().asMap();
        this.shared = shared;
        this.loader = loader;
        if (shared.isPresent()) {
            shared.get().peers().add(inStep);
        }
    }

    /// What answered so far.
    ///
    /// @param localHits by L1
    /// @param sharedHits by L2
    /// @param loads by the database
    public record Counts(long localHits, long sharedHits, long loads) {
        /// All requests.
        public long requests() {
            return localHits + sharedHits + loads;
        }

        /// The share of the requests that L1 answered.
        public double localHitRatio() {
            return requests() == 0 ? 0 : localHits / (double) requests();
        }

        /// The share of what L1 left that L2 answered.
        public double sharedHitRatio() {
            return sharedHits + loads == 0 ? 0 : sharedHits / (double) (sharedHits + loads);
        }
    }

    /// An item from the first layer that has it.
    ///
    /// @throws CacheFailure when a layer does not answer, or the item cannot be loaded
    public String get(String key) throws CacheFailure {
        while (true) {
            if (!mayUseLocal()) {
                return fresh(key);
            }
            Entry entry = local.get(key);
            boolean hit = entry != null;
            if (!hit) {
                entry = loaded(key);
            }
            // in this order: what is heard while no lease is held counts the generation up before the next one begins
            if (mayUseLocal() && entry.generation() == generation(key)) {
                if (hit) {
                    localHits.increment();
                }
                return entry.value();
            }
            local.remove(key, entry);
        }
    }

    private boolean mayUseLocal() {
        return shared.isEmpty() || shared.get().peers().holdsLease();
    }

    private long generation(String key) {
        return generations.get(stripe(key)) + forgotten.get();
    }

    private String fresh(String key) throws CacheFailure {
        try {
            return behind(key);
        } catch (Wrapped wrapped) {
            throw wrapped.failure;
        }
    }

    /// Call it when an update of the item was committed.
    ///
    /// @throws CacheFailure when L2 does not answer: then the item may be served stale until its time to live ends
    public void invalidate(String key) throws CacheFailure {
        if (shared.isPresent()) {
            shared.get().invalidate(key);
        }
        inStep.forget(key);
    }

    /// It is not told of invalidations any more.
    @Override
    public void close() {
        shared.ifPresent(layer -> layer.peers().remove(inStep));
    }

    /// What answered so far.
    public Counts counts() {
        return new Counts(localHits.sum(), sharedHits.sum(), loads.sum());
    }

    private Entry loaded(String key) throws CacheFailure {
        try {
            boolean[] mine = {false};
            Entry entry = local.computeIfAbsent(key, _ -> {
                mine[0] = true;
                long generation = generation(key);
                return new Entry(behind(key), generation);
            });
            if (!mine[0]) {
                localHits.increment();
            }
            return entry;
        } catch (Wrapped wrapped) {
            throw wrapped.failure;
        }
    }

    private String behind(String key) {
        try {
            if (shared.isEmpty()) {
                loads.increment();
                return load(key);
            }
            Optional<String> found = shared.get().get(key);
            if (found.isPresent()) {
                sharedHits.increment();
                return found.get();
            }
            String generation = shared.get().generation(key);
            loads.increment();
            String value = load(key);
            shared.get().put(key, value, generation);
            return value;
        } catch (CacheFailure failure) {
            throw new Wrapped(failure);
        }
    }

    private String load(String key) throws CacheFailure {
        try {
            return loader.load(key);
        } catch (RuntimeException defect) {
            throw defect;
        } catch (Exception failed) {
            throw new CacheFailure(failed.getMessage(), failed);
        }
    }

    private static Duration time(double seconds) {
        return Duration.ofNanos(Math.round(seconds * 1e9));
    }

    private static int stripe(String key) {
        int hash = key.hashCode();
        return (hash ^ (hash >>> 16)) & (STRIPES - 1);
    }

    /// Through the map's function, which throws nothing checked.
    private static final class Wrapped extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final transient CacheFailure failure;

        Wrapped(CacheFailure failure) {
            super(failure);
            this.failure = failure;
        }
    }
}
