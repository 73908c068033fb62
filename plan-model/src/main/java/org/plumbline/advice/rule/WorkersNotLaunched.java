package org.plumbline.advice.rule;

import static org.plumbline.plan.Capability.ANALYZE;

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

/// Fewer parallel workers started than were planned, as the pool was empty.
///
///     Gather  (actual time=1.2..812.5 rows=1000000 loops=1)
///       Workers Planned: 4
///       Workers Launched: 1
public final class WorkersNotLaunched extends NodeRule<Operation.Gathering> {
    /// `max_parallel_workers`' default, PostgreSQL 10 to 18.
    private static final long DEFAULT_POOL = 8;

    /// Of what an even division of the work would save: workers must start first, and share processors and memory (measured on two
    /// processors).
    private static final double PART_SAVED = 0.5;

    public WorkersNotLaunched() {
        super(new RuleInfo("workers-not-launched", "Parallel workers did not start", Category.PARALLEL, Set.of(ANALYZE)),
                Operation.Gathering.class, Set.of(Operation.Gather.class, Operation.GatherMerge.class));
    }

    @Override
    Optional<Finding> check(MeasuredPlan plan, PlanNode node, Operation.Gathering gathering) {
        long planned = gathering.workersPlanned();
        long launched = gathering.workersLaunched().orElse(planned);
        if (node.executed().isEmpty() || launched >= planned) {
            return Optional.empty();
        }
        // What the processes below shared would have been shared by more: the leader takes part.
        double saved = PART_SAVED * (1 - (launched + 1.0) / (planned + 1.0));
        return Optional.of(draft(plan, Stake.ofSubtree(plan, node, saved), node)
                .because(Evidence.count("workers planned", planned))
                .because(Evidence.count("workers launched", launched))
                .fix(new Remedy.ChangeSetting("max_parallel_workers", Long.toString(pool(plan) + planned - launched)))
                .unless(Doubt.MOMENTARY_LOAD).unless(Doubt.LIMITED_BY_WORKER_PROCESSES)
                .finding());
    }

    private static long pool(MeasuredPlan plan) {
        String set = plan.plan().summary().settings().getOrDefault("max_parallel_workers", "");
        return !set.isEmpty() && set.length() < 6 && set.chars().allMatch(c -> c >= '0' && c <= '9') ? Long.parseLong(set) : DEFAULT_POOL;
    }
}
