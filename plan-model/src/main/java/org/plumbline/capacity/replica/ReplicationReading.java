package org.plumbline.capacity.replica;

import java.time.Instant;
import java.util.Optional;

/// What one server says of replication.
///
/// @param system `system_identifier`, which a primary and its standbys share
/// @param own its own replay
/// @param primary its WAL and who streams it; none on a standby, also on one that others stream from
public record ReplicationReading(long system, StandbyReading own, Optional<PrimaryReading> primary) {
    /// When it was read, by the server's clock.
    public Instant at() {
        return own.at();
    }
}
