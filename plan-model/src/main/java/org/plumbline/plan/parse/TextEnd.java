package org.plumbline.plan.parse;

/// Tells whether a TEXT plan was cut off, by what its last nodes lack.
final class TextEnd {
    private TextEnd() {}

    /// True where a node lacks an input that its kind always has: its text ends too early.
    static boolean lacksChildren(RawPlan plan) {
        int[] inputs = new int[plan.nodes.size()];
        int[] path = new int[plan.nodes.size() + 1];
        for (int i = 0; i < inputs.length; i++) {
            RawNode node = plan.nodes.get(i);
            path[node.depth] = i;
            if (node.depth > 0 && !node.fields.has("Subplan Name")) {
                inputs[path[node.depth - 1]]++;
            }
        }
        for (int depth = plan.nodes.getLast().depth; depth >= 0; depth--) {
            if (inputs[path[depth]] < inputsOf(plan.nodes.get(path[depth]).type())) {
                return true;
            }
        }
        return false;
    }

    private static int inputsOf(String type) {
        return switch (type) {
            case "Nested Loop", "Hash Join", "Merge Join" -> 2;
            case "Hash", "Sort", "Incremental Sort", "Aggregate", "Limit", "Unique", "Gather", "Gather Merge", "Materialize", "Memoize",
                    "WindowAgg", "Group", "Bitmap Heap Scan", "LockRows", "SetOp", "Subquery Scan", "BitmapAnd", "BitmapOr" -> 1;
            default -> 0;
        };
    }
}
