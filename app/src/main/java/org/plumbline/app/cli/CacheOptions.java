package org.plumbline.app.cli;

import java.util.Optional;
import java.util.OptionalLong;
import org.plumbline.capacity.cache.Cache;
import org.plumbline.capacity.cache.Expiry;
import org.plumbline.capacity.cache.Layer;
import org.plumbline.capacity.cache.Layers;
import picocli.CommandLine.Option;

/// What `plumbline cache` is told of the caches, their items and the database behind them.
final class CacheOptions {
    private static final double BASIC_SECONDS = 300;
    private static final double USUAL_BYTES = 1_000;

    @Option(names = "--basic", description = "The basic strategy: a dictionary in each process that forgets nothing, and a shared cache "
            + "whose entries live 300 seconds after they were loaded.")
    private boolean basic;

    @Option(names = "--capacity", paramLabel = "ITEMS", description = "Room of the (shared) cache, where the least recently used goes "
            + "first; without it, it grows without bound and needs --ttl-seconds.")
    private Optional<Long> capacity;

    @Option(names = "--ttl-seconds", paramLabel = "SECONDS", description = "How long an entry lives after it was loaded.")
    private Optional<Double> ttl;

    @Option(names = "--refresh", description = "Each use begins the time to live anew.")
    private boolean refresh;

    @Option(names = "--invalidate", description = "An update of an item takes it out of every cache at once.")
    private boolean invalidate;

    @Option(names = "--cache-ms", paramLabel = "MS", defaultValue = "0.5",
            description = "How long asking the shared cache takes (default: ${DEFAULT-VALUE}).")
    private double cacheMs;

    @Option(names = "--local-capacity", paramLabel = "ITEMS", description = "Room of a further cache in each process (L1).")
    private Optional<Long> localCapacity;

    @Option(names = "--local-ttl-seconds", paramLabel = "SECONDS", description = "How long its entries live after they were loaded.")
    private Optional<Double> localTtl;

    @Option(names = "--local-ms", paramLabel = "MS", defaultValue = "0.001",
            description = "How long asking it takes (default: ${DEFAULT-VALUE}).")
    private double localMs;

    @Option(names = "--processes", paramLabel = "N", defaultValue = "1",
            description = "How many processes share the requests, each with a local cache of its own (default: ${DEFAULT-VALUE}).")
    private int processes;

    @Option(names = "--database-ms", paramLabel = "MS", description = "How long the database takes for an item.")
    private Optional<Double> databaseMs;

    @Option(names = "--value-bytes", paramLabel = "BYTES", description = "Size of an item's value (default: 1000).")
    private Optional<Double> valueBytes;

    @Option(names = "--overhead-bytes", paramLabel = "BYTES", defaultValue = "100",
            description = "What a cache takes for an item beside it (default: ${DEFAULT-VALUE}).")
    private double overheadBytes;

    /// The shared cache.
    ///
    /// @throws IllegalArgumentException a sentence
    Cache shared() {
        if (basic && (capacity.isPresent() || ttl.isPresent() || localCapacity.isPresent() || localTtl.isPresent() || refresh)) {
            throw new IllegalArgumentException("--basic says what the caches are: leave out --capacity, --ttl-seconds, --refresh, "
                    + "--local-capacity and --local-ttl-seconds");
        }
        if (basic) {
            return cache(Optional.empty(), new Expiry.AfterLoad(BASIC_SECONDS));
        }
        if (refresh && ttl.isEmpty()) {
            throw new IllegalArgumentException("--refresh needs --ttl-seconds, which it begins anew");
        }
        if (capacity.isEmpty() && ttl.isEmpty()) {
            throw new IllegalArgumentException("What bounds the cache is missing: give --capacity ITEMS, --ttl-seconds SECONDS or both");
        }
        return cache(capacity, ttl.<Expiry>map(seconds -> refresh ? new Expiry.AfterUse(seconds) : new Expiry.AfterLoad(seconds))
                .orElseGet(Expiry.Never::new));
    }

    /// The caches in front of the database; none where nothing is said of the database.
    Optional<Layers> layers() {
        Optional<Cache> local = local();
        if (databaseMs.isEmpty() && local.isPresent()) {
            throw new IllegalArgumentException("Caches in front of a database need --database-ms MS, how long it takes for an item");
        }
        return databaseMs.map(ms -> new Layers(processes, local.map(this::localLayer),
                Optional.of(new Layer(shared(), cacheMs, overheadBytes)), ms, valueBytes()));
    }

    private Optional<Cache> local() {
        return basic ? Optional.of(cache(Optional.empty(), new Expiry.Never()))
                : localCapacity.isEmpty() && localTtl.isEmpty() ? Optional.empty()
                : Optional.of(cache(localCapacity, localTtl.<Expiry>map(Expiry.AfterLoad::new).orElseGet(Expiry.Never::new)));
    }

    private Layer localLayer(Cache cache) {
        return new Layer(cache, localMs, overheadBytes);
    }

    /// A time to live, or the basic one.
    double secondsOr(double usual) {
        return ttl.orElse(usual);
    }

    /// How large an item's value is.
    double valueBytes() {
        return valueBytes.orElse(USUAL_BYTES);
    }

    /// Takes what a statement tells of what is not typed.
    ///
    /// @param meanMs of a call in the database
    /// @param resultBytes of a call's rows, where that is known
    void fill(double meanMs, Optional<Double> resultBytes) {
        databaseMs = databaseMs.or(() -> Optional.of(meanMs));
        valueBytes = valueBytes.or(() -> resultBytes);
    }

    /// What is to be measured: without a word of a shared cache there is none. A database whose time is not told takes none.
    Layers measured() {
        boolean hasShared = basic || refresh || capacity.isPresent() || ttl.isPresent();
        return new Layers(processes, local().map(this::localLayer),
                hasShared ? Optional.of(new Layer(shared(), cacheMs, overheadBytes)) : Optional.empty(), databaseMs.orElse(0.0),
                valueBytes());
    }

    /// How long asking the shared cache takes.
    double cacheMs() {
        return cacheMs;
    }

    private Cache cache(Optional<Long> room, Expiry expiry) {
        return new Cache(room.map(OptionalLong::of).orElseGet(OptionalLong::empty), expiry, invalidate);
    }
}
