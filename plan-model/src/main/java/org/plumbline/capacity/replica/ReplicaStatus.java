package org.plumbline.capacity.replica;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.plumbline.capacity.RefusedFigure;

/// Whether a standby does what it is for, and why not.
///
/// @param health the worst that its reasons mean
/// @param reasons all that there is to say
/// @param lag how far it is behind
public record ReplicaStatus(Health health, Set<Reason> reasons, Lag lag) {
    /// In words, from well to ill.
    public enum Health {
        /// It follows its primary.
        HEALTHY,
        /// It follows, but further behind than wanted.
        DEGRADED,
        /// It does not follow, or nothing says that it does.
        BROKEN,
        /// It is no standby.
        PRIMARY
    }

    /// What there is to say of a standby.
    public enum Reason {
        /// `pg_is_in_recovery()` is false: it takes writes, and the plain formula gives NULL or what it gave before the server was
        /// promoted.
        NOT_A_STANDBY(Health.PRIMARY),
        /// `pg_stat_wal_receiver` has no row: it gets nothing, and cannot know what it misses.
        DISCONNECTED(Health.BROKEN),
        /// It is connected, but does not stream.
        NOT_STREAMING(Health.BROKEN),
        /// The primary has said nothing for too long.
        SILENT(Health.BROKEN),
        /// The standby that it streams from gets nothing itself.
        UPSTREAM_DRY(Health.BROKEN),
        /// Replay was paused.
        PAUSED(Health.BROKEN),
        /// Its slot has lost WAL that it needs: it has to be made anew.
        WAL_LOST(Health.BROKEN),
        /// More seconds behind than wanted.
        LATE(Health.DEGRADED),
        /// More bytes behind than wanted.
        FAR(Health.DEGRADED),
        /// This user may not see what its receiver does.
        RECEIVER_HIDDEN(Health.DEGRADED),
        /// How far it is behind is not known.
        LAG_UNKNOWN(Health.DEGRADED),
        /// It stays behind on purpose (`recovery_min_apply_delay`).
        DELAYED(Health.HEALTHY),
        /// It has all there is, and the plain formula takes the time since the primary's last write for lag.
        IDLE_PRIMARY(Health.HEALTHY),
        /// It has not replayed a transaction yet: the plain formula gives NULL.
        NOTHING_REPLAYED(Health.HEALTHY);

        private final Health means;

        Reason(Health means) {
            this.means = means;
        }

        /// How well it is with this reason alone.
        public Health means() {
            return means;
        }
    }

    /// From where on a standby is not what it should be.
    ///
    /// @param time behind
    /// @param bytes behind
    /// @param silence of the primary; by default a keepalive comes at least every 30 s (half of `wal_sender_timeout`)
    public record Limits(Duration time, long bytes, Duration silence) {
        /// The plain formula's 5 s; 100 MB as the usual alarm; half of PostgreSQL's `wal_receiver_timeout` and a little.
        public static final Limits USUAL = new Limits(Duration.ofSeconds(5), 100_000_000, Duration.ofSeconds(35));

        public Limits {
            RefusedFigure.within("Seconds behind", time.toMillis() / 1e3, 0, 1e9);
            RefusedFigure.within("Bytes behind", bytes, 0, Long.MAX_VALUE);
        }
    }

    public ReplicaStatus {
        reasons = Set.copyOf(reasons);
    }

    /// Judges one that streams from its primary.
    ///
    /// @param standby its own reading
    /// @param primary that of its primary; none where nobody is connected to it
    /// @param timeline of the primary's WAL
    public static ReplicaStatus of(StandbyReading standby, Optional<PrimaryReading> primary, WalTimeline timeline, Limits limits) {
        return of(standby, Feed.direct(primary), timeline, limits);
    }

    /// Judges.
    ///
    /// @param standby its own reading
    /// @param feed where its WAL comes from
    /// @param timeline of the primary's WAL
    public static ReplicaStatus of(StandbyReading standby, Feed feed, WalTimeline timeline, Limits limits) {
        Lag lag = standby.inRecovery() ? Lag.of(standby, feed, timeline)
                : new Lag(OptionalLong.of(0), Optional.of(Duration.ZERO), Lag.Source.CAUGHT_UP);
        if (!standby.inRecovery()) {
            return new ReplicaStatus(Health.PRIMARY, Set.of(Reason.NOT_A_STANDBY), lag);
        }
        Set<Reason> reasons = EnumSet.noneOf(Reason.class);
        standby.receiver().ifPresentOrElse(receiver -> {
            if (receiver.hidden()) {
                reasons.add(Reason.RECEIVER_HIDDEN);
            } else if (!receiver.streams()) {
                reasons.add(Reason.NOT_STREAMING);
            } else if (receiver.silence().filter(silence -> silence.compareTo(limits.silence()) > 0).isPresent()) {
                reasons.add(Reason.SILENT);
            }
        }, () -> reasons.add(Reason.DISCONNECTED));
        if (feed.dry()) {
            reasons.add(Reason.UPSTREAM_DRY);
        }
        if (standby.paused()) {
            reasons.add(Reason.PAUSED);
        }
        if (standby.receiver().flatMap(StandbyReading.Receiver::slot).filter(slot -> lost(feed.from(), slot)).isPresent()) {
            reasons.add(Reason.WAL_LOST);
        }
        if (standby.sinceLastReplay().isEmpty()) {
            reasons.add(Reason.NOTHING_REPLAYED);
        }
        boolean delayed = !standby.delay().isZero();
        if (delayed) {
            reasons.add(Reason.DELAYED);
        }
        addLag(reasons, lag, standby, limits.time().plus(standby.delay()), delayed ? Long.MAX_VALUE : limits.bytes(), limits.time());
        return new ReplicaStatus(reasons.stream().map(Reason::means).max(Enum::compareTo).orElse(Health.HEALTHY), reasons, lag);
    }

    private static void addLag(
            Set<Reason> reasons, Lag lag, StandbyReading standby, Duration latest, long furthest, Duration plainLimit) {
        lag.time().ifPresent(time -> {
            if (time.compareTo(latest) > 0) {
                reasons.add(Reason.LATE);
            }
        });
        if (lag.bytes().orElse(0) > furthest) {
            reasons.add(Reason.FAR);
        }
        if (lag.source() == Lag.Source.UNKNOWN) {
            reasons.add(Reason.LAG_UNKNOWN);
        }
        if (lag.source() == Lag.Source.CAUGHT_UP && standby.sinceLastReplay().filter(since -> since.compareTo(plainLimit) >= 0)
                .isPresent()) {
            reasons.add(Reason.IDLE_PRIMARY);
        }
    }

    private static boolean lost(Optional<PrimaryReading> from, String slot) {
        return from.stream().flatMap(there -> there.slots().stream())
                .anyMatch(each -> each.name().equals(slot) && each.walStatus().equals(Optional.of("lost")));
    }

    /// Whether reads may go to it at all, however far it is behind.
    public boolean usable() {
        return health == Health.HEALTHY || health == Health.DEGRADED;
    }
}
