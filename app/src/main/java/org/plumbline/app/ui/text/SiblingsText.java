package org.plumbline.app.ui.text;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.plumbline.plan.Execution;
import org.plumbline.plan.Operation;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.Target;

/// Siblings that look the same, such as the scans of a table's partitions, in words.
public final class SiblingsText {
    /// PostgreSQL numbers the aliases of a partitioned table's partitions: `events_1`, `events_2`.
    private static final Pattern NUMBERED_ALIAS = Pattern.compile("(.+)_\\d+");

    private SiblingsText() {}

    /// `36 partitions of events`, or `12 × Seq Scan`.
    public static String title(List<PlanNode> members) {
        String count = Format.count(members.size());
        return table(members).map(table -> count + " partitions of " + table)
                .orElseGet(() -> count + " × " + NodeText.name(members.getFirst()));
    }

    /// `3 executed`; empty without ANALYZE.
    public static String executed(List<PlanNode> members) {
        if (members.getFirst().execution() instanceof Execution.NotAnalyzed) {
            return "";
        }
        long executed = members.stream().filter(member -> member.executed().isPresent()).count();
        return executed == members.size() ? "all executed" : executed == 0 ? "none executed" : Format.count(executed) + " executed";
    }

    private static Optional<String> table(List<PlanNode> members) {
        var tables = members.stream().map(SiblingsText::partitionOf).collect(Collectors.toSet());
        return tables.size() == 1 ? tables.iterator().next() : Optional.empty();
    }

    private static Optional<String> partitionOf(PlanNode node) {
        return switch (node.operation()) {
            case Operation.Scan scan -> alias(scan.target());
            default -> Optional.empty();
        };
    }

    private static Optional<String> alias(Target target) {
        return target.alias().filter(alias -> !target.relation().equals(Optional.of(alias)))
                .map(NUMBERED_ALIAS::matcher).filter(Matcher::matches).map(matched -> matched.group(1));
    }
}
