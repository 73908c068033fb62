package org.plumbline.advice.rule;

import java.util.List;
import org.plumbline.advice.Action;
import org.plumbline.advice.Doubt;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Finding;
import org.plumbline.advice.Remedy;
import org.plumbline.advice.Severity;
import org.plumbline.catalog.CatalogFacts;
import org.plumbline.catalog.TableFacts;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.measure.MeasuredPlan;
import org.plumbline.plan.unit.Share;

/// A table's oldest transaction id is so far back that PostgreSQL comes near the end of its ids, where it stops taking writes.
///
///     pg_class: age(relfrozenxid) 1120000000 of 2147483647
public final class TransactionIdsRunOut extends TableRule {
    /// Of all ids (our catalogue, row 49): from here on it is told.
    static final double LEAST_PART = 0.50;
    /// Likewise: from here on it is high.
    static final double LARGE_PART = 0.80;
    /// Ids are numbers of 32 bits, half of which lie in the past.
    static final long IDS = Integer.MAX_VALUE;

    public TransactionIdsRunOut() {
        super("transaction-ids-run-out", "Transaction ids run out");
    }

    @Override
    List<Finding> check(MeasuredPlan plan, CatalogFacts facts, TableFacts table, List<PlanNode> nodes) {
        Share used = Share.of(table.frozenAge(), IDS);
        return used.atLeast(LEAST_PART) && table.frozenAge() > facts.server().freezeMaxAge()
                ? List.of(finding(plan, facts, table, nodes, used)) : List.of();
    }

    private Finding finding(MeasuredPlan plan, CatalogFacts facts, TableFacts table, List<PlanNode> nodes, Share used) {
        return draft(plan, nodes)
                .because(Evidence.text("table", table.qualifiedName()))
                .because(Evidence.count("transactions since its oldest", table.frozenAge()))
                .because(Evidence.share("share of all ids", used))
                .because(Evidence.count("autovacuum_freeze_max_age", facts.server().freezeMaxAge()))
                .fix(new Remedy.Act(Action.FREEZE_TABLE, "VACUUM (FREEZE, VERBOSE) " + PlanTables.sql(table.schema(), table.name())))
                .unless(Doubt.OLD_TRANSACTIONS_HOLD_BACK)
                .finding(used.atLeast(LARGE_PART) ? Severity.HIGH : Severity.MEDIUM);
    }
}
