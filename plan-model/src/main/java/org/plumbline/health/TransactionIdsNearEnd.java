package org.plumbline.health;

import java.util.List;
import org.plumbline.advice.Action;
import org.plumbline.advice.Doubt;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Remedy;
import org.plumbline.advice.Severity;
import org.plumbline.catalog.CatalogFacts;
import org.plumbline.catalog.TableFacts;
import org.plumbline.plan.unit.Share;
import org.plumbline.sql.QuotedName;

/// A table's oldest transaction id is so far back that PostgreSQL comes near the end of its ids, where it stops taking writes.
///
///     pg_class: age(relfrozenxid) 1120000000 of 2147483647
public final class TransactionIdsNearEnd extends TableCheck {
    /// Of all ids (our catalogue, row 49): from here on it is told.
    static final double LEAST_PART = 0.50;
    /// Likewise: from here on it is high.
    static final double LARGE_PART = 0.80;
    /// Ids are numbers of 32 bits, half of which lie in the past.
    static final long IDS = Integer.MAX_VALUE;

    public TransactionIdsNearEnd() {
        super("transaction-ids-run-out", "Transaction ids near their end");
    }

    @Override
    public List<HealthFinding> check(CatalogFacts facts, TableFacts table) {
        Share used = Share.of(table.frozenAge(), IDS);
        return used.atLeast(LEAST_PART) && table.frozenAge() > facts.server().freezeMaxAge()
                ? List.of(finding(facts, table, used)) : List.of();
    }

    private HealthFinding finding(CatalogFacts facts, TableFacts table, Share used) {
        Severity severity = used.atLeast(LARGE_PART) ? Severity.HIGH : Severity.MEDIUM;
        return HealthFinding.of(this, severity, table.qualifiedName(), table.name())
                .because(Evidence.text("table", table.qualifiedName()),
                        Evidence.count("transactions since its oldest", table.frozenAge()),
                        Evidence.share("share of all ids", used),
                        Evidence.count("autovacuum_freeze_max_age", facts.server().freezeMaxAge()))
                .fix(new Remedy.Act(Action.FREEZE_TABLE, "VACUUM (FREEZE, VERBOSE) " + QuotedName.of(table.schema(), table.name())))
                .unless(Doubt.OLD_TRANSACTIONS_HOLD_BACK);
    }
}
