package org.plumbline.advice.rule;

import java.util.Optional;
import org.plumbline.plan.Operation;
import org.plumbline.plan.Plan;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.measure.MeasuredPlan;

/// Rows on their way from a CTE to its scans, which the plan's tree does not connect.
final class CteRows {
    private CteRows() {}

    /// A CTE Scan is as far off as the CTE it reads: then the error begins there.
    static boolean areOffAlready(MeasuredPlan plan, PlanNode node) {
        return node.operation() instanceof Operation.CteScan scan
                && plan.nodes().stream().filter(cte -> isNamed(cte, scan.cte()))
                        .flatMap(cte -> plan.of(cte).misestimate().stream())
                        .anyMatch(misestimate -> misestimate.factor() >= RowMisestimate.LEAST_FACTOR);
    }

    static Optional<PlanNode> scanOf(Plan plan, PlanNode cte) {
        return plan.nodes().stream()
                .filter(node -> node.operation() instanceof Operation.CteScan scan && isNamed(cte, scan.cte()))
                .findFirst();
    }

    private static boolean isNamed(PlanNode node, String cte) {
        return node.isCte() && node.subplanName().equals(Optional.of("CTE " + cte));
    }
}
