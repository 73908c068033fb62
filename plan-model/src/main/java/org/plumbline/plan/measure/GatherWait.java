package org.plumbline.plan.measure;

import java.time.Duration;
import org.plumbline.plan.Operation;
import org.plumbline.plan.PlanNode;

/// The part of a Gather's self time that is waiting, not work.
///
/// @param time how long it waited for the slowest process, beyond the average process
/// @param inferred no figures of workers are printed: one node that a single process ran alone took longer than the average
///         process, so it is
///         at least this long
public record GatherWait(Duration time, boolean inferred) {
    /// Of the execution: below it nobody asks what the time was.
    public static final double WORTH_A_WORD = 0.05;

    /// Whether a part of a Gather's own time is starting its workers and waiting for the slowest, of which the plan does not tell how large
    /// it is: without VERBOSE there are no figures of single workers.
    public static boolean isUnknown(MeasuredPlan plan, PlanNode node) {
        return node.operation() instanceof Operation.Gathering gather && gather.workersLaunched().orElse(0L) > 0
                && plan.ranking() == MeasuredPlan.Ranking.TIME && plan.of(node).gatherWait().isEmpty()
                && plan.plan().outer(node).flatMap(WorkerSplit::of).isEmpty() && plan.shareOf(node).atLeast(WORTH_A_WORD);
    }
}
