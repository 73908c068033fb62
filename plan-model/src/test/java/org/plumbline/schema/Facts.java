package org.plumbline.schema;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.plumbline.catalog.CatalogFacts;
import org.plumbline.catalog.CatalogFixture;
import org.plumbline.catalog.TableFacts;
import org.plumbline.plan.unit.Bytes;
import org.plumbline.plan.unit.Rows;
import org.plumbline.workload.Snapshots;
import org.plumbline.workload.StatementCounters;

/// What is known of a database, for tests of checks.
final class Facts {
    private Facts() {}

    /// Each statement took a second in all.
    static SchemaFacts of(CatalogFixture catalog, String... statements) {
        return of(catalog, TableTraps.NONE, statements);
    }

    /// Likewise, and this hangs on `public.orders`.
    static SchemaFacts of(CatalogFixture catalog, TableTraps traps, String... statements) {
        return of(catalog, List.of(activity(0, 0, Map.of()).with(Optional.of(traps))), statements);
    }

    static SchemaFacts of(CatalogFixture catalog, List<TableActivity> activity, String... statements) {
        return SchemaFacts.of(catalog.facts(), activity, Optional.of(Snapshots.at(60, IntStream.range(0, statements.length)
                .mapToObj(i -> Snapshots.statement(i + 1, statements[i], 1_000, 1_000, 1_000)).toArray(StatementCounters[]::new))));
    }

    /// The same tables, with policies for their rows.
    static SchemaFacts secured(SchemaFacts facts) {
        CatalogFacts catalog = facts.catalog();
        List<TableFacts> tables = catalog.tables().stream().map(table -> new TableFacts(table.schema(), table.name(), table.materialized(),
                true, table.partitioning(), table.rows(), table.pages(), table.modifiedSinceAnalyze(), table.analyzedAt(), table.updates(),
                table.hotUpdates(), table.fillFactor(), table.frozenAge(), table.vacuum(), table.columns(), table.indexes(),
                table.foreignKeys(), table.constraints(), table.statistics())).toList();
        return SchemaFacts.of(new CatalogFacts(catalog.server(), tables, catalog.sequences(), catalog.relations(), catalog.statements(),
                catalog.planChoice()), tables.stream().flatMap(table -> facts.activity(table.qualifiedName()).stream()).toList(),
                facts.workload()).with(facts.samples());
    }

    /// What hangs on one column of `public.orders`.
    static TableTraps traps(String column, ColumnTraps traps) {
        return new TableTraps(false, false, false, false, false, Map.of(column, traps));
    }

    /// A column with this default.
    static ColumnTraps standard(String text) {
        return new ColumnTraps(Optional.of(text), false, false, Optional.empty());
    }

    /// Of `public.orders`, counted for 30 days; nothing hangs on it.
    static TableActivity activity(double inserted, double updated, Map<String, String> options) {
        return new TableActivity("public.orders", Rows.rows(inserted), Rows.rows(updated), Rows.NONE, 0, Rows.NONE, 0,
                Bytes.kibibytes(4_000), Bytes.kibibytes(1_000), Optional.of(Duration.ofDays(30)), Optional.of(Rows.rows(7)), options,
                Optional.of(TableTraps.NONE));
    }
}
