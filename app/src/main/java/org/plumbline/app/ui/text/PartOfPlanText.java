package org.plumbline.app.ui.text;

import java.util.Optional;
import org.plumbline.plan.PartOfPlan;
import org.plumbline.plan.Plan;
import org.plumbline.plan.PlanNode;

/// That somebody pasted a part of a plan.
public final class PartOfPlanText {
    private PartOfPlanText() {}

    /// One sentence or two; none of a whole plan.
    public static Optional<String> of(Plan plan) {
        return PartOfPlan.of(plan).map(part -> switch (part) {
            case PartOfPlan.WithoutTop() -> "This is a part of a plan: its first node ran several times, or in parallel, "
                    + "which the first node of a whole plan never does.";
            case PartOfPlan.WithoutInput(PlanNode node) -> "What lies below the " + NodeText.title(node) + " of line "
                    + node.lines().first() + " is missing, so that its time counts as this node's own. Paste the whole plan.";
        });
    }
}
