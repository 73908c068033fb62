package org.plumbline.capacity.replica;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

/// How far a standby was behind at a moment, as it is recorded.
///
/// @param at when, by the clock of the watcher
/// @param seconds behind; none where that was not known
/// @param bytes behind; 0 where that was not known
/// @param plainSeconds what the plain formula gave; none for NULL
/// @param usable whether it could be read from at all
public record LagSample(Instant at, OptionalDouble seconds, long bytes, OptionalDouble plainSeconds, boolean usable) {
    private static final double NANOS = 1e9;

    /// That of a standby that was judged.
    public static LagSample of(Instant at, ReplicaStatus status, StandbyReading standby) {
        return new LagSample(at, seconds(status.lag().time()), status.lag().bytes().orElse(0), seconds(standby.sinceLastReplay()),
                status.usable());
    }

    private static OptionalDouble seconds(Optional<Duration> time) {
        return time.map(each -> OptionalDouble.of(each.toNanos() / NANOS)).orElse(OptionalDouble.empty());
    }
}
