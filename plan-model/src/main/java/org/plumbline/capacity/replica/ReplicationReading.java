package org.plumbline.capacity.replica;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// What one server says of replication.
///
/// @param system `system_identifier`, which a primary and its standbys share
/// @param own its own replay
/// @param primary its WAL and who streams it; none on a standby
/// @param relay likewise of a standby: its end is how far it has WAL to pass on
/// @param addresses where it is, `host:port`, as itself and as whoever reads it has it
public record ReplicationReading(long system, StandbyReading own, Optional<PrimaryReading> primary, Optional<PrimaryReading> relay,
        Set<String> addresses) {
    public ReplicationReading {
        addresses = Set.copyOf(addresses);
    }

    /// Of one that nobody else streams from, and whose address does not matter.
    public ReplicationReading(long system, StandbyReading own, Optional<PrimaryReading> primary) {
        this(system, own, primary, Optional.empty(), Set.of());
    }

    /// When it was read, by the server's clock.
    public Instant at() {
        return own.at();
    }

    /// Who streams from it, and what it keeps for them.
    public Optional<PrimaryReading> sends() {
        return primary.or(() -> relay);
    }

    /// The same, which is at this address too.
    public ReplicationReading at(String address) {
        var all = new TreeSet<>(addresses);
        all.add(address);
        return new ReplicationReading(system, own, primary, relay, all);
    }
}
