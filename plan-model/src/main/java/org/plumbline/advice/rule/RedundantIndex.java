package org.plumbline.advice.rule;

import org.plumbline.health.DuplicateIndexes;
import org.plumbline.health.OverlappingIndexes;

/// Another index of the table serves all that this one does: it has the same keys, or begins with them.
///
///     orders_customer_idx         btree (customer_id)
///     orders_customer_date_idx    btree (customer_id, created_at)
public final class RedundantIndex extends HealthRule {
    public RedundantIndex() {
        super("redundant-index", "Another index does the same", new DuplicateIndexes(), new OverlappingIndexes());
    }
}
