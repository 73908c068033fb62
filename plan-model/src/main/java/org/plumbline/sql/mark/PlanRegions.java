package org.plumbline.sql.mark;

import java.util.ArrayList;
import java.util.Arrays;
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
    /// Such parts in one another that are told apart: no statement that can be read has more queries in one another.
    private static final int DEEPEST = 200;

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

    /// The index of the innermost root that a node stands in; -1 for none. Nodes of one have all others in common, too.
    int nearest(PlanNode node) {
        return nearest[node.id().index()];
    }

    /// The roots of those that a node stands in, the innermost first; of very many the inner ones.
    List<PlanNode> around(PlanNode node) {
        var around = new ArrayList<PlanNode>();
        for (int root = nearest(node); root >= 0 && around.size() < DEEPEST; root = around(root)) {
            around.add(plan.nodes().get(root));
        }
        return around;
    }

    /// The index of the root around another; -1 for none.
    int around(int root) {
        PlanNode each = plan.nodes().get(root);
        boolean scan = !each.isCte() && !each.isInitPlan() && !each.isSubPlan();
        return scan ? nearest[root] : each.parent().map(above -> outer(above.index())).orElse(-1);
    }

    private int outer(int parent) {
        return plan.nodes().get(parent).operation() instanceof Operation.SubqueryScan ? parent : nearest[parent];
    }

    List<PlanNode> roots() {
        return Arrays.stream(nearest).filter(root -> root >= 0).distinct().sorted().mapToObj(plan.nodes()::get).toList();
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
