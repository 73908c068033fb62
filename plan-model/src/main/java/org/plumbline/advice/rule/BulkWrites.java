package org.plumbline.advice.rule;

import static org.plumbline.plan.Capability.ANALYZE;
import static org.plumbline.plan.Capability.TIMING;

import java.time.Duration;
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

/// A load paid for its foreign keys row by row: each row looked for the one it refers to.
///
///     Insert on order_items  (actual time=1204.1..1204.1 rows=0 loops=1)
///     Trigger for constraint order_items_order_id_fkey: time=2480.110 calls=300000
///     Execution Time: 3790.420 ms
public final class BulkWrites implements PlanRule {
    /// Rows checked, by all foreign keys together: below, a constraint is not worth taking off.
    static final long LEAST_CHECKS = 100_000;
    /// Of the execution (as for other triggers: our catalogue, row 44).
    static final double LEAST_SHARE = 0.20;
    /// Putting the constraint back checks all of the table's rows at once, by a join. Measured, for loads of 150 000 and 300 000 rows: 5 to
    /// 9 % of what checking each row loaded took where the table was empty before, 9 to 12 % where it is twice as large as the load,
    /// 18 to 35 % (of five runs 29 % in the middle) where it is eight times as large, 42 to 75 % where it is fourteen times.
    static final double PROMISED = 0.7;

    private static final RuleInfo INFO =
            new RuleInfo("bulk-writes", "Foreign keys checked row by row in a load", Category.SERVER, Set.of(ANALYZE, TIMING));

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public List<Finding> check(MeasuredPlan plan) {
        List<TriggerCalls> checks = plan.plan().summary().triggers().stream()
                .filter(trigger -> Triggers.checksReferenced(plan, trigger) && trigger.time().isPresent()).toList();
        long calls = checks.stream().mapToLong(TriggerCalls::calls).sum();
        Duration time = checks.stream().map(check -> check.time().orElseThrow()).reduce(Duration.ZERO, Duration::plus);
        if (calls < LEAST_CHECKS || !Stake.ofTime(plan, time).matters(LEAST_SHARE)) {
            return List.of();
        }
        Draft draft = Draft.of(INFO, plan, Stake.ofTime(plan, Duration.ofNanos(Math.round(time.toNanos() * PROMISED))));
        Triggers.modifying(plan).ifPresent(draft::at);
        draft.because(Evidence.count("checks", calls)).because(Evidence.time("time of the checks", time));
        for (TriggerCalls check : checks) {
            String constraint = check.constraint().orElseThrow();
            draft.because(Evidence.text("constraint", constraint))
                    .fix(new Remedy.Act(Action.LOAD_WITHOUT_FOREIGN_KEYS, Catalogue.foreignKeys(constraint)));
        }
        return List.of(draft.unless(Doubt.UNPROTECTED_MEANWHILE).finding());
    }
}
