package org.plumbline.plan.parse;

import org.plumbline.plan.AttributeValue.Whole;

/// How many inputs a node has; its InitPlans, CTEs and SubPlans are none.
record NodeInputs(int least, int most) {
    private static final int ANY = Integer.MAX_VALUE;

    /// By the node's type, as the planner makes it (createplan.c). What is not known may have any number.
    static NodeInputs of(RawNode node) {
        return switch (node.type()) {
            case "Nested Loop", "Hash Join", "Merge Join", "Recursive Union" -> new NodeInputs(2, 2);
            case "Hash", "Sort", "Incremental Sort", "Aggregate", "Group", "Limit", "Unique", "Gather", "Gather Merge", "Materialize",
                    "Memoize", "WindowAgg", "LockRows", "ProjectSet", "Subquery Scan", "Bitmap Heap Scan", "Gather Motion",
                    "Redistribute Motion", "Broadcast Motion", "Explicit Redistribute Motion", "Explicit Gather Motion" ->
                    new NodeInputs(1, 1);
            // two since PostgreSQL 18
            case "SetOp" -> new NodeInputs(1, 2);
            case "Result" -> new NodeInputs(0, 1);
            // a join that is done elsewhere has one for the rows that it locks
            case "Foreign Scan" -> new NodeInputs(0, node.fields.has("Relation Name") ? 0 : 1);
            case "Append", "Merge Append" -> new NodeInputs(isPruned(node) ? 0 : 1, ANY);
            // one for each table before PostgreSQL 14
            case "ModifyTable" -> new NodeInputs(1, ANY);
            case "BitmapAnd", "BitmapOr" -> new NodeInputs(2, ANY);
            case "Seq Scan", "Index Scan", "Index Only Scan", "Bitmap Index Scan", "Sample Scan", "Tid Scan", "Tid Range Scan",
                    "Function Scan", "Table Function Scan", "Values Scan", "CTE Scan", "WorkTable Scan", "Named Tuplestore Scan" ->
                    new NodeInputs(0, 0);
            default -> new NodeInputs(0, ANY);
        };
    }

    private static boolean isPruned(RawNode append) {
        return append.fields.get("Subplans Removed").orElse(null) instanceof Whole(long removed) && removed > 0;
    }

    boolean isEnough(int count) {
        return count >= least;
    }
}
