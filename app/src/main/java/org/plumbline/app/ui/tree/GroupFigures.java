package org.plumbline.app.ui.tree;

import java.time.Duration;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.Map;
import org.plumbline.app.ui.state.SiblingGroup;
import org.plumbline.app.ui.text.Format;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.measure.Inclusive;
import org.plumbline.plan.measure.MeasuredPlan;
import org.plumbline.plan.unit.Blocks;
import org.plumbline.plan.unit.Cost;
import org.plumbline.plan.unit.Rows;

/// What similar siblings sum up to.
final class GroupFigures {
    private final MeasuredPlan measured;
    private final Map<TreeColumn, Map<SiblingGroup, TreeFigure>> made = new EnumMap<>(TreeColumn.class);

    GroupFigures(MeasuredPlan measured) {
        this.measured = measured;
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
            case ESTIMATE -> TreeFigure.muted(Format.rows(estimate(group)),
                    () -> Format.rowsFull(estimate(group)) + " expected per loop, summed").valued(estimate(group).value());
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
        return TreeFigure.plain(Format.time(sum), () -> Format.timeFull(sum) + what).valued(sum.toNanos());
    }

    private static TreeFigure rows(Rows sum) {
        return TreeFigure.plain(Format.rows(sum), () -> Format.rowsFull(sum) + " together").valued(sum.value());
    }

    private static TreeFigure blocks(Blocks sum) {
        return TreeFigure.plain(Format.blocks(sum), () -> Format.blocksFull(sum) + " together").valued((double) sum.count());
    }

    private static TreeFigure cost(Cost sum) {
        return TreeFigure.plain(Format.cost(sum), () -> "cost " + Format.costFull(sum) + " together").valued(sum.value());
    }
}
