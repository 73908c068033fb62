package org.plumbline.health;

import java.util.List;
import java.util.Optional;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Severity;
import org.plumbline.catalog.CatalogFacts;
import org.plumbline.catalog.IndexFacts;
import org.plumbline.catalog.TableFacts;
import org.plumbline.sql.QuotedName;

/// A check that looks at each index by itself. Indexes of partitions hang on their parent's, which tell nothing of use or validity by
/// themselves: both are left alone.
abstract class IndexCheck extends TableCheck {
    IndexCheck(String id, String title) {
        super(id, title);
    }

    @Override
    public final List<HealthFinding> check(CatalogFacts facts, TableFacts table) {
        boolean alone = !table.partitioned() && table.partitionOf().isEmpty();
        return !alone ? List.of() : table.indexes().stream().flatMap(index -> check(facts, table, index).stream()).toList();
    }

    /// Whether something is wrong with this index.
    abstract Optional<HealthFinding> check(CatalogFacts facts, TableFacts table, IndexFacts index);

    final HealthFinding finding(Severity severity, TableFacts table, IndexFacts index) {
        return HealthFinding.of(this, severity, table.qualifiedName(), index.name()).of(index.size()).because(
                Evidence.text("index", index.name()), Evidence.text("table", table.qualifiedName()),
                Evidence.bytes("size of the index", index.size()));
    }

    static String drop(TableFacts table, IndexFacts index) {
        return "DROP INDEX CONCURRENTLY " + QuotedName.of(table.schema(), index.name());
    }
}
