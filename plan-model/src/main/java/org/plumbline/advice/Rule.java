package org.plumbline.advice;

import java.util.List;
import org.plumbline.plan.measure.MeasuredPlan;

/// One thing that can be wrong with a plan. Pure, stateless, fast.
public interface Rule {
    RuleInfo info();

    /// Everything of this kind in the plan; empty when it looked and found nothing. The plan has all that [RuleInfo#needs()] names.
    List<Finding> check(MeasuredPlan plan);
}
