package org.plumbline.plan.print;

import java.util.ArrayList;
import java.util.List;
import org.plumbline.plan.Execution;
import org.plumbline.plan.Plan;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.measure.AsyncWait;
import org.plumbline.plan.measure.GatherWait;
import org.plumbline.plan.measure.MeasuredPlan;

/// The tree drawn with lines, a text for each node.
final class TreeLines {
    private TreeLines() {}

    static List<String> of(MeasuredPlan measured) {
        Plan plan = measured.plan();
        var lines = new ArrayList<String>(plan.nodes().size());
        var indents = new ArrayList<String>();
        for (PlanNode node : plan.nodes()) {
            int depth = node.depth();
            boolean last = node.parent().map(plan::node).map(parent -> parent.subtreeEnd() == node.subtreeEnd()).orElse(true);
            String indent = depth == 0 ? "" : indents.get(depth);
            while (indents.size() <= depth + 1) {
                indents.add("");
            }
            indents.set(depth + 1, depth == 0 ? "" : indent + (last ? "   " : "│  "));
            String branch = depth == 0 ? "" : last ? "└─ " : "├─ ";
            lines.add(indent + branch + node.subplanName().map(name -> name + ": ").orElse("") + NodeTitle.of(node).text()
                    + (node.execution() instanceof Execution.NeverExecuted ? " (never executed)" : "")
                    + measured.of(node).gatherWait().map(TreeLines::waiting).orElse("")
                    + (GatherWait.isUnknown(measured, node) ? " (with starting workers and waiting for the slowest)" : "")
                    + (AsyncWait.isIn(plan, node) ? " (with waiting for the other servers)" : ""));
        }
        return lines;
    }

    private static String waiting(GatherWait wait) {
        return " (" + (wait.inferred() ? "at least " : "") + Figures.ms(wait.time()) + " ms waiting)";
    }
}
