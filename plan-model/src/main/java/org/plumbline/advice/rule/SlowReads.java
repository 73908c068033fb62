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

/// Each block that had to be read took longer than disks of today need.
///
///     Index Scan using orders_customer_idx on orders  (actual time=4.1..6120.3 rows=1450 loops=1)
///       Buffers: shared hit=12 read=1460
///       I/O Timings: shared read=6080.211
public final class SlowReads implements PlanRule {
    /// Waiting for reads, of the execution (our own, as for a medium finding).
    static final double LEAST_SHARE = 0.20;
    static final Duration LEAST_TIME = Duration.ofMillis(100);
    /// Fewer reads may have met one slow moment (our own).
    static final long LEAST_BLOCKS = 100;
    private static final int NODES_TOLD = 5;

    private static final RuleInfo INFO = new RuleInfo(
            "slow-reads", "Reading from disk is slow", Category.SERVER, Set.of(ANALYZE, TIMING, BUFFERS, IO_TIMINGS));

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public List<Finding> check(MeasuredPlan plan) {
        Reads slow = Reads.of(plan).slow();
        Duration time = slow.wall();
        if (slow.blocks().count() < LEAST_BLOCKS || time.compareTo(LEAST_TIME) < 0 || !plan.share(time).atLeast(LEAST_SHARE)) {
            return List.of();
        }
        Duration saved = slow.nodes().stream().map(Reads.Read::savedOnUsualDevice).reduce(Duration.ZERO, Duration::plus);
        return List.of(Draft.of(INFO, plan, new Stake(plan.share(saved), Optional.of(saved)))
                .at(slow.nodes().stream().sorted(Comparator.comparing(Reads.Read::wall).reversed()).limit(NODES_TOLD)
                        .map(Reads.Read::node).toList())
                .because(Evidence.time("time per block read", slow.allProcesses().dividedBy(slow.blocks().count())))
                .because(Evidence.blocks("blocks read", slow.blocks()))
                .because(Evidence.time("waiting for reads", time))
                .fix(new Remedy.Act(Action.FASTER_STORAGE))
                .unless(Doubt.STORAGE_MAY_BE_BUSY)
                .finding());
    }
}
