package org.plumbline.capacity.replica;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.stat.interval.ConfidenceInterval;
import org.apache.commons.math3.stat.interval.WilsonScoreInterval;
import org.plumbline.capacity.RefusedFigure;

/// How far a standby was behind over a time: the chance that a read from it is stale follows.
///
/// @param seconds behind, ascending
public record LagDistribution(List<Double> seconds) {
    private static final double CONFIDENCE = 0.95;

    public LagDistribution {
        double[] sorted = seconds.stream().mapToDouble(each -> RefusedFigure.within("Lag in seconds", each, 0, 1e9)).sorted().toArray();
        seconds = Arrays.stream(sorted).boxed().toList();
        if (seconds.isEmpty()) {
            throw new RefusedFigure("There is no sample of the lag; at least one will do.");
        }
    }

    /// Of those samples whose lag was known.
    public static LagDistribution of(List<LagSample> samples) {
        return new LagDistribution(samples.stream().filter(each -> each.seconds().isPresent()).map(each -> each.seconds().getAsDouble())
                .toList());
    }

    /// How likely a read so many seconds after a write does not see it: `P(lag > Δ)`.
    public double stale(double after) {
        return above(after) / (double) seconds.size();
    }

    /// Between which bounds that probability lies with 95 % confidence, were the samples independent (Wilson's interval). Samples close to
    /// each other in time are not: then the true interval is wider.
    public Bounds staleBounds(double after) {
        return wilson(seconds.size(), (int) above(after));
    }

    /// Between which bounds the probability lies, with 95 % confidence, of what came so often among so many.
    static Bounds wilson(int all, int often) {
        ConfidenceInterval wilson = new WilsonScoreInterval().createInterval(all, often, CONFIDENCE);
        return new Bounds(Math.max(0, wilson.getLowerBound()), Math.min(1, wilson.getUpperBound()));
    }

    /// Two probabilities.
    ///
    /// @param least the lower
    /// @param most the upper
    public record Bounds(double least, double most) {}

    /// How long after a write reads have to stay on the primary so that at most so many of the later ones are stale.
    ///
    /// @param staleShare 0 to 1
    public double stayOnPrimary(double staleShare) {
        RefusedFigure.within("Share of stale reads", staleShare, 0, 1);
        int allowed = (int) Math.floor(staleShare * seconds.size());
        return allowed >= seconds.size() ? 0 : seconds.get(seconds.size() - 1 - allowed);
    }

    /// The lag below which the standby was in that share of the samples.
    ///
    /// @param share 0 to 1
    public double quantile(double share) {
        RefusedFigure.within("Quantile", share, 0, 1);
        return seconds.get((int) Math.min(seconds.size() - 1L, Math.max(0, (long) Math.ceil(share * seconds.size()) - 1)));
    }

    private long above(double after) {
        RefusedFigure.within("Seconds after a write", after, 0, 1e9);
        return seconds.stream().filter(each -> each > after).count();
    }
}
