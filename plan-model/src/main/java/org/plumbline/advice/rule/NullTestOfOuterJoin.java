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
    private static final String AND = " AND ";
    private static final String MORE = " AND ...";

    static Optional<NullTestOfOuterJoin> of(Plan plan, PlanNode node) {
        return node.operation() instanceof Operation.Join join && (join.joinType() == JoinType.LEFT || join.joinType() == JoinType.RIGHT)
                ? tested(node).flatMap(column -> JoinSides.of(plan, node).flatMap(sides -> of(plan, node, join, sides, column)))
                : Optional.empty();
    }

    private static Optional<NullTestOfOuterJoin> of(Plan plan, PlanNode node, Operation.Join join, JoinSides sides, ColumnName column) {
        PlanNode searched = join.joinType() == JoinType.LEFT ? sides.inner() : sides.outer();
        PlanNode kept = sides.other(searched);
        boolean isSearched = sides.holding(List.of(column)).filter(side -> side.id().equals(searched.id())).isPresent();
        return isSearched && !holdsOuterJoin(plan, searched) && !mayHaveMoreRows(plan, node, kept)
                && joinedBy(plan, node, searched).filter(columns -> columns.stream().noneMatch(read -> isSame(read, column))).isPresent()
                ? Optional.of(new NullTestOfOuterJoin(kept, searched, named(column), sql(plan, node, sides, searched)))
                : Optional.empty();
    }

    /// Then the column may be NULL by that join, of a row that has its partner in this one: PostgreSQL joins in another order than it is
    /// written where that gives the same rows (`A LEFT JOIN B LEFT JOIN C` where C belongs to B).
    private static boolean holdsOuterJoin(Plan plan, PlanNode searched) {
        return plan.subtree(searched).stream().anyMatch(node -> node.operation() instanceof Operation.Join join
                && (join.joinType() == JoinType.LEFT || join.joinType() == JoinType.RIGHT || join.joinType() == JoinType.FULL));
    }

    /// A row without a partner is left once: the others have partners that are NULL there. The second input of a merge join, where nothing
    /// keeps it, was read again for equal keys, and so often counted (rule 14).
    private static boolean mayHaveMoreRows(Plan plan, PlanNode node, PlanNode kept) {
        PlanNode source = JoinSides.source(plan, kept);
        boolean readAgain = node.operation() instanceof Operation.MergeJoin && source.id().equals(kept.id())
                && plan.inner(node).filter(inner -> inner.id().equals(kept.id())).isPresent();
        return readAgain || node.executed().flatMap(left -> source.executed()
                .filter(rows -> left.rowsPerLoop().compareTo(rows.rowsPerLoop()) > 0)).isPresent();
    }

    Remedy remedy() {
        return new Remedy.Act(Action.NOT_EXISTS_INSTEAD_OF_OUTER_JOIN, sql);
    }

    static boolean isRemedy(Remedy remedy) {
        return remedy instanceof Remedy.Act(Action action, var _) && action == Action.NOT_EXISTS_INSTEAD_OF_OUTER_JOIN;
    }

    /// The column that all of the filter above the join asks to be NULL: no term stands beside, as of a SubPlan, which reads no column.
    private static Optional<ColumnName> tested(PlanNode node) {
        return JoinOn.filter(node).map(Filter::condition).filter(condition -> !condition.text().contains(AND))
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
        List<Condition> conditions = Stream.concat(JoinOn.conditions(node).stream(),
                node.operation() instanceof Operation.NestedLoop ? scanned(plan, searched) : Stream.empty()).toList();
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

    private static String sql(Plan plan, PlanNode node, JoinSides sides, PlanNode searched) {
        PlanNode kept = sides.other(searched);
        Optional<PlanNode> table = JoinSides.onlyScan(plan, searched);
        return "SELECT ...\nFROM " + JoinSides.onlyScan(plan, kept).map(JoinSides::named).orElse("...")
                + "\nWHERE NOT EXISTS (SELECT 1 FROM " + table.map(JoinSides::named).orElse("...")
                + " WHERE " + JoinOn.of(plan, node, sides).map(on -> on + (isMoreThanThat(plan, node, searched) ? MORE : "")).orElse("...")
                + ")"
                + (scanned(plan, kept).findAny().isPresent() ? MORE : "");
    }

    /// Whether the join, or its tables alone, demand what [JoinOn] does not tell: of a loop's scan the first column only.
    private static boolean isMoreThanThat(Plan plan, PlanNode node, PlanNode searched) {
        List<Condition> all = Stream.concat(JoinOn.conditions(node).stream(), scanned(plan, searched)).toList();
        boolean firstAlone = node.operation() instanceof Operation.NestedLoop && JoinOn.conditions(node).isEmpty();
        return all.size() > 1 || (firstAlone && all.stream().anyMatch(condition -> condition.text().contains(AND)));
    }

    /// What the tables of an input are searched and filtered by.
    private static Stream<Condition> scanned(Plan plan, PlanNode input) {
        return plan.subtree(input).stream().flatMap(scan ->
                Stream.concat(ScanFigures.searched(scan).stream(), ScanFigures.filter(scan).stream()));
    }

    private static String named(ColumnName column) {
        return column.qualifier().map(alias -> QuotedName.of(alias) + ".").orElse("") + QuotedName.of(column.name());
    }
}
