package org.plumbline.app.db;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.plumbline.capacity.cache.Popularity;
import org.plumbline.catalog.CatalogFacts;
import org.plumbline.catalog.ColumnFacts;
import org.plumbline.catalog.ColumnStatistics;
import org.plumbline.catalog.TableFacts;
import org.plumbline.plan.Condition;
import org.plumbline.plan.Filter;
import org.plumbline.plan.Operation;
import org.plumbline.plan.Plan;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.Target;
import org.plumbline.sql.Comparison;
import org.plumbline.sql.ConditionParser;
import org.plumbline.sql.Operand;

/// The one column that a statement compares with a parameter, and how often the rows of its table have each of its values (`pg_stats`).
///
/// @param table with its schema
/// @param column unquoted
/// @param popularity of its values among the rows: what a statement is called with is not counted anywhere
public record ComparedColumn(String table, String column, Popularity popularity) {
    private record Place(String table, String column) {}

    /// By a plan that was made without values.
    ///
    /// @return none where it compares no column or several, or where nothing is known of the column
    static Optional<ComparedColumn> of(Plan plan, CatalogFacts facts) {
        if (plan.nodes().stream().anyMatch(PlanNode::isInitPlan)) {
            return Optional.empty(); // what it finds looks like a parameter
        }
        Set<Place> places = new LinkedHashSet<>();
        for (PlanNode node : plan.nodes()) {
            if (node.operation() instanceof Operation.Scan scan) {
                Target target = scan.target();
                target.relation().flatMap(name -> facts.table(target.schema(), name)).ifPresent(table ->
                        conditions(scan).flatMap(condition -> ConditionParser.parse(condition).stream())
                                .flatMap(parsed -> parsed.comparisons().stream()).filter(ComparedColumn::isWithParameter)
                                .flatMap(each -> each.subject().columns().stream())
                                .forEach(column -> places.add(new Place(top(table, facts).qualifiedName(), column.name()))));
            }
        }
        return places.size() == 1 ? known(places.iterator().next(), facts) : Optional.empty();
    }

    private static boolean isWithParameter(Comparison comparison) {
        return comparison.operator().equals("=") && comparison.subject() instanceof Operand.OfColumn
                && comparison.other() instanceof Operand.Value value && value.text().isEmpty();
    }

    private static Stream<Condition> conditions(Operation.Scan scan) {
        Optional<Condition> search = switch (scan) {
            case Operation.IndexScan index -> index.indexCond();
            case Operation.IndexOnlyScan index -> index.indexCond();
            case Operation.BitmapHeapScan heap -> heap.recheckCond();
            default -> Optional.empty();
        };
        return Stream.concat(search.stream(), scan.filter().map(Filter::condition).stream());
    }

    /// The partitioned table that a partition belongs to, as far as it is known.
    private static TableFacts top(TableFacts table, CatalogFacts facts) {
        return table.partitionOf().flatMap(name -> named(name, facts)).map(parent -> top(parent, facts)).orElse(table);
    }

    private static Optional<TableFacts> named(String qualifiedName, CatalogFacts facts) {
        return facts.tables().stream().filter(each -> each.qualifiedName().equals(qualifiedName)).findFirst();
    }

    private static Optional<ComparedColumn> known(Place place, CatalogFacts facts) {
        return named(place.table(), facts).flatMap(table -> table.columns().stream().filter(each -> each.name().equals(place.column()))
                .findFirst().flatMap(ColumnFacts::statistics).flatMap(known -> popularity(known, table.rows().value()))
                .map(popularity -> new ComparedColumn(place.table(), place.column(), popularity)));
    }

    private static Optional<Popularity> popularity(ColumnStatistics known, double rows) {
        var common = known.commonValues().stream().map(each -> each.frequency().value()).toList();
        double taken = common.stream().mapToDouble(Double::doubleValue).sum();
        double distinct = known.distinct() < 0 ? -known.distinct() * rows : known.distinct();
        long others = Math.max(0, Math.round(distinct) - common.size());
        double rest = Math.clamp(1 - known.nullFraction().value() - taken, 0, 1);
        return (others == 0 && common.isEmpty()) || others > Popularity.MOST_ITEMS ? Optional.empty()
                : Optional.of(Popularity.ofColumn(common, others, rest));
    }
}
