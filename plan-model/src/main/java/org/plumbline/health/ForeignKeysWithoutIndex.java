package org.plumbline.health;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.plumbline.advice.Action;
import org.plumbline.advice.Doubt;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Remedy;
import org.plumbline.advice.Severity;
import org.plumbline.catalog.CatalogFacts;
import org.plumbline.catalog.ForeignKeyFacts;
import org.plumbline.catalog.IndexFacts;
import org.plumbline.catalog.TableFacts;
import org.plumbline.index.IndexCandidate;
import org.plumbline.plan.unit.Blocks;
import org.plumbline.sql.QuotedName;

/// A table refers to another one, and no index begins with the columns that refer.
///
///     order_items: FOREIGN KEY (order_id) REFERENCES orders, and no index on order_items (order_id)
public final class ForeignKeysWithoutIndex extends TableCheck {
    /// Smaller tables are read as quickly without an index (our catalogue: no index below it).
    static final Blocks LEAST_PAGES = Blocks.blocks(1000);

    public ForeignKeysWithoutIndex() {
        super("unindexed-foreign-key", "Foreign keys without an index");
    }

    @Override
    public List<HealthFinding> check(CatalogFacts facts, TableFacts table) {
        // A partition's keys are its parent's.
        return table.partitionOf().isPresent() ? List.of() : table.foreignKeys().stream()
                .filter(key -> table.indexes().stream().noneMatch(index -> serves(index, key)))
                .map(key -> finding(facts, table, key)).toList();
    }

    private HealthFinding finding(CatalogFacts facts, TableFacts table, ForeignKeyFacts key) {
        Blocks pages = pages(facts, table);
        boolean large = pages.compareTo(LEAST_PAGES) >= 0;
        HealthFinding finding = HealthFinding.of(this, large ? Severity.MEDIUM : Severity.LOW, table.qualifiedName(), key.name())
                .of(pages.bytes())
                .because(Evidence.text("foreign key", key.name()), Evidence.text("table", table.qualifiedName()),
                        Evidence.text("refers to", key.referenced()), Evidence.rows("rows of the table", table.rows()))
                .fix(remedy(table, key))
                .unless(Doubt.WRITES_COST_MORE);
        HealthFinding locking = table.partitioned() ? finding.unless(Doubt.INDEXING_PARTITIONS_LOCKS) : finding;
        return large ? locking : locking.unless(Doubt.SMALL_TABLE);
    }

    /// PostgreSQL refuses CONCURRENTLY on a partitioned table.
    private static Remedy remedy(TableFacts table, ForeignKeyFacts key) {
        if (table.partitioned()) {
            return new Remedy.Act(Action.INDEX_ALL_PARTITIONS, "CREATE INDEX ON " + QuotedName.of(table.schema(), table.name())
                    + key.columns().stream().map(QuotedName::of).collect(Collectors.joining(", ", " (", ")")));
        }
        return new Remedy.CreateIndex(new IndexCandidate(Optional.of(table.schema()), table.name(), "btree",
                key.columns().stream().map(IndexCandidate.Key::column).toList(), List.of(), Optional.empty()));
    }

    /// A partitioned table has those of its partitions, and of theirs.
    private static Blocks pages(CatalogFacts facts, TableFacts table) {
        return table.partitioned() ? facts.tables().stream()
                .filter(part -> part.partitionOf().filter(table.qualifiedName()::equals).isPresent())
                .map(part -> pages(facts, part)).reduce(table.pages(), Blocks::plus) : table.pages();
    }

    /// Valid, beginning with these columns in whatever order, as equality needs no more, and with all rows that refer: those without a key
    /// may be left out.
    private static boolean serves(IndexFacts index, ForeignKeyFacts key) {
        int columns = key.columns().size();
        return index.valid() && index.predicate().map(predicate -> leavesOutNullsOnly(predicate, key)).orElse(true)
                && (index.method().equals("btree") || index.method().equals("hash"))
                && index.keys().size() >= columns
                && Set.copyOf(index.keys().subList(0, columns).stream().map(IndexFacts.Key::expression).toList())
                        .equals(Set.copyOf(key.columns().stream().map(QuotedName::of).toList()));
    }

    private static boolean leavesOutNullsOnly(String predicate, ForeignKeyFacts key) {
        return key.columns().stream().anyMatch(column -> predicate.equals("(" + QuotedName.of(column) + " IS NOT NULL)"));
    }
}
