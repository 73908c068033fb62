package org.plumbline.advice.rule;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.plumbline.plan.Operation;
import org.plumbline.plan.Plan;
import org.plumbline.plan.PlanNode;

/// Scans of one partitioned table: they stand under one Append with the same filter, and are one finding.
final class Siblings {
    private Siblings() {}

    /// These nodes, those that belong together in one list.
    static List<List<PlanNode>> grouped(Plan plan, List<PlanNode> scans) {
        Map<String, List<PlanNode>> groups = new LinkedHashMap<>();
        for (PlanNode scan : scans) {
            Optional<PlanNode> append = plan.parent(scan).filter(parent -> isAppend(parent.operation()));
            String key = append.map(parent -> parent.id().index() + " " + scan.nodeType() + " " + filter(scan))
                    .orElse("- " + scan.id().index());
            groups.computeIfAbsent(key, _ -> new ArrayList<>()).add(scan);
        }
        return List.copyOf(groups.values());
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
