package org.plumbline.plan.parse;

import org.plumbline.plan.AttributeValue.Group;

/// Lines of TEXT that stand in the tree and are no nodes: Citus' `->  Task`, `->  Distributed Subplan 3_1` and `->  MapMergeJob`. What
/// they say belongs to the plan below them, or to the node above where there is none.
final class RemoteTasks {
    private static final String TASK = "Task";
    private static final String SUBPLAN = "Distributed Subplan ";
    private static final String JOB = "MapMergeJob";

    private RawNode aside;
    private String words = "";
    private int column;

    static boolean isAside(String text) {
        return text.equals(TASK) || text.equals(JOB) || text.startsWith(SUBPLAN);
    }

    /// Opens such a line; what it says is kept in the node that is returned, which is none of the plan's.
    RawNode open(String text, int indent, int depth, int number) {
        words = text;
        column = indent;
        aside = new RawNode(depth, number);
        return aside;
    }

    /// Gives what was said to a node that starts at this column.
    void give(RawNode node, int indent) {
        if (aside == null || indent <= column) {
            return;
        }
        boolean subplan = words.startsWith(SUBPLAN);
        node.fields.put("Parent Relationship", subplan ? "InitPlan" : "Member");
        if (subplan) {
            node.fields.put("Subplan Name", words);
        }
        keep(node);
    }

    /// Leaves what was said with the node above.
    void keep(RawNode owner) {
        if (aside != null && !aside.fields.isEmpty()) {
            owner.fields.put(words.startsWith(SUBPLAN) ? SUBPLAN.strip() : words, new Group(aside.fields.toAttributes()));
        }
        aside = null;
    }
}
