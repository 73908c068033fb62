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
/// @param bytes behind; 0 where that was not known
/// @param plainSeconds what the plain formula gave; none for NULL
/// @param usable whether it could be read from at all
/// @param writeBytes behind what it has written to its disk's cache; none where the server that it streams from is not watched
/// @param flushBytes behind what it has on its disk; likewise
public record LagSample(Instant at, OptionalDouble seconds, long bytes, OptionalDouble plainSeconds, boolean usable,
        OptionalLong writeBytes, OptionalLong flushBytes) {
    private static final double NANOS = 1e9;

    /// One of which only replay was recorded.
    public LagSample(Instant at, OptionalDouble seconds, long bytes, OptionalDouble plainSeconds, boolean usable) {
        this(at, seconds, bytes, plainSeconds, usable, OptionalLong.empty(), OptionalLong.empty());
    }

    /// That of a standby that was judged.
    ///
    /// @param feed where its WAL comes from: it knows what the standby has written and flushed
    public static LagSample of(Instant at, ReplicaStatus status, StandbyReading standby, Feed feed) {
        Optional<PrimaryReading.Sender> row = feed.senderOf(standby);
        return new LagSample(at, seconds(status.lag().time()), status.lag().bytes().orElse(0), seconds(standby.sinceLastReplay()),
                status.usable(), behind(feed, row.flatMap(PrimaryReading.Sender::written)),
                behind(feed, row.flatMap(PrimaryReading.Sender::flushed)));
    }

    private static OptionalLong behind(Feed feed, Optional<Lsn> position) {
        return position.isPresent() && feed.end().isPresent()
                ? OptionalLong.of(Math.max(0, feed.end().get().minus(position.get()))) : OptionalLong.empty();
    }

    private static OptionalDouble seconds(Optional<Duration> time) {
        return time.map(each -> OptionalDouble.of(each.toNanos() / NANOS)).orElse(OptionalDouble.empty());
    }
}
