package org.plumbline.analysis;

import org.plumbline.plan.Plan;
import org.plumbline.plan.measure.MeasuredPlan;
import org.plumbline.plan.parse.SourceText;

/// A plan of a text with its figures: what can be shown of it, whether anybody has looked for what is wrong with it or not.
public sealed interface ReadPlan permits UnadvisedPlan, Analysis {
    /// The text it was found in.
    SourceText source();

    /// Its number among the plans of that text, from 0.
    int index();

    /// The plan and its figures.
    MeasuredPlan measured();

    default Plan plan() {
        return measured().plan();
    }
}
