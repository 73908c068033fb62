package org.plumbline.advice.rule;

import static org.plumbline.plan.Capability.ANALYZE;
import static org.plumbline.plan.Capability.TIMING;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.plumbline.advice.Action;
import org.plumbline.advice.Category;
import org.plumbline.advice.Doubt;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Finding;
import org.plumbline.advice.Remedy;
import org.plumbline.advice.RuleInfo;
import org.plumbline.plan.Operation;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.measure.MeasuredPlan;
import org.plumbline.plan.unit.Rows;
import org.plumbline.plan.unit.Share;

/// Parallel workers handed nearly all rows that they read to the leader, which took longer over them than reading them alone would have.
///
///     Gather  (actual time=0.597..285.976 rows=950000 loops=1)
///       Workers Launched: 2
///       ->  Parallel Seq Scan on t  (actual time=0.272..71.414 rows=316667 loops=3)
///             Rows Removed by Filter: 16667
public final class GatherShipsRows extends NodeRule<Operation.Gathering> {
    /// Of the rows that the processes read (our own: the planner expects far fewer where it goes parallel by itself).
    static final double LEAST_PART = 0.5;
    /// What one process alone would have won, of the execution (our own: less is the noise of two runs).
    static final double LEAST_SHARE = 0.10;
    static final Duration LEAST_LOST = Duration.ofMillis(20);

    public GatherShipsRows() {
        super(new RuleInfo("gather-ships-rows", "Workers hand over most rows", Category.PARALLEL, Set.of(ANALYZE, TIMING)),
                Operation.Gathering.class, ParallelBalance.GATHERS);
    }

    @Override
    Optional<Finding> check(MeasuredPlan plan, PlanNode node, Operation.Gathering gathering) {
        return ParallelBalance.of(plan, node, gathering)
                .filter(ParallelBalance::isShippingMany)
                .filter(balance -> balance.lost().compareTo(LEAST_LOST) >= 0 && plan.share(balance.lost()).atLeast(LEAST_SHARE))
                .filter(balance -> plan.of(node).gatherWait().map(wait -> wait.time().compareTo(balance.lost()) < 0).orElse(true))
                .flatMap(balance -> check(plan, node, gathering, balance));
    }

    private Optional<Finding> check(MeasuredPlan plan, PlanNode node, Operation.Gathering gathering, ParallelBalance balance) {
        Rows read = read(plan, node);
        Share part = Share.of(balance.shipped().value(), read.value());
        if (!part.atLeast(LEAST_PART)) {
            return Optional.empty();
        }
        Draft draft = draft(plan, balance.stake(plan), node)
                .because(Evidence.rows("rows handed over", balance.shipped()))
                .because(Evidence.rows("rows read by the processes", read))
                .because(balance.togetherFigure())
                .because(balance.aloneFigure())
                .because(Evidence.count("workers launched", gathering.workersLaunched().orElse(0L)));
        return Optional.of(ParallelSettings.reset(plan, node, draft)
                .fix(new Remedy.ChangeSetting("max_parallel_workers_per_gather", "0"))
                .fix(new Remedy.Act(Action.RETURN_FEWER_ROWS))
                .unless(Doubt.PLANNER_MAY_CHOOSE_OTHERWISE)
                .finding());
    }

    /// By the largest scan that the processes share.
    private static Rows read(MeasuredPlan plan, PlanNode gather) {
        return plan.plan().subtree(gather).stream().filter(PlanNode::parallelAware)
                .flatMap(each -> ScanFigures.of(plan, each).stream()).map(ScanFigures::found)
                .max(Rows::compareTo).orElse(Rows.NONE);
    }
}
