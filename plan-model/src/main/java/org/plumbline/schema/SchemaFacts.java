package org.plumbline.schema;

import java.util.List;
import java.util.Optional;
import org.plumbline.catalog.CatalogFacts;
import org.plumbline.workload.WorkloadSnapshot;

/// What is known of a database for advice on its schema.
///
/// @param catalog of all its tables
/// @param activity what was done to them since the counters began, for those that were counted
/// @param workload its statements; none without `pg_stat_statements`
/// @param statements those of them that could be read, with what they do to which table; empty without a workload
/// @param samples what looking at rows showed; empty until somebody asked for it
public record SchemaFacts(
        CatalogFacts catalog, List<TableActivity> activity, Optional<WorkloadSnapshot> workload, List<StatementUse> statements,
        List<ColumnSample> samples) {

    public SchemaFacts {
        activity = List.copyOf(activity);
        statements = List.copyOf(statements);
        samples = List.copyOf(samples);
    }

    /// Reads the statements of the workload.
    public static SchemaFacts of(CatalogFacts catalog, List<TableActivity> activity, Optional<WorkloadSnapshot> workload) {
        return new SchemaFacts(catalog, activity, workload,
                workload.map(counted -> StatementUse.of(counted, catalog)).orElse(List.of()), List.of());
    }

    /// With what looking at rows showed.
    public SchemaFacts with(List<ColumnSample> seen) {
        return new SchemaFacts(catalog, activity, workload, statements, seen);
    }

    /// What was done to a table; none where that was not counted.
    ///
    /// @param table as `schema.name`
    public Optional<TableActivity> activity(String table) {
        return activity.stream().filter(each -> each.table().equals(table)).findFirst();
    }

    /// What hangs on a table; none where that was not read, and then nothing is made anew.
    ///
    /// @param table as `schema.name`
    Optional<TableTraps> traps(String table) {
        return activity(table).flatMap(TableActivity::traps);
    }

    /// The statements that name a table.
    ///
    /// @param table as `schema.name`
    public List<StatementUse> statements(String table) {
        return statements.stream().filter(each -> each.of(table).isPresent()).toList();
    }
}
