package org.plumbline.advice.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.plumbline.advice.CatalogRule;
import org.plumbline.advice.Category;
import org.plumbline.advice.Finding;
import org.plumbline.advice.RuleInfo;
import org.plumbline.catalog.CatalogFacts;
import org.plumbline.catalog.TableFacts;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.measure.MeasuredPlan;

/// A rule that looks at each of the plan's tables by itself, and says something of the table rather than of this query: nothing is at
/// stake in the plan.
abstract class TableRule implements CatalogRule {
    private final RuleInfo info;

    TableRule(String id, String title) {
        info = new RuleInfo(id, title, Category.MAINTENANCE, Set.of());
    }

    @Override
    public final RuleInfo info() {
        return info;
    }

    @Override
    public final List<Finding> check(MeasuredPlan plan, CatalogFacts facts) {
        var findings = new ArrayList<Finding>();
        PlanTables.of(plan, facts).forEach((table, nodes) -> findings.addAll(check(plan, facts, table, nodes)));
        return findings;
    }

    /// What is wrong with this table.
    ///
    /// @param nodes that read or change it
    abstract List<Finding> check(MeasuredPlan plan, CatalogFacts facts, TableFacts table, List<PlanNode> nodes);

    final Draft draft(MeasuredPlan plan, List<PlanNode> nodes) {
        return Draft.of(info, plan, PlanTables.BESIDE).at(nodes);
    }
}
