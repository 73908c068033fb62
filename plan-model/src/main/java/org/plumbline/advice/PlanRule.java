package org.plumbline.advice;

import java.util.List;
import org.plumbline.plan.measure.MeasuredPlan;

/// A rule that the plan alone answers.
public non-sealed interface PlanRule extends Rule {
    /// Everything of this kind in the plan; empty when it looked and found nothing. The plan has all that [RuleInfo#needs()] names.
    List<Finding> check(MeasuredPlan plan);

    /// What can be told of a plan that never ran, by the planner's costs; empty when nothing can: something may be wrong all the
    /// same.
    default List<Finding> checkByCost(MeasuredPlan plan) {
        return List.of();
    }
}
