package org.plumbline.app.ui.text;

import java.util.List;
import org.plumbline.plan.Operation;
import org.plumbline.plan.Plan;
import org.plumbline.plan.PlanNode;

/// What a sentence calls a node: its title, and where another of the plan is titled so too, what tells it apart.
final class NodeMention {
    private static final int LONGEST = 80;
    private static final int MOST_NAMED = 3;

    private NodeMention() {}

    /// `Seq Scan on orders o`, `Limit`; of several joins `Hash Join on (o.id = i.order_id)`, `Nested Loop over orders o, customers c`.
    static String of(Plan plan, PlanNode node) {
        String title = NodeText.title(node);
        if (NodeText.target(node).isPresent() || isAlone(plan, node)) {
            return title;
        }
        String about = NodeText.about(node);
        String apart = about.isEmpty() ? below(plan, node) : about;
        return title + (apart.isEmpty() ? "" : " " + shortened(apart));
    }

    private static boolean isAlone(Plan plan, PlanNode node) {
        String name = NodeText.name(node);
        return plan.nodes().stream().filter(other -> other.operation().getClass().equals(node.operation().getClass()))
                .filter(other -> NodeText.name(other).equals(name)).limit(2).count() < 2;
    }

    private static String below(Plan plan, PlanNode node) {
        List<String> read = plan.subtree(node).stream().filter(each -> !(each.operation() instanceof Operation.BitmapIndexScan))
                .flatMap(each -> NodeText.target(each).stream()).distinct().limit(MOST_NAMED + 1L).toList();
        return read.isEmpty() ? "" : "over " + String.join(", ", read.subList(0, Math.min(read.size(), MOST_NAMED)))
                + (read.size() > MOST_NAMED ? " and more" : "");
    }

    private static String shortened(String words) {
        return words.length() <= LONGEST ? words : words.substring(0, LONGEST - 1) + "…";
    }
}
