package org.plumbline.app.ui.state;

import org.plumbline.analysis.Analysis;
import org.plumbline.plan.Plan;
import org.plumbline.plan.measure.MeasuredPlan;

/// One open plan and what its panels share.
///
/// @param analysis what is shown
/// @param selection the chosen node
/// @param highlights what is marked
/// @param search what is looked for
public record PlanDocument(Analysis analysis, Selection selection, Highlights highlights, NodeSearch search) {
    /// Counts and sorts over all nodes: made off the FX thread for large plans.
    public static PlanDocument of(Analysis analysis) {
        var selection = new Selection();
        return new PlanDocument(
                analysis, selection, new Highlights(analysis.measured()), new NodeSearch(analysis.plan(), selection));
    }

    public MeasuredPlan measured() {
        return analysis.measured();
    }

    public Plan plan() {
        return analysis.plan();
    }
}
