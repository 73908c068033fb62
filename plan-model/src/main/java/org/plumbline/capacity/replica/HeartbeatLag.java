package org.plumbline.capacity.replica;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.plumbline.capacity.RefusedFigure;

/// How stale reads from a standby were, as heartbeats measured it: from a commit on the primary until whoever reads the standby sees it.
/// What follows errs towards stale by at most the time between two looks ([#resolution]).
///
/// @param beats in the order in which they were written, at least one
public record HeartbeatLag(List<Beat> beats) {
    public HeartbeatLag {
        beats = List.copyOf(beats);
        if (beats.isEmpty()) {
            throw new RefusedFigure("There is no heartbeat; one or more will do.");
        }
    }

    /// How many were never seen: the standby was further behind than anybody waited, or gone.
    public int unseen() {
        return (int) beats.stream().filter(each -> each.seen().isEmpty()).count();
    }

    /// The delay, in seconds, below which that share of the beats was seen; none where that takes in beats that were never seen.
    ///
    /// @param share 0 to 1
    public OptionalDouble quantile(double share) {
        RefusedFigure.within("Quantile", share, 0, 1);
        int rank = (int) Math.min(beats.size() - 1L, Math.max(0, (long) Math.ceil(share * beats.size()) - 1));
        double[] seen = delays();
        return rank < seen.length ? OptionalDouble.of(seen[rank]) : OptionalDouble.empty();
    }

    /// How far apart two looks were in the middle: the delays are known so exactly; none where no beat was seen.
    public OptionalDouble resolution() {
        double[] each = beats.stream().flatMapToDouble(beat -> beat.resolution().stream()).sorted().toArray();
        return each.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(each[each.length / 2]);
    }

    /// Between which bounds the share of the reads lies that come so many seconds after a write and do not see it: those that were
    /// certainly not there yet, and those that may not have been. A beat that was never seen counts as certainly not there for as long as
    /// anybody looked.
    public LagDistribution.Bounds stale(double after) {
        RefusedFigure.within("Seconds after a write", after, 0, 1e9);
        double all = beats.size();
        return new LagDistribution.Bounds(beats.stream().filter(each -> each.least() > after).count() / all,
                beats.stream().filter(each -> each.most().isEmpty() || each.most().getAsDouble() > after).count() / all);
    }

    /// How long after a write, in seconds, reads have to stay on the primary so that at most so many of the later ones are stale; none
    /// where more than that were never seen.
    ///
    /// @param staleShare 0 to 1
    public OptionalDouble stayOnPrimary(double staleShare) {
        RefusedFigure.within("Share of stale reads", staleShare, 0, 1);
        double[] seen = delays();
        int allowed = (int) Math.floor(staleShare * beats.size());
        int kept = beats.size() - allowed;
        return kept <= 0 ? OptionalDouble.of(0) : kept > seen.length ? OptionalDouble.empty() : OptionalDouble.of(seen[kept - 1]);
    }

    /// For how long reads stay on the primary, and what that is worth.
    ///
    /// @param seconds after a write
    /// @param staleShare of the later reads, at most, with 95 % confidence (Wilson's bound, were the beats independent)
    public record Stay(double seconds, double staleShare) {}

    /// For how long reads have to stay on the primary so that with 95 % confidence at most so many of the later ones are stale. Where there
    /// are too few beats to say so of any time, the longest delay with the share that they do bound; none where too many were never seen.
    ///
    /// @param staleShare 0 to 1
    public Optional<Stay> stayOnPrimarySurely(double staleShare) {
        RefusedFigure.within("Share of stale reads", staleShare, 0, 1);
        double[] seen = delays();
        int later = unseen();
        double bound = LagDistribution.wilson(beats.size(), later).most();
        if (seen.length == 0 || (later > 0 && bound > staleShare)) {
            return Optional.empty();
        }
        while (later + 1 < beats.size() && LagDistribution.wilson(beats.size(), later + 1).most() <= staleShare) {
            later++;
            bound = LagDistribution.wilson(beats.size(), later).most();
        }
        return Optional.of(new Stay(seen[beats.size() - later - 1], bound));
    }

    /// The longest delay of a beat that was seen; none where none was.
    public OptionalDouble longest() {
        return beats.stream().filter(each -> each.seen().isPresent()).max(Comparator.comparingDouble(each -> each.most().getAsDouble()))
                .map(Beat::most).orElse(OptionalDouble.empty());
    }

    /// Of those that were seen, ascending.
    private double[] delays() {
        double[] delays = beats.stream().flatMapToDouble(each -> each.most().stream()).toArray();
        Arrays.sort(delays);
        return delays;
    }
}
