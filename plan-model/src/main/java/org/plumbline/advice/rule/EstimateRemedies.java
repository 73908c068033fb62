package org.plumbline.advice.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.plumbline.advice.Action;
import org.plumbline.advice.Remedy;
import org.plumbline.plan.Capability;
import org.plumbline.plan.Condition;
import org.plumbline.plan.Operation;
import org.plumbline.plan.Plan;
import org.plumbline.plan.PlanNode;
import org.plumbline.sql.ColumnName;
import org.plumbline.sql.Comparison;
import org.plumbline.sql.ConditionParser;
import org.plumbline.sql.Operand;
import org.plumbline.sql.QuotedName;
import org.plumbline.sql.RunTimeValues;
import org.plumbline.sql.SortKeys;

/// What gives the planner the number that it did not have, by what the node compares where its estimate went wrong.
final class EstimateRemedies {
    /// Rows that came to those expected: no reason for ten times as many groups (our own).
    private static final double GOOD = 2;

    private final Plan plan;
    private final PlanNode node;
    private final boolean underestimated;
    private final List<Condition> conditions;
    private final List<Comparison> comparisons;

    private EstimateRemedies(Plan plan, PlanNode node, boolean underestimated) {
        this.plan = plan;
        this.underestimated = underestimated;
        this.node = node;
        this.conditions = conditions(node);
        this.comparisons = conditions.stream().flatMap(condition -> ConditionParser.parse(condition).stream())
                .flatMap(parsed -> ScanFigures.target(node).isPresent()
                        ? parsed.comparisonsOf(alias(node)).stream() : parsed.comparisons().stream()).toList();
    }

    /// The best first; may be empty, as not everything has statistics.
    ///
    /// @param underestimated more rows came than were expected
    static List<Remedy> of(Plan plan, PlanNode origin, boolean underestimated) {
        return new EstimateRemedies(plan, origin, underestimated).remedies();
    }

    private List<Remedy> remedies() {
        if (isScaledDown()) {
            return List.of();
        }
        // A column that is never NULL is expected to be so in no row, whatever the join leaves without a partner.
        Optional<NullTestOfOuterJoin> nullTest = underestimated ? NullTestOfOuterJoin.of(plan, node) : Optional.empty();
        var remedies = new ArrayList<Remedy>(nullTest.map(NullTestOfOuterJoin::remedy).stream().toList());
        boolean scan = ScanFigures.target(node).isPresent();
        boolean given = scan && conditions.stream().anyMatch(RunTimeValues::in);
        boolean ofOtherRows = scan && comparisons.stream().anyMatch(EstimateRemedies::isOfOtherRows);
        if (scan && conditions.stream().anyMatch(RunTimeValues::maySwitchOff)) {
            remedies.add(new Remedy.Act(Action.LEAVE_CONDITION_OUT));
        } else if (given || ofOtherRows) {
            // The statistics tell how many rows a key has on average: as many as that are expected of each.
            remedies.add(new Remedy.Act(Action.PLAN_WITH_VALUE));
        }
        Optional<Remedy> expression = expressionStatistics();
        expression.ifPresent(remedies::add);
        if (!given && !isOfExpressionsAlone()) {
            analyze().stream().filter(remedy -> expression.isEmpty() || !isOfOneTable(remedy)).forEach(remedies::add);
            statisticsTarget().ifPresent(remedies::add);
        }
        return remedies;
    }

    /// Before version 9.6 groups were expected to become fewer as rows do: half the rows, half the groups (`estimate_num_groups`,
    /// selfuncs.c), however good the statistics. So where a scan's conditions keep as many rows as expected, statistics are not to blame.
    private boolean isScaledDown() {
        boolean groups = node.operation() instanceof Operation.Aggregate || node.operation() instanceof Operation.Group;
        if (!groups || !underestimated || plan.capabilities().has(Capability.PARALLEL_AWARE)) {
            return false;
        }
        Optional<PlanNode> input = plan.outer(node);
        while (input.isPresent() && input.get().operation() instanceof Operation.Sort) {
            input = plan.outer(input.get());
        }
        return input.filter(scan -> ScanFigures.target(scan).isPresent() && !conditions(scan).isEmpty())
                .flatMap(scan -> scan.estimate().flatMap(expected -> scan.executed().map(came ->
                        came.rowsPerLoop().value() <= GOOD * Math.max(1, expected.rows().value())))).orElse(false);
    }

    private List<Remedy> analyze() {
        List<Tables.Source> sources = Tables.sources(plan, node);
        // A join is estimated by the statistics of the partitions' parent.
        boolean partitions = sources.stream().anyMatch(Tables.Source::partition);
        List<String> tables = sources.stream().filter(source -> !source.partition()).map(Tables.Source::table).distinct().toList();
        var remedies = new ArrayList<Remedy>();
        if (partitions) {
            remedies.add(new Remedy.Act(Action.ANALYZE_PARENT));
        }
        if (!tables.isEmpty()) {
            remedies.add(new Remedy.Analyze(tables, tables.size() == 1 && !partitions ? together() : List.of()));
        }
        if (ForeignEstimate.isOfPostgres(node) && tables.size() == 1) {
            remedies.add(new Remedy.Act(Action.ESTIMATE_ON_OTHER_SERVER,
                    "ALTER FOREIGN TABLE " + Tables.quoted(tables.getFirst()) + " OPTIONS (ADD use_remote_estimate 'true')"));
        }
        return remedies;
    }

    /// Statistics of an expression are made by analysing its table too.
    private static boolean isOfOneTable(Remedy remedy) {
        return remedy instanceof Remedy.Analyze(List<String> tables, List<String> columns) && tables.size() == 1 && columns.isEmpty();
    }

    /// Compared with what other rows have: a join's condition that a scan was given.
    private static boolean isOfOtherRows(Comparison comparison) {
        return !comparison.other().columns().isEmpty() && !comparison.subject().columns().isEmpty();
    }

    /// Nothing that a column's own statistics tell of.
    private boolean isOfExpressionsAlone() {
        return !comparisons.isEmpty() && comparisons.stream().noneMatch(each -> each.subject() instanceof Operand.OfColumn
                && !(each.other() instanceof Operand.OfExpression));
    }

    private Optional<Remedy> expressionStatistics() {
        Optional<String> table = ScanFigures.target(node).flatMap(Tables::name);
        Optional<String> expression = comparisons.stream()
                .filter(each -> each.other() instanceof Operand.Value || each.kind() == Comparison.Kind.EQUALITY)
                .flatMap(each -> each.subject() instanceof Operand.OfExpression of && of.fixed() ? Stream.of(of.sql()) : Stream.empty())
                .findFirst();
        return table.flatMap(name -> expression.map(sql -> {
            String simple = name.substring(name.lastIndexOf('.') + 1);
            return new Remedy.Act(Action.EXPRESSION_STATISTICS, "CREATE STATISTICS " + QuotedName.of(simple + "_expression_stats")
                    + " ON (" + sql + ") FROM " + Tables.quoted(name) + ";\nANALYZE " + Tables.quoted(name));
        }));
    }

    /// More of the table is looked at: in a small sample a column seems to have fewer values than it has.
    private Optional<Remedy> statisticsTarget() {
        if (!underestimated) {
            return Optional.empty();
        }
        if (!(node.operation() instanceof Operation.Aggregate(var _, var _, List<String> keys, var _, var _)) || keys.size() != 1) {
            return Optional.empty();
        }
        List<Tables.Source> sources = Tables.sources(plan, node);
        Optional<String> column = SortKeys.parse(keys).flatMap(parsed -> parsed.getFirst().column()).map(ColumnName::name);
        return sources.size() != 1 ? Optional.empty() : column.map(name -> {
            String table = Tables.quoted(sources.getFirst().table());
            return new Remedy.Act(Action.RAISE_STATISTICS_TARGET,
                    "ALTER TABLE " + table + " ALTER COLUMN " + QuotedName.of(name) + " SET STATISTICS 1000;\nANALYZE " + table);
        });
    }

    /// Columns that the planner took for independent: those that one filter compares for equality, or that rows are grouped by.
    private List<String> together() {
        if (node.operation() instanceof Operation.Aggregate(var _, var _, List<String> keys, var _, var _)) {
            List<String> grouped = SortKeys.parse(keys).map(parsed -> parsed.stream()
                    .flatMap(key -> key.column().stream()).map(ColumnName::name).distinct().toList()).orElse(List.of());
            return grouped.size() == keys.size() && grouped.size() > 1 ? grouped : List.of();
        }
        List<String> columns = comparisons.stream()
                .filter(comparison -> comparison.kind() == Comparison.Kind.EQUALITY && comparison.other() instanceof Operand.Value)
                .flatMap(comparison -> comparison.subject() instanceof Operand.OfColumn(ColumnName column, boolean _)
                        ? Optional.of(column.name()).stream() : Optional.<String>empty().stream())
                .distinct().toList();
        return ScanFigures.target(node).isPresent() && columns.size() > 1 ? columns : List.of();
    }

    private static String alias(PlanNode node) {
        return ScanFigures.target(node).flatMap(target -> target.alias().or(target::relation)).orElse("");
    }

    private static List<Condition> conditions(PlanNode node) {
        return node.operation() instanceof Operation.Join ? JoinOn.allConditions(node)
                : Stream.concat(ScanFigures.searched(node).stream(), ScanFigures.filter(node).stream()).toList();
    }
}
