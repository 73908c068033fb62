package org.plumbline.advice.rule;

import org.plumbline.advice.Severity;
import org.plumbline.health.HealthFinding;
import org.plumbline.health.TransactionIdsNearEnd;

/// A table's oldest transaction id is so far back that PostgreSQL comes near the end of its ids, where it stops taking writes.
///
///     pg_class: age(relfrozenxid) 1120000000 of 2147483647
public final class TransactionIdsRunOut extends HealthRule {
    public TransactionIdsRunOut() {
        super("transaction-ids-run-out", "Transaction ids run out", new TransactionIdsNearEnd());
    }

    @Override
    Severity severity(HealthFinding finding) {
        return finding.severity();
    }
}
