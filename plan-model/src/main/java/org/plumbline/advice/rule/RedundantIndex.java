package org.plumbline.advice.rule;

import java.util.Optional;
import java.util.function.Supplier;
import org.plumbline.advice.Action;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Remedy;
import org.plumbline.catalog.CatalogFacts;
import org.plumbline.catalog.IndexFacts;
import org.plumbline.catalog.TableFacts;

/// Another index of the table serves all that this one does: it has the same keys, or begins with them.
///
///     orders_customer_idx         btree (customer_id)
///     orders_customer_date_idx    btree (customer_id, created_at)
public final class RedundantIndex extends IndexesOfPlan {
    public RedundantIndex() {
        super("redundant-index", "Another index does the same");
    }

    @Override
    Optional<Draft> check(CatalogFacts facts, TableFacts table, IndexFacts index, Supplier<Draft> draft) {
        if (index.unique() || index.primary() || index.backsConstraint() || !index.valid()) {
            return Optional.empty();
        }
        return table.indexes().stream().filter(other -> covers(other, index)).findFirst()
                .map(other -> draft.get()
                        .because(Evidence.text("the other index", other.name()))
                        .fix(new Remedy.Act(Action.DROP_REDUNDANT_INDEX, drop(table, index))));
    }

    /// Keys are the same only with the same operator class, collation and order. Only a B-tree serves what it begins with; of two that are
    /// the same the one later by name is superfluous.
    private static boolean covers(IndexFacts other, IndexFacts index) {
        int keys = index.keys().size();
        boolean same = other.keys().equals(index.keys());
        return !other.name().equals(index.name()) && other.valid()
                && other.method().equals(index.method()) && other.predicate().equals(index.predicate())
                && other.keys().size() >= keys && other.keys().subList(0, keys).equals(index.keys())
                && (same || index.method().equals("btree"))
                && (other.included().containsAll(index.included())
                        || other.keys().stream().map(IndexFacts.Key::expression).toList().containsAll(index.included()))
                && (!same || isKept(other, index));
    }

    private static boolean isKept(IndexFacts other, IndexFacts index) {
        boolean needed = other.unique() || other.primary() || other.backsConstraint();
        int more = other.included().size() - index.included().size();
        return needed || more > 0 || (more == 0 && other.name().compareTo(index.name()) < 0);
    }
}
