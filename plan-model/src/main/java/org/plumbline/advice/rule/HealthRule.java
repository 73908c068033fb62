package org.plumbline.advice.rule;

import java.util.List;
import org.plumbline.advice.Finding;
import org.plumbline.advice.Severity;
import org.plumbline.catalog.CatalogFacts;
import org.plumbline.catalog.TableFacts;
import org.plumbline.health.HealthFinding;
import org.plumbline.health.TableCheck;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.measure.MeasuredPlan;

/// A rule that tells of the plan's tables what a check of the schema finds wrong with them.
abstract class HealthRule extends TableRule {
    private final List<TableCheck> checks;

    HealthRule(String id, String title, TableCheck... checks) {
        super(id, title);
        this.checks = List.of(checks);
    }

    @Override
    final List<Finding> check(MeasuredPlan plan, CatalogFacts facts, TableFacts table, List<PlanNode> nodes) {
        return checks.stream().flatMap(check -> check.check(facts, table).stream()).filter(this::isTold)
                .map(finding -> finding(plan, finding, nodes)).toList();
    }

    private Finding finding(MeasuredPlan plan, HealthFinding finding, List<PlanNode> nodes) {
        Draft draft = draft(plan, nodes).fix(finding.remedies()).unless(finding.doubts());
        finding.evidence().forEach(draft::because);
        return draft.finding(severity(finding));
    }

    /// Whether it is sure enough to be told beside a plan.
    boolean isTold(HealthFinding finding) {
        return true;
    }

    /// It says something of the table, not of this query: a remark.
    Severity severity(HealthFinding finding) {
        return Severity.LOW;
    }
}
