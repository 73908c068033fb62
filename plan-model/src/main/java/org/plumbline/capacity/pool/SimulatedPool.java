package org.plumbline.capacity.pool;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.DoubleSupplier;
import org.apache.commons.math3.distribution.GammaDistribution;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.plumbline.capacity.RefusedFigure;

/// A pool simulated request by request, first come, first served: a queue of the kind G/G/c. Times between requests and hold times are
/// Gamma-distributed, which is exponential where their variation is 1, and constant where it is 0.
///
/// @param meanWaitMs over the requests after the warm-up
/// @param standardErrorMs of that mean, from the means of 20 batches
/// @param probabilityOfWaiting share of the requests that waited
/// @param p95WaitMs that 95 of 100 waited no longer than
/// @param p99WaitMs that 99 of 100 waited no longer than
/// @param queue how many waited, over time
public record SimulatedPool(
        double meanWaitMs, double standardErrorMs, double probabilityOfWaiting, double p95WaitMs, double p99WaitMs, List<Moment> queue) {
    /// Most requests of a simulation, which take about a second.
    public static final int MOST_REQUESTS = 1_000_000;
    private static final int LEAST_REQUESTS = 1000;
    private static final int BATCHES = 20;
    private static final int MOMENTS = 400;

    /// A point in time.
    ///
    /// @param seconds since the beginning
    /// @param waiting requests that wait for a connection
    public record Moment(double seconds, int waiting) {}

    public SimulatedPool {
        queue = List.copyOf(queue);
    }

    /// The same figures and seed give the same result.
    ///
    /// @param size connections of the pool
    /// @param requests after a tenth as many to warm up; from 1,000 to 1,000,000
    /// @throws IllegalArgumentException what is wrong, in a sentence
    public static SimulatedPool run(Load load, int size, int requests, long seed) {
        RefusedFigure.within("The pool size", size, 1, Fleet.MOST_CONNECTIONS);
        RefusedFigure.within("The number of simulated requests", requests, LEAST_REQUESTS, MOST_REQUESTS);
        var random = new Well19937c(seed);
        DoubleSupplier gaps = times(random, 1000 / load.arrivalsPerSecond(), load.arrivalVariation());
        DoubleSupplier holds = times(random, load.holdMs(), load.holdVariation());
        int warmUp = requests / 10;
        var arrived = new double[warmUp + requests];
        var started = new double[warmUp + requests];
        var free = new PriorityQueue<Double>();
        double now = 0;
        for (int i = 0; i < arrived.length; i++) {
            now += gaps.getAsDouble();
            double since = free.size() < size ? 0 : free.remove();
            arrived[i] = now;
            started[i] = Math.max(now, since);
            free.add(started[i] + holds.getAsDouble());
        }
        return of(arrived, started, warmUp);
    }

    private static DoubleSupplier times(RandomGenerator random, double mean, double variation) {
        if (variation == 0) {
            return () -> mean;
        }
        double shape = 1 / (variation * variation);
        return new GammaDistribution(random, shape, mean / shape)::sample;
    }

    private static SimulatedPool of(double[] arrived, double[] started, int warmUp) {
        int count = arrived.length - warmUp;
        var waits = new double[count];
        var means = new SummaryStatistics();
        int size = count / BATCHES;
        double sum = 0;
        int waited = 0;
        for (int i = 0; i < count; i++) {
            waits[i] = started[warmUp + i] - arrived[warmUp + i];
            sum += waits[i];
            waited += waits[i] > 0 ? 1 : 0;
            if ((i + 1) % size == 0) {
                means.addValue(Arrays.stream(waits, i + 1 - size, i + 1).average().orElseThrow());
            }
        }
        Arrays.sort(waits);
        return new SimulatedPool(sum / count, means.getStandardDeviation() / Math.sqrt(means.getN()), (double) waited / count,
                quantile(waits, 0.95), quantile(waits, 0.99), queue(arrived, started, warmUp));
    }

    private static double quantile(double[] sorted, double share) {
        return sorted[(int) Math.ceil(share * sorted.length) - 1];
    }

    /// First come, first served: both rows rise, so that the queue is the distance between two places in them.
    private static List<Moment> queue(double[] arrived, double[] started, int warmUp) {
        double begin = arrived[warmUp];
        double step = (arrived[arrived.length - 1] - begin) / (MOMENTS - 1);
        var moments = new ArrayList<Moment>();
        int come = 0;
        int gone = 0;
        for (int i = 0; i < MOMENTS; i++) {
            double at = begin + i * step;
            while (come < arrived.length && arrived[come] <= at) {
                come++;
            }
            while (gone < started.length && started[gone] <= at) {
                gone++;
            }
            moments.add(new Moment(i * step / 1000, come - gone));
        }
        return moments;
    }
}
