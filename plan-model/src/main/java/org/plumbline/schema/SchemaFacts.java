package org.plumbline.schema;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.plumbline.catalog.CatalogFacts;
import org.plumbline.workload.WorkloadSnapshot;

/// What is known of a database for advice on its schema. Found by table at once: there may be ten thousand.
public final class SchemaFacts {
    private final CatalogFacts catalog;
    private final Optional<WorkloadSnapshot> workload;
    private final List<StatementUse> statements;
    private final List<ColumnSample> samples;
    private final Map<String, TableActivity> activities;
    private final Map<String, List<StatementUse>> uses;
    private final UnreadStatements unread;

    private SchemaFacts(
            CatalogFacts catalog, Optional<WorkloadSnapshot> workload, List<StatementUse> statements, List<ColumnSample> samples,
            Map<String, TableActivity> activities, Map<String, List<StatementUse>> uses, UnreadStatements unread) {
        this.catalog = catalog;
        this.workload = workload;
        this.statements = List.copyOf(statements);
        this.samples = List.copyOf(samples);
        this.activities = Map.copyOf(activities);
        this.uses = Map.copyOf(uses);
        this.unread = unread;
    }

    /// Reads the statements of the workload.
    ///
    /// @param activity what was done to tables since the counters began, for those that were counted
    /// @param workload the database's statements; none without `pg_stat_statements`
    public static SchemaFacts of(CatalogFacts catalog, List<TableActivity> activity, Optional<WorkloadSnapshot> workload) {
        List<StatementUse> statements = workload.map(counted -> StatementUse.of(counted, catalog)).orElse(List.of());
        var activities = new HashMap<String, TableActivity>();
        activity.forEach(each -> activities.putIfAbsent(each.table(), each));
        var uses = new HashMap<String, List<StatementUse>>();
        statements.forEach(use -> use.tables().stream().map(TableUse::table).distinct()
                .forEach(table -> uses.computeIfAbsent(table, _ -> new ArrayList<>()).add(use)));
        return new SchemaFacts(catalog, workload, statements, List.of(), activities, uses,
                UnreadStatements.of(catalog, workload, statements));
    }

    /// With what looking at rows showed.
    public SchemaFacts with(List<ColumnSample> seen) {
        return new SchemaFacts(catalog, workload, statements, seen, activities, uses, unread);
    }

    /// All its tables.
    public CatalogFacts catalog() {
        return catalog;
    }

    /// Its statements; none without `pg_stat_statements`.
    public Optional<WorkloadSnapshot> workload() {
        return workload;
    }

    /// Those of the workload that could be read, with what they do to which table; empty without one.
    public List<StatementUse> statements() {
        return statements;
    }

    /// What looking at rows showed; empty until somebody asked for it.
    public List<ColumnSample> samples() {
        return samples;
    }

    /// What was done to a table; none where that was not counted.
    ///
    /// @param table as `schema.name`
    public Optional<TableActivity> activity(String table) {
        return Optional.ofNullable(activities.get(table));
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
        return List.copyOf(uses.getOrDefault(table, List.of()));
    }

    /// Those of which it is not known what they ask of a table.
    UnreadStatements unread() {
        return unread;
    }
}
