package org.plumbline.capacity.pool;

import java.math.BigInteger;

/// What the basic formula gets wrong for some figures.
public sealed interface BasicProblem {
    /// As many connections as are busy on average: requests queue without end. The formula is Little's law with a target of full use.
    ///
    /// @param utilisation share of the pool's time that the load takes, at least 1
    record Unstable(double utilisation) implements BasicProblem {}

    /// Its minimum of 5 is more than the half of the limit that it means to keep to.
    ///
    /// @param half of `max_connections`
    record AboveHalf(BigInteger poolSize, int half) implements BasicProblem {}

    /// With its overflow the pool goes past the half of the limit that it means to keep to.
    ///
    /// @param most pool and overflow
    /// @param half of `max_connections`
    /// @param isAboveLimit whether past `max_connections` itself
    record OverflowAboveCap(BigInteger most, int half, boolean isAboveLimit) implements BasicProblem {}

    /// Each process takes as much; the formula knows of one.
    ///
    /// @param all connections of the processes together, with their overflow
    record EachProcess(int instances, BigInteger all, int maxConnections) implements BasicProblem {}
}
