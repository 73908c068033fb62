package org.plumbline.advice.rule;

import java.util.List;
import org.plumbline.advice.Action;
import org.plumbline.advice.Doubt;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Finding;
import org.plumbline.advice.Remedy;
import org.plumbline.catalog.CatalogFacts;
import org.plumbline.catalog.TableFacts;
import org.plumbline.plan.Operation;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.measure.MeasuredPlan;
import org.plumbline.plan.unit.Share;

/// Updates of this table seldom go the short way (heap-only tuples), so that each writes an entry into every index.
///
///     Update on sessions  (actual time=... rows=0 loops=1)
///     pg_stat_user_tables: n_tup_upd 8200000, n_tup_hot_upd 410000
public final class UpdatesNotHot extends TableRule {
    /// Of all updates (our catalogue, row 45: low).
    static final double MOST_HOT = 0.50;
    /// Fewer say nothing (our own).
    static final long LEAST_UPDATES = 10_000;
    /// From here on pages fill up before updates find room (`fillfactor`'s default is 100).
    static final int FULL_PAGES = 95;
    private static final int ROOMY = 85;

    public UpdatesNotHot() {
        super("updates-not-hot", "Updates write every index");
    }

    @Override
    List<Finding> check(MeasuredPlan plan, CatalogFacts facts, TableFacts table, List<PlanNode> nodes) {
        List<PlanNode> updates = nodes.stream().filter(UpdatesNotHot::isUpdate).toList();
        return updates.isEmpty() || !isCold(table) ? List.of()
                : List.of(finding(plan, table, updates, Share.of(table.hotUpdates(), table.updates())));
    }

    /// Whether so many of its updates were counted that it shows that they seldom go the short way.
    public static boolean isCold(TableFacts table) {
        return table.updates() >= LEAST_UPDATES && !table.indexes().isEmpty()
                && !Share.of(table.hotUpdates(), table.updates()).atLeast(MOST_HOT);
    }

    private Finding finding(MeasuredPlan plan, TableFacts table, List<PlanNode> updates, Share hot) {
        Draft draft = draft(plan, updates)
                .because(Evidence.text("table", table.qualifiedName()))
                .because(Evidence.count("updates", table.updates()))
                .because(Evidence.share("share that went the short way", hot))
                .because(Evidence.count("indexes", table.indexes().size()));
        if (table.fillFactor() >= FULL_PAGES && !table.partitioned()) {
            draft.fix(new Remedy.Act(Action.LEAVE_ROOM_IN_PAGES,
                    "ALTER TABLE " + PlanTables.sql(table.schema(), table.name()) + " SET (fillfactor = " + ROOMY + ")"));
        }
        return draft.fix(new Remedy.Act(Action.DROP_INDEX_ON_UPDATED_COLUMN)).unless(Doubt.OLD_TRANSACTIONS_HOLD_BACK).remark();
    }

    private static boolean isUpdate(PlanNode node) {
        return node.operation() instanceof Operation.ModifyTable(String operation, var _)
                && (operation.equals("Update") || operation.equals("Merge"));
    }
}
