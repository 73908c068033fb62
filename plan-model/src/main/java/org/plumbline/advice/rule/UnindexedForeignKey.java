package org.plumbline.advice.rule;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.plumbline.advice.Doubt;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Finding;
import org.plumbline.advice.Remedy;
import org.plumbline.catalog.CatalogFacts;
import org.plumbline.catalog.ForeignKeyFacts;
import org.plumbline.catalog.IndexFacts;
import org.plumbline.catalog.TableFacts;
import org.plumbline.index.IndexCandidate;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.measure.MeasuredPlan;
import org.plumbline.plan.unit.Blocks;
import org.plumbline.sql.QuotedName;

/// A table refers to another one, and no index begins with the columns that refer.
///
///     order_items: FOREIGN KEY (order_id) REFERENCES orders, and no index on order_items (order_id)
public final class UnindexedForeignKey extends TableRule {
    /// Smaller tables are read as quickly without an index (our catalogue: no index below it).
    static final Blocks LEAST_PAGES = Blocks.blocks(1000);

    public UnindexedForeignKey() {
        super("unindexed-foreign-key", "Foreign key without an index");
    }

    @Override
    List<Finding> check(MeasuredPlan plan, CatalogFacts facts, TableFacts table, List<PlanNode> nodes) {
        // A partition's keys are its parent's.
        boolean large = table.pages().compareTo(LEAST_PAGES) >= 0 && table.partitionOf().isEmpty();
        return !large ? List.of() : table.foreignKeys().stream()
                .filter(key -> table.indexes().stream().noneMatch(index -> serves(index, key)))
                .map(key -> finding(plan, table, key, nodes)).toList();
    }

    private Finding finding(MeasuredPlan plan, TableFacts table, ForeignKeyFacts key, List<PlanNode> nodes) {
        var index = new IndexCandidate(Optional.of(table.schema()), table.name(), "btree",
                key.columns().stream().map(IndexCandidate.Key::column).toList(), List.of(), Optional.empty());
        return draft(plan, nodes)
                .because(Evidence.text("foreign key", key.name()))
                .because(Evidence.text("table", table.qualifiedName()))
                .because(Evidence.text("refers to", key.referenced()))
                .because(Evidence.rows("rows of the table", table.rows()))
                .fix(new Remedy.CreateIndex(index))
                .unless(Doubt.WRITES_COST_MORE)
                .remark();
    }

    /// Whole, valid and beginning with these columns in whatever order: equality needs no more.
    private static boolean serves(IndexFacts index, ForeignKeyFacts key) {
        int columns = key.columns().size();
        return index.valid() && index.predicate().isEmpty() && (index.method().equals("btree") || index.method().equals("hash"))
                && index.keys().size() >= columns
                && Set.copyOf(index.keys().subList(0, columns).stream().map(IndexFacts.Key::expression).toList())
                        .equals(Set.copyOf(key.columns().stream().map(QuotedName::of).toList()));
    }
}
