package org.plumbline.app.ui.pool;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.plumbline.app.ui.control.Curve;
import org.plumbline.app.ui.control.Curve.Point;
import org.plumbline.app.ui.control.Curve.Shape;
import org.plumbline.app.ui.control.CurveChart;
import org.plumbline.app.ui.control.Scale;
import org.plumbline.app.ui.text.Format;
import org.plumbline.app.ui.text.PoolText;
import org.plumbline.capacity.pool.PoolWait;
import org.plumbline.capacity.pool.SimulatedPool;

/// The panel's charts: the wait against the size, and the simulated queue.
final class PoolCharts {
    private static final double P99 = 0.99;
    private static final double TALL = 4;

    private PoolCharts() {}

    /// Near full use the wait goes to the sky: the chart ends a few targets high, or where the chosen point is.
    static void showWaits(CurveChart chart, PoolState.Answer answer) {
        Curve p99 = waits("p99", answer.waits(), stable -> stable.quantileMs(P99));
        Curve mean = waits("mean", answer.waits(), PoolWait.Stable::meanMs);
        double first = answer.waits().getFirst().size();
        double last = answer.waits().getLast().size();
        String words = PoolText.ms(answer.targetMs());
        var target = new Curve("target", Shape.LEVEL,
                List.of(new Point(first, answer.targetMs(), words), new Point(last, answer.targetMs(), words)));
        Optional<Point> chosen = p99.points().stream().filter(point -> point.x() == answer.chosen().size()).findFirst();
        double least = p99.points().stream().mapToDouble(Point::y).max().orElse(1);
        double most = Math.max(Math.min(least, answer.targetMs() * TALL), chosen.map(Point::y).orElse(0.0) * 1.25);
        Scale across = Scale.linear("connections of the pool", Format::figure).between(first, last)
                .told(size -> PoolText.connections(Math.round(size)));
        Scale up = Scale.linear("wait for a connection, ms", Format::figure).between(0, most > 0 ? most : 1);
        chart.show("How long requests wait, by the pool's size", across, up, List.of(p99, mean, target));
        chart.choose(chosen);
    }

    private static Curve waits(String name, List<PoolWait> waits, ToDoubleFunction<PoolWait.Stable> ms) {
        var points = new ArrayList<Point>();
        for (PoolWait each : waits) {
            if (each instanceof PoolWait.Stable stable) {
                points.add(new Point(stable.size(), ms.applyAsDouble(stable), PoolText.ms(ms.applyAsDouble(stable))));
            }
        }
        return new Curve(name, Shape.LINE, points);
    }

    static void showQueue(CurveChart chart, int size, SimulatedPool simulated) {
        List<Point> points = simulated.queue().stream()
                .map(moment -> new Point(moment.seconds(), moment.waiting(), Format.countFull(moment.waiting()))).toList();
        double most = points.stream().mapToDouble(Point::y).max().orElse(0);
        chart.show("The queue of " + PoolText.connections(size) + ", simulated",
                Scale.linear("time, s", Format::figure).told(seconds -> Format.figure(seconds) + " s"),
                most == 0 ? Scale.linear("requests that wait", Format::figure).between(0, 1)
                        : Scale.linear("requests that wait", Format::figure),
                List.of(new Curve("waiting", Shape.STEPS, points)));
    }
}
