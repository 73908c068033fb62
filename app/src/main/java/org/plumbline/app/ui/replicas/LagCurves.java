package org.plumbline.app.ui.replicas;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import org.plumbline.app.ui.control.Curve;
import org.plumbline.app.ui.control.Curve.Point;
import org.plumbline.app.ui.control.Curve.Shape;
import org.plumbline.app.ui.text.ReplicaText;
import org.plumbline.capacity.replica.LagSample;
import org.plumbline.capacity.replica.ReplicaGroup;

/// Standbys' lag over time: in seconds as it is and as the plain formula has it, and in seconds and bytes of what they wrote, flushed and
/// replayed. Curves are told apart by their colours, so that not all standbys fit: those that are read now come first.
final class LagCurves {
    /// Two curves of each standby.
    private static final int MOST_STANDBYS = 3;
    /// And three of each.
    private static final int MOST_STANDBYS_IN_STAGES = 2;
    private static final int MOST_POINTS = 300;

    private LagCurves() {}

    /// Across: seconds since the first sample; up: seconds behind.
    static List<Curve> of(ReplicaGroup group) {
        var curves = new ArrayList<Curve>();
        Instant start = start(group);
        drawn(group, MOST_STANDBYS).forEach((name, samples) -> {
            curves.add(curve(name, Shape.LINE, samples, start, LagSample::seconds, ReplicaText::time));
            curves.add(curve(name + ", plain formula", Shape.LEVEL, samples, start, LagSample::plainSeconds, ReplicaText::time));
        });
        return drawn(curves);
    }

    /// Across: seconds since the first sample; up: bytes behind the end of the primary's WAL.
    static List<Curve> bytes(ReplicaGroup group) {
        return stages(group, each -> bytes(each.write().bytes()), each -> bytes(each.flush().bytes()), each -> bytes(each.bytes()),
                ReplicaText::bytes);
    }

    /// Across: seconds since the first sample; up: how old the oldest WAL is that is missing there, in seconds.
    static List<Curve> stages(ReplicaGroup group) {
        return stages(group, each -> each.write().seconds(), each -> each.flush().seconds(), LagSample::seconds, ReplicaText::time);
    }

    /// Who is drawn in no chart, or not in all of them, in words; empty where all are.
    static String notDrawn(ReplicaGroup group) {
        List<String> all = inOrder(group);
        List<String> nowhere = all.stream().skip(MOST_STANDBYS).toList();
        List<String> partly = all.stream().skip(MOST_STANDBYS_IN_STAGES).limit(MOST_STANDBYS - MOST_STANDBYS_IN_STAGES).toList();
        return partly.isEmpty() ? "" : "Not drawn by stages: " + String.join(", ", partly)
                + (nowhere.isEmpty() ? "" : "; not drawn at all: " + String.join(", ", nowhere))
                + ". Watch fewer standbys, above, to draw those that are left.";
    }

    private static List<Curve> stages(ReplicaGroup group, Function<LagSample, OptionalDouble> write,
            Function<LagSample, OptionalDouble> flush, Function<LagSample, OptionalDouble> replay, DoubleFunction<String> words) {
        var curves = new ArrayList<Curve>();
        Instant start = start(group);
        drawn(group, MOST_STANDBYS_IN_STAGES).forEach((name, samples) -> {
            curves.add(curve(name + ", write", Shape.LINE, samples, start, write, words));
            curves.add(curve(name + ", flush", Shape.LINE, samples, start, flush, words));
            curves.add(curve(name + ", replay", Shape.LINE, samples, start, replay, words));
        });
        return drawn(curves);
    }

    private static Map<String, List<LagSample>> drawn(ReplicaGroup group, int most) {
        var drawn = new LinkedHashMap<String, List<LagSample>>();
        inOrder(group).stream().limit(most).forEach(name -> drawn.put(name, group.samples().get(name)));
        return drawn;
    }

    private static List<String> inOrder(ReplicaGroup group) {
        return group.samples().keySet().stream().sorted(Comparator.comparing(name -> !group.readings().containsKey(name))).toList();
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
