package org.plumbline.schema;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.plumbline.catalog.CatalogFacts;
import org.plumbline.rewrite.Original;
import org.plumbline.rewrite.Schema;
import org.plumbline.sql.block.NotUnderstood;
import org.plumbline.workload.OwnStatements;
import org.plumbline.workload.StatementCounters;
import org.plumbline.workload.WorkloadSnapshot;

/// A counted statement and what it does to which table, as far as its text and the catalogue tell.
///
/// @param statement with what was counted of it; of one that several users sent, together
/// @param original its text, cut into its parts
/// @param tables each table of the catalogue that it names, once
public record StatementUse(StatementCounters statement, Original original, List<TableUse> tables) {
    public StatementUse {
        tables = List.copyOf(tables);
    }

    /// The statements of a workload that can be read; Plumbline's own and those run in functions are left out.
    public static List<StatementUse> of(WorkloadSnapshot workload, CatalogFacts catalog) {
        var tables = new NamedTables(Schema.of(catalog));
        return workload.merged().statements().stream()
                .filter(each -> !each.nested() && each.counters().calls() > 0 && !OwnStatements.contains(each.text()))
                .flatMap(each -> of(each, tables.in(each.text())).stream()).toList();
    }

    private static Optional<StatementUse> of(StatementCounters statement, Schema schema) {
        try {
            Original original = Original.of(statement.text(), schema);
            return Optional.of(new StatementUse(statement, original, TableUseReader.read(original)));
        } catch (NotUnderstood _) {
            return Optional.empty();
        }
    }

    /// What it does to a table; none where it does not name it.
    ///
    /// @param table as `schema.name`
    public Optional<TableUse> of(String table) {
        return tables.stream().filter(each -> each.table().equals(table)).findFirst();
    }

    /// What all its calls took.
    public Duration time() {
        return statement.counters().totalTime();
    }
}
