package org.plumbline.capacity.replica;

/// The plain formula: the seconds since the last replayed transaction (`now() - pg_last_xact_replay_timestamp()`) against 5 and 1.
///
/// It takes an idle primary for a lag that grows, and has no answer to NULL, which is what a primary gives, and a standby that has not
/// replayed a transaction yet.
///
/// @param lagSeconds as measured
/// @param acceptable below 5 s
/// @param status `healthy` below 5 s, else `degraded`
/// @param route `replica` below 1 s, `replica_with_cache` below 5 s, else `primary`
public record BasicReplica(double lagSeconds, boolean acceptable, String status, String route) {
    private static final double ACCEPTABLE = 5;
    private static final double FRESH = 1;

    /// By the lag in seconds.
    public static BasicReplica of(double lagSeconds) {
        boolean acceptable = lagSeconds < ACCEPTABLE;
        return new BasicReplica(lagSeconds, acceptable, acceptable ? "healthy" : "degraded",
                lagSeconds < FRESH ? "replica" : acceptable ? "replica_with_cache" : "primary");
    }
}
