package org.plumbline.app.ui.tree;

import java.time.Duration;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.plumbline.app.ui.text.Format;
import org.plumbline.app.ui.text.NodeText;
import org.plumbline.plan.Execution;
import org.plumbline.plan.Operation;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.Target;
import org.plumbline.plan.measure.Inclusive;
import org.plumbline.plan.measure.MeasuredPlan;
import org.plumbline.plan.unit.Blocks;
import org.plumbline.plan.unit.Cost;
import org.plumbline.plan.unit.Rows;

/// What similar siblings sum up to.
final class GroupFigures {
    /// PostgreSQL numbers the aliases of a partitioned table's partitions: `events_1`, `events_2`.
    private static final Pattern NUMBERED_ALIAS = Pattern.compile("(.+)_\\d+");

    private final MeasuredPlan measured;
    private final Map<TreeColumn, Map<SiblingGroup, TreeFigure>> made = new EnumMap<>(TreeColumn.class);

    GroupFigures(MeasuredPlan measured) {
        this.measured = measured;
    }

    /// `36 partitions of events`, or `12 × Seq Scan`.
    String title(SiblingGroup group) {
        String count = Format.count(group.members().size());
        return table(group).map(table -> count + " partitions of " + table)
                .orElseGet(() -> count + " × " + NodeText.name(group.members().getFirst()));
    }

    /// `3 executed`; empty without ANALYZE.
    String executed(SiblingGroup group) {
        if (group.members().getFirst().execution() instanceof Execution.NotAnalyzed) {
            return "";
        }
        long executed = group.members().stream().filter(member -> member.executed().isPresent()).count();
        return executed == group.members().size() ? "all executed" : executed == 0 ? "none executed" : Format.count(executed) + " executed";
    }

    /// Summed when it is first shown: a group may have thousands of members.
    TreeFigure figure(TreeColumn column, SiblingGroup group) {
        return made.computeIfAbsent(column, _ -> new IdentityHashMap<>()).computeIfAbsent(group, _ -> make(column, group));
    }

    private TreeFigure make(TreeColumn column, SiblingGroup group) {
        return switch (column) {
            case SELF -> time(selfTime(group), " in these and everything below them");
            case TOTAL -> time(group.members().stream().flatMap(member -> measured.of(member).inclusive().stream())
                    .map(Inclusive::wall).reduce(Duration.ZERO, Duration::plus), " in these and everything below them");
            case ROWS -> rows(group.members().stream().flatMap(member -> measured.of(member).rowsLogical().stream())
                    .reduce(Rows.NONE, Rows::plus));
            case ESTIMATE -> TreeFigure.muted(Format.rows(estimate(group)), Format.rowsFull(estimate(group)) + " expected per loop, summed",
                    estimate(group).value());
            case LOOPS -> TreeFigure.NONE;
            case BUFFERS -> blocks(group.members().stream().flatMap(member -> member.usage().stream())
                    .map(usage -> usage.buffers().touched()).reduce(Blocks.NONE, Blocks::plus));
            case COST -> cost(new Cost(group.members().stream().flatMap(member -> member.estimate().stream())
                    .mapToDouble(estimate -> estimate.totalCost().value()).sum()));
            case IO -> time(group.members().stream().flatMap(member -> member.usage().stream())
                    .map(usage -> usage.io().read().plus(usage.io().write())).reduce(Duration.ZERO, Duration::plus),
                            " reading and writing");
        };
    }

    private Duration selfTime(SiblingGroup group) {
        Duration sum = Duration.ZERO;
        for (PlanNode member : group.members()) {
            for (PlanNode node : measured.plan().subtree(member)) {
                sum = sum.plus(measured.of(node).self().wallOrZero());
            }
        }
        return sum;
    }

    private static Rows estimate(SiblingGroup group) {
        return group.members().stream().flatMap(member -> member.estimate().stream())
                .map(estimate -> estimate.rows()).reduce(Rows.NONE, Rows::plus);
    }

    private static TreeFigure time(Duration sum, String what) {
        return TreeFigure.plain(Format.time(sum), Format.timeFull(sum) + what, sum.toNanos());
    }

    private static TreeFigure rows(Rows sum) {
        return TreeFigure.plain(Format.rows(sum), Format.rowsFull(sum) + " together", sum.value());
    }

    private static TreeFigure blocks(Blocks sum) {
        return TreeFigure.plain(Format.blocks(sum), Format.blocksFull(sum) + " together", (double) sum.count());
    }

    private static TreeFigure cost(Cost sum) {
        return TreeFigure.plain(Format.cost(sum), "cost " + Format.costFull(sum) + " together", sum.value());
    }

    private static Optional<String> table(SiblingGroup group) {
        var tables = group.members().stream().map(GroupFigures::partitionOf).collect(Collectors.toSet());
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
                .map(NUMBERED_ALIAS::matcher).filter(java.util.regex.Matcher::matches).map(matched -> matched.group(1));
    }
}
