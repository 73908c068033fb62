package org.plumbline.advice.rule;

import java.util.ArrayList;
import java.util.Arrays;
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

    /// A table whose rows a node gets.
    ///
    /// @param partition one of several tables that an Append below brings together
    record Source(String table, boolean partition) {}

    /// The tables whose rows this node gets, each once, in the plan's order; InitPlans and SubPlans are left out.
    static List<String> below(Plan plan, PlanNode node) {
        return sources(plan, node).stream().map(Source::table).distinct().toList();
    }

    /// Likewise, one for each scan.
    static List<Source> sources(Plan plan, PlanNode node) {
        var sources = new ArrayList<Source>();
        int skippedUntil = 0;
        int appendedUntil = 0;
        for (PlanNode each : plan.subtree(node)) {
            if (each.id().index() < skippedUntil) {
                continue;
            }
            if (each.id().index() != node.id().index() && !each.feedsParent()) {
                skippedUntil = each.subtreeEnd();
                continue;
            }
            if (each.operation() instanceof Operation.Append || each.operation() instanceof Operation.MergeAppend) {
                appendedUntil = Math.max(appendedUntil, each.subtreeEnd());
            }
            if (each.operation() instanceof Operation.Scan scan) {
                boolean partition = each.id().index() < appendedUntil;
                name(scan.target()).ifPresent(table -> sources.add(new Source(table, partition)));
            }
        }
        return sources;
    }

    /// Written so that SQL takes it.
    static String quoted(String table) {
        return Arrays.stream(table.split("\\.", -1)).map(QuotedName::of).collect(Collectors.joining("."));
    }

    static Optional<String> name(Target target) {
        return target.relation().map(relation -> target.schema().map(schema -> schema + ".").orElse("") + relation);
    }
}
