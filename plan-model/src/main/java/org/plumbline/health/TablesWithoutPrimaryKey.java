package org.plumbline.health;

import java.util.List;
import java.util.Optional;
import org.plumbline.advice.Action;
import org.plumbline.advice.Doubt;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Remedy;
import org.plumbline.advice.Severity;
import org.plumbline.catalog.CatalogFacts;
import org.plumbline.catalog.ColumnFacts;
import org.plumbline.catalog.IndexFacts;
import org.plumbline.catalog.TableFacts;
import org.plumbline.sql.QuotedName;

/// Nothing tells a table's rows apart for good: duplicates slip in, and logical replication cannot send updates and deletes.
///
///     pg_constraint: no row of contype 'p'
public final class TablesWithoutPrimaryKey extends TableCheck {
    public TablesWithoutPrimaryKey() {
        super("no-primary-key", "Tables without a primary key");
    }

    /// Not materialized views, which cannot have one: they have no constraint and no counters of writes, and are told by
    /// [TableFacts#materialized()]. A partition's key is its parent's.
    @Override
    public List<HealthFinding> check(CatalogFacts facts, TableFacts table) {
        boolean has = table.indexes().stream().anyMatch(IndexFacts::primary);
        return has || table.materialized() || table.partitionOf().isPresent() ? List.of() : List.of(finding(table));
    }

    private HealthFinding finding(TableFacts table) {
        String name = QuotedName.of(table.schema(), table.name());
        Optional<IndexFacts> unique = table.partitioned() ? Optional.empty()
                : table.indexes().stream().filter(index -> couldBe(table, index)).findFirst();
        HealthFinding finding = HealthFinding.of(this, Severity.MEDIUM, table.qualifiedName(), table.name())
                .of(table.pages().bytes())
                .because(Evidence.text("table", table.qualifiedName()), Evidence.rows("rows of the table", table.rows()));
        return unique.map(index -> finding.because(Evidence.text("unique index", index.name()))
                        .fix(new Remedy.Act(Action.ADD_PRIMARY_KEY, "ALTER TABLE " + name + " ADD PRIMARY KEY USING INDEX "
                                + QuotedName.of(index.name()))))
                .orElseGet(() -> finding.fix(new Remedy.Act(Action.ADD_PRIMARY_KEY, "ALTER TABLE " + name
                        + " ADD COLUMN " + newColumn(table) + " bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY"))
                        .unless(Doubt.KEY_REWRITES_THE_TABLE));
    }

    /// As `ALTER TABLE ... ADD PRIMARY KEY USING INDEX` wants it, and without one more look at the rows.
    private static boolean couldBe(TableFacts table, IndexFacts index) {
        return index.unique() && index.valid() && !index.backsConstraint() && index.method().equals("btree") && index.predicate().isEmpty()
                && index.included().isEmpty() && index.keys().stream().allMatch(key -> key.options() == 0 && isNotNull(table, key));
    }

    private static boolean isNotNull(TableFacts table, IndexFacts.Key key) {
        return table.columns().stream().anyMatch(column -> column.notNull() && QuotedName.of(column.name()).equals(key.expression()));
    }

    private static String newColumn(TableFacts table) {
        List<String> names = table.columns().stream().map(ColumnFacts::name).toList();
        return names.contains("id") ? "row_id" : "id";
    }
}
