package org.plumbline.sql.mark;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.plumbline.plan.Operation;
import org.plumbline.plan.Plan;
import org.plumbline.plan.PlanNode;

/// Which parts of a plan belong to a query of their own: those under a WITH query's plan, an InitPlan or SubPlan, a Subquery Scan.
final class PlanRegions {
    private static final String CTE = "CTE ";

    private final Plan plan;
    /// For each node, the nearest root of such a part at or above it (of a Subquery Scan: above it); -1 for none.
    private final int[] nearest;
    private final Set<String> withQueries = new HashSet<>();

    PlanRegions(Plan plan) {
        this.plan = plan;
        nearest = new int[plan.nodes().size()];
        for (PlanNode node : plan.nodes()) {
            int index = node.id().index();
            Optional<PlanNode> parent = plan.parent(node);
            boolean root = node.isCte() || node.isInitPlan() || node.isSubPlan();
            int above = parent.map(each -> each.operation() instanceof Operation.SubqueryScan ? each.id().index()
                    : nearest[each.id().index()]).orElse(-1);
            nearest[index] = root ? index : above;
            if (node.isCte()) {
                withQueries.add(withQuery(node));
            }
        }
    }

    /// The roots of those that a node stands in, the innermost first.
    List<PlanNode> around(PlanNode node) {
        var around = new ArrayList<PlanNode>();
        for (int root = nearest[node.id().index()]; root >= 0;) {
            PlanNode each = plan.nodes().get(root);
            around.add(each);
            boolean scan = !each.isCte() && !each.isInitPlan() && !each.isSubPlan();
            root = scan ? nearest[root] : each.parent().map(above -> outer(above.index())).orElse(-1);
        }
        return around;
    }

    private int outer(int parent) {
        return plan.nodes().get(parent).operation() instanceof Operation.SubqueryScan ? parent : nearest[parent];
    }

    /// Whether the plan has this WITH query as a plan of its own; otherwise it was put where it is read.
    boolean isPlanned(String withQuery) {
        return withQueries.contains(withQuery);
    }

    static String withQuery(PlanNode cte) {
        return cte.subplanName().orElse("").substring(CTE.length());
    }

    /// `min(x)` and `max(x)` become an InitPlan that reads an index's first row, without a query of their own (planagg.c).
    boolean isExtreme(PlanNode root) {
        return root.isInitPlan() && root.operation() instanceof Operation.Limit;
    }
}
