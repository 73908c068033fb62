package org.plumbline.advice.rule;

import static org.plumbline.plan.Capability.ANALYZE;
import static org.plumbline.plan.Capability.TIMING;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.plumbline.advice.Category;
import org.plumbline.advice.Doubt;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Finding;
import org.plumbline.advice.Remedy;
import org.plumbline.advice.RuleInfo;
import org.plumbline.plan.Operation;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.measure.MeasuredPlan;

/// A short query waited longer for its parallel workers to start and to end than they saved.
///
///     Gather  (actual time=8.456..32.962 rows=2 loops=1)
///       Workers Launched: 1
///       ->  Partial Aggregate  (actual time=4.078..4.079 rows=1 loops=2)
public final class ParallelStartUp extends NodeRule<Operation.Gathering> {
    /// What one process alone would have won, of the execution (our own: less is the noise of two runs).
    static final double LEAST_SHARE = 0.20;
    /// Likewise: to start a worker takes about a millisecond.
    static final Duration LEAST_LOST = Duration.ofMillis(5);
    /// More than this the start of a worker does not explain: something else kept the machine busy at that moment. On two processors under
    /// load nine of ten starts took up to 15 ms, the longest 21 ms (PostgreSQL 12 to 18).
    static final Duration MOST_PER_WORKER = Duration.ofMillis(25);

    public ParallelStartUp() {
        super(new RuleInfo("parallel-start-up", "Starting workers took longer than they saved", Category.PARALLEL, Set.of(ANALYZE, TIMING)),
                Operation.Gathering.class, ParallelBalance.GATHERS);
    }

    @Override
    Optional<Finding> check(MeasuredPlan plan, PlanNode node, Operation.Gathering gathering) {
        return ParallelBalance.of(plan, node, gathering)
                .filter(balance -> !balance.isShippingMany())
                // A process that others wait for is a matter of how the work is shared.
                .filter(balance -> plan.of(node).gatherWait().map(wait -> wait.time().compareTo(balance.lost()) < 0).orElse(true))
                .flatMap(balance -> check(plan, node, gathering.workersLaunched().orElse(0L), balance));
    }

    private Optional<Finding> check(MeasuredPlan plan, PlanNode node, long workers, ParallelBalance balance) {
        Duration most = MOST_PER_WORKER.multipliedBy(workers);
        Duration lost = balance.lost().compareTo(most) > 0 ? most : balance.lost();
        if (lost.compareTo(LEAST_LOST) < 0 || !plan.share(lost).atLeast(LEAST_SHARE)) {
            return Optional.empty();
        }
        Draft draft = draft(plan, Stake.ofTime(plan, lost), node)
                .because(balance.togetherFigure())
                .because(balance.aloneFigure())
                .because(Evidence.count("workers launched", workers))
                .because(Evidence.time("until the first row came over", balance.untilFirstRow()));
        return Optional.of(ParallelSettings.reset(plan, node, draft)
                .fix(new Remedy.ChangeSetting("max_parallel_workers_per_gather", "0"))
                .unless(Doubt.MOMENTARY_LOAD)
                .finding());
    }
}
