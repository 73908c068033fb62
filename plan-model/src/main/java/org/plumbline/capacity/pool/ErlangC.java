package org.plumbline.capacity.pool;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plumbline.capacity.RefusedFigure;

/// Waiting for one of `c` connections that a load shares: Erlang's C formula for M/M/c (A. K. Erlang, 1917), and Allen and Cunneen's
/// correction for other arrivals and hold times (A. O. Allen, *Probability, Statistics, and Queueing Theory*, 1990).
///
/// The sums of powers and factorials, which overflow from about 170 connections on, are replaced by the recurrence of Erlang's B,
/// `1/B(k) = 1 + k/a · 1/B(k-1)`, kept as a logarithm: nothing cancels, nothing overflows.
public final class ErlangC {
    private final Load load;
    private int servers;
    /// Logarithm of 1/B of so many servers.
    private double inverse;

    private ErlangC(Load load) {
        this.load = load;
    }

    /// The wait with this many connections.
    ///
    /// @param size from 1 to 262,143
    public static PoolWait of(Load load, int size) {
        RefusedFigure.within("The pool size", size, 1, Fleet.MOST_CONNECTIONS);
        var erlang = new ErlangC(load);
        while (erlang.servers < size) {
            erlang.add();
        }
        return erlang.waits();
    }

    /// The waits with each size from one to the other.
    public static List<PoolWait> curve(Load load, int from, int to) {
        RefusedFigure.within("The pool size", from, 1, Fleet.MOST_CONNECTIONS);
        RefusedFigure.within("The pool size", to, from, Fleet.MOST_CONNECTIONS);
        var erlang = new ErlangC(load);
        var waits = new ArrayList<PoolWait>();
        while (erlang.servers < to) {
            erlang.add();
            if (erlang.servers >= from) {
                waits.add(erlang.waits());
            }
        }
        return waits;
    }

    /// The smallest pool whose 99th percentile of the wait is at most this; none where not even PostgreSQL's most connections would do.
    ///
    /// @param targetP99Ms 0 or more
    public static Optional<PoolWait> smallest(Load load, double targetP99Ms) {
        RefusedFigure.within("The target of the p99 wait", targetP99Ms, 0, Double.MAX_VALUE, "0 ms or more");
        var erlang = new ErlangC(load);
        while (erlang.servers < Fleet.MOST_CONNECTIONS) {
            erlang.add();
            if (erlang.servers > load.offered() && erlang.waits() instanceof PoolWait.Stable stable && stable.isWithin(targetP99Ms)) {
                return Optional.of(stable);
            }
        }
        return Optional.empty();
    }

    private void add() {
        servers++;
        double next = Math.log(servers / load.offered()) + inverse;
        inverse = next > 0 ? next + Math.log1p(Math.exp(-next)) : Math.log1p(Math.exp(next));
    }

    private PoolWait waits() {
        double offered = load.offered();
        double utilisation = offered / servers;
        double free = servers - offered;
        if (free <= 0) {
            return new PoolWait.Growing(servers, utilisation);
        }
        double blocked = Math.exp(-inverse);
        double probability = blocked / (1 - utilisation * (1 - blocked));
        double scale = load.holdMs() / free * load.correction();
        return new PoolWait.Stable(servers, utilisation, probability, scale, probability * scale);
    }
}
