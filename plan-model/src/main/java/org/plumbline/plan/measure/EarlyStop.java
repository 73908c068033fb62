package org.plumbline.plan.measure;

import java.util.List;
import org.plumbline.plan.JoinType;
import org.plumbline.plan.Operation;
import org.plumbline.plan.Plan;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.unit.Rows;

/// Which nodes may stop before their last row, and which count rows more than once (rule 14). Blocking nodes shield what is below them.
public final class EarlyStop {
    private final boolean[] mayStopEarly;
    private final boolean[] recounts;

    private EarlyStop(int count) {
        mayStopEarly = new boolean[count];
        recounts = new boolean[count];
    }

    public static EarlyStop of(Plan plan) {
        var stop = new EarlyStop(plan.nodes().size());
        boolean hasCtes = false;
        for (PlanNode node : plan.nodes()) {
            stop.inherit(plan, node);
            hasCtes |= node.isCte();
        }
        if (hasCtes) {
            stop.inheritFromScans(plan);
        }
        return stop;
    }

    private void inheritFromScans(Plan plan) {
        var scansOf = new CteScans(plan);
        for (PlanNode cte : plan.nodes()) {
            if (cte.isCte()) {
                List<PlanNode> scans = scansOf.of(cte);
                if (!scans.isEmpty() && scans.stream().allMatch(this::mayStopEarly)) {
                    mayStopEarly[cte.id().index()] = true;
                    plan.subtree(cte).stream().skip(1).forEach(below -> inherit(plan, below));
                }
            }
        }
    }

    /// Fewer rows than estimated say nothing here: whoever reads it may have had enough.
    public boolean mayStopEarly(PlanNode node) {
        return mayStopEarly[node.id().index()];
    }

    /// The inner side of a Merge Join: rows that are re-read for equal outer keys count again.
    public boolean recounts(PlanNode node) {
        return recounts[node.id().index()];
    }

    private void inherit(Plan plan, PlanNode node) {
        if (node.parent().isEmpty() || node.isCte()) {
            return;
        }
        PlanNode parent = plan.node(node.parent().get());
        int i = node.id().index();
        int p = parent.id().index();
        boolean inner = node.isInner();
        boolean shielded = blocks(parent.operation());
        mayStopEarly[i] = !node.feedsParent() || (!shielded && (mayStopEarly[p] || stopsEarly(plan, parent, inner)));
        recounts[i] = node.feedsParent() && !shielded
                && ((inner && parent.operation() instanceof Operation.MergeJoin) || recounts[p]);
    }

    private static boolean stopsEarly(Plan plan, PlanNode parent, boolean inner) {
        Operation operation = parent.operation();
        if (operation instanceof Operation.NestedLoop(JoinType type, boolean innerUnique, var _)) {
            return inner && (innerUnique || type == JoinType.SEMI || type == JoinType.ANTI);
        }
        if (operation instanceof Operation.HashJoin(JoinType type, var _, var _)) {
            return !inner && type != JoinType.LEFT && type != JoinType.ANTI && hashIsEmpty(plan, parent);
        }
        return operation instanceof Operation.Limit || operation instanceof Operation.MergeJoin;
    }

    /// With nothing to find, the outer side is given up after its first row.
    private static boolean hashIsEmpty(Plan plan, PlanNode join) {
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
