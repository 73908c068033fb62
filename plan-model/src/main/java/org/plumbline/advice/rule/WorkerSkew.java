package org.plumbline.advice.rule;

import static org.plumbline.plan.Capability.ANALYZE;
import static org.plumbline.plan.Capability.TIMING;
import static org.plumbline.plan.Capability.WORKERS;

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
import org.plumbline.plan.measure.GatherWait;
import org.plumbline.plan.measure.MeasuredPlan;
import org.plumbline.plan.measure.NodeMeasure;
import org.plumbline.plan.measure.ProcessPart;

/// One process of a parallel plan did most of the work while the others waited for it.
///
///     Gather Merge  (actual time=2010.513..2022.265 rows=40 loops=1)
///       Workers Launched: 2
///       ->  Partial GroupAggregate  (actual time=623.672..675.639 rows=13 loops=3)
///             Worker 0:  actual time=9.139..9.143 rows=0 loops=1
///             Worker 1:  actual time=1843.726..1999.617 rows=40 loops=1
public final class WorkerSkew extends NodeRule<Operation.Gathering> {
    /// The slowest process against the average one (our catalogue, row 31).
    static final double LEAST_SKEW = 2;
    /// Waiting, of the execution (our catalogue, row 31).
    static final double LEAST_SHARE = 0.20;
    /// Waiting (our catalogue, row 31).
    static final Duration LEAST_WAIT = Duration.ofMillis(100);
    /// Of the waiting: work is never spread quite evenly, and the processes hinder one another.
    private static final double PART_SAVED = 0.4;
    private static final int PROCESSES_TOLD = 8;

    public WorkerSkew() {
        super(new RuleInfo("worker-skew", "One process does most of the work", Category.PARALLEL, Set.of(ANALYZE, TIMING)),
                Operation.Gathering.class, ParallelBalance.GATHERS);
    }

    @Override
    Optional<Finding> check(MeasuredPlan plan, PlanNode node, Operation.Gathering gathering) {
        return plan.of(node).gatherWait().flatMap(wait -> plan.plan().outer(node).flatMap(input -> check(plan, node, input, wait)));
    }

    private Optional<Finding> check(MeasuredPlan plan, PlanNode node, PlanNode input, GatherWait wait) {
        NodeMeasure below = plan.of(input);
        Duration average = below.inclusive().map(inclusive -> inclusive.wall()).orElse(Duration.ZERO);
        Duration slowest = average.plus(wait.time());
        // Without figures of processes the slowest is known by what one of them did alone, which is the least it took.
        double skew = below.byProcess().map(split -> split.skew()).orElse(Math.min(below.processes(), ratio(slowest, average)));
        if (skew < LEAST_SKEW || wait.time().compareTo(LEAST_WAIT) < 0 || !plan.share(wait.time()).atLeast(LEAST_SHARE)) {
            return Optional.empty();
        }
        Duration saved = Duration.ofNanos(Math.round(wait.time().toNanos() * PART_SAVED));
        Draft draft = draft(plan, new Stake(plan.share(saved), Optional.of(saved)), node).at(input)
                .because(Evidence.time("slowest process", slowest))
                .because(Evidence.time("average of the processes", average))
                .because(Evidence.factor("slowest against average", skew))
                .because(Evidence.time("waiting for the slowest process", wait.time()))
                .because(Evidence.count("processes", Math.round(below.processes())));
        below.parts().stream().limit(PROCESSES_TOLD).forEach(part -> draft.because(
                part.time().map(time -> Evidence.time(name(part), time))));
        if (isDrivenByALoop(plan, node)) {
            draft.fix(new Remedy.ChangeSetting("enable_nestloop", "off")).unless(Doubt.PLANNER_MAY_CHOOSE_OTHERWISE);
        }
        draft.fix(new Remedy.Act(Action.SPREAD_OVER_PROCESSES)).unless(Doubt.MOMENTARY_LOAD).knowMoreWith(WORKERS);
        return Optional.of(draft.finding());
    }

    private static String name(ProcessPart part) {
        return part.worker().map(number -> "worker " + number).orElse("leader");
    }

    private static double ratio(Duration part, Duration whole) {
        return whole.isZero() ? 1 : (double) part.toNanos() / whole.toNanos();
    }

    /// A nested loop goes through what the processes share row by row: who gets the rows with many partners has the work.
    private static boolean isDrivenByALoop(MeasuredPlan plan, PlanNode gather) {
        return plan.plan().subtree(gather).stream().anyMatch(each -> each.operation() instanceof Operation.NestedLoop
                && plan.plan().outer(each).map(outer -> plan.plan().subtree(outer).stream().anyMatch(PlanNode::parallelAware))
                        .orElse(false));
    }
}
