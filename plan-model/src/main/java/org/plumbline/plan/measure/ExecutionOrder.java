package org.plumbline.plan.measure;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.plumbline.plan.JoinType;
import org.plumbline.plan.Operation;
import org.plumbline.plan.Plan;
import org.plumbline.plan.PlanNode;

/// The order in which nodes first evaluate their expressions: inputs before the node, outer before inner; a Result's one-time
/// filter before its input.
/// A Hash Join reads its inner side first unless it can hope to skip it (ExecHashJoinImpl in nodeHashjoin.c).
final class ExecutionOrder {
    private ExecutionOrder() {}

    /// The rank of every node, by index; the lower comes first.
    static int[] of(Plan plan) {
        int[] rank = new int[plan.nodes().size()];
        int next = 0;
        var stack = new ArrayDeque<Visit>();
        stack.push(new Visit(plan.root(), false));
        while (!stack.isEmpty()) {
            Visit visit = stack.pop();
            boolean early = visit.node.operation() instanceof Operation.Result
                    && visit.node.attributes().get("One-Time Filter").isPresent();
            if (visit.inputsDone || early) {
                rank[visit.node.id().index()] = next++;
            }
            if (!visit.inputsDone) {
                if (!early) {
                    stack.push(new Visit(visit.node, true));
                }
                inputsInOrder(plan, visit.node).reversed().forEach(child -> stack.push(new Visit(child, false)));
            }
        }
        return rank;
    }

    private record Visit(PlanNode node, boolean inputsDone) {}

    private static List<PlanNode> inputsInOrder(Plan plan, PlanNode node) {
        List<PlanNode> children = plan.children(node);
        if (node.operation() instanceof Operation.HashJoin(JoinType joinType, var _, var _, var _) && children.size() >= 2) {
            List<PlanNode> inputs = children.stream().filter(PlanNode::feedsParent).toList();
            if (inputs.size() == 2 && innerFirst(joinType, inputs.get(0), inputs.get(1))) {
                var ordered = new ArrayList<>(children);
                int outer = ordered.indexOf(inputs.get(0));
                int inner = ordered.indexOf(inputs.get(1));
                ordered.set(outer, inputs.get(1));
                ordered.set(inner, inputs.get(0));
                return ordered;
            }
        }
        return children;
    }

    private static boolean innerFirst(JoinType joinType, PlanNode outer, PlanNode hash) {
        return switch (joinType) {
            case RIGHT, RIGHT_ANTI, FULL -> true;
            case LEFT, ANTI -> false;
            case INNER, SEMI, RIGHT_SEMI -> outer.estimate().isPresent() && hash.estimate().isPresent()
                    && outer.estimate().get().startupCost().compareTo(hash.estimate().get().totalCost()) >= 0;
        };
    }
}
