package org.plumbline.app.ui.replicas;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import org.plumbline.app.ui.control.Curve;
import org.plumbline.app.ui.control.Curve.Point;
import org.plumbline.app.ui.control.Curve.Shape;
import org.plumbline.app.ui.text.CacheText;
import org.plumbline.app.ui.text.ReplicaText;
import org.plumbline.capacity.replica.LagSample;
import org.plumbline.capacity.replica.ReplicaGroup;

/// Standbys' lag over time: in seconds as it is and as the plain formula has it, and in bytes of what they wrote, flushed and replayed.
final class LagCurves {
    /// Two curves of each standby are told apart by their colours.
    private static final int MOST_STANDBYS = 3;
    /// And three of each.
    private static final int MOST_STANDBYS_IN_BYTES = 2;
    private static final int MOST_POINTS = 300;

    private LagCurves() {}

    /// Across: seconds since the first sample; up: seconds behind.
    static List<Curve> of(ReplicaGroup group) {
        var curves = new ArrayList<Curve>();
        Instant start = start(group);
        group.samples().entrySet().stream().limit(MOST_STANDBYS).forEach(standby -> {
            List<LagSample> samples = standby.getValue();
            curves.add(curve(standby.getKey(), Shape.LINE, samples, start, LagSample::seconds, ReplicaText::time));
            curves.add(curve(standby.getKey() + ", plain formula", Shape.LEVEL, samples, start, LagSample::plainSeconds,
                    ReplicaText::time));
        });
        return drawn(curves);
    }

    /// Across: seconds since the first sample; up: bytes behind the end of the primary's WAL.
    static List<Curve> bytes(ReplicaGroup group) {
        var curves = new ArrayList<Curve>();
        Instant start = start(group);
        group.samples().entrySet().stream().limit(MOST_STANDBYS_IN_BYTES).forEach(standby -> {
            List<LagSample> samples = standby.getValue();
            curves.add(curve(standby.getKey() + ", write", Shape.LINE, samples, start, each -> bytes(each.writeBytes()), CacheText::bytes));
            curves.add(curve(standby.getKey() + ", flush", Shape.LINE, samples, start, each -> bytes(each.flushBytes()), CacheText::bytes));
            curves.add(curve(standby.getKey() + ", replay", Shape.LINE, samples, start, each -> OptionalDouble.of(each.bytes()),
                    CacheText::bytes));
        });
        return drawn(curves);
    }

    private static OptionalDouble bytes(OptionalLong behind) {
        return behind.isPresent() ? OptionalDouble.of(behind.getAsLong()) : OptionalDouble.empty();
    }

    private static Instant start(ReplicaGroup group) {
        return group.samples().values().stream().map(each -> each.getFirst().at()).min(Instant::compareTo).orElse(Instant.EPOCH);
    }

    private static List<Curve> drawn(List<Curve> curves) {
        return curves.stream().filter(each -> !each.points().isEmpty()).toList();
    }

    /// Of many samples every so-and-so-manieth, and always the last.
    private static Curve curve(
            String name, Shape shape, List<LagSample> samples, Instant start, Function<LagSample, OptionalDouble> figure,
            DoubleFunction<String> words) {
        int every = (samples.size() + MOST_POINTS - 1) / MOST_POINTS;
        var points = new ArrayList<Point>();
        for (int i = 0; i < samples.size(); i++) {
            OptionalDouble behind = figure.apply(samples.get(i));
            if (behind.isPresent() && (i % every == 0 || i == samples.size() - 1)) {
                points.add(new Point(Duration.between(start, samples.get(i).at()).toNanos() / 1e9, Math.max(0, behind.getAsDouble()),
                        words.apply(Math.max(0, behind.getAsDouble()))));
            }
        }
        return new Curve(name, shape, points);
    }
}
