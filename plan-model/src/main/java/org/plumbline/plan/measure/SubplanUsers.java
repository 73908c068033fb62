package org.plumbline.plan.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plumbline.plan.NodeId;
import org.plumbline.plan.Plan;
import org.plumbline.plan.PlanNode;

/// Who takes the rows of what feeds no parent: the scans of a CTE, the nodes whose expressions name an InitPlan, the node that lists a
/// SubPlan, as that one evaluates it. An InitPlan that no expression is seen to name (its text is cut off, or VERBOSE would show it) is
/// its lister's.
public final class SubplanUsers {
    /// One of them.
    ///
    /// @param subplan the CTE, InitPlan or SubPlan
    /// @param user a node that uses what it returns
    public record Use(NodeId subplan, NodeId user) {}

    private SubplanUsers() {}

    /// All uses, by the subplans' order in the plan and then by the users'. Costs a pass over the plan, and over its texts where it has
    /// InitPlans.
    public static List<Use> of(Plan plan) {
        List<PlanNode> subplans = plan.nodes().stream().filter(node -> node.parent().isPresent() && !node.feedsParent()).toList();
        var uses = new ArrayList<Use>();
        if (subplans.isEmpty()) {
            return uses;
        }
        var scans = new CteScans(plan);
        Optional<InitPlanUsers> initPlans = subplans.stream().filter(PlanNode::isInitPlan).findAny().map(_ -> new InitPlanUsers(plan));
        for (PlanNode subplan : subplans) {
            List<PlanNode> users = subplan.isCte() ? scans.all(subplan)
                    : subplan.isInitPlan() ? initPlans.orElseThrow().all(plan, subplan) : List.of();
            if (users.isEmpty() && !subplan.isCte()) {
                users = List.of(plan.parent(subplan).orElseThrow());
            }
            users.forEach(user -> uses.add(new Use(subplan.id(), user.id())));
        }
        return uses;
    }
}
