package org.plumbline.advice.rule;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.plumbline.advice.Action;
import org.plumbline.advice.CatalogRule;
import org.plumbline.advice.Category;
import org.plumbline.advice.Doubt;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Finding;
import org.plumbline.advice.Remedy;
import org.plumbline.advice.RuleInfo;
import org.plumbline.catalog.CatalogFacts;
import org.plumbline.catalog.StatementFacts;
import org.plumbline.plan.AttributeValue;
import org.plumbline.plan.measure.MeasuredPlan;
import org.plumbline.workload.RowByRow;

/// This statement fetches about one row and runs a hundred times as often as another one of the same application that returns many: an
/// application asks for a list, and then for each of its rows.
///
///     SELECT * FROM customers WHERE id = $1              calls 2400000, rows 2390000
///     SELECT * FROM orders WHERE created_at > $1         calls   12000, rows 2400000
public final class NPlusOne implements CatalogRule {
    private static final RuleInfo INFO = new RuleInfo("n-plus-one", "One statement for each row", Category.SERVER, Set.of());

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public List<Finding> check(MeasuredPlan plan, CatalogFacts facts) {
        OptionalLong id = plan.plan().summary().attributes().get("Query Identifier").orElse(null)
                instanceof AttributeValue.Whole(long number) ? OptionalLong.of(number) : OptionalLong.empty();
        return facts.statements().stream()
                .filter(each -> id.isPresent() && each.queryId().equals(id))
                .filter(each -> RowByRow.isOften(each))
                .flatMap(each -> RowByRow.list(facts.statements(), each).map(list -> finding(plan, facts, each, list)).stream()).toList();
    }

    private static Finding finding(MeasuredPlan plan, CatalogFacts facts, StatementFacts each, StatementFacts list) {
        long needless = RowByRow.needless(each, list);
        Duration roundTrip = facts.server().roundTrip().orElse(RowByRow.USUAL_ROUND_TRIP);
        Draft draft = Draft.of(INFO, plan, PlanTables.BESIDE).at(plan.plan().root())
                .because(Evidence.count("calls", each.calls()))
                .because(Evidence.rows("rows per call", each.rows().times(1.0 / each.calls())))
                .because(Evidence.count("calls of the statement with the list", list.calls()))
                .because(Evidence.text("statement with the list", list.text()))
                .because(Evidence.time("waiting on round trips that one statement would save", roundTrip.multipliedBy(needless)))
                .fix(new Remedy.Act(Action.FETCH_TOGETHER))
                .unless(Doubt.CALLS_MAY_BE_INDEPENDENT);
        if (facts.server().roundTrip().isEmpty()) {
            draft.unless(Doubt.ROUND_TRIP_ASSUMED);
        }
        return draft.remark();
    }
}
