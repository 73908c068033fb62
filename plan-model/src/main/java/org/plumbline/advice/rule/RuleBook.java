package org.plumbline.advice.rule;

import java.util.ArrayList;
import java.util.List;
import org.plumbline.advice.Advice;
import org.plumbline.advice.Finding;
import org.plumbline.advice.Rule;
import org.plumbline.advice.RuleOutcome;
import org.plumbline.plan.Capability;
import org.plumbline.plan.measure.MeasuredPlan;

/// Every rule, by name. A new rule is added here, and nowhere else in the product.
public final class RuleBook {
    private static final List<Rule> RULES = List.of(
            new SelectiveSeqScan(),
            new NestedLoopRepeatsWork(),
            new IndexFiltersMostRows(),
            new RowMisestimate(),
            new SortSpill(),
            new HashSpill(),
            new HeapFetches(),
            new LossyBitmap(),
            new JitDominates(),
            new WorkersNotLaunched());

    private RuleBook() {}

    public static List<Rule> rules() {
        return RULES;
    }

    /// What every rule says of this plan. A rule that breaks costs one line, not the analysis. Findings with one cause are told once.
    public static Advice advise(MeasuredPlan plan) {
        var outcomes = new ArrayList<RuleOutcome>();
        var findings = new ArrayList<Finding>();
        for (Rule rule : RULES) {
            RuleOutcome outcome = ask(rule, plan);
            outcomes.add(outcome);
            if (outcome instanceof RuleOutcome.Fired(var _, List<Finding> found)) {
                findings.addAll(found);
            }
        }
        return new Advice(outcomes, SameCause.merged(plan, findings), BasicRules.check(plan));
    }

    private static RuleOutcome ask(Rule rule, MeasuredPlan plan) {
        List<Capability> missing = plan.plan().capabilities().missing(rule.info().needs());
        if (!missing.isEmpty()) {
            return new RuleOutcome.NotApplicable(rule.info(), missing);
        }
        try {
            List<Finding> findings = rule.check(plan);
            return findings.isEmpty() ? new RuleOutcome.Clear(rule.info()) : new RuleOutcome.Fired(rule.info(), findings);
        } catch (RuntimeException broken) {
            return new RuleOutcome.Failed(rule.info(), broken);
        }
    }
}
