package org.plumbline.plan.measure;

import java.util.List;
import org.plumbline.plan.JoinType;
import org.plumbline.plan.Operation;
import org.plumbline.plan.Plan;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.unit.Rows;

/// Which nodes may stop before their last row, and which count rows more than once (rule 14). Blocking nodes shield what is below them.
final class EarlyStop {
    private final boolean[] mayStopEarly;
    private final boolean[] recounts;

    private final Plan plan;

    EarlyStop(Plan plan) {
        this.plan = plan;
        mayStopEarly = new boolean[plan.nodes().size()];
        recounts = new boolean[plan.nodes().size()];
    }

    /// After all nodes are added, where some are CTEs: one stops early that all its scans read early.
    void inheritFromScans() {
        var scansOf = new CteScans(plan);
        for (PlanNode cte : plan.nodes()) {
            if (cte.isCte()) {
                List<PlanNode> scans = scansOf.of(cte);
                if (!scans.isEmpty() && scans.stream().allMatch(this::mayStopEarly)) {
                    mayStopEarly[cte.id().index()] = true;
                    plan.subtree(cte).stream().skip(1).forEach(this::add);
                }
            }
        }
    }

    /// Fewer rows than estimated say nothing here: whoever reads it may have had enough.
    boolean mayStopEarly(PlanNode node) {
        return mayStopEarly[node.id().index()];
    }

    /// The inner side of a Merge Join: rows that are re-read for equal outer keys count again.
    boolean recounts(PlanNode node) {
        return recounts[node.id().index()];
    }

    /// Every node, in pre-order.
    void add(PlanNode node) {
        if (node.parent().isEmpty() || node.isCte()) {
            return;
        }
        PlanNode parent = plan.node(node.parent().get());
        int i = node.id().index();
        int p = parent.id().index();
        boolean inner = node.isInner();
        boolean shielded = blocks(parent.operation());
        mayStopEarly[i] = !node.feedsParent() || (!shielded && (mayStopEarly[p] || stopsEarly(parent, inner)));
        recounts[i] = node.feedsParent() && !shielded
                && ((inner && parent.operation() instanceof Operation.MergeJoin) || recounts[p]);
    }

    private boolean stopsEarly(PlanNode parent, boolean inner) {
        Operation operation = parent.operation();
        if (operation instanceof Operation.NestedLoop(JoinType type, boolean innerUnique, var _, var _)) {
            return inner && (innerUnique || type == JoinType.SEMI || type == JoinType.ANTI);
        }
        if (operation instanceof Operation.HashJoin(JoinType type, var _, var _, var _)) {
            return !inner && type != JoinType.LEFT && type != JoinType.ANTI && hashIsEmpty(parent);
        }
        return operation instanceof Operation.Limit || operation instanceof Operation.MergeJoin;
    }

    /// With nothing to find, the outer side is given up after its first row.
    private boolean hashIsEmpty(PlanNode join) {
        return plan.inner(join).flatMap(PlanNode::executed).map(hash -> hash.rowsAllLoops().equals(Rows.NONE)).orElse(false);
    }

    private static boolean blocks(Operation operation) {
        return operation instanceof Operation.Sort
                || operation instanceof Operation.Hash
                || operation instanceof Operation.ModifyTable
                || (operation instanceof Operation.Aggregate aggregate && !aggregate.strategy().equals("Sorted"))
                || (operation instanceof Operation.SetOp setOp && setOp.strategy().equals("Hashed"));
    }
}
