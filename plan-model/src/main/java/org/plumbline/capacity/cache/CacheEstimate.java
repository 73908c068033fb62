package org.plumbline.capacity.cache;

import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.analysis.solvers.BrentSolver;

/// What a cache does under its traffic in the long run, by Che's approximation: in a full LRU cache every item goes after the same time
/// without a request, the *characteristic time* `t_C`, which is such that the items which are there fill it: `Σ(1−e^−λᵢ·t_C) = C`.
/// Its hit ratio is within a hundredth of simulated ones from some hundred items on (Che, Tung and Wang 2002; Fricker, Robert and Roberts
/// 2012 say why).
///
/// @param hitRatio the share of requests that it answers; 0 to 1
/// @param itemsKept how many items it holds on average
/// @param full whether its capacity pushes items out
/// @param stay how long items stay, in seconds
/// @param staleShareOfHits the share of the hits that serve what has changed since; 0 to 1
public record CacheEstimate(double hitRatio, double itemsKept, boolean full, Stay stay, double staleShareOfHits) {
    private static final double ACCURACY = 1e-11;
    private static final int MOST_STEPS = 500;

    /// Estimates.
    public static CacheEstimate of(Cache cache, Traffic traffic) {
        Stay unbounded = stay(cache.expiry(), Double.POSITIVE_INFINITY);
        boolean full = cache.capacity().isPresent() && kept(cache, traffic, unbounded) > cache.capacity().getAsLong();
        return of(cache, traffic, full ? stay(cache.expiry(), characteristicTime(cache, traffic)) : unbounded, full);
    }

    private static CacheEstimate of(Cache cache, Traffic traffic, Stay stay, boolean full) {
        double removals = removals(cache, traffic);
        double hits = traffic.popularity().sum(share -> share * stay.hitRatio(share * traffic.requestsPerSecond(), removals));
        double stale = cache.invalidated() || traffic.updatesPerItemSecond() == 0 || hits == 0 ? 0
                : traffic.popularity().sum(share -> share * stay.hitRatio(share * traffic.requestsPerSecond(), removals)
                        * stay.stale(share * traffic.requestsPerSecond(), traffic.updatesPerItemSecond())) / hits;
        return new CacheEstimate(Math.min(1, hits), kept(cache, traffic, stay), full, stay, Math.min(1, stale));
    }

    /// That of the same cache with a capacity which makes items stay for so long without a request, in seconds.
    static CacheEstimate staying(Cache cache, Traffic traffic, double idle) {
        return of(cache, traffic, stay(cache.expiry(), idle), true);
    }


    private static double removals(Cache cache, Traffic traffic) {
        return cache.invalidated() ? traffic.updatesPerItemSecond() : 0;
    }

    private static Stay stay(Expiry expiry, double idle) {
        return switch (expiry) {
            case Expiry.Never _ -> new Stay(idle, Double.POSITIVE_INFINITY);
            case Expiry.AfterLoad(double seconds) -> new Stay(idle, seconds);
            case Expiry.AfterUse(double seconds) -> new Stay(Math.min(idle, seconds), Double.POSITIVE_INFINITY);
        };
    }

    /// An item is there as often as one that asks at random finds it there, which is its hit ratio (Poisson arrivals see time averages).
    private static double kept(Cache cache, Traffic traffic, Stay stay) {
        double removals = removals(cache, traffic);
        return traffic.popularity().sum(share -> stay.hitRatio(share * traffic.requestsPerSecond(), removals));
    }

    /// It lies above the time in which as many requests come as there are places, as no more items than requests come in.
    private static double characteristicTime(Cache cache, Traffic traffic) {
        long capacity = cache.capacity().orElseThrow();
        DoubleUnaryOperator over = logTime -> kept(cache, traffic, stay(cache.expiry(), Math.exp(logTime))) - capacity;
        double low = Math.log(capacity / traffic.requestsPerSecond());
        double high = low;
        int steps = 0;
        do {
            low = high;
            high += 1;
        } while (over.applyAsDouble(high) < 0 && ++steps < MOST_STEPS);
        return steps == MOST_STEPS ? Double.POSITIVE_INFINITY
                : over.applyAsDouble(low) >= 0 ? Math.exp(low)
                : Math.exp(new BrentSolver(ACCURACY, ACCURACY).solve(MOST_STEPS, over::applyAsDouble, low, high));
    }
}
