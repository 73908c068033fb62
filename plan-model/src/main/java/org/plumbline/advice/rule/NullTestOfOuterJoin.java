package org.plumbline.advice.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.plumbline.advice.Action;
import org.plumbline.advice.Remedy;
import org.plumbline.plan.Condition;
import org.plumbline.plan.Filter;
import org.plumbline.plan.JoinType;
import org.plumbline.plan.Operation;
import org.plumbline.plan.Plan;
import org.plumbline.plan.PlanNode;
import org.plumbline.sql.ColumnName;
import org.plumbline.sql.Comparison;
import org.plumbline.sql.ConditionParser;
import org.plumbline.sql.ExpressionParser;
import org.plumbline.sql.Operand;
import org.plumbline.sql.ParsedCondition;
import org.plumbline.sql.QuotedName;

/// An outer join of which those rows are kept alone where a column of the other table is NULL: the rows without a partner. PostgreSQL makes
/// an anti join of it only where the join's own condition can be true of no NULL in that column (`reduce_outer_joins`, prepjointree.c):
/// `orders.customer_id` of a join on it, but not `orders.id`. Not told of a full join, which keeps rows of both tables.
///
/// @param kept the input whose rows are kept
/// @param searched the one in which they have no partner
/// @param column of the searched one that has to be NULL, as a statement names it
/// @param sql the same as NOT EXISTS
record NullTestOfOuterJoin(PlanNode kept, PlanNode searched, String column, String sql) {
    static Optional<NullTestOfOuterJoin> of(Plan plan, PlanNode node) {
        return node.operation() instanceof Operation.Join join && (join.joinType() == JoinType.LEFT || join.joinType() == JoinType.RIGHT)
                ? tested(node).flatMap(column -> JoinSides.of(plan, node).flatMap(sides -> of(plan, node, join, sides, column)))
                : Optional.empty();
    }

    private static Optional<NullTestOfOuterJoin> of(Plan plan, PlanNode node, Operation.Join join, JoinSides sides, ColumnName column) {
        PlanNode searched = join.joinType() == JoinType.LEFT ? sides.inner() : sides.outer();
        boolean isSearched = sides.holding(List.of(column)).filter(side -> side.id().equals(searched.id())).isPresent();
        return isSearched && joinedBy(plan, node, searched).filter(columns -> columns.stream().noneMatch(read -> isSame(read, column)))
                .isPresent()
                ? Optional.of(new NullTestOfOuterJoin(sides.other(searched), searched, named(column), sql(plan, node, sides, searched)))
                : Optional.empty();
    }

    Remedy remedy() {
        return new Remedy.Act(Action.NOT_EXISTS_INSTEAD_OF_OUTER_JOIN, sql);
    }

    /// The column that all of the filter above the join asks to be NULL.
    private static Optional<ColumnName> tested(PlanNode node) {
        return node.attributes().text("Filter").map(Condition::new)
                .flatMap(ConditionParser::parse).filter(parsed -> !parsed.orAcrossColumns()).map(ParsedCondition::comparisons)
                .filter(comparisons -> comparisons.size() == 1).map(List::getFirst)
                .flatMap(NullTestOfOuterJoin::isNull);
    }

    private static Optional<ColumnName> isNull(Comparison comparison) {
        return comparison.operator().equals("IS NULL") && comparison.subject() instanceof Operand.OfColumn(ColumnName column, boolean _)
                ? Optional.of(column) : Optional.empty();
    }

    /// The columns that decide which rows are partners; none where one of the conditions is not understood. A loop's second input may look
    /// for them itself.
    private static Optional<List<ColumnName>> joinedBy(Plan plan, PlanNode node, PlanNode searched) {
        var conditions = new ArrayList<Condition>(conditions(node).toList());
        if (node.operation() instanceof Operation.NestedLoop) {
            plan.subtree(searched).forEach(scan -> {
                conditions.addAll(ScanFigures.searched(scan));
                ScanFigures.filter(scan).ifPresent(conditions::add);
            });
        }
        var columns = new ArrayList<ColumnName>();
        for (Condition condition : conditions) {
            Optional<List<ColumnName>> read = ExpressionParser.columns(condition.text());
            if (read.isEmpty()) {
                return Optional.empty();
            }
            columns.addAll(read.get());
        }
        return columns.isEmpty() ? Optional.empty() : Optional.of(columns);
    }

    /// A scan's own columns stand without its name.
    private static boolean isSame(ColumnName read, ColumnName tested) {
        return read.name().equals(tested.name()) && (read.qualifier().isEmpty() || read.qualifier().equals(tested.qualifier()));
    }

    private static Stream<Condition> conditions(PlanNode node) {
        return switch (node.operation()) {
            case Operation.HashJoin join -> Stream.concat(join.hashCond().stream(), join.joinFilter().map(Filter::condition).stream());
            case Operation.MergeJoin join -> Stream.concat(join.mergeCond().stream(), join.joinFilter().map(Filter::condition).stream());
            case Operation.NestedLoop join -> join.joinFilter().map(Filter::condition).stream();
            default -> Stream.empty();
        };
    }

    private static String sql(Plan plan, PlanNode node, JoinSides sides, PlanNode searched) {
        PlanNode kept = sides.other(searched);
        Optional<PlanNode> table = JoinSides.onlyScan(plan, searched);
        // What else the join demands, or its tables alone.
        boolean more = table.flatMap(ScanFigures::filter).isPresent()
                || (!(node.operation() instanceof Operation.NestedLoop) && ((Operation.Join) node.operation()).joinFilter().isPresent());
        return "SELECT ...\nFROM " + JoinSides.onlyScan(plan, kept).map(JoinSides::named).orElse("...")
                + "\nWHERE NOT EXISTS (SELECT 1 FROM " + table.map(JoinSides::named).orElse("...")
                + " WHERE " + JoinOn.of(plan, node, sides).orElse("...") + (more ? " AND ..." : "") + ")";
    }

    private static String named(ColumnName column) {
        return column.qualifier().map(alias -> QuotedName.of(alias) + ".").orElse("") + QuotedName.of(column.name());
    }
}
