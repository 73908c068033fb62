package org.plumbline.capacity.cache;

import java.util.Optional;

/// What caches in front of a database do together.
///
/// @param local L1
/// @param shared L2, of the requests that L1 does not answer
/// @param latencyMs how long a request takes on average: `t1 + m1·(t2 + m2·t_db)`
/// @param latencyWithoutMs how long it would take without any cache
/// @param databasePerSecond requests that reach the database: `λ·m1·m2`
/// @param savedPerSecond requests that do not
/// @param localBreakEven the hit ratio above which L1 makes requests faster; above 1 it never does; none without L1, or with nothing to
///     save
/// @param sharedBreakEven likewise of L2
/// @param staleShare the share of all requests that is answered with what has changed since; 0 to 1
public record LayersEstimate(Optional<LayerEstimate> local, Optional<LayerEstimate> shared, double latencyMs, double latencyWithoutMs,
        double databasePerSecond, double savedPerSecond, Optional<Double> localBreakEven, Optional<Double> sharedBreakEven,
        double staleShare) {
    /// The share of all requests that some cache answers.
    public double hitRatio() {
        return savedPerSecond / (savedPerSecond + databasePerSecond);
    }

    /// Milliseconds that the database works less in each second.
    public double savedDatabaseMsPerSecond() {
        return savedPerSecond * latencyWithoutMs;
    }
}
