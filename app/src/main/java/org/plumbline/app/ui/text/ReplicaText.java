package org.plumbline.app.ui.text;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.plumbline.capacity.replica.BasicReplica;
import org.plumbline.capacity.replica.Lag;
import org.plumbline.capacity.replica.LagDistribution;
import org.plumbline.capacity.replica.Lsn;
import org.plumbline.capacity.replica.PrimaryReading;
import org.plumbline.capacity.replica.ReplicaStatus.Health;
import org.plumbline.capacity.replica.ReplicaStatus.Reason;
import org.plumbline.capacity.replica.ReplicaStatus;
import org.plumbline.capacity.replica.RouterPolicy;
import org.plumbline.capacity.replica.RoutingReplay.Target;
import org.plumbline.capacity.replica.RoutingReplay;
import org.plumbline.capacity.replica.SlotProgress;
import org.plumbline.capacity.replica.WalOutlook;
import org.plumbline.capacity.replica.WalTimeline;
import org.plumbline.plan.unit.Bytes;

/// Standbys in words.
public final class ReplicaText {
    private ReplicaText() {}

    /// One word.
    public static String word(Health health) {
        return switch (health) {
            case HEALTHY -> "healthy";
            case DEGRADED -> "degraded";
            case BROKEN -> "broken";
            case PRIMARY -> "primary";
        };
    }

    /// What there is to say, a sentence each, the gravest first.
    public static List<String> reasons(ReplicaStatus status) {
        return status.reasons().stream().sorted((one, other) -> other.means().compareTo(one.means()) == 0
                ? one.compareTo(other) : other.means().compareTo(one.means())).map(ReplicaText::reason).toList();
    }

    private static String reason(Reason reason) {
        return switch (reason) {
            case NOT_A_STANDBY -> "It takes writes: it is no standby, and the plain formula's NULL or last replay says nothing.";
            case DISCONNECTED -> "Its WAL receiver is not connected: it gets nothing, and what it has received and replayed being equal "
                    + "does not mean that it is up to date. Look into its log, primary_conninfo and the primary's slots.";
            case NOT_STREAMING -> "Its WAL receiver is connected but does not stream.";
            case SILENT -> "The primary has sent nothing for longer than its keepalives take: the connection may be dead.";
            case UPSTREAM_DRY -> "The standby that it streams from gets nothing itself: it streams, and misses what the primary writes.";
            case PAUSED -> "Replay is paused: SELECT pg_wal_replay_resume() lets it go on. replay_lag stands still meanwhile.";
            case WAL_LOST -> "Its slot has lost WAL that it needs (max_slot_wal_keep_size): it has to be made anew.";
            case LATE -> "It is further behind in time than wanted.";
            case FAR -> "It is further behind in bytes than wanted.";
            case RECEIVER_HIDDEN -> "This user may not see its WAL receiver: GRANT pg_monitor shows it.";
            case LAG_UNKNOWN -> "How far it is behind is not known: connect to its primary too.";
            case DELAYED -> "It stays behind on purpose (recovery_min_apply_delay): never read from it what has to be fresh.";
            case IDLE_PRIMARY -> "It has all there is. The plain formula sees a lag, as it takes the time since the primary's last write "
                    + "for one.";
            case NOTHING_REPLAYED -> "It has not replayed a transaction yet, so that the plain formula gets NULL.";
        };
    }

    /// How far behind: `0.2 s, 8.0 MB`.
    public static String lag(Lag lag) {
        String time = lag.time().map(each -> (lag.source() == Lag.Source.LAST_TRANSACTION ? "at most " : "") + Format.time(each))
                .orElse("unknown time");
        return time + (lag.bytes().isPresent() ? ", " + bytes(lag.bytes().getAsLong()) : ", unknown bytes");
    }

    /// Where the time comes from.
    public static String source(Lag.Source source) {
        return switch (source) {
            case CAUGHT_UP -> "It has replayed all that the primary has written.";
            case SAMPLED -> "By when the primary's WAL passed its position, as sampled here.";
            case PRIMARY -> "By the primary's replay_lag, while replay goes on.";
            case LAST_TRANSACTION -> "By its last replayed transaction, which is a bound: connect to the primary for more.";
            case UNKNOWN -> "Nothing says how old what is missing is.";
        };
    }

    /// Where the reads go.
    public static String word(Target target) {
        return switch (target) {
            case REPLICA -> "replica";
            case REPLICA_WITH_CACHE -> "replica with cache";
            case PRIMARY -> "primary";
        };
    }

    /// What a router would have done with samples.
    public static String replay(String router, RoutingReplay replay) {
        return router + " sends " + CacheText.share(replay.replicaShare() + replay.cachedShare()) + " of the reads to the standby ("
                + CacheText.share(replay.cachedShare()) + " with a cache) and " + CacheText.share(replay.primaryShare())
                + " to the primary; "
                + CacheText.share(replay.staleShare()) + " are stale, " + CacheText.share(replay.unusableShare())
                + " met a standby that was of no use; it changed sides " + replay.flaps() + (replay.flaps() == 1 ? " time." : " times.");
    }

    /// When the better router leaves and returns.
    public static String policy(RouterPolicy policy) {
        return "The better router leaves above " + time(policy.leaveAbove()) + " or " + bytes(policy.leaveAboveBytes())
                + " behind or at once where the standby is of no use, and returns after " + policy.calmSamples() + " samples below "
                + time(policy.returnBelow()) + ".";
    }

    /// How likely a read is stale.
    public static String stale(LagDistribution lags, double after) {
        LagDistribution.Bounds bounds = lags.staleBounds(after);
        return "A read " + time(after) + " after a write is stale with " + CacheText.share(lags.stale(after)) + " (95 %: "
                + CacheText.share(bounds.least()) + " to " + CacheText.share(bounds.most())
                + "). Of these samples at most 1 % were further behind than " + time(lags.stayOnPrimary(0.01)) + ".";
    }

    /// Who streams.
    public static String senders(PrimaryReading primary) {
        long streaming = primary.senders().stream().filter(each -> each.state().equals("streaming")).count();
        return primary.senders().isEmpty() ? "Nobody streams its WAL."
                : streaming + " of " + primary.senders().size() + " who take its WAL stream: " + primary.senders().stream()
                        .map(each -> each.application() + " (" + each.sync() + each.replayed().map(replayed ->
                                ", " + bytes(Math.max(0, primary.end().minus(replayed))) + " behind").orElse("") + ")")
                        .collect(Collectors.joining(", ")) + ".";
    }

    /// How long the last WAL took until a standby had written, flushed and replayed it, by its primary.
    ///
    /// @param cascaded it was that standby's sender, which is a standby itself
    public static String stages(PrimaryReading.Sender sender, boolean cascaded) {
        return "Write lag " + stage(sender.writeLag()) + ", flush lag " + stage(sender.flushLag()) + ", replay lag "
                + stage(sender.replayLag()) + (cascaded ? ", from the standby above it on." : ", by the primary.");
    }

    /// The primary forgets them while nothing is written.
    private static String stage(Optional<Duration> lag) {
        return lag.map(Format::time).orElse("none while idle");
    }

    /// What a slot keeps, and how long that can go on.
    ///
    /// @param progress how it went so far; none where it keeps nothing
    /// @param pace of the WAL; none where that is not known, or the disk is another one
    /// @param freeBytes of the disk; none where nobody said
    public static String slot(PrimaryReading.Slot slot, Lsn end, Optional<SlotProgress> progress, Optional<WalTimeline.Pace> pace,
            OptionalDouble freeBytes) {
        OptionalLong retained = slot.retained(end);
        boolean stands = progress.filter(SlotProgress::stands).isPresent();
        String keeps = "Slot " + slot.name() + user(slot, progress.filter(_ -> stands)) + "keeps "
                + (retained.isPresent() ? bytes(Math.max(0, retained.getAsLong())) : "nothing") + " of WAL"
                + slot.walStatus().filter(status -> !status.equals("reserved")).map(status -> " (" + status + ")").orElse("") + ".";
        if (!stands || pace.isEmpty() || retained.isEmpty()) {
            return keeps;
        }
        double rate = pace.get().bytesPerSecond();
        String at = " At " + OutlookText.rate(rate) + (pace.get().recent().isPresent() ? recently(pace.get()) : " (as seen so far)");
        if (slot.safeBytes().isPresent()) {
            OptionalDouble lost = WalOutlook.slotLost(Math.max(0, slot.safeBytes().getAsLong()), rate);
            return keeps + (lost.isPresent() ? at + " it loses WAL that its standby needs in " + time(lost.getAsDouble()) + "." : "");
        }
        if (freeBytes.isEmpty()) {
            return keeps + " Nothing bounds it (max_slot_wal_keep_size): type the disk's free space to see when it is full.";
        }
        OptionalDouble full = WalOutlook.diskFull(freeBytes.getAsDouble(), OptionalDouble.empty(), rate);
        return keeps + (full.isPresent() ? at + " the disk is full in " + time(full.getAsDouble()) + "."
                : " Nothing is written now, so that it does not grow.");
    }

    private static String user(PrimaryReading.Slot slot, Optional<SlotProgress> standing) {
        return !slot.active() ? ", which nobody uses, "
                : standing.map(each -> ", whose restart_lsn has not moved for " + Format.time(each.still()) + " though somebody uses it, ")
                        .orElse(" ");
    }

    /// Of which time a rate is, where that is not all that was seen: ` (over the last 60 s)`.
    public static String recently(WalTimeline.Pace pace) {
        return pace.recent().map(last -> " (over the last " + Format.time(last) + ")").orElse("");
    }

    /// Statements that were cancelled.
    public static String conflicts(long count) {
        return Format.countFull(count) + (count == 1 ? " statement was" : " statements were")
                + " cancelled here as they stood in the way of replay (hot_standby_feedback, max_standby_streaming_delay).";
    }

    /// What the plain formula says of a lag.
    public static String basic(BasicReplica basic) {
        return "Plain formula: " + basic.status() + ", reads go to " + basic.route() + ".";
    }

    /// `8.4 MB` of 10^6 bytes each, as these figures are typed here and on the command line.
    public static String bytes(double bytes) {
        return Format.decimalBytes(new Bytes(Math.round(bytes)));
    }

    /// `1.5 s`.
    public static String time(double seconds) {
        return CacheText.time(seconds);
    }
}
