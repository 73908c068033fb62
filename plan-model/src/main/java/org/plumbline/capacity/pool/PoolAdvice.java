package org.plumbline.capacity.pool;

import java.util.Optional;
import java.util.OptionalInt;

/// The size that a pool should have: the smallest that meets the target, at most what the server makes good use of and what the fleet's
/// budget leaves, at least what cannot deadlock.
///
/// @param size connections of one pool
/// @param binding what decides it
/// @param waiting what requests wait at that size
/// @param isTargetMet whether within the target; true where there is none
/// @param isDeadlockSafe whether at least the floor; the budget may be less
public record PoolAdvice(int size, Binding binding, PoolWait waiting, boolean isTargetMet, boolean isDeadlockSafe) {
    /// What follows from what is known.
    ///
    /// @throws IllegalArgumentException where nothing does: not even PostgreSQL's most connections meet the target
    public static PoolAdvice of(PoolQuestion question) {
        Optional<PoolWait> wanted = Optional.empty();
        if (question.targetP99Ms().isPresent()) {
            wanted = ErlangC.smallest(question.load(), question.targetP99Ms().getAsDouble());
        }
        int size = wanted.map(PoolWait::size).orElse(Fleet.MOST_CONNECTIONS);
        Optional<Binding> binding = wanted.map(_ -> new Binding.Target(question.targetP99Ms().getAsDouble()));
        if (question.knee().isPresent()) {
            int each = Math.max(1, question.knee().get().connections() / question.pools());
            if (each < size) {
                size = each;
                binding = Optional.of(new Binding.AtKnee(question.knee().get(), question.pools(), wanted));
            }
        }
        int budget = question.fleet().map(Fleet::each).orElse(Fleet.MOST_CONNECTIONS);
        if (budget < size) {
            size = budget;
            binding = Optional.of(new Binding.Budget(question.fleet().orElseThrow(), wanted));
        }
        OptionalInt floor = question.deadlockFloor();
        if (floor.isPresent() && floor.getAsInt() > size && floor.getAsInt() <= budget) {
            size = floor.getAsInt();
            binding = Optional.of(new Binding.DeadlockFloor(size));
        }
        PoolWait wait = ErlangC.of(question.load(), size);
        boolean met = question.targetP99Ms().isEmpty() || wait.isWithin(question.targetP99Ms().getAsDouble());
        return new PoolAdvice(size, binding.orElseThrow(PoolAdvice::tooMuch), wait, met, floor.isEmpty() || floor.getAsInt() <= size);
    }

    private static IllegalArgumentException tooMuch() {
        return new IllegalArgumentException(
                "No pool that PostgreSQL can serve meets the target: shorten the hold time, or divide the load among servers.");
    }
}
