package org.plumbline.advice.rule;

import static org.plumbline.plan.Capability.ANALYZE;
import static org.plumbline.plan.Capability.TIMING;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.plumbline.advice.Action;
import org.plumbline.advice.Category;
import org.plumbline.advice.Doubt;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Finding;
import org.plumbline.advice.PlanRule;
import org.plumbline.advice.Remedy;
import org.plumbline.advice.RuleInfo;
import org.plumbline.plan.Execution.Executed;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.measure.MeasuredPlan;
import org.plumbline.plan.unit.Rows;

/// A good part of the time was spent on measuring it: EXPLAIN reads the clock twice for every row that every node returns.
///
///     Nested Loop  (actual time=0.031..2210.4 rows=8000000 loops=1)
///       ->  Seq Scan on a  (actual time=0.010..0.520 rows=2000 loops=1)
///       ->  Materialize  (actual time=0.000..0.302 rows=4000 loops=2000)
public final class InstrumentationBound implements PlanRule {
    /// Of the execution (our own: a fifth changes what one concludes).
    static final double LEAST_SHARE = 0.20;
    static final Duration LEAST_TIME = Duration.ofMillis(50);
    /// Reading the clock twice takes 50 ns and more where the processor's own counter serves as clock (`pg_test_timing`: 25 to 35 ns a
    /// reading); with other clocks it is up to a hundred times that, which a plan of many rows
    /// tells itself.
    static final double LEAST_NANOS_PER_CALL = 50;
    private static final int NODES_TOLD = 5;

    private static final RuleInfo INFO = new RuleInfo(
            "instrumentation-bound", "Measuring took much of the time", Category.SERVER, Set.of(ANALYZE, TIMING));

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public List<Finding> check(MeasuredPlan plan) {
        double reading = plan.slowClock().map(Duration::toNanos).orElse(0L);
        double nanosPerCall = Math.min(Math.max(LEAST_NANOS_PER_CALL, 2 * reading),
                2 * plan.clockAtMost().map(Duration::toNanos).orElse(Long.MAX_VALUE / 2));
        // The second readings of the root's rows are no node's.
        double nanos = reading * plan.plan().root().executed().map(Executed::rowsAllLoops).map(Rows::value).orElse(0.0);
        double calls = 0;
        var nodes = new ArrayList<PlanNode>();
        for (PlanNode node : plan.nodes()) {
            if (plan.of(node).instrumentationBound() && node.execution() instanceof Executed executed) {
                double own = executed.loops() * (executed.rowsPerLoop().value() + 1);
                calls += own;
                nanos += Math.min(plan.of(node).self().wallOrZero().toNanos(), own * nanosPerCall / plan.of(node).processes());
                nodes.add(node);
            }
        }
        Duration measuring = Duration.ofNanos(Math.round(nanos));
        if (measuring.compareTo(LEAST_TIME) < 0 || !plan.share(measuring).atLeast(LEAST_SHARE)) {
            return List.of();
        }
        nodes.sort(Comparator.comparing((PlanNode node) -> plan.of(node).self().wallOrZero()).reversed());
        Draft draft = Draft.of(INFO, plan, Stake.ofSums(plan, plan.share(measuring).value(), measuring.toNanos()))
                .at(nodes.subList(0, Math.min(NODES_TOLD, nodes.size())))
                .because(Evidence.time("at least spent on measuring", measuring))
                .because(Evidence.share("share of the execution", plan.share(measuring)))
                .because(Evidence.count("times that the clock was read", Math.round(2 * calls)))
                .because(plan.slowClock().map(time -> Evidence.time("each time, by this plan itself", time)))
                .fix(new Remedy.Act(Action.RUN_WITHOUT_TIMING));
        if (plan.slowClock().isPresent()) {
            draft.fix(new Remedy.Act(Action.LOOK_AT_CLOCK));
        }
        return List.of((plan.slowClock().isPresent() ? draft : draft.unless(Doubt.CLOCK_NOT_KNOWN)).remark());
    }
}
