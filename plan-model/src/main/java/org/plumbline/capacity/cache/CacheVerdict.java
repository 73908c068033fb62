package org.plumbline.capacity.cache;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import org.plumbline.capacity.RefusedFigure;

/// Whether a statement's results are worth caching.
///
/// @param statement which
/// @param judgement and why
/// @param hitRatio the share of its calls that the cache would answer; none where it never may
/// @param savedMsPerSecond milliseconds that the database would work less in each second
/// @param bytes that the results in the cache would take; none where it never may be cached
/// @param atMost the hit ratio and what is saved are bounds, as nobody knows with how many different parameters it is called
public record CacheVerdict(CandidateStatement statement, Judgement judgement, OptionalDouble hitRatio, double savedMsPerSecond,
        OptionalDouble bytes, boolean atMost) {
    /// Below it nearly every call asks for something that is not there yet.
    public static final double UNIQUE_BELOW = 0.05;

    /// What is said of it.
    public enum Judgement {
        /// Its hits save more than asking the cache costs.
        WORTH,
        /// Asking the cache costs more than its hits save.
        COSTS_MORE,
        /// Never: it changes data.
        WRITES,
        /// Never: its locks are what it is for.
        LOCKS,
        /// Never: each call means to have its own result.
        VOLATILE,
        /// Never: hardly ever is it called again with the same parameters while a result is kept.
        UNIQUE
    }

    /// Judges each, what saves most database time first; those that are not worth it last.
    ///
    /// @param timeToLive of a result, in seconds
    /// @param cacheMs how long asking the cache takes, in milliseconds
    public static List<CacheVerdict> rank(List<CandidateStatement> statements, double timeToLive, double cacheMs) {
        RefusedFigure.within("Latency of the cache in ms", cacheMs, 0, Layer.LONGEST_MS);
        Cache cache = Cache.unbounded(new Expiry.AfterLoad(timeToLive)).invalidating();
        return statements.stream().map(each -> judge(each, cache, cacheMs))
                .sorted(Comparator.comparing((CacheVerdict each) -> each.judgement() != Judgement.WORTH)
                        .thenComparing(Comparator.comparingDouble(CacheVerdict::savedMsPerSecond).reversed())
                        .thenComparing(each -> -each.statement().callsPerSecond() * each.statement().meanMs())).toList();
    }

    private static CacheVerdict judge(CandidateStatement statement, Cache cache, double cacheMs) {
        return switch (statement.effect()) {
            case WRITES -> never(statement, Judgement.WRITES);
            case LOCKS -> never(statement, Judgement.LOCKS);
            case VOLATILE -> never(statement, Judgement.VOLATILE);
            case READS -> statement.callsPerSecond() < Traffic.FEWEST_REQUESTS ? never(statement, Judgement.UNIQUE)
                    : reads(statement, cache, cacheMs);
        };
    }

    private static CacheVerdict reads(CandidateStatement statement, Cache cache, double cacheMs) {
        CacheEstimate estimate = CacheEstimate.of(cache, new Traffic(Popularity.zipf(statement.zipfExponent(), statement.keys().orElse(1)),
                statement.callsPerSecond(), statement.updatesPerKeySecond()));
        if (estimate.hitRatio() < UNIQUE_BELOW) {
            return never(statement, Judgement.UNIQUE);
        }
        boolean worth = estimate.hitRatio() * statement.meanMs() > cacheMs;
        return new CacheVerdict(statement, worth ? Judgement.WORTH : Judgement.COSTS_MORE, OptionalDouble.of(estimate.hitRatio()),
                worth ? statement.callsPerSecond() * estimate.hitRatio() * statement.meanMs() : 0,
                OptionalDouble.of(estimate.itemsKept() * statement.resultBytes()), statement.keys().isEmpty());
    }

    private static CacheVerdict never(CandidateStatement statement, Judgement judgement) {
        return new CacheVerdict(statement, judgement, OptionalDouble.empty(), 0, OptionalDouble.empty(), false);
    }
}
