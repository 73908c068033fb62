package org.plumbline.advice.rule;

import static org.plumbline.plan.Capability.ANALYZE;
import static org.plumbline.plan.Capability.SUMMARY;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.plumbline.advice.Action;
import org.plumbline.advice.Category;
import org.plumbline.advice.Doubt;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Finding;
import org.plumbline.advice.PlanRule;
import org.plumbline.advice.Remedy;
import org.plumbline.advice.RuleInfo;
import org.plumbline.plan.Operation;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.Target;
import org.plumbline.plan.measure.MeasuredPlan;
import org.plumbline.plan.unit.Blocks;
import org.plumbline.plan.unit.Share;

/// Making the plan took longer than running it.
///
///     Append  (actual time=0.020..0.910 rows=3 loops=1)
///       Subplans Removed: 364
///     Planning Time: 41.283 ms
///     Execution Time: 1.720 ms
public final class PlanningDominates implements PlanRule {
    /// Of planning and execution together (our catalogue, row 29).
    static final double LEAST_SHARE = 0.50;
    /// (our catalogue, row 29)
    static final Duration LEAST_TIME = Duration.ofMillis(5);
    /// Below it, and without many partitions or tables that explain it, nothing is told: filling a session's caches, loading an extension's
    /// library or a busy moment take 5 to 8 ms of plans that another time take 0.1 to 2 ms (measured on PostgreSQL 12 to 18), and nobody
    /// waits for less than 20 ms.
    static final Duration NOT_EXPLAINED = Duration.ofMillis(20);
    /// Planning again in the same session reads the system catalogues from its own cache and touches hardly a block; more than this is a
    /// session's first look at these tables (measured on PostgreSQL 15 and 18).
    static final long COLD_BLOCKS = 100;
    /// Partitions that make planning dear (our catalogue, row 39).
    static final long MANY_PARTITIONS = 8;
    /// `join_collapse_limit`'s default: up to here the planner tries every order of joins.
    static final long MANY_TABLES = 8;
    /// A plan that is kept is still checked, and its tables are still locked.
    private static final double PART_SAVED = 0.9;

    private static final RuleInfo INFO =
            new RuleInfo("planning-dominates", "Planning takes longer than running", Category.SERVER, Set.of(ANALYZE, SUMMARY));

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public List<Finding> check(MeasuredPlan plan) {
        Optional<Duration> planning = plan.plan().summary().planningTime().filter(time -> time.compareTo(LEAST_TIME) >= 0);
        Optional<Duration> execution = plan.plan().summary().executionTime();
        return planning.flatMap(p -> execution.flatMap(e -> check(plan, p, e))).stream().toList();
    }

    private static Optional<Finding> check(MeasuredPlan plan, Duration planning, Duration execution) {
        Share share = Share.of(planning.toNanos(), (double) planning.toNanos() + execution.toNanos());
        if (!share.atLeast(LEAST_SHARE)) {
            return Optional.empty();
        }
        long partitions = partitions(plan);
        long tables = tables(plan);
        boolean explained = partitions >= MANY_PARTITIONS || tables > MANY_TABLES;
        if (!explained && planning.compareTo(NOT_EXPLAINED) < 0) {
            return Optional.empty();
        }
        Optional<Long> blocks = plan.plan().summary().planningUsage().map(usage -> usage.buffers().touched().count());
        boolean cold = blocks.isPresent() && blocks.get() >= COLD_BLOCKS;
        Duration saved = Duration.ofNanos(Math.round(planning.toNanos() * PART_SAVED));
        var stake = new Stake(new Share(share.value() * PART_SAVED), Optional.of(saved));
        Draft draft = Draft.of(INFO, plan, stake)
                .at(plan.plan().root())
                .because(Evidence.time("planning", planning))
                .because(Evidence.time("execution", execution))
                .because(Evidence.share("share of planning and execution", share));
        if (partitions >= MANY_PARTITIONS) {
            draft.because(Evidence.count("partitions planned", partitions)).fix(new Remedy.Act(Action.PRUNE_WHILE_PLANNING));
        }
        draft.fix(new Remedy.Act(Action.PREPARE_STATEMENT)).unless(Doubt.ONE_PLAN_FOR_ALL_VALUES);
        if (partitions < MANY_PARTITIONS && tables > MANY_TABLES) {
            draft.because(Evidence.count("tables joined", tables)).fix(new Remedy.Act(Action.JOIN_FEWER_TABLES));
        }
        if (cold) {
            draft.because(Evidence.blocks("blocks read while planning", Blocks.blocks(blocks.orElseThrow())))
                    .unless(Doubt.CATALOGUE_CACHE_COLD);
        }
        return Optional.of(cold ? draft.remark() : draft.finding());
    }

    /// The members of the largest Append, with those that were left out only when it ran.
    private static long partitions(MeasuredPlan plan) {
        long most = 0;
        for (PlanNode append : plan.nodes(Set.of(Operation.Append.class, Operation.MergeAppend.class))) {
            OptionalLong removed = append.attributes().whole("Subplans Removed");
            most = Math.max(most, plan.plan().children(append).stream().filter(PlanNode::feedsParent).count() + removed.orElse(0));
        }
        return most;
    }

    private static long tables(MeasuredPlan plan) {
        var tables = new HashSet<Target>();
        for (PlanNode node : plan.nodes()) {
            ScanFigures.target(node).filter(target -> target.relation().isPresent()).ifPresent(tables::add);
        }
        return tables.size();
    }
}
