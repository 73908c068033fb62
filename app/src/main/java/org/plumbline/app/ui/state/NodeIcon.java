package org.plumbline.app.ui.state;

import org.plumbline.icons.Icons;
import org.plumbline.plan.Operation;
import org.plumbline.plan.PlanNode;

/// Which drawing stands for a node.
public final class NodeIcon {
    private NodeIcon() {}

    /// As SVG path data.
    public static String path(PlanNode node) {
        String name = switch (node.operation()) {
            case Operation.Aggregate aggregate -> switch (aggregate.strategy()) {
                case "Hashed" -> "HashAggregate";
                case "Sorted" -> "GroupAggregate";
                case "Mixed" -> "MixedAggregate";
                default -> "Aggregate";
            };
            case Operation.ModifyTable modify -> modify.operation();
            default -> node.nodeType();
        };
        return Icons.forNodeType(name).pathData();
    }
}
