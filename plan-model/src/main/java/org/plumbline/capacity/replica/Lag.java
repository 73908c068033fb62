package org.plumbline.capacity.replica;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/// How far a standby is behind.
///
/// @param bytes of WAL that it has not replayed; none where the primary's position is not known
/// @param time how old the oldest of it is; none where nothing says so
/// @param source where the time comes from
public record Lag(OptionalLong bytes, Optional<Duration> time, Source source) {
    /// What a time of lag rests on, the soundest first.
    public enum Source {
        /// It has replayed all that the primary has written.
        CAUGHT_UP,
        /// When the primary's WAL passed the standby's position, as it was sampled.
        SAMPLED,
        /// `replay_lag` of the primary: how long the last replayed WAL took.
        PRIMARY,
        /// The age of the last replayed transaction: at most so much, as the primary may have written nothing since.
        LAST_TRANSACTION,
        /// Nothing says how old what is missing is.
        UNKNOWN
    }

    /// By all that is known.
    ///
    /// @param standby its own reading
    /// @param feed where its WAL comes from
    /// @param timeline of the primary's WAL, by the primary's clock; empty where it was not sampled
    public static Lag of(StandbyReading standby, Feed feed, WalTimeline timeline) {
        Optional<PrimaryReading> primary = feed.primary();
        Optional<Lsn> end = feed.end().or(() -> standby.receiver().flatMap(StandbyReading.Receiver::senderEnd));
        OptionalLong bytes = end.isPresent() && standby.replayed().isPresent()
                ? OptionalLong.of(Math.max(0, end.get().minus(standby.replayed().get()))) : OptionalLong.empty();
        boolean endIsCurrent = primary.isPresent()
                || (!feed.dry() && standby.receiver().filter(StandbyReading.Receiver::streams).isPresent());
        if (bytes.isPresent() && bytes.getAsLong() == 0 && endIsCurrent) {
            return new Lag(bytes, Optional.of(Duration.ZERO), Source.CAUGHT_UP);
        }
        Optional<Lag> known = primary.flatMap(there -> standby.replayed().flatMap(replayed -> timeline.age(replayed, there.at())
                .flatMap(age -> of(bytes, age, standby.paused() ? Optional.empty() : feed.replayLag(standby)))));
        return known.or(() -> standby.sinceLastReplay().map(since -> new Lag(bytes, Optional.of(since), Source.LAST_TRANSACTION)))
                .orElseGet(() -> new Lag(bytes, Optional.empty(), Source.UNKNOWN));
    }

    /// Of a standby that nobody is connected to, by its row in the primary's `pg_stat_replication`.
    ///
    /// @param sender the standby as its primary sees it
    public static Lag of(PrimaryReading.Sender sender, PrimaryReading primary, WalTimeline timeline) {
        if (sender.replayed().isEmpty()) {
            return new Lag(OptionalLong.empty(), Optional.empty(), Source.UNKNOWN);
        }
        Lsn replayed = sender.replayed().get();
        OptionalLong bytes = OptionalLong.of(Math.max(0, primary.end().minus(replayed)));
        if (bytes.getAsLong() == 0) {
            return new Lag(bytes, Optional.of(Duration.ZERO), Source.CAUGHT_UP);
        }
        return timeline.age(replayed, primary.at()).flatMap(age -> of(bytes, age, sender.replayLag()))
                .or(() -> sender.replayLag().map(lag -> new Lag(bytes, Optional.of(lag), Source.PRIMARY)))
                .orElseGet(() -> new Lag(bytes, Optional.empty(), Source.UNKNOWN));
    }

    /// `replay_lag` says it best while replay goes on; where it stands still, what was sampled grows beyond it.
    static Optional<Lag> of(OptionalLong bytes, WalTimeline.Age age, Optional<Duration> replayLag) {
        if (replayLag.isPresent() && replayLag.get().compareTo(age.least()) >= 0
                && age.most().filter(most -> most.compareTo(replayLag.get()) < 0).isEmpty()) {
            return Optional.of(new Lag(bytes, replayLag, Source.PRIMARY));
        }
        if (replayLag.filter(lag -> lag.compareTo(age.least()) < 0).isPresent()) {
            return Optional.of(new Lag(bytes, Optional.of(age.least()), Source.SAMPLED));
        }
        return age.most().map(most -> new Lag(bytes, Optional.of(most), Source.SAMPLED));
    }
}
