package org.plumbline.advice.rule;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.plumbline.plan.Operation;
import org.plumbline.plan.Plan;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.measure.MeasuredPlan;

/// Scans of one partitioned table: they stand under one Append with the same filter, and are one finding.
final class Siblings {
    /// Of shares that are summed in another order.
    private static final double ROUNDING = 1e-9;

    private Siblings() {}

    /// These nodes, those that belong together in one list; without those that have a smaller share with all of their Append's.
    static List<List<PlanNode>> grouped(MeasuredPlan plan, List<PlanNode> scans, double leastShare) {
        double[] shares = new double[plan.nodes().size()];
        for (PlanNode scan : scans) {
            shares[table(plan.plan(), scan)] += plan.shareOf(scan).value();
        }
        Map<Group, List<PlanNode>> groups = new LinkedHashMap<>();
        for (PlanNode scan : scans) {
            int table = table(plan.plan(), scan);
            if (shares[table] >= leastShare - ROUNDING) {
                boolean single = table == scan.id().index();
                var group = new Group(table, single ? "" : scan.nodeType(), single ? "" : filter(scan));
                groups.computeIfAbsent(group, _ -> new ArrayList<>()).add(scan);
            }
        }
        return List.copyOf(groups.values());
    }

    private record Group(int table, String nodeType, String filter) {}

    /// The Append above a scan, else the scan itself.
    private static int table(Plan plan, PlanNode scan) {
        return plan.parent(scan).filter(parent -> isAppend(parent.operation())).orElse(scan).id().index();
    }

    private static boolean isAppend(Operation operation) {
        return operation instanceof Operation.Append || operation instanceof Operation.MergeAppend;
    }

    /// The filter without the partition's own name, which VERBOSE prints.
    private static String filter(PlanNode scan) {
        String filter = ScanFigures.filter(scan).map(condition -> condition.text()).orElse("");
        return ScanFigures.target(scan).flatMap(target -> target.alias()).map(alias -> filter.replace(alias + ".", "")).orElse(filter);
    }
}
