package org.plumbline.app.ui.text;

import java.util.ArrayList;
import java.util.Optional;
import org.plumbline.plan.Operation;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.print.NodeTitle;

/// A node's name in words.
public final class NodeText {
    private NodeText() {}

    /// Such as `Index Scan on order_items i using order_items_order_id_idx`.
    public static String title(PlanNode node) {
        return NodeTitle.of(node).text();
    }

    /// What it does: `Hash Left Join`.
    public static String name(PlanNode node) {
        return NodeTitle.of(node).name();
    }

    /// What it reads or changes: `orders o`.
    public static Optional<String> target(PlanNode node) {
        return NodeTitle.of(node).target();
    }

    /// The index it uses beside the target.
    public static Optional<String> index(PlanNode node) {
        return NodeTitle.of(node).index();
    }

    /// What stands behind the name: `on orders o using orders_pkey`, `by created_at DESC`, `· InitPlan 1`; may be empty.
    public static String behind(PlanNode node) {
        String about = about(node);
        return node.subplanName().map(name -> (about.isEmpty() ? "" : about + " ") + "· " + name).orElse(about);
    }

    /// What it works on or by: `on orders o using orders_pkey`, `by created_at DESC`; may be empty.
    public static String about(PlanNode node) {
        var words = new ArrayList<String>();
        target(node).ifPresent(target -> words.add("on " + target));
        index(node).ifPresent(index -> words.add((target(node).isPresent() ? "using " : "on ") + index));
        switch (node.operation()) {
            case Operation.Sort sort -> words.add("by " + String.join(", ", sort.keys()));
            case Operation.IncrementalSort sort -> words.add("by " + String.join(", ", sort.keys()));
            case Operation.Aggregate aggregate when !aggregate.groupKeys().isEmpty() ->
                    words.add("by " + String.join(", ", aggregate.groupKeys()));
            case Operation.HashJoin join -> join.hashCond().ifPresent(condition -> words.add("on " + condition.text()));
            case Operation.MergeJoin join -> join.mergeCond().ifPresent(condition -> words.add("on " + condition.text()));
            default -> { /* the name says it all */ }
        }
        return String.join(" ", words);
    }
}
