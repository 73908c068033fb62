package org.plumbline.capacity.pool;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.plumbline.capacity.RefusedFigure;

/// How throughput follows the number of connections at work: N. J. Gunther's Universal Scalability Law,
/// `X(N) = γN / (1 + σ(N-1) + κN(N-1))`.
///
/// @param perConnection γ: throughput of one connection alone
/// @param contention σ: the share of the work that only one can do at a time
/// @param coherence κ: what keeping each two in step costs
/// @param peak where throughput is highest; none where it never falls
/// @param determination share of the measured throughputs' variance that the curve explains
/// @param measuredTo most connections that were measured
public record Scalability(
        double perConnection, double contention, double coherence, Optional<Peak> peak, double determination, int measuredTo) {
    /// Fewest numbers of connections to fit three figures to.
    public static final int LEAST_POINTS = 6;
    /// A peak up to so many times the end of what was measured is believed.
    private static final int BELIEVED = 2;

    /// What was measured.
    ///
    /// @param connections at work at once
    /// @param throughput statements a second
    public record Point(int connections, double throughput) {
        /// @throws IllegalArgumentException what is wrong, in a sentence
        public Point {
            RefusedFigure.within("The number of connections", connections, 1, Fleet.MOST_CONNECTIONS);
            RefusedFigure.within("The throughput", throughput, Double.MIN_NORMAL, 1e15, "above 0 a second");
        }
    }

    /// Where throughput is highest: `sqrt((1-σ)/κ)`.
    ///
    /// @param connections at the peak, a fraction
    /// @param least lower end of its 95 % confidence interval, at least 1
    /// @param most upper end; none where the figures leave it open
    public record Peak(double connections, double least, OptionalDouble most) {}

    /// The law that fits best, by least squares on `N/X`, with σ and κ not below 0.
    ///
    /// @param points at six numbers of connections or more
    /// @return none where no law of this form fits: throughput rises faster than the number of connections
    /// @throws IllegalArgumentException where there are too few
    public static Optional<Scalability> fit(List<Point> points) {
        if (points.stream().mapToInt(Point::connections).distinct().count() < LEAST_POINTS) {
            throw new IllegalArgumentException("A fit needs throughputs at " + LEAST_POINTS + " numbers of connections or more.");
        }
        return ScalabilityFit.best(points).map(fit -> fit.law(points));
    }

    /// The peak, to size a pool by: none where there is none, or where it lies beyond twice the most connections that were measured, as
    /// a curve that hardly bends yet tells nothing of where it will.
    public Optional<Knee> knee() {
        return peak.map(at -> Math.max(1, Math.round(at.connections())))
                .filter(connections -> connections <= Math.min(BELIEVED * (long) measuredTo, Fleet.MOST_CONNECTIONS))
                .map(connections -> new Knee.Peak(connections.intValue()));
    }

    /// Throughput with this many connections at work.
    public double throughput(double connections) {
        return perConnection * connections
                / (1 + contention * (connections - 1) + coherence * connections * (connections - 1));
    }
}
