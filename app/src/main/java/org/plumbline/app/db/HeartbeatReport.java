package org.plumbline.app.db;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.plumbline.capacity.replica.HeartbeatLag;
import org.plumbline.capacity.replica.LagDistribution;

/// What a heartbeat found.
///
/// @param primary where it was written
/// @param table that was used
/// @param pace at which it was to go
/// @param written how many beats were committed
/// @param standbys by their names
/// @param ending why it ended before all beats were written; none where they were
/// @param leftOver the table that could not be dropped, and what to do, in words; none where it is gone
public record HeartbeatReport(String primary, HeartbeatTable table, HeartbeatPace pace, int written, Map<String, Met> standbys,
        Optional<String> ending, Optional<String> leftOver) {
    /// How a standby met it, and what the servers said of its lag meanwhile.
    ///
    /// @param lag as measured; none where no beat was written, or it could not be looked at
    /// @param replayLag `replay_lag` of the server that it streams from, as often as that was not NULL
    /// @param sampled as judged by all that the servers' views say
    /// @param plain `now() - pg_last_xact_replay_timestamp()`
    /// @param failure why it was not looked at to the end
    public record Met(Optional<HeartbeatLag> lag, Optional<LagDistribution> replayLag, Optional<LagDistribution> sampled,
            Optional<LagDistribution> plain, Optional<String> failure) {
        static Optional<LagDistribution> distribution(List<Double> seconds) {
            return seconds.isEmpty() ? Optional.empty() : Optional.of(new LagDistribution(seconds));
        }
    }
}
