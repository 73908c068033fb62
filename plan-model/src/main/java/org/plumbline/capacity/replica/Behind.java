package org.plumbline.capacity.replica;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/// How far a standby is behind with a stage before replay: what it has written to its disk's cache, or flushed to its disk.
///
/// @param bytes of WAL that are missing there; none where the server that it streams from is not watched
/// @param seconds how old the oldest of them is; none where nothing says so
public record Behind(OptionalLong bytes, OptionalDouble seconds) {
    /// Nobody knows.
    public static final Behind UNKNOWN = new Behind(OptionalLong.empty(), OptionalDouble.empty());
    private static final double NANOS = 1e9;

    /// By a position that the server above knows.
    ///
    /// @param timeline of the primary's WAL, by the primary's clock; empty where it was not sampled
    /// @param position of the standby
    /// @param said `write_lag` or `flush_lag`
    static Behind of(Feed feed, WalTimeline timeline, Optional<Lsn> position, Optional<Duration> said) {
        if (position.isEmpty() || feed.end().isEmpty()) {
            return UNKNOWN;
        }
        OptionalLong bytes = OptionalLong.of(Math.max(0, feed.end().get().minus(position.get())));
        // from a standby on it is timed from there, and not from the commit
        Optional<Duration> lag = said.filter(_ -> !feed.cascaded());
        Optional<Duration> time = bytes.getAsLong() == 0 ? Optional.of(Duration.ZERO).filter(_ -> !feed.dry())
                : feed.primary().flatMap(primary -> timeline.age(position.get(), primary.at()))
                        .flatMap(age -> Lag.of(bytes, age, lag)).flatMap(Lag::time).or(() -> lag);
        return new Behind(bytes, time.map(each -> OptionalDouble.of(each.toNanos() / NANOS)).orElse(OptionalDouble.empty()));
    }
}
