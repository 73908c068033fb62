package org.plumbline.app.ui.control;

import java.util.List;
import java.util.Optional;

/// One row of values on a chart.
///
/// @param name what it is, for the legend
/// @param shape how it is drawn
/// @param points from left to right
public record Curve(String name, Shape shape, List<Point> points) {
    /// How values are drawn.
    public enum Shape {
        /// Joined by straight lines.
        LINE,
        /// Each holds until the next.
        STEPS,
        /// As a dot each, which is for a few hundred.
        POINTS,
        /// As a bar each, from zero up.
        BARS,
        /// A bound or a target: a thin broken line, whose values hold until the next.
        LEVEL
    }

    /// A value.
    ///
    /// @param x where, on the scale across
    /// @param y how much, on the scale up
    /// @param words how much, exactly and with its unit
    public record Point(double x, double y, String words) {
        /// @throws IllegalArgumentException when it cannot be drawn: what is infinite or unknown is left out of a curve
        public Point {
            if (!Double.isFinite(x) || !Double.isFinite(y)) {
                throw new IllegalArgumentException("A chart has no place for " + x + ", " + y);
            }
        }
    }

    public Curve {
        points = List.copyOf(points);
    }

    /// Its value there; none where it says nothing.
    Optional<Point> at(double x) {
        boolean holds = shape == Shape.STEPS || shape == Shape.LEVEL;
        return points.stream().filter(point -> holds ? point.x() <= x : point.x() == x).reduce((_, last) -> last);
    }
}
