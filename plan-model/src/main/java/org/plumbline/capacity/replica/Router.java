package org.plumbline.capacity.replica;

import java.util.OptionalDouble;

/// A router between a primary and one standby, at a moment: each sample makes the next.
///
/// @param policy by which it decides
/// @param toReplica reads go to the standby now
/// @param smoothed seconds behind, averaged; none before the first sample
/// @param calm how many samples in a row were calm
public record Router(RouterPolicy policy, boolean toReplica, OptionalDouble smoothed, int calm) {
    /// One that has not seen the standby yet, and reads from the primary.
    public static Router of(RouterPolicy policy) {
        return new Router(policy, false, OptionalDouble.empty(), 0);
    }

    /// After a sample. A standby that is not usable, or whose lag is not known, is left at once.
    public Router next(LagSample sample) {
        if (!sample.usable() || sample.seconds().isEmpty()) {
            return new Router(policy, false, smoothed, 0);
        }
        double seconds = sample.seconds().getAsDouble();
        double average = smoothed.isPresent() ? policy.smoothing() * seconds + (1 - policy.smoothing()) * smoothed.getAsDouble() : seconds;
        // bytes that nobody knows decide nothing: the seconds do
        boolean leaves = average > policy.leaveAbove() || (sample.bytes().isPresent()
                && sample.bytes().getAsLong() > policy.leaveAboveBytes());
        boolean calmNow = average < policy.returnBelow() && (sample.bytes().isEmpty()
                || sample.bytes().getAsLong() <= policy.leaveAboveBytes() / 2);
        int calmInRow = calmNow ? Math.min(policy.calmSamples(), calm + 1) : 0;
        return new Router(policy, toReplica ? !leaves : calmInRow >= policy.calmSamples(), OptionalDouble.of(average), calmInRow);
    }

    /// Where a read goes that has to see its session's own write: to the standby only where that has replayed it.
    ///
    /// @param written the primary's position after the commit (`pg_current_wal_insert_lsn()`)
    /// @param replayed the standby's (`pg_last_wal_replay_lsn()`)
    public boolean readsOwnWriteFromReplica(Lsn written, Lsn replayed) {
        return toReplica && seesWrite(written, replayed);
    }

    /// Whether a read from a standby sees a write: `pg_last_wal_replay_lsn() >= token`.
    ///
    /// @param written the token: the primary's position after the commit (`pg_current_wal_insert_lsn()`)
    /// @param replayed the standby's
    public static boolean seesWrite(Lsn written, Lsn replayed) {
        return replayed.compareTo(written) >= 0;
    }
}
