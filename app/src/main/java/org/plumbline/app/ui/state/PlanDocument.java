package org.plumbline.app.ui.state;

import org.plumbline.analysis.ReadPlan;
import org.plumbline.app.ui.text.SpokenNode;
import org.plumbline.plan.NodeId;
import org.plumbline.plan.Plan;
import org.plumbline.plan.measure.MeasuredPlan;

/// One open plan and what its panels share.
///
/// @param read what is shown
/// @param advice what is wrong with it, known at once or later
/// @param selection the chosen node
/// @param highlights what is marked
/// @param search what is looked for
public record PlanDocument(ReadPlan read, PlanAdvice advice, Selection selection, Highlights highlights, NodeSearch search) {
    /// Counts and sorts over all nodes: made off the FX thread for large plans.
    public static PlanDocument of(ReadPlan plan) {
        var selection = new Selection();
        return new PlanDocument(
                plan, PlanAdvice.of(plan), selection, new Highlights(plan.measured()), new NodeSearch(plan.plan(), selection));
    }

    /// As it is now: what changes later changes nothing of it, so that another thread may read it.
    public PlanDocument asItIs() {
        Selection chosen = selection.asItIs();
        var found = new NodeSearch(plan(), chosen);
        found.show(search.result());
        return new PlanDocument(read, advice.asItIs(), chosen, highlights.asItIs(), found);
    }

    public MeasuredPlan measured() {
        return read.measured();
    }

    public Plan plan() {
        return read.plan();
    }

    /// A node in words, with all that is said of it: what a screen reader tells in every view.
    public String spoken(NodeId node) {
        String marks = spokenMarks(node);
        return SpokenNode.of(measured(), plan().node(node)) + (marks.isEmpty() ? "" : ", " + marks);
    }

    /// What is said of a node beside its figures: its findings, its highlights, and that it was found; may be empty.
    public String spokenMarks(NodeId node) {
        return SpokenNode.marks(advice.byNode().of(node), highlights.of(node).stream().map(Highlight::word).toList(),
                search.result().contains(node));
    }
}
