package org.plumbline.capacity.pool;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/// The formula that everybody copies, to the bit as Python calculates it:
/// `max(5, min(max_connections // 2, int(users * query_ms / 1000)))`.
///
/// @param poolSize connections of one process
/// @param maxOverflow more of them under load: `max(10, pool_size // 2)`
/// @param timeoutSeconds how long a request waits for one
/// @param recycleSeconds after how long one is replaced
/// @param prePing whether each is tried before it is used
public record BasicPool(BigInteger poolSize, BigInteger maxOverflow, int timeoutSeconds, int recycleSeconds, boolean prePing) {
    private static final BigInteger LEAST = BigInteger.valueOf(5);
    private static final BigInteger LEAST_OVERFLOW = BigInteger.TEN;
    private static final BigInteger TWO = BigInteger.TWO;
    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);
    private static final String TOO_LARGE = "users times query time is too large a number; type figures below 10^300";

    /// Of a query time that is a whole number: Python multiplies exactly, and rounds once.
    ///
    /// @throws IllegalArgumentException where Python's division overflows
    public static BasicPool of(BigInteger maxConnections, BigInteger users, BigInteger queryMs) {
        double held = new BigDecimal(users.multiply(queryMs)).divide(THOUSAND).doubleValue();
        return of(maxConnections, held);
    }

    /// Of a query time with a fraction: Python multiplies and divides in floating point.
    ///
    /// @throws IllegalArgumentException where the result is no number
    public static BasicPool of(BigInteger maxConnections, BigInteger users, double queryMs) {
        return of(maxConnections, users.doubleValue() * queryMs / 1000);
    }

    private static BasicPool of(BigInteger maxConnections, double held) {
        if (!Double.isFinite(held)) {
            throw new IllegalArgumentException(TOO_LARGE);
        }
        BigInteger pool = LEAST.max(half(maxConnections).min(new BigDecimal(held).toBigInteger()));
        return new BasicPool(pool, LEAST_OVERFLOW.max(half(pool)), 30, 3600, true);
    }

    /// Rounded down, below zero too.
    private static BigInteger half(BigInteger number) {
        BigInteger[] parts = number.divideAndRemainder(TWO);
        return parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
    }

    /// What is wrong with it for these figures, besides what always is: it takes each user to send one request a second, its target is full
    /// use, and it counts one process.
    ///
    /// @param arrivalsPerSecond requests to this process
    /// @param holdMs how long one holds its connection
    /// @param instances processes that each have such a pool
    public List<BasicProblem> problems(int maxConnections, double arrivalsPerSecond, double holdMs, int instances) {
        var problems = new ArrayList<BasicProblem>();
        double pool = poolSize.doubleValue();
        double utilisation = arrivalsPerSecond * holdMs / 1000 / pool;
        if (utilisation >= 1) {
            problems.add(new BasicProblem.Unstable(utilisation));
        }
        int half = Math.floorDiv(maxConnections, 2);
        if (pool > half) {
            problems.add(new BasicProblem.AboveHalf(poolSize, half));
        }
        BigInteger most = poolSize.add(maxOverflow);
        if (most.compareTo(BigInteger.valueOf(half)) > 0) {
            problems.add(new BasicProblem.OverflowAboveCap(most, half, most.compareTo(BigInteger.valueOf(maxConnections)) > 0));
        }
        if (instances > 1) {
            problems.add(new BasicProblem.EachProcess(instances, most.multiply(BigInteger.valueOf(instances)), maxConnections));
        }
        return problems;
    }
}
