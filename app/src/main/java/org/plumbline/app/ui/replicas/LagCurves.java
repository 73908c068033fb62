package org.plumbline.app.ui.replicas;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.plumbline.app.ui.control.Curve;
import org.plumbline.app.ui.control.Curve.Point;
import org.plumbline.app.ui.control.Curve.Shape;
import org.plumbline.app.ui.text.ReplicaText;
import org.plumbline.capacity.replica.LagSample;
import org.plumbline.capacity.replica.ReplicaGroup;

/// Standbys' lag over time: as it is, and as the plain formula has it.
final class LagCurves {
    /// Two curves of each standby are told apart by their colours.
    private static final int MOST_STANDBYS = 3;
    private static final int MOST_POINTS = 300;

    private LagCurves() {}

    /// Across: seconds since the first sample.
    static List<Curve> of(ReplicaGroup group) {
        var curves = new ArrayList<Curve>();
        Instant start = group.samples().values().stream().map(each -> each.getFirst().at()).min(Instant::compareTo).orElse(Instant.EPOCH);
        group.samples().entrySet().stream().limit(MOST_STANDBYS).forEach(standby -> {
            List<LagSample> samples = standby.getValue();
            curves.add(curve(standby.getKey(), Shape.LINE, samples, start, LagSample::seconds));
            curves.add(curve(standby.getKey() + ", plain formula", Shape.LEVEL, samples, start, LagSample::plainSeconds));
        });
        return curves.stream().filter(each -> !each.points().isEmpty()).toList();
    }

    /// Of many samples every so-and-so-manieth, and always the last.
    private static Curve curve(
            String name, Shape shape, List<LagSample> samples, Instant start, Function<LagSample, OptionalDouble> figure) {
        int every = (samples.size() + MOST_POINTS - 1) / MOST_POINTS;
        var points = new ArrayList<Point>();
        for (int i = 0; i < samples.size(); i++) {
            OptionalDouble seconds = figure.apply(samples.get(i));
            if (seconds.isPresent() && (i % every == 0 || i == samples.size() - 1)) {
                points.add(new Point(Duration.between(start, samples.get(i).at()).toNanos() / 1e9, Math.max(0, seconds.getAsDouble()),
                        ReplicaText.time(Math.max(0, seconds.getAsDouble()))));
            }
        }
        return new Curve(name, shape, points);
    }
}
