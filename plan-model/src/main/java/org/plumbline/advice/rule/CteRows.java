package org.plumbline.advice.rule;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.plumbline.plan.Operation;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.measure.MeasuredPlan;

/// Rows on their way from a CTE to its scans, which the plan's tree does not connect.
final class CteRows {
    private static final String CTE = "CTE ";

    private final Map<String, PlanNode> firstScans = new HashMap<>();
    private final Set<String> areOff = new HashSet<>();

    CteRows(MeasuredPlan plan) {
        for (PlanNode node : plan.nodes(Operation.CteScan.class)) {
            if (node.operation() instanceof Operation.CteScan scan) {
                firstScans.putIfAbsent(CTE + scan.cte(), node);
            }
        }
        for (PlanNode node : firstScans.isEmpty() ? List.<PlanNode>of() : plan.nodes()) {
            if (node.isCte() && plan.of(node).misestimate()
                    .filter(misestimate -> misestimate.leastFactor() >= RowMisestimate.LEAST_FACTOR).isPresent()) {
                areOff.add(node.subplanName().orElseThrow());
            }
        }
    }

    /// A CTE Scan is as far off as the CTE it reads: then the error begins there.
    boolean areOffAlready(PlanNode node) {
        return node.operation() instanceof Operation.CteScan scan && areOff.contains(CTE + scan.cte());
    }

    /// The first node that scans this CTE.
    Optional<PlanNode> scanOf(PlanNode cte) {
        return Optional.ofNullable(firstScans.get(cte.subplanName().orElseThrow()));
    }
}
