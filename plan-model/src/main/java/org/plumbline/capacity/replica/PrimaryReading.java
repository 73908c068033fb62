package org.plumbline.capacity.replica;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// What a primary says of its WAL, of those who stream it, and of what it keeps for them; or a standby that passes WAL on.
///
/// @param at by its own clock
/// @param end `pg_current_wal_lsn()`; on a standby how far it has received or replayed
/// @param senders rows of `pg_stat_replication`
/// @param slots rows of `pg_replication_slots`
public record PrimaryReading(Instant at, Lsn end, List<Sender> senders, List<Slot> slots) {
    public PrimaryReading {
        senders = List.copyOf(senders);
        slots = List.copyOf(slots);
    }

    /// One who streams.
    ///
    /// @param application `application_name`
    /// @param address of the client; empty for one on the same machine
    /// @param state `streaming`, `catchup`, `startup`, `backup`, `stopping`
    /// @param sync `async`, `sync`, `potential`, `quorum`
    /// @param sent up to here
    /// @param written by the standby
    /// @param flushed by the standby
    /// @param replayed by the standby
    /// @param writeLag how long the last written WAL took; NULL on an idle server, and no clock: it stands still where replay does
    /// @param flushLag likewise
    /// @param replayLag likewise
    /// @param slot by which it streams; none without one
    public record Sender(String application, String address, String state, String sync, Optional<Lsn> sent, Optional<Lsn> written,
            Optional<Lsn> flushed, Optional<Lsn> replayed, Optional<Duration> writeLag, Optional<Duration> flushLag,
            Optional<Duration> replayLag, Optional<String> slot) {}

    /// The row of a standby: that of its slot, else the only one of its name, else the only one; none where that leaves several.
    public Optional<Sender> senderOf(StandbyReading standby) {
        if (standby.receiver().isEmpty()) {
            return Optional.empty();
        }
        StandbyReading.Receiver receiver = standby.receiver().get();
        return receiver.slot().flatMap(slot -> only(senders.stream().filter(each -> each.slot().equals(Optional.of(slot))).toList()))
                .or(() -> receiver.application().flatMap(name -> only(senders.stream().filter(each -> each.application().equals(name))
                .toList())))
                .or(() -> only(senders));
    }

    private static Optional<Sender> only(List<Sender> found) {
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    /// What is kept for one.
    ///
    /// @param name its name
    /// @param physical for a standby, not for logical decoding
    /// @param active somebody streams by it
    /// @param restart the oldest WAL that is kept for it
    /// @param walStatus `reserved`, `extended`, `unreserved`, `lost` (13 and later)
    /// @param safeBytes how much more may be written before its WAL is lost (`safe_wal_size`, 13 and later, where it is limited)
    public record Slot(String name, boolean physical, boolean active, Optional<Lsn> restart, Optional<String> walStatus,
            OptionalLong safeBytes) {
        /// Bytes of WAL that are kept for it.
        ///
        /// @param end of the WAL
        public OptionalLong retained(Lsn end) {
            return restart.map(from -> OptionalLong.of(end.minus(from))).orElse(OptionalLong.empty());
        }
    }
}
