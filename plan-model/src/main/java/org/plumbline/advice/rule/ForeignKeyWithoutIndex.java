package org.plumbline.advice.rule;

import static org.plumbline.plan.Capability.ANALYZE;
import static org.plumbline.plan.Capability.TIMING;

import java.time.Duration;
import java.util.ArrayList;
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
import org.plumbline.plan.TriggerCalls;
import org.plumbline.plan.measure.MeasuredPlan;

/// For each row deleted (or given another key) the whole referencing table was searched, as its foreign key has no index.
///
///     Delete on orders  (actual time=2.208..2.209 rows=0 loops=1)
///     Trigger for constraint returns_order_id_fkey: time=658.258 calls=142
///     Execution Time: 668.111 ms
public final class ForeignKeyWithoutIndex implements PlanRule {
    /// Of the execution (our catalogue, row 6).
    static final double LEAST_SHARE = 0.20;
    /// What a check by an index takes: some hundredths of a millisecond.
    static final Duration CALL_BY_INDEX = Duration.ofNanos(50_000);
    static final double PROMISED = 0.95;

    private static final RuleInfo INFO = new RuleInfo(
            "foreign-key-without-index", "Foreign key searched without an index", Category.SERVER, Set.of(ANALYZE, TIMING));

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public List<Finding> check(MeasuredPlan plan) {
        var findings = new ArrayList<Finding>();
        for (TriggerCalls trigger : plan.plan().summary().triggers()) {
            Duration time = trigger.time().orElse(Duration.ZERO);
            Duration indexed = CALL_BY_INDEX.multipliedBy(trigger.calls());
            if (Triggers.checksReferencing(plan, trigger) && Triggers.isSlow(trigger) && Stake.ofTime(plan, time).matters(LEAST_SHARE)) {
                Stake stake = Stake.ofTime(plan, Duration.ofNanos(Math.round(time.minus(indexed).toNanos() * PROMISED)));
                findings.add(finding(plan, trigger, stake));
            }
        }
        return findings;
    }

    private static Finding finding(MeasuredPlan plan, TriggerCalls trigger, Stake stake) {
        String constraint = trigger.constraint().orElseThrow();
        Draft draft = Draft.of(INFO, plan, stake);
        Triggers.modifying(plan).ifPresent(draft::at);
        return draft
                .because(Evidence.text("constraint", constraint))
                .because(Evidence.count("checks", trigger.calls()))
                .because(trigger.time().map(time -> Evidence.time("time of the checks", time)))
                .because(Triggers.timePerCall(trigger).map(time -> Evidence.time("time per check", time)))
                .because(trigger.relation().map(table -> Evidence.text("table changed", table)))
                .fix(new Remedy.Act(Action.PRINT_FOREIGN_KEY_INDEX, Catalogue.foreignKeyIndex(constraint)))
                .unless(Doubt.TRIGGER_MAY_CASCADE).unless(Doubt.WRITES_COST_MORE)
                .finding();
    }
}
