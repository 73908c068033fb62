package org.plumbline.capacity.replica;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// What a server says of its own replay at a moment.
///
/// @param at by its own clock
/// @param inRecovery `pg_is_in_recovery()`: it is a standby
/// @param received `pg_last_wal_receive_lsn()`; none before anything was streamed
/// @param replayed `pg_last_wal_replay_lsn()`
/// @param sinceLastReplay `now() - pg_last_xact_replay_timestamp()`, which is all that the plain formula looks at; NULL on a primary, and
///     before the first replayed transaction
/// @param receiver its row of `pg_stat_wal_receiver`; none where it is not connected
/// @param paused replay was paused (`pg_wal_replay_pause()`)
/// @param delay `recovery_min_apply_delay`: it stays behind on purpose
/// @param conflicts statements cancelled as they stood in the way of replay, so far (`pg_stat_database_conflicts`)
public record StandbyReading(Instant at, boolean inRecovery, Optional<Lsn> received, Optional<Lsn> replayed,
        Optional<Duration> sinceLastReplay, Optional<Receiver> receiver, boolean paused, Duration delay, long conflicts) {
    /// The process that streams.
    ///
    /// @param status `streaming`, `starting`, ...; empty where this user may not see it
    /// @param silence since the last message of the primary; none before the first
    /// @param senderEnd how far the primary's WAL went by its last message (`latest_end_lsn`)
    /// @param slot that it uses; none without one
    /// @param sender the primary's host and port
    /// @param application the name by which the primary knows it; none where its connection string may not be seen
    public record Receiver(String status, Optional<Duration> silence, Optional<Lsn> senderEnd, Optional<String> slot, String sender,
            Optional<String> application) {
        /// Whether it streams now.
        public boolean streams() {
            return status.equals("streaming");
        }

        /// Whether this user may not see what it does.
        public boolean hidden() {
            return status.isEmpty();
        }
    }
}
