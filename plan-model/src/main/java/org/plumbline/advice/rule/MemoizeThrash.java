package org.plumbline.advice.rule;

import static org.plumbline.plan.Capability.ANALYZE;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.plumbline.advice.Category;
import org.plumbline.advice.Doubt;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Finding;
import org.plumbline.advice.Remedy;
import org.plumbline.advice.RuleInfo;
import org.plumbline.plan.Attributes;
import org.plumbline.plan.Estimate;
import org.plumbline.plan.Operation;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.Worker;
import org.plumbline.plan.measure.MeasuredPlan;
import org.plumbline.plan.unit.Bytes;
import org.plumbline.plan.unit.Share;

/// A Memoize that seldom had what it was asked for: it threw rows out before they were asked for again, or nothing was asked for twice.
///
///     Memoize  (actual time=0.012..0.012 rows=1 loops=100000)
///       Cache Key: i.product_id
///       Hits: 0  Misses: 100000  Evictions: 98913  Overflows: 0  Memory Usage: 129kB
///       ->  Aggregate  (actual time=0.010..0.010 rows=1 loops=100000)
public final class MemoizeThrash extends NodeRule<Operation.Memoize> {
    /// Hits of all that was asked for: fewer (our catalogue, row 36).
    static final double LEAST_HITS = 0.5;
    /// Fewer questions say nothing (our own).
    static final long LEAST_LOOKUPS = 1_000;
    /// Of the execution, what can be won (our own).
    static final double LEAST_STAKE = 0.05;
    /// Of what was thrown out and made again, as much as is promised: how much of it was asked for twice is not printed (our own).
    static final double MADE_TWICE = 0.5;
    /// Of the lookups, those that the planner expected to find nothing: then it is the memory (our own; by costs, which are rough).
    static final double EXPECTED_MISSES = 0.5;

    public MemoizeThrash() {
        super(new RuleInfo("memoize-thrash", "Memoize keeps rows in vain", Category.MEMORY, Set.of(ANALYZE)), Operation.Memoize.class);
    }

    /// All processes together.
    private record Counters(long hits, long misses, long evictions) {
        Share missed() {
            return Share.of(misses, hits + misses);
        }
    }

    @Override
    Optional<Finding> check(MeasuredPlan plan, PlanNode node, Operation.Memoize memoize) {
        var counters = new Counters(sum(node, "Cache Hits", memoize.hits()), sum(node, "Cache Misses", memoize.misses()),
                sum(node, "Cache Evictions", memoize.evictions()));
        long lookups = counters.hits() + counters.misses();
        if (lookups < LEAST_LOOKUPS || counters.hits() >= LEAST_HITS * lookups) {
            return Optional.empty();
        }
        double missed = counters.missed().value();
        boolean thrown = counters.evictions() > 0 && isExpected(plan, node);
        Stake stake = !thrown ? Stake.ofSelf(plan, node, missed) : Stake.ofSums(plan,
                plan.shareOf(node).value() * missed + below(plan.sums().shareOfSubtree(node), plan.sums().share(node), counters),
                Math.round(plan.sums().nanos(node) * missed
                        + below(plan.sums().nanosOfSubtree(node), plan.sums().nanos(node), counters)));
        if (!stake.matters(LEAST_STAKE)) {
            return Optional.empty();
        }
        Draft draft = draft(plan, stake, node)
                .because(memoize.cacheKey().map(key -> Evidence.text("key", key)))
                .because(Evidence.count("lookups", lookups))
                .because(Evidence.count("found", counters.hits()))
                .because(Evidence.count("thrown out", counters.evictions()));
        if (thrown) {
            draft.fix(memory(node, memoize).map(WorkMemory::raised).orElse(List.of()))
                    .unless(Doubt.MEMORY_MULTIPLIES).unless(Doubt.SIZE_IS_ESTIMATED);
        }
        return Optional.of(draft.fix(new Remedy.ChangeSetting("enable_memoize", "off")).unless(Doubt.PLANNER_MAY_CHOOSE_OTHERWISE)
                .finding());
    }

    /// Whether the planner knew that there are more keys than fit: it reckoned with making rows anew for half of the lookups or more.
    /// Where it did not, the keys differ more than it thought, perhaps all of them, and no memory may help.
    private static boolean isExpected(MeasuredPlan plan, PlanNode node) {
        Optional<PlanNode> loop = plan.plan().parent(node);
        Optional<Estimate> whole = loop.flatMap(PlanNode::estimate);
        Optional<Estimate> outer = loop.flatMap(plan.plan()::outer).flatMap(PlanNode::estimate);
        Optional<Estimate> made = plan.plan().outer(node).flatMap(PlanNode::estimate);
        return whole.flatMap(all -> outer.flatMap(asked -> made.map(once -> {
            double perLookup = (all.totalCost().value() - asked.totalCost().value()) / Math.max(1, asked.rows().value());
            return perLookup >= EXPECTED_MISSES * once.totalCost().value();
        }))).orElse(false);
    }

    private static double below(double whole, double own, Counters counters) {
        return Math.max(0, whole - own) * MADE_TWICE * counters.evictions() / Math.max(1, counters.misses());
    }

    /// What would hold all that was ever put in, in the process that put in most: at the end of its work the memory was full of what had
    /// not been thrown out.
    private static Optional<Double> memory(PlanNode node, Operation.Memoize memoize) {
        var needs = new ArrayList<Double>();
        full(memoize.misses().orElse(0L), memoize.evictions().orElse(0L), memoize.overflows().orElse(0L), node.attributes())
                .ifPresent(needs::add);
        for (Worker worker : node.workers()) {
            Attributes said = worker.attributes();
            full(said.whole("Cache Misses").orElse(0), said.whole("Cache Evictions").orElse(0),
                    said.whole("Cache Overflows").orElse(0), said).ifPresent(needs::add);
        }
        return needs.stream().max(Double::compare);
    }

    private static Optional<Double> full(long misses, long evictions, long overflows, Attributes said) {
        double kept = Math.max(1, misses - evictions - overflows);
        long used = said.whole("Peak Memory Usage").orElse(0);
        return evictions > 0 && used > 0 ? Optional.of(Bytes.kibibytes(used).count() / kept * misses) : Optional.empty();
    }

    private static long sum(PlanNode node, String key, Optional<Long> leader) {
        return leader.orElse(0L) + node.workers().stream().mapToLong(worker -> worker.attributes().whole(key).orElse(0)).sum();
    }
}
