package org.plumbline.app.ui.state;

import org.plumbline.plan.Operation;
import org.plumbline.plan.PlanNode;

/// What sort of work a node does, for colours by node type.
public enum NodeKind {
    SCAN("Table reads"),
    INDEX("Index reads"),
    JOIN("Joins"),
    GROUP("Groups"),
    SORT("Sorts"),
    PARALLEL("Gathers"),
    OTHER("Other");

    private final String title;

    NodeKind(String title) {
        this.title = title;
    }

    /// For a legend.
    public String title() {
        return title;
    }

    /// A hash belongs to the join that looks into it, a bitmap to the index that it comes from.
    public static NodeKind of(PlanNode node) {
        return switch (node.operation()) {
            case Operation.IndexScan _, Operation.IndexOnlyScan _, Operation.BitmapIndexScan _, Operation.BitmapHeapScan _,
                    Operation.BitmapAnd _, Operation.BitmapOr _ -> INDEX;
            case Operation.Scan _ -> SCAN;
            case Operation.Join _, Operation.Hash _ -> JOIN;
            case Operation.Aggregate _, Operation.Group _, Operation.Unique _, Operation.SetOp _, Operation.WindowAgg _ -> GROUP;
            case Operation.Sort _, Operation.IncrementalSort _ -> SORT;
            case Operation.Gathering _ -> PARALLEL;
            default -> OTHER;
        };
    }
}
