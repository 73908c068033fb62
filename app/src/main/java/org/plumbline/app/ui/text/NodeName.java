package org.plumbline.app.ui.text;

import java.util.ArrayList;
import org.plumbline.plan.Operation;
import org.plumbline.plan.PlanNode;

/// What stands behind a node's name in the tree.
public final class NodeName {
    private NodeName() {}

    /// `on orders o using orders_pkey`, `by created_at DESC`, `InitPlan 1`.
    public static String behind(PlanNode node) {
        var words = new ArrayList<String>();
        NodeText.target(node).ifPresent(target -> words.add("on " + target));
        NodeText.index(node).ifPresent(index -> words.add((NodeText.target(node).isPresent() ? "using " : "on ") + index));
        switch (node.operation()) {
            case Operation.Sort sort -> words.add("by " + String.join(", ", sort.keys()));
            case Operation.IncrementalSort sort -> words.add("by " + String.join(", ", sort.keys()));
            case Operation.Aggregate aggregate when !aggregate.groupKeys().isEmpty() ->
                    words.add("by " + String.join(", ", aggregate.groupKeys()));
            case Operation.HashJoin join -> join.hashCond().ifPresent(condition -> words.add("on " + condition.text()));
            case Operation.MergeJoin join -> join.mergeCond().ifPresent(condition -> words.add("on " + condition.text()));
            default -> { /* the name says it all */ }
        }
        node.subplanName().ifPresent(name -> words.add("· " + name));
        return String.join(" ", words);
    }
}
