package org.plumbline.advice.rule;

import static org.plumbline.plan.Capability.ANALYZE;
import static org.plumbline.plan.Capability.TIMING;
import static org.plumbline.plan.Capability.VERBOSE;

import java.time.Duration;
import java.util.ArrayList;
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
import org.plumbline.plan.IoTimings;
import org.plumbline.plan.Operation;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.Usage;
import org.plumbline.plan.measure.MeasuredPlan;
import org.plumbline.plan.measure.SelfUsage;
import org.plumbline.plan.unit.Share;

/// The node's time is that of a function, which runs once for each row. EXPLAIN shows nothing of what happens in it.
///
///     Seq Scan on public.payments  (actual time=0.1..2210.7 rows=100000 loops=1)
///       Output: id, (amount * rate_of(currency))
public final class ExpensiveFunction implements PlanRule {
    /// Of the execution (our own, as for a medium finding).
    static final double LEAST_SHARE = 0.20;
    /// Our own. Reading a row and calling a PL/pgSQL function that adds took 0.8 µs, calling one that looks up a row by its
    /// key 14 µs, `to_tsvector` of eleven words 9 µs (PostgreSQL 18).
    static final Duration LEAST_PER_CALL = Duration.ofNanos(5_000);
    /// What the function looked up, a join finds at a small part of the price (measured: 5 %), but not each function looks something up.
    static final double PROMISED = 0.85;
    /// Where the time of reads was not measured: a block of a local SSD, one by one.
    private static final Duration READ = Duration.ofNanos(100_000);

    /// A row of a table stands on one block at most; finding one by an index takes two or three.
    private static final double LEAST_BLOCKS_OF_LOOK_UP = 2;

    private static final String FUNCTION = "function";
    private static final String CONDITION = "condition";

    private static final RuleInfo INFO =
            new RuleInfo("expensive-function", "A function takes the time", Category.SERVER, Set.of(ANALYZE, TIMING));

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public List<Finding> check(MeasuredPlan plan) {
        var findings = new ArrayList<Finding>();
        for (PlanNode node : plan.nodes()) {
            if (Stake.ofSelf(plan, node, 1).matters(LEAST_SHARE)) {
                FunctionCalls.of(plan.plan(), node).flatMap(calls -> finding(plan, node, calls)).ifPresent(findings::add);
            }
        }
        return findings;
    }

    private static Optional<Finding> finding(MeasuredPlan plan, PlanNode node, FunctionCalls calls) {
        Duration self = plan.of(node).self().wallOrZero();
        Duration working = self.minus(reading(plan, node));
        double processes = plan.of(node).processes();
        Duration perCall = Duration.ofNanos(Math.round(working.toNanos() * processes / Math.max(1, calls.times())));
        if (!Stake.ofTime(plan, working).matters(LEAST_SHARE) || perCall.compareTo(LEAST_PER_CALL) < 0) {
            return Optional.empty();
        }
        if (calls.onlyWait()) {
            return Optional.of(Draft.of(INFO, plan, new Stake(Share.NONE, Optional.empty())).at(node)
                    .because(Evidence.text(FUNCTION, calls.functions().getFirst()))
                    .because(Evidence.time("time waited as told", working)).remark());
        }
        Draft draft = Draft.of(INFO, plan, Stake.ofTime(plan, Duration.ofNanos(Math.round(working.toNanos() * PROMISED)))).at(node);
        calls.functions().stream().distinct().forEach(function -> draft.because(Evidence.text(FUNCTION, function)));
        draft.because(Evidence.count("calls", Math.round(calls.times())))
                .because(Evidence.time("time per call", perCall))
                .because(Evidence.time("time of all calls", working));
        calls.filters().forEach(filter -> draft.because(Evidence.text(CONDITION, filter)));
        // An index's own descent touches as many, and PostgreSQL's own functions read large values, but no tables.
        boolean looksUp = calls.anyWritten() && !searches(node) && blocksPerCall(plan, node, calls) >= LEAST_BLOCKS_OF_LOOK_UP;
        if (looksUp) {
            draft.because(Evidence.factor("blocks touched for each call", blocksPerCall(plan, node, calls)));
        }
        FunctionsBelowLimit.sortKeys(plan.plan(), node, calls).ifPresent(keys -> draft.fix(limitFirst(keys)));
        remedies(calls, looksUp).forEach(draft::fix);
        return Optional.of(draft.unless(Doubt.NODE_WORKS_TOO).knowMoreWith(VERBOSE).finding());
    }

    /// Whether this is said of a condition, for which an index may be what helps.
    static boolean isOfCondition(Finding finding) {
        return finding.evidence().stream().anyMatch(figure -> figure.name().equals(CONDITION));
    }

    private static Remedy limitFirst(List<String> keys) {
        return new Remedy.Act(Action.LIMIT_BEFORE_FUNCTION, "SELECT ..., f(...)\nFROM (SELECT ... ORDER BY " + String.join(", ", keys)
                + " LIMIT ...) AS first_rows\nORDER BY ...");
    }

    /// Whether this is said of rows of which a LIMIT takes few.
    static boolean isBelowLimit(Finding finding) {
        return finding.remedies().stream()
                .anyMatch(remedy -> remedy instanceof Remedy.Act(Action action, var _) && action == Action.LIMIT_BEFORE_FUNCTION);
    }

    private static boolean searches(PlanNode node) {
        return switch (node.operation()) {
            case Operation.IndexScan _, Operation.IndexOnlyScan _, Operation.BitmapHeapScan _ -> true;
            default -> false;
        };
    }

    /// Of the node, its own scan's included.
    private static double blocksPerCall(MeasuredPlan plan, PlanNode node, FunctionCalls calls) {
        return plan.of(node).selfUsage().filter(self -> !self.inconsistent()).map(self -> self.usage().buffers().touched().count())
                .orElse(0L) / Math.max(1, calls.times());
    }

    /// @param looksUp it reads tables itself: then its result cannot be kept, as it depends on more than the row
    private static List<Remedy> remedies(FunctionCalls calls, boolean looksUp) {
        var remedies = new ArrayList<Remedy>();
        if ((calls.given() || looksUp) && calls.times() > 1 && calls.anyWritten() && !calls.ofGroups()) {
            remedies.add(new Remedy.Act(Action.JOIN_INSTEAD_OF_FUNCTION));
        }
        if ((!calls.filters().isEmpty() || calls.times() > 1) && !calls.ofGroups() && !looksUp) {
            remedies.add(new Remedy.Act(Action.KEEP_FUNCTION_RESULT));
        }
        if (calls.anyWritten()) {
            remedies.add(new Remedy.Act(Action.LOOK_INTO_FUNCTION, Catalogue.NESTED_STATEMENTS));
        }
        return remedies;
    }

    /// What the node waited for blocks of its own, or may have.
    private static Duration reading(MeasuredPlan plan, PlanNode node) {
        return plan.of(node).selfUsage().filter(self -> !self.inconsistent()).map(SelfUsage::usage)
                .map(used -> ExpensiveFunction.reading(used).dividedBy(Math.max(1, Math.round(plan.of(node).processes()))))
                .orElse(Duration.ZERO);
    }

    private static Duration reading(Usage used) {
        IoTimings io = used.io();
        Duration measured = io.sharedRead().plus(io.localRead());
        long blocks = used.buffers().sharedRead().plus(used.buffers().localRead()).count();
        return measured.isZero() ? READ.multipliedBy(Math.max(0, blocks)) : measured;
    }
}
