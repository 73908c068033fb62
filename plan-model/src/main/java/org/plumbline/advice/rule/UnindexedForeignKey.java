package org.plumbline.advice.rule;

import org.plumbline.advice.Doubt;
import org.plumbline.health.ForeignKeysWithoutIndex;
import org.plumbline.health.HealthFinding;

/// A table refers to another one, and no index begins with the columns that refer.
///
///     order_items: FOREIGN KEY (order_id) REFERENCES orders, and no index on order_items (order_id)
public final class UnindexedForeignKey extends HealthRule {
    public UnindexedForeignKey() {
        super("unindexed-foreign-key", "Foreign key without an index", new ForeignKeysWithoutIndex());
    }

    @Override
    boolean isTold(HealthFinding finding) {
        return !finding.doubts().contains(Doubt.SMALL_TABLE);
    }
}
