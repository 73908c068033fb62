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
///
/// That holds where Redis answers, is one server that keeps what it was told, and where clocks run evenly: see [Peers] for what a suspended
/// machine, a clock that is set back and a Redis that is started anew change.
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
            outdate(key);
            if (local.containsKey(key)) { // else it would wait for a load under way, whose entry is outdated by now in any case
                local.remove(key);
            }
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
    private final LongAdder unleased = new LongAdder();
    private final boolean hasLocal;

    private record Entry(String value, long generation) {}

    /// @param from counts those that were answered like this
    private record Found(Entry entry, LongAdder from) {}

    /// What lies behind L1 answered.
    ///
    /// @param from counts those that were answered like this
    private record Behind(String value, LongAdder from) {}

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
        this.hasLocal = capacity.isEmpty() || capacity.getAsLong() > 0;
        this.shared = shared;
        this.loader = loader;
        if (shared.isPresent()) {
            shared.get().peers().add(inStep);
        }
    }

    /// What answered so far, each request once.
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
                Behind fresh = fresh(key);
                fresh.from().increment();
                if (hasLocal) {
                    unleased.increment();
                }
                return fresh.value();
            }
            Entry kept = local.get(key);
            Found found = kept != null ? new Found(kept, localHits) : loaded(key);
            // in this order: what is heard while no lease is held counts the generation up before the next one begins
            if (mayUseLocal() && found.entry().generation() == generation(key)) {
                found.from().increment();
                return found.entry().value();
            }
            local.remove(key, found.entry());
        }
    }

    /// Whether L1 has it, in use or not.
    boolean keeps(String key) {
        return local.containsKey(key);
    }

    /// What was read before is not used any more.
    void outdate(String key) {
        generations.incrementAndGet(stripe(key));
    }

    private boolean mayUseLocal() {
        return shared.isEmpty() || shared.get().peers().holdsLease();
    }

    private long generation(String key) {
        return generations.get(stripe(key)) + forgotten.get();
    }

    private Behind fresh(String key) throws CacheFailure {
        try {
            return behind(key);
        } catch (Wrapped wrapped) {
            throw wrapped.failure;
        }
    }

    /// Call it when an update of the item was committed. All local layers of this process have forgotten it when this returns or throws.
    ///
    /// @throws CacheFailure when L2 does not answer: then the item may be served stale, by L2 and other processes, until its time to live
    ///     ends
    public void invalidate(String key) throws CacheFailure {
        if (shared.isPresent()) {
            shared.get().invalidate(key);
        } else {
            inStep.forget(key);
        }
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

    /// How many requests went past L1, as there was no lease; they are among those that the others answered.
    public long unleased() {
        return unleased.sum();
    }

    /// Whoever joins the load of another is answered by this process, or, where that keeps nothing, as L2 would have the moment after.
    private Found loaded(String key) throws CacheFailure {
        try {
            LongAdder[] mine = {null};
            Entry entry = local.computeIfAbsent(key, _ -> {
                long generation = generation(key);
                Behind answer = behind(key);
                mine[0] = answer.from();
                return new Entry(answer.value(), generation);
            });
            LongAdder joined = hasLocal || shared.isEmpty() ? localHits : sharedHits;
            return new Found(entry, mine[0] == null ? joined : mine[0]);
        } catch (Wrapped wrapped) {
            throw wrapped.failure;
        }
    }

    private Behind behind(String key) {
        try {
            if (shared.isEmpty()) {
                return new Behind(load(key), loads);
            }
            Optional<String> found = shared.get().get(key);
            if (found.isPresent()) {
                return new Behind(found.get(), sharedHits);
            }
            String generation = shared.get().generation(key);
            String value = load(key);
            shared.get().put(key, value, generation);
            return new Behind(value, loads);
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
