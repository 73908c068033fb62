package org.plumbline.advice.rule;

import static org.plumbline.plan.Capability.ANALYZE;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.plumbline.advice.Category;
import org.plumbline.advice.Doubt;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Finding;
import org.plumbline.advice.PlanRule;
import org.plumbline.advice.Remedy;
import org.plumbline.advice.RuleInfo;
import org.plumbline.plan.Execution.Executed;
import org.plumbline.plan.Operation;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.measure.MeasuredPlan;

/// Fewer parallel workers started than were planned, as the pool was empty. All Gathers of a plan take from one pool: one finding.
///
///     Gather  (actual time=1.2..812.5 rows=1000000 loops=1)
///       Workers Planned: 4
///       Workers Launched: 1
public final class WorkersNotLaunched implements PlanRule {
    /// Of the execution (our own: less is the noise of two runs).
    static final double LEAST_SHARE = 0.10;

    /// `max_parallel_workers`' default, PostgreSQL 10 to 18.
    private static final long DEFAULT_POOL = 8;

    /// Of what an even division of the work would save: workers must start first, and share processors and memory (measured on two
    /// processors).
    private static final double PART_SAVED = 0.5;

    private static final RuleInfo INFO =
            new RuleInfo("workers-not-launched", "Parallel workers did not start", Category.PARALLEL, Set.of(ANALYZE));

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public List<Finding> check(MeasuredPlan plan) {
        List<Lack> lacks = plan.nodes(ParallelBalance.GATHERS).stream().flatMap(gather -> lack(plan, gather).stream())
                .sorted(Comparator.comparing((Lack lack) -> lack.stake().share()).reversed()).toList();
        Stake all = Stake.ofSums(plan, lacks.stream().mapToDouble(lack -> lack.stake().share().value()).sum(),
                lacks.stream().mapToLong(lack -> lack.stake().time().orElse(Duration.ZERO).toNanos()).sum());
        if (lacks.isEmpty() || !all.matters(LEAST_SHARE)) {
            return List.of();
        }
        long most = lacks.stream().mapToLong(Lack::missing).max().orElseThrow();
        Draft draft = Draft.of(INFO, plan, all).at(lacks.stream().map(Lack::gather).toList())
                .because(Evidence.count("workers planned", lacks.stream().mapToLong(Lack::planned).sum()))
                .because(Evidence.count("workers launched", lacks.stream().mapToLong(Lack::launched).sum()));
        if (lacks.size() > 1) {
            draft.because(Evidence.count("nodes that lacked workers", lacks.size()));
        }
        return List.of(draft
                .fix(new Remedy.ChangeSetting("max_parallel_workers", Long.toString(pool(plan) + most)))
                .unless(Doubt.MOMENTARY_LOAD).unless(Doubt.LIMITED_BY_WORKER_PROCESSES)
                .finding());
    }

    /// What a Gather lacked.
    ///
    /// @param stake what the missing workers would have saved
    private record Lack(PlanNode gather, long planned, long launched, Stake stake) {
        long missing() {
            return planned - launched;
        }
    }

    /// None where it had all its workers, where more of them would not be felt, and where one process alone would have been quicker than
    /// those that it had.
    private static Optional<Lack> lack(MeasuredPlan plan, PlanNode gather) {
        if (!(gather.operation() instanceof Operation.Gathering gathering) || !(gather.execution() instanceof Executed executed)) {
            return Optional.empty();
        }
        long planned = gathering.workersPlanned();
        long launched = gathering.workersLaunched().orElse(planned);
        Optional<PlanNode> input = plan.plan().outer(gather);
        if (launched >= planned || input.isEmpty()
                || ParallelBalance.of(plan, gather, gathering).map(balance -> !balance.lost().isNegative()).orElse(false)) {
            return Optional.empty();
        }
        // What the processes below shared would have been shared by more: the leader takes part.
        double part = PART_SAVED * (1 - (launched + 1.0) / (planned + 1.0));
        Stake shared = Stake.ofSelves(plan, shared(plan, input.get()), part);
        if (shared.time().isEmpty()) {
            return Optional.of(new Lack(gather, planned, launched, shared));
        }
        Duration won = shared.time().get().minus(ParallelBalance.START_OF_WORKER.multipliedBy((planned - launched) * executed.loops()));
        return won.isNegative() || won.isZero()
                ? Optional.empty() : Optional.of(new Lack(gather, planned, launched, Stake.ofTime(plan, won)));
    }

    /// What several processes do: not what is worked out once before.
    private static List<PlanNode> shared(MeasuredPlan plan, PlanNode input) {
        var shared = new ArrayList<PlanNode>();
        int after = input.id().index();
        for (PlanNode node : plan.plan().subtree(input)) {
            if (node.isInitPlan() || node.isCte()) {
                after = Math.max(after, node.subtreeEnd());
            }
            if (node.id().index() >= after) {
                shared.add(node);
            }
        }
        return shared;
    }

    private static long pool(MeasuredPlan plan) {
        String set = plan.plan().summary().settings().getOrDefault("max_parallel_workers", "");
        return !set.isEmpty() && set.length() < 6 && set.chars().allMatch(c -> c >= '0' && c <= '9') ? Long.parseLong(set) : DEFAULT_POOL;
    }
}
