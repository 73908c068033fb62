package org.plumbline.advisor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import org.plumbline.catalog.CatalogFacts;
import org.plumbline.catalog.TableFacts;
import org.plumbline.plan.Estimate;
import org.plumbline.plan.Operation;
import org.plumbline.plan.Plan;
import org.plumbline.plan.PlanNode;
import org.plumbline.sql.ChangedColumns;

/// How many rows a workload's statements insert into a table and update there. Deleted rows write to no index.
///
/// @param inserted rows, each as often as its statement runs
/// @param updated likewise, by the columns that are set
record TableWrites(double inserted, Map<Optional<Set<String>>, Double> updated) {
    static final TableWrites NONE = new TableWrites(0, Map.of());

    TableWrites {
        updated = Map.copyOf(updated);
    }

    /// By qualified name: of each table that is written to, and of the partitioned tables above it.
    static Map<String, TableWrites> of(List<PlannedQuery> workload, CatalogFacts facts) {
        var writes = new HashMap<String, TableWrites>();
        for (PlannedQuery planned : workload) {
            for (PlanNode node : planned.plan().nodes()) {
                if (node.operation() instanceof Operation.ModifyTable change) {
                    double rows = planned.query().weight() * rows(planned, node);
                    change.target().relation().flatMap(name -> facts.table(change.target().schema(), name)).ifPresent(table ->
                            upwards(table, facts).forEach(each -> writes.merge(each.qualifiedName(),
                                    of(change.operation(), planned.query().sql(), rows), TableWrites::plus)));
                }
            }
        }
        return writes;
    }

    private static TableWrites of(String operation, String sql, double rows) {
        Optional<Set<String>> changed = ChangedColumns.of(sql);
        return switch (operation) {
            case "Insert" -> new TableWrites(rows, changed.filter(set -> !set.isEmpty()).isPresent() ? Map.of(changed, rows) : Map.of());
            case "Update", "Merge" -> new TableWrites(0, Map.of(changed, rows));
            default -> NONE;
        };
    }

    /// As counted, where that is known; else as the planner expects.
    private static double rows(PlannedQuery planned, PlanNode change) {
        OptionalDouble counted = planned.query().rows();
        Plan plan = planned.plan();
        return counted.isPresent() && change.equals(plan.root()) ? counted.getAsDouble()
                : plan.children(change).stream().filter(PlanNode::feedsParent).map(PlanNode::estimate).flatMap(Optional::stream)
                        .map(Estimate::rows).mapToDouble(each -> each.value()).sum();
    }

    private static List<TableFacts> upwards(TableFacts table, CatalogFacts facts) {
        var tables = new ArrayList<TableFacts>();
        for (Optional<TableFacts> each = Optional.of(table); each.isPresent() && !tables.contains(each.get());) {
            tables.add(each.get());
            Optional<String> parent = each.get().partitionOf();
            each = facts.tables().stream().filter(other -> parent.filter(other.qualifiedName()::equals).isPresent()).findFirst();
        }
        return tables;
    }

    private TableWrites plus(TableWrites other) {
        Map<Optional<Set<String>>, Double> both = new HashMap<>(updated);
        other.updated.forEach((columns, rows) -> both.merge(columns, rows, Double::sum));
        return new TableWrites(inserted + other.inserted, both);
    }

    /// Rows updated in a way that sets one of these columns; all that are updated in a way that is not known.
    double setting(Set<String> columns) {
        return updated.entrySet().stream().filter(each -> each.getKey().map(set -> set.stream().anyMatch(columns::contains)).orElse(true))
                .collect(Collectors.summingDouble(Map.Entry::getValue));
    }

    double updatedRows() {
        return updated.values().stream().mapToDouble(Double::doubleValue).sum();
    }
}
