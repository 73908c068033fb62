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
import org.plumbline.sql.QuotedName;

/// A trigger of the database's own took much of the statement's time.
///
///     Update on accounts  (actual time=812.1..812.1 rows=0 loops=1)
///     Trigger accounts_audit: time=702.258 calls=20000
///     Execution Time: 830.022 ms
public final class SlowTrigger implements PlanRule {
    /// Of the execution (our catalogue, row 44).
    static final double LEAST_SHARE = 0.20;
    /// Calls from which on a trigger for the whole statement may save something.
    static final long MANY_CALLS = 100;
    /// A function's first call in a session compiles it and plans its statements: 4 to 43 ms for triggers of one line, called three times,
    /// on the servers of our live plans. Fewer calls are told of only where they took longer than that.
    static final long FEW_CALLS = 10;
    static final Duration FIRST_CALL = Duration.ofMillis(100);
    /// What the trigger does is done for a purpose: half of it may be saved.
    static final double PROMISED = 0.5;

    private static final RuleInfo INFO =
            new RuleInfo("slow-trigger", "Trigger takes much of the time", Category.SERVER, Set.of(ANALYZE, TIMING));

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public List<Finding> check(MeasuredPlan plan) {
        var findings = new ArrayList<Finding>();
        for (TriggerCalls trigger : plan.plan().summary().triggers()) {
            Duration time = trigger.time().orElse(Duration.ZERO);
            Stake half = Stake.ofTime(plan, Duration.ofNanos(Math.round(time.toNanos() * PROMISED)));
            boolean warm = trigger.calls() >= FEW_CALLS || time.compareTo(FIRST_CALL) >= 0;
            if (!trigger.guardsConstraint() && trigger.name().isPresent() && warm && half.matters(LEAST_SHARE * PROMISED)) {
                findings.add(finding(plan, trigger, time, half));
            }
        }
        return findings;
    }

    private static Finding finding(MeasuredPlan plan, TriggerCalls trigger, Duration time, Stake half) {
        String name = trigger.name().orElseThrow();
        Draft draft = Draft.of(INFO, plan, half);
        Triggers.modifying(plan).ifPresent(draft::at);
        draft.because(Evidence.text("trigger", name))
                .because(Evidence.count("calls", trigger.calls()))
                .because(Evidence.time("time of the trigger", time))
                .because(Triggers.timePerCall(trigger).map(each -> Evidence.time("time per call", each)))
                .fix(new Remedy.Act(Action.PRINT_TRIGGER, Catalogue.trigger(name)));
        if (trigger.calls() >= MANY_CALLS) {
            draft.fix(new Remedy.Act(Action.TRIGGER_PER_STATEMENT, perStatement(name))).unless(Doubt.ONLY_FOR_AFTER_TRIGGERS);
        }
        return draft.unless(Doubt.TRIGGER_MAY_CASCADE).finding();
    }

    private static String perStatement(String trigger) {
        String name = QuotedName.of(trigger + "_all");
        return "CREATE TRIGGER " + name + " AFTER ... ON ...\nREFERENCING NEW TABLE AS new_rows\n"
                + "FOR EACH STATEMENT EXECUTE FUNCTION " + QuotedName.of(trigger + "_all") + "()\n"
                + "-- in the function: INSERT INTO ... SELECT ... FROM new_rows";
    }
}
