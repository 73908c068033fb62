package org.plumbline.capacity.replica;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/// How far a standby was behind at a moment, as it is recorded.
///
/// @param at when, by the clock of the watcher
/// @param seconds behind; none where that was not known
/// @param bytes behind; none where that was not known: that is not 0, which is caught up
/// @param plainSeconds what the plain formula gave; none for NULL
/// @param usable whether it could be read from at all
/// @param write how far behind what it has written to its disk's cache is
/// @param flush how far behind what it has on its disk is
public record LagSample(Instant at, OptionalDouble seconds, OptionalLong bytes, OptionalDouble plainSeconds, boolean usable, Behind write,
        Behind flush) {
    private static final double NANOS = 1e9;

    /// One of which only replay was recorded.
    public LagSample(Instant at, OptionalDouble seconds, long bytes, OptionalDouble plainSeconds, boolean usable) {
        this(at, seconds, OptionalLong.of(bytes), plainSeconds, usable, Behind.UNKNOWN, Behind.UNKNOWN);
    }

    /// That of a standby that was judged.
    ///
    /// @param feed where its WAL comes from: it knows what the standby has written and flushed
    /// @param timeline of the primary's WAL; empty where it was not sampled
    public static LagSample of(Instant at, ReplicaStatus status, StandbyReading standby, Feed feed, WalTimeline timeline) {
        Optional<PrimaryReading.Sender> row = feed.senderOf(standby);
        return new LagSample(at, seconds(status.lag().time()), status.lag().bytes(), seconds(standby.sinceLastReplay()),
                status.usable(),
                Behind.of(feed, timeline, row.flatMap(PrimaryReading.Sender::written), row.flatMap(PrimaryReading.Sender::writeLag)),
                Behind.of(feed, timeline, row.flatMap(PrimaryReading.Sender::flushed), row.flatMap(PrimaryReading.Sender::flushLag)));
    }

    private static OptionalDouble seconds(Optional<Duration> time) {
        return time.map(each -> OptionalDouble.of(each.toNanos() / NANOS)).orElse(OptionalDouble.empty());
    }
}
