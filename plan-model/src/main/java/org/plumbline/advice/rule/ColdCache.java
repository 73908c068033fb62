package org.plumbline.advice.rule;

import static org.plumbline.plan.Capability.ANALYZE;
import static org.plumbline.plan.Capability.BUFFERS;
import static org.plumbline.plan.Capability.IO_TIMINGS;
import static org.plumbline.plan.Capability.TIMING;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.plumbline.advice.Action;
import org.plumbline.advice.Category;
import org.plumbline.advice.Doubt;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Finding;
import org.plumbline.advice.PlanRule;
import org.plumbline.advice.Remedy;
import org.plumbline.advice.RuleInfo;
import org.plumbline.plan.measure.MeasuredPlan;
import org.plumbline.plan.unit.Share;

/// Most of the time went into reading blocks that were not in memory yet: the plan tells more of the cache than of the query.
///
///     Bitmap Heap Scan on orders  (actual time=1.2..310.5 rows=5020 loops=1)
///       Buffers: shared hit=20 read=4980
///       I/O Timings: shared read=262.310
public final class ColdCache implements PlanRule {
    /// Of the time of all processes (our catalogue, row 35).
    static final double LEAST_SHARE = 0.50;
    /// (our own: below it a second run tells nothing else)
    static final Duration LEAST_TIME = Duration.ofMillis(20);
    /// The same reads cost a little even from memory.
    private static final double PART_SAVED = 0.9;
    private static final int NODES_TOLD = 5;

    private static final RuleInfo INFO = new RuleInfo(
            "cold-cache", "Most time went into reading from disk", Category.SERVER, Set.of(ANALYZE, TIMING, BUFFERS, IO_TIMINGS));

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public List<Finding> check(MeasuredPlan plan) {
        Reads reads = Reads.of(plan);
        Share part = Share.of(reads.allProcesses().toNanos(), reads.cpu().toNanos());
        // Slow reads are a cause of their own: they stay slow for whoever comes first.
        if (reads.wall().compareTo(LEAST_TIME) < 0 || !part.atLeast(LEAST_SHARE) || !reads.slow().nodes().isEmpty()) {
            return List.of();
        }
        Duration saved = Duration.ofNanos(Math.round(reads.wall().toNanos() * PART_SAVED));
        return List.of(Draft.of(INFO, plan, new Stake(plan.share(saved), Optional.of(saved)))
                .at(reads.nodes().stream().sorted(Comparator.comparing(Reads.Read::wall).reversed()).limit(NODES_TOLD)
                        .map(Reads.Read::node).toList())
                .because(Evidence.time("waiting for reads", reads.wall()))
                .because(Evidence.share("share of the time of all processes", new Share(Math.min(1, part.value()))))
                .because(Evidence.blocks("blocks read", reads.blocks()))
                .fix(new Remedy.Act(Action.RUN_AGAIN_WARM))
                .unless(Doubt.MAY_NOT_FIT_CACHE)
                .remark());
    }
}
