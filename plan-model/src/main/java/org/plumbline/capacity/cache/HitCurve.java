package org.plumbline.capacity.cache;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.plumbline.capacity.RefusedFigure;

/// The hit ratio of a cache against its size.
///
/// @param points by rising size
public record HitCurve(List<Point> points) {
    /// The most points of a curve.
    public static final int MOST_POINTS = 200;

    /// A size, and what it does.
    ///
    /// @param items that it has room for
    /// @param hitRatio the share of requests that it answers; 0 to 1
    public record Point(double items, double hitRatio) {}

    public HitCurve {
        points = List.copyOf(points);
    }

    /// The hit ratio of a cache of so many items, between the two points around it; that of the last beyond it.
    public double at(double items) {
        Point before = points.getFirst();
        for (Point each : points) {
            if (each.items() >= items) {
                double part = each.items() == before.items() ? 1 : (items - before.items()) / (each.items() - before.items());
                return before.hitRatio() + part * (each.hitRatio() - before.hitRatio());
            }
            before = each;
        }
        return before.hitRatio();
    }

    /// Of a cache of any capacity, from one item to as many as it would hold without a bound. Each point follows from a time that items
    /// stay for, without solving for it.
    ///
    /// @param cache whose capacity does not matter
    /// @param most how many points, 2 to [#MOST_POINTS]
    public static HitCurve of(Cache cache, Traffic traffic, int most) {
        RefusedFigure.within("Points of a curve", most, 2, MOST_POINTS);
        var open = new Cache(OptionalLong.empty(), cache.expiry(), cache.invalidated());
        CacheEstimate end = CacheEstimate.of(open, traffic);
        var points = new ArrayList<Point>();
        points.add(new Point(0, 0));
        double ratio = Math.pow(Math.max(2, end.itemsKept()), 1.0 / (most - 1));
        double idle = 1 / traffic.requestsPerSecond();
        double wanted = 1;
        while (points.size() < most - 1) {
            CacheEstimate next = CacheEstimate.staying(open, traffic, idle);
            if (next.itemsKept() >= end.itemsKept() * 0.999 || Double.isInfinite(idle)) {
                break;
            }
            if (next.itemsKept() >= wanted) {
                points.add(new Point(next.itemsKept(), next.hitRatio()));
                wanted = next.itemsKept() * ratio;
            }
            idle *= ratio;
        }
        points.add(new Point(end.itemsKept(), end.hitRatio()));
        return new HitCurve(points);
    }
}
