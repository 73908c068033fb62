package org.plumbline.app.ui.replicas;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.plumbline.app.db.HeartbeatReport;
import org.plumbline.app.ui.control.Curve;
import org.plumbline.app.ui.control.Curve.Point;
import org.plumbline.app.ui.control.Curve.Shape;
import org.plumbline.app.ui.text.CacheText;

/// How likely reads are stale, by how long after the write they come: as a heartbeat measured it, and as `replay_lag` would have it.
final class HeartbeatCurves {
    /// Two curves of each standby are told apart by their colours.
    private static final int MOST_STANDBYS = 3;
    private static final int MOST_POINTS = 200;
    private static final double BEYOND = 1.15;

    private HeartbeatCurves() {}

    /// Across: seconds after the write; up: a share from 0 to 1. Empty where nothing was seen.
    static List<Curve> of(HeartbeatReport report) {
        double last = report.standbys().values().stream().flatMap(each -> each.lag().stream())
                .flatMapToDouble(lag -> lag.longest().stream()).max().orElse(0) * BEYOND;
        var curves = new ArrayList<Curve>();
        if (last > 0) {
            report.standbys().entrySet().stream().limit(MOST_STANDBYS).forEach(standby -> {
                standby.getValue().lag().ifPresent(lag -> curves.add(curve(standby.getKey(), Shape.STEPS,
                        lag.beats().stream().flatMapToDouble(beat -> beat.most().stream()), lag.beats().size(), last)));
                standby.getValue().replayLag().ifPresent(said -> curves.add(curve(standby.getKey() + ", by replay_lag", Shape.LEVEL,
                        said.seconds().stream().mapToDouble(Double::doubleValue), said.seconds().size(), last)));
            });
        }
        return curves;
    }

    /// The share that took longer, as [org.plumbline.capacity.replica.HeartbeatLag#stale] has it at most; counted once for all places.
    ///
    /// @param delays of those that were seen
    /// @param all how many there were
    private static Curve curve(String name, Shape shape, DoubleStream delays, int all, double last) {
        double[] seen = delays.sorted().toArray();
        double[] places = DoubleStream.concat(DoubleStream.of(0, last), DoubleStream.of(seen)).filter(each -> each <= last).sorted()
                .distinct().toArray();
        int every = (places.length + MOST_POINTS - 1) / MOST_POINTS;
        var points = new ArrayList<Point>();
        int within = 0;
        for (int i = 0; i < places.length; i++) {
            while (within < seen.length && seen[within] <= places[i]) {
                within++;
            }
            if (i % every == 0 || i == places.length - 1) {
                double share = (all - within) / (double) all;
                points.add(new Point(places[i], share, CacheText.share(share)));
            }
        }
        return new Curve(name, shape, points);
    }
}
