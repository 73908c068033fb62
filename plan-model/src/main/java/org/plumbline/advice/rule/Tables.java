package org.plumbline.advice.rule;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.plumbline.plan.Operation;
import org.plumbline.plan.Plan;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.Target;
import org.plumbline.sql.QuotedName;

/// Tables by the names that a statement takes.
final class Tables {
    private Tables() {}

    /// The tables whose rows this node gets, each once, in the plan's order; InitPlans and SubPlans are left out.
    static List<String> below(Plan plan, PlanNode node) {
        var tables = new LinkedHashSet<String>();
        int skippedUntil = 0;
        for (PlanNode each : plan.subtree(node)) {
            if (each.id().index() < skippedUntil) {
                continue;
            }
            if (each.id().index() != node.id().index() && !each.feedsParent()) {
                skippedUntil = each.subtreeEnd();
                continue;
            }
            if (each.operation() instanceof Operation.Scan scan) {
                name(scan.target()).ifPresent(tables::add);
            }
        }
        return List.copyOf(tables);
    }

    /// Written so that SQL takes it.
    static String quoted(String table) {
        return Arrays.stream(table.split("\\.", -1)).map(QuotedName::of).collect(Collectors.joining("."));
    }

    static Optional<String> name(Target target) {
        return target.relation().map(relation -> target.schema().map(schema -> schema + ".").orElse("") + relation);
    }
}
