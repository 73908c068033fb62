package org.plumbline.health;

import java.util.List;
import java.util.Optional;
import org.plumbline.advice.Doubt;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Remedy;
import org.plumbline.advice.Severity;
import org.plumbline.catalog.CatalogFacts;
import org.plumbline.catalog.ColumnFacts;
import org.plumbline.catalog.IndexFacts;
import org.plumbline.catalog.TableFacts;
import org.plumbline.index.IndexCandidate;
import org.plumbline.sql.QuotedName;

/// A B-tree on an array compares whole arrays: it is no help in finding one of the elements. A GIN index is, where there is none yet.
///
///     posts_tags_idx      btree (tags), tags text[]
public final class ArraysInBtree extends IndexCheck {
    private static final String ARRAY = "[]";

    public ArraysInBtree() {
        super("array-in-btree", "B-tree indexes on arrays");
    }

    @Override
    Optional<HealthFinding> check(CatalogFacts facts, TableFacts table, IndexFacts index) {
        boolean needed = index.unique() || index.primary() || index.backsConstraint();
        return needed || !index.valid() || !index.method().equals("btree") ? Optional.empty()
                : index.keys().stream().flatMap(key -> table.columns().stream().filter(column -> column.type().endsWith(ARRAY)
                        && QuotedName.of(column.name()).equals(key.expression()))).findFirst()
                        .map(column -> finding(table, index, column));
    }

    private HealthFinding finding(TableFacts table, IndexFacts index, ColumnFacts column) {
        HealthFinding finding = finding(Severity.LOW, table, index)
                .because(Evidence.text("column", column.name()), Evidence.text("type", column.type()))
                .unless(Doubt.WHOLE_ARRAYS_MAY_BE_COMPARED);
        return table.indexes().stream().anyMatch(other -> findsElements(other, index, column)) ? finding
                : finding.fix(new Remedy.CreateIndex(new IndexCandidate(Optional.of(table.schema()), table.name(), "gin",
                        List.of(IndexCandidate.Key.column(column.name())), List.of(), Optional.empty())))
                        .unless(Doubt.GIN_WRITES_COST_MORE);
    }

    /// In all rows that the B-tree has.
    private static boolean findsElements(IndexFacts other, IndexFacts index, ColumnFacts column) {
        return other.valid() && other.method().equals("gin") && (other.predicate().isEmpty() || other.predicate().equals(index.predicate()))
                && other.keys().stream().anyMatch(key -> key.expression().equals(QuotedName.of(column.name())));
    }
}
