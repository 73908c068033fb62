package org.plumbline.capacity.replica;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// How the WAL that a slot keeps goes on: a slot whose `restart_lsn` stands still keeps more and more, whether somebody uses it or not.
///
/// @param restart `restart_lsn` as it was read last
/// @param end of the WAL then
/// @param at when that was
/// @param active whether somebody used it then
/// @param still for how long it has not moved while WAL was written
/// @param moves it moved though nobody was seen using it: somebody comes and goes
public record SlotProgress(Lsn restart, Lsn end, Instant at, boolean active, Duration still, boolean moves) {
    /// A slot in use moves with each message of its standby, every 10 s by default (`wal_receiver_status_interval`), and a logical one
    /// with what is noted every 15 s: longer is no pause.
    public static final Duration LONG = Duration.ofSeconds(60);

    /// After one more reading; none of a slot that keeps nothing yet.
    ///
    /// @param before none at its first reading
    static Optional<SlotProgress> of(Optional<SlotProgress> before, PrimaryReading.Slot slot, PrimaryReading read) {
        return slot.restart().map(restart -> before.filter(each -> restart.compareTo(each.restart) >= 0)
                .map(each -> each.next(restart, slot.active(), read))
                .orElseGet(() -> new SlotProgress(restart, read.end(), read.at(), slot.active(), Duration.ZERO, false)));
    }

    private SlotProgress next(Lsn now, boolean used, PrimaryReading read) {
        if (!read.at().isAfter(at)) {
            return this;
        }
        if (now.compareTo(restart) > 0) {
            return new SlotProgress(now, read.end(), read.at(), used, Duration.ZERO, !used && !active);
        }
        boolean written = read.end().compareTo(end) > 0;
        return new SlotProgress(now, read.end(), read.at(), used, written ? still.plus(Duration.between(at, read.at())) : still,
                moves && !used);
    }

    /// Whether it keeps all that is written from now on, as far as was seen. One that nobody uses is taken for such at once, unless it
    /// moves all the same.
    public boolean stands() {
        return still.compareTo(LONG) >= 0 || (!active && !moves);
    }
}
