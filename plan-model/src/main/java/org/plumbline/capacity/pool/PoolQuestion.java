package org.plumbline.capacity.pool;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.plumbline.capacity.RefusedFigure;

/// What is known where a pool is to be sized.
///
/// @param load of one pool
/// @param pools such pools that share the server
/// @param targetP99Ms what 99 of 100 requests are to wait no longer than
/// @param knee what the server makes good use of
/// @param fleet what the server has connections for
/// @param deadlockFloor the least size at which threads that hold several connections cannot block each other
public record PoolQuestion(
        Load load, int pools, OptionalDouble targetP99Ms, Optional<Knee> knee, Optional<Fleet> fleet, OptionalInt deadlockFloor) {
    /// @throws IllegalArgumentException what is wrong, in a sentence
    public PoolQuestion {
        RefusedFigure.within("The number of pools", pools, 1, Fleet.MOST_CONNECTIONS);
        targetP99Ms.ifPresent(target -> RefusedFigure.within("The target of the p99 wait", target, 0, Double.MAX_VALUE, "0 ms or more"));
        deadlockFloor.ifPresent(floor -> RefusedFigure.within("The deadlock floor", floor, 1, Fleet.MOST_CONNECTIONS));
        if (targetP99Ms.isEmpty() && knee.isEmpty() && fleet.isEmpty()) {
            throw new IllegalArgumentException(
                    "A recommendation needs a target of the p99 wait, the server's cores, or its max_connections.");
        }
        if (fleet.isPresent() && fleet.get().each() < 1) {
            Fleet full = fleet.get();
            throw new IllegalArgumentException("The " + full.available() + " free connections are not enough for " + full.pools()
                    + " pools with " + full.overflow() + " of overflow each: use fewer, put PgBouncer between, or raise max_connections.");
        }
    }
}
