package org.plumbline.health;

import java.util.Optional;
import org.plumbline.advice.Action;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Remedy;
import org.plumbline.advice.Severity;
import org.plumbline.catalog.CatalogFacts;
import org.plumbline.catalog.IndexFacts;
import org.plumbline.catalog.TableFacts;

/// Another index of the table begins with the same keys.
///
///     orders_customer_idx         btree (customer_id)
///     orders_customer_date_idx    btree (customer_id, created_at)
public final class OverlappingIndexes extends IndexCheck {
    public OverlappingIndexes() {
        super("overlapping-index", "Overlapping indexes");
    }

    @Override
    Optional<HealthFinding> check(CatalogFacts facts, TableFacts table, IndexFacts index) {
        boolean duplicate = IndexCover.of(table, index, true).isPresent();
        return duplicate ? Optional.empty() : IndexCover.of(table, index, false).map(other -> finding(Severity.LOW, table, index)
                .because(Evidence.text(DuplicateIndexes.OTHER, other.name()))
                .fix(new Remedy.Act(Action.DROP_REDUNDANT_INDEX, drop(table, index))));
    }
}
