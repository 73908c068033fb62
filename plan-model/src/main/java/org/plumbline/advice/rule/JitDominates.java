package org.plumbline.advice.rule;

import static org.plumbline.plan.Capability.ANALYZE;
import static org.plumbline.plan.Capability.TIMING;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.plumbline.advice.Category;
import org.plumbline.advice.Doubt;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Finding;
import org.plumbline.advice.PlanRule;
import org.plumbline.advice.Remedy;
import org.plumbline.advice.RuleInfo;
import org.plumbline.advice.Severity;
import org.plumbline.plan.Capability;
import org.plumbline.plan.Jit;
import org.plumbline.plan.measure.MeasuredPlan;
import org.plumbline.plan.unit.Share;

/// Compiling the query to machine code took much of its time.
///
///     JIT:
///       Functions: 42
///       Timing: Generation 3.1 ms, Inlining 60.2 ms, Optimization 210.7 ms, Emission 120.1 ms, Total 394.1 ms
///     Execution Time: 512.310 ms
public final class JitDominates implements PlanRule {
    /// Of the execution: from here on it is told; half of it is a high finding (our catalogue, row 28).
    static final double LEAST_SHARE = 0.10;
    /// (our catalogue, row 28)
    static final Duration LEAST_TIME = Duration.ofMillis(50);

    /// What is not compiled runs slower: of two queries measured on PostgreSQL 15 one gained half of what compiling took (187 to
    /// 125 ms with 120 ms of compiling), one nearly all of it.
    private static final double PART_SAVED = 0.5;

    /// Where it is nearly all of the execution, little is left that could run slower. Measured on PostgreSQL 15: with compiling 95 % of
    /// the execution, 0.99 of it was gained; with 86 % all of it, with 83 to 86 % and more rows 0.88 to 0.90, with 78 to 81 % 0.87.
    private static final double NEARLY_ALL = 0.80;
    private static final double PART_SAVED_OF_NEARLY_ALL = 0.85;

    private static final String ABOVE_COST = "jit_above_cost";
    /// PostgreSQL's defaults (guc_tables.c).
    private static final long USUAL_COST = 100_000;
    private static final LoweredSettings COSTS = new LoweredSettings(List.of(
            Map.entry(ABOVE_COST, Long.toString(USUAL_COST)),
            Map.entry("jit_inline_above_cost", "500000"),
            Map.entry("jit_optimize_above_cost", "500000")), "set lower than usual");

    private static final RuleInfo INFO =
            new RuleInfo("jit-dominates", "JIT compilation dominates", Category.SERVER, Set.of(ANALYZE, TIMING));

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public List<Finding> check(MeasuredPlan plan) {
        return plan.plan().summary().jit().flatMap(jit -> check(plan, jit)).stream().toList();
    }

    private static Optional<Finding> check(MeasuredPlan plan, Jit jit) {
        long processes = Compiling.processes(plan);
        boolean printed = Compiling.printed(plan, jit).isPresent();
        Duration time = Compiling.perProcess(plan, jit);
        Share share = plan.share(time);
        if (time.compareTo(LEAST_TIME) < 0 || !share.atLeast(LEAST_SHARE)) {
            return Optional.empty();
        }
        double part = share.atLeast(NEARLY_ALL) ? PART_SAVED_OF_NEARLY_ALL : PART_SAVED;
        Duration saved = Duration.ofNanos(Math.round(time.toNanos() * part));
        Draft draft = Draft.of(INFO, plan, new Stake(plan.share(saved), Optional.of(saved)))
                .at(plan.plan().root())
                .because(Evidence.time(processes > 1 ? "compilation in the leader" : "compilation", time))
                .because(Evidence.share("share of the execution", share))
                .because(Evidence.count("functions", jit.functions()))
                .because(jit.optimization().map(phase -> Evidence.time("optimization", phase)))
                .because(jit.emission().map(phase -> Evidence.time("emission", phase)))
                .because(jit.inlining().map(phase -> Evidence.time("inlining", phase)))
                .because(jit.generation().map(phase -> Evidence.time("generation", phase)));
        if (processes > 1) {
            draft.because(Evidence.count("processes that compiled", processes));
        }
        if (processes > 1 && !printed) {
            draft.unless(Doubt.SHARED_BY_NODES).knowMoreWith(Capability.VERBOSE);
        }
        COSTS.reset(plan, draft).fix(new Remedy.ChangeSetting("jit", "off"));
        boolean usualWouldDo = COSTS.isLowered(plan, ABOVE_COST);
        plan.plan().root().estimate().map(estimate -> roundedUp(estimate.totalCost().value()))
                .filter(cost -> !usualWouldDo || cost > USUAL_COST)
                .ifPresent(cost -> draft.fix(new Remedy.ChangeSetting(ABOVE_COST, Long.toString(cost))));
        // By all that compiling took: half of the execution is high, whatever part of it can be won (our catalogue, row 28).
        return Optional.of(draft.finding(Severity.of(share)));
    }

    /// The next cost with one digit and zeros: above it this plan is not compiled.
    private static long roundedUp(double cost) {
        double unit = Math.pow(10, Math.floor(Math.log10(Math.max(10, cost))));
        return Math.round((Math.floor(cost / unit) + 1) * unit);
    }
}
