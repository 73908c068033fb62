package org.plumbline.advice.rule;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.plumbline.catalog.CatalogFacts;
import org.plumbline.catalog.ColumnFacts;
import org.plumbline.catalog.ColumnStatistics;
import org.plumbline.catalog.IndexFacts;
import org.plumbline.catalog.TableFacts;
import org.plumbline.plan.Condition;
import org.plumbline.plan.JoinType;
import org.plumbline.plan.Operation;
import org.plumbline.plan.Plan;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.measure.MeasuredPlan;
import org.plumbline.sql.ColumnName;
import org.plumbline.sql.Comparison;
import org.plumbline.sql.ConditionParser;
import org.plumbline.sql.ExpressionParser;
import org.plumbline.sql.Operand;
import org.plumbline.sql.QuotedName;

/// An input of a join that scans a whole table, and whose rows the join returns only where their key is not NULL.
///
/// @param between what lies between the scan and the join: a Hash, a Sort
/// @param column of the key the one that is NULL most often
record NullableInput(PlanNode scan, List<PlanNode> between, TableFacts table, ColumnFacts column) {
    private static final Set<JoinType> KEEPS_OUTER = Set.of(JoinType.LEFT, JoinType.FULL, JoinType.ANTI);
    private static final Set<JoinType> KEEPS_INNER = Set.of(JoinType.RIGHT, JoinType.FULL, JoinType.RIGHT_ANTI);

    NullableInput {
        between = List.copyOf(between);
    }

    static List<NullableInput> of(MeasuredPlan measured, CatalogFacts facts, PlanNode join) {
        Plan plan = measured.plan();
        JoinType type = ((Operation.Join) join.operation()).joinType();
        return JoinSides.of(plan, join).stream()
                .flatMap(sides -> Stream.concat(
                        KEEPS_OUTER.contains(type) ? Stream.empty() : Stream.of(sides.outer()),
                        KEEPS_INNER.contains(type) ? Stream.empty() : Stream.of(sides.inner())))
                .flatMap(side -> of(plan, facts, join, side).stream()).toList();
    }

    private static Optional<NullableInput> of(Plan plan, CatalogFacts facts, PlanNode join, PlanNode side) {
        return JoinSides.onlyScan(plan, side).filter(scan -> scan.operation() instanceof Operation.SeqScan)
                .flatMap(scan -> ScanFigures.target(scan)
                        .flatMap(target -> target.relation().flatMap(relation -> facts.table(target.schema(), relation)))
                        .flatMap(table -> key(join, scan).stream()
                                .flatMap(name -> table.columns().stream().filter(column -> column.name().equals(name)))
                                .filter(column -> column.statistics().isPresent() && !isChecked(scan, column.name()))
                                .max(Comparator.comparing(column -> column.statistics().get().nullFraction()))
                                .map(column -> new NullableInput(scan, between(plan, side, scan), table, column))));
    }

    double nullFraction() {
        return column.statistics().map(ColumnStatistics::nullFraction).orElseThrow().value();
    }

    double correlation() {
        return column.statistics().orElseThrow().correlation().orElse(0);
    }

    /// An index that leaves out the rows without a key, or has them at its end, where nobody who looks for a key reads them.
    boolean hasIndex() {
        String key = QuotedName.of(column.name());
        return table.indexes().stream().anyMatch(index -> index.valid() && index.method().equals("btree")
                && index.keys().stream().findFirst().map(IndexFacts.Key::expression).filter(key::equals).isPresent()
                && index.predicate().filter(predicate -> !isNotNull(predicate)).isEmpty());
    }

    private boolean isNotNull(String predicate) {
        return ConditionParser.parse(new Condition(predicate)).map(parsed -> parsed.comparisons()).filter(all -> all.size() == 1
                && all.getFirst().operator().equals("IS NOT NULL") && isColumn(all.getFirst(), column.name())).isPresent();
    }

    /// The scan's columns that have to equal one of the other input.
    private static List<String> key(PlanNode join, PlanNode scan) {
        String alias = JoinSides.alias(scan);
        Optional<Condition> on = switch (join.operation()) {
            case Operation.HashJoin hash -> hash.hashCond();
            case Operation.MergeJoin merge -> merge.mergeCond();
            default -> Optional.empty();
        };
        return on.flatMap(ConditionParser::parse).stream().flatMap(parsed -> parsed.comparisonsOf(alias).stream())
                .filter(comparison -> comparison.kind() == Comparison.Kind.EQUALITY && comparison.operator().equals("="))
                .flatMap(comparison -> comparison.subject() instanceof Operand.OfColumn(ColumnName column, boolean _)
                        ? Stream.of(column.name()) : Stream.empty()).toList();
    }

    /// The scan's own filter mentions the column: most such conditions are true of no NULL.
    private static boolean isChecked(PlanNode scan, String column) {
        return ScanFigures.filter(scan).filter(filter -> ExpressionParser.columns(filter.text())
                .map(columns -> columns.stream().anyMatch(named -> named.name().equals(column))).orElse(true)).isPresent();
    }

    private static boolean isColumn(Comparison comparison, String column) {
        return Stream.concat(comparison.subject().columns().stream(), comparison.other().columns().stream())
                .anyMatch(named -> named.name().equals(column));
    }

    private static List<PlanNode> between(Plan plan, PlanNode side, PlanNode scan) {
        var between = new ArrayList<PlanNode>();
        Optional<PlanNode> node = Optional.of(side);
        while (node.isPresent() && !node.get().id().equals(scan.id())) {
            between.add(node.get());
            node = plan.outer(node.get());
        }
        return between;
    }
}
