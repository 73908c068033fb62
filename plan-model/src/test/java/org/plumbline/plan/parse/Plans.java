package org.plumbline.plan.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.plumbline.plan.Plan;
import org.plumbline.plan.PlanNode;

/// Short ways to a plan from its text.
final class Plans {
    private Plans() {}

    static List<Plan> all(String text) throws PlanParseException {
        return PlanParser.parse(SourceText.of("test", text));
    }

    static Plan one(String text) throws PlanParseException {
        List<Plan> plans = all(text);
        assertThat(plans).hasSize(1);
        return plans.getFirst();
    }

    /// The only plan's only node, or its first of this type.
    static PlanNode node(String type, String text) throws PlanParseException {
        return one(text).nodes().stream().filter(node -> node.nodeType().equals(type)).findFirst().orElseThrow();
    }
}
