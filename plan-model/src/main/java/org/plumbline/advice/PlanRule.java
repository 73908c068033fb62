package org.plumbline.advice;

import java.util.List;
import org.plumbline.plan.measure.MeasuredPlan;

/// A rule that the plan alone answers.
public non-sealed interface PlanRule extends Rule {
    /// Everything of this kind in the plan; empty when it looked and found nothing. The plan has all that [RuleInfo#needs()] names.
    List<Finding> check(MeasuredPlan plan);
}
