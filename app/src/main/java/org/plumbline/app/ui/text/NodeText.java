package org.plumbline.app.ui.text;

import java.util.Optional;
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
}
