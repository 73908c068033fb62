package org.plumbline.app.ui.pool;

import java.util.List;
import java.util.Optional;
import org.plumbline.capacity.pool.BasicPool;
import org.plumbline.capacity.pool.BasicProblem;
import org.plumbline.capacity.pool.Load;
import org.plumbline.capacity.pool.PoolAdvice;
import org.plumbline.capacity.pool.PoolSettings;
import org.plumbline.capacity.pool.PoolWait;
import org.plumbline.capacity.pool.WorkMem;

/// What the panel can say.
sealed interface PoolState {
    /// Nothing yet.
    ///
    /// @param sentence what is missing or wrong
    /// @param isWrong whether a figure is wrong, rather than missing
    record Nothing(String sentence, boolean isWrong) implements PoolState {}

    /// The size that follows from the figures, and what a chosen size comes to.
    ///
    /// @param load of one pool
    /// @param pools that share the server
    /// @param targetMs of the p99 wait
    /// @param waits against the pool's size
    /// @param chosen the wait at the size that the person chose, else at the recommended one
    record Answer(
            Load load, int pools, double targetMs, PoolAdvice advice, List<PoolWait> waits, PoolWait chosen, BasicPool basic,
            List<BasicProblem> problems, Optional<WorkMem> workMem, PoolSettings settings) implements PoolState {}
}
