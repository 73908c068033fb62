package org.plumbline.plan.measure;

import java.util.ArrayList;
import java.util.List;
import org.plumbline.plan.Operation;
import org.plumbline.plan.Plan;
import org.plumbline.plan.PlanNode;

/// Which node's inclusive figures hold an input's or a SubPlan's: its parent's. But a SubPlan in an index condition runs when the scan is
/// started again, and that is on the time and blocks of the node above the scan: `ExecReScan` (execAmi.c) is called before the scan's own
/// clock starts (`ExecProcNodeInstr`, execProcnode.c; seen on servers 12 to 18).
///
///     Nested Loop  (actual time=0.201..88.063 rows=1999 loops=1)
///       ->  Index Scan using b_pkey on b  (actual time=0.009..0.310 rows=1999 loops=1)
///       ->  Index Scan using a_pkey on a  (actual time=0.001..0.001 rows=1 loops=1999)
///             Index Cond: (id = (SubPlan 2))
///             SubPlan 2
///               ->  Result  (actual time=0.043..0.043 rows=1 loops=1999)
///
/// Of a part of a plan that begins with such a scan the node above is missing: no node's figures hold the SubPlan's.
final class Holders {
    private static final int NONE = -1;

    private final Plan plan;
    private final Times times;
    private final int[] holder;

    /// SubPlans that ran on the time of a node that is missing, wall time.
    double besideTheTree;
    double besideTolerance;

    private final List<PlanNode> subPlans = new ArrayList<>();

    Holders(Plan plan, Times times) {
        this.plan = plan;
        this.times = times;
        holder = new int[plan.nodes().size()];
    }

    /// Every node.
    void add(PlanNode node) {
        boolean held = node.parent().isPresent() && (node.feedsParent() || node.isSubPlan());
        holder[node.id().index()] = held ? node.parent().get().index() : NONE;
        if (held && node.isSubPlan()) {
            subPlans.add(node);
        }
    }

    /// By index, after the times of all nodes are known; below 0 for what no node's figures hold where it is listed: the root, InitPlans,
    /// CTEs, and SubPlans of a root that was started again.
    int[] finish() {
        for (PlanNode subPlan : subPlans) {
            PlanNode scan = plan.parent(subPlan).orElseThrow();
            if (isRestarted(scan, times) && names(searched(scan), subPlan)) {
                if (scan.parent().isEmpty()) {
                    int i = subPlan.id().index();
                    holder[i] = NONE;
                    besideTheTree += times.wallOrZero(i);
                    besideTolerance += times.tolerance[i];
                } else if (hasRoom(scan, subPlan)) {
                    holder[subPlan.id().index()] = scan.parent().get().index();
                }
            }
        }
        return holder;
    }

    /// An index scan that runs more than once in each of its processes: from the second run on at the latest, its conditions are evaluated
    /// on the time of the node above. The processes of a parallel scan whose Gather is missing are not known.
    static boolean isRestarted(PlanNode scan, Times times) {
        boolean searches = scan.operation() instanceof Operation.IndexScan || scan.operation() instanceof Operation.IndexOnlyScan
                || scan.operation() instanceof Operation.BitmapIndexScan;
        return searches && (scan.parent().isPresent() || !scan.parallelAware())
                && scan.executed().map(executed -> executed.loops() > times.processes[scan.id().index()]).orElse(false);
    }

    /// What an index is searched for, as printed.
    static String searched(PlanNode scan) {
        return scan.attributes().text("Index Cond").orElse("") + scan.attributes().text("Order By").orElse("");
    }

    /// `(SubPlan 2)`; all alike before PostgreSQL 8.4: `(subplan)`.
    private static boolean names(String expression, PlanNode subPlan) {
        return expression.contains("(" + subPlan.subplanName().orElse("subplan") + ")") || expression.contains("(subplan)");
    }

    /// What the node above the scan took beyond its inputs can hold the SubPlan.
    private boolean hasRoom(PlanNode scan, PlanNode subPlan) {
        PlanNode above = plan.node(scan.parent().orElseThrow());
        double room = times.wallOrZero(above.id().index()) + times.tolerance[above.id().index()];
        for (PlanNode child : plan.children(above)) {
            room += child.feedsParent() || child.isSubPlan()
                    ? times.tolerance[child.id().index()] - times.wallOrZero(child.id().index()) : 0;
        }
        return room + times.tolerance[subPlan.id().index()] >= times.wallOrZero(subPlan.id().index());
    }
}
