package org.plumbline.capacity.replica;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.commons.math3.stat.regression.SimpleRegression;

/// Whether a standby that is behind comes nearer, by how its bytes behind went of late. What was before that does not matter: one that
/// fell behind for long and gains now does catch up.
///
/// @param behindBytes now
/// @param gain bytes a second by which it comes nearer: its replay rate less the rate of the WAL; below 0 it falls further behind
/// @param over how many seconds that was seen
public record CatchUp(double behindBytes, double gain, double over) {
    /// With fewer samples nothing is said.
    public static final int LEAST = 3;
    /// What is older says nothing, unless there are too few samples since.
    public static final Duration RECENT = Duration.ofSeconds(60);

    /// By its samples since it was last caught up, those of the last minute; none where it is not behind, that is not known, or too few
    /// say so.
    public static Optional<CatchUp> of(List<LagSample> samples) {
        if (samples.isEmpty() || samples.getLast().bytes().isEmpty()) {
            return Optional.empty();
        }
        var behind = new ArrayDeque<LagSample>();
        LagSample last = samples.getLast();
        for (LagSample each : samples.reversed()) {
            boolean old = Duration.between(each.at(), last.at()).compareTo(RECENT) > 0;
            if (each.bytes().orElse(1) == 0 || (old && behind.size() >= LEAST)) {
                break;
            }
            if (each.bytes().isPresent()) {
                behind.addFirst(each);
            }
        }
        if (behind.size() < LEAST) {
            return Optional.empty();
        }
        var line = new SimpleRegression();
        LagSample first = behind.getFirst();
        behind.forEach(each -> line.addData(seconds(first, each), each.bytes().orElseThrow()));
        double gain = -line.getSlope();
        return Double.isFinite(gain) ? Optional.of(new CatchUp(last.bytes().orElseThrow(), gain, seconds(first, last)))
                : Optional.empty();
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
