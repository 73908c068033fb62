package org.plumbline.capacity.replica;

import java.time.Duration;
import java.util.Optional;

/// Where a standby's WAL comes from, as far as anybody watches.
///
/// @param primary whose WAL it is; none where nobody is connected to it
/// @param from the server that it streams from: its primary, or a standby that passes WAL on; none where that is not known
/// @param cascaded it streams from a standby: what that says of lag begins there, and not at the primary's commit
/// @param end how far the WAL goes, by the primary or by what it last told; none where nobody says
/// @param dry the standby that it streams from gets nothing itself
public record Feed(
        Optional<PrimaryReading> primary, Optional<PrimaryReading> from, boolean cascaded, Optional<Lsn> end, boolean dry) {
    /// From its primary, where somebody is connected to it.
    public static Feed direct(Optional<PrimaryReading> primary) {
        return new Feed(primary, primary, false, primary.map(PrimaryReading::end), false);
    }

    /// The standby as the server that it streams from sees it.
    public Optional<PrimaryReading.Sender> senderOf(StandbyReading standby) {
        return from.flatMap(there -> there.senderOf(standby));
    }

    /// How long the last replayed WAL took since its commit; none where only the way from another standby was timed.
    Optional<Duration> replayLag(StandbyReading standby) {
        return cascaded ? Optional.empty() : senderOf(standby).flatMap(PrimaryReading.Sender::replayLag);
    }
}
