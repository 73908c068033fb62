package org.plumbline.capacity.pool;

import org.plumbline.capacity.RefusedFigure;

/// How long requests wait for a connection of a pool of some size.
public sealed interface PoolWait {
    /// Connections of the pool.
    int size();

    /// Share of the connections' time that the load takes: `a / c`.
    double utilisation();

    /// Whether 99 of 100 requests wait no longer.
    boolean isWithin(double targetP99Ms);

    /// The queue has an end: `a < c`.
    ///
    /// @param probability that a request waits at all: Erlang's C
    /// @param scaleMs mean wait of those that wait
    /// @param meanMs mean wait of all
    record Stable(int size, double utilisation, double probability, double scaleMs, double meanMs) implements PoolWait {
        /// What this share of the requests does not wait longer than, in milliseconds: `max(0, ln(C / (1 - p)) · S / (c - a))`.
        ///
        /// @param share from 0 to below 1
        public double quantileMs(double share) {
            RefusedFigure.within("The share", share, 0, Math.nextDown(1.0), "from 0 to below 1");
            return scaleMs == 0 ? 0 : Math.max(0, Math.log(probability / (1 - share)) * scaleMs);
        }

        @Override
        public boolean isWithin(double targetP99Ms) {
            return quantileMs(0.99) <= targetP99Ms;
        }
    }

    /// As much comes as can be served, or more: the queue grows for as long as the load lasts.
    record Growing(int size, double utilisation) implements PoolWait {
        @Override
        public boolean isWithin(double targetP99Ms) {
            return false;
        }
    }
}
