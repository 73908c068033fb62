package org.plumbline.capacity.replica;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.commons.math3.stat.regression.SimpleRegression;

/// Whether a standby that is behind comes nearer, by how its bytes behind went since it was last caught up.
///
/// @param behindBytes now
/// @param gain bytes a second by which it comes nearer: its replay rate less the rate of the WAL; below 0 it falls further behind
/// @param over how many seconds that was seen
public record CatchUp(double behindBytes, double gain, double over) {
    /// With fewer samples nothing is said.
    public static final int LEAST = 3;

    /// By its samples; none where it is not behind, or too few say so.
    public static Optional<CatchUp> of(List<LagSample> samples) {
        int from = samples.size();
        while (from > 0 && samples.get(from - 1).bytes() > 0) {
            from--;
        }
        List<LagSample> behind = samples.subList(from, samples.size());
        if (behind.size() < LEAST) {
            return Optional.empty();
        }
        var line = new SimpleRegression();
        LagSample first = behind.getFirst();
        behind.forEach(each -> line.addData(seconds(first, each), each.bytes()));
        double gain = -line.getSlope();
        return Double.isFinite(gain)
                ? Optional.of(new CatchUp(behind.getLast().bytes(), gain, seconds(first, behind.getLast()))) : Optional.empty();
    }

    /// How many seconds it needs; none where it never catches up so.
    public OptionalDouble seconds() {
        return gain > 0 ? OptionalDouble.of(behindBytes / gain) : OptionalDouble.empty();
    }

    private static double seconds(LagSample from, LagSample to) {
        Duration between = Duration.between(from.at(), to.at());
        return between.toSeconds() + between.toNanosPart() / 1e9;
    }
}
