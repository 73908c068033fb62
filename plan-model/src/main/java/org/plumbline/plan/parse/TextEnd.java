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
            if (!NodeInputs.of(plan.nodes.get(path[depth])).isEnough(inputs[path[depth]])) {
                return true;
            }
        }
        return false;
    }
}
