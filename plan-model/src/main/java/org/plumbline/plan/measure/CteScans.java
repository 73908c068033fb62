package org.plumbline.plan.measure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.plumbline.plan.NodeId;
import org.plumbline.plan.Operation;
import org.plumbline.plan.Plan;
import org.plumbline.plan.PlanNode;

/// Which CTE Scans read which common table expression (rule 7). The same name in a nested WITH hides the outer one, so a scan reads the
/// nearest CTE listed on its way to the root. A WorkTable Scan reads none.
public final class CteScans {
    private final Map<NodeId, List<PlanNode>> scansByCte = new HashMap<>();

    public CteScans(Plan plan) {
        Map<String, List<PlanNode>> ctesByName = new HashMap<>();
        for (PlanNode node : plan.nodes()) {
            if (node.isCte()) {
                ctesByName.computeIfAbsent(node.subplanName().orElseThrow().substring("CTE ".length()), _ -> new ArrayList<>()).add(node);
            }
        }
        if (ctesByName.isEmpty()) {
            return;
        }
        for (PlanNode node : plan.nodes()) {
            if (node.operation() instanceof Operation.CteScan(String name, var _, var _)) {
                nearest(plan, ctesByName.getOrDefault(name, List.of()), node)
                        .ifPresent(cte -> scansByCte.computeIfAbsent(cte.id(), _ -> new ArrayList<>()).add(node));
            }
        }
    }

    /// The scans of this CTE, run or not; empty when nobody scans it.
    public List<PlanNode> all(PlanNode cte) {
        return List.copyOf(scansByCte.getOrDefault(cte.id(), List.of()));
    }

    /// The executed scans of this CTE; empty when nobody scans it.
    List<PlanNode> of(PlanNode cte) {
        return scansByCte.getOrDefault(cte.id(), List.of()).stream().filter(scan -> scan.executed().isPresent()).toList();
    }

    private static Optional<PlanNode> nearest(Plan plan, List<PlanNode> candidates, PlanNode scan) {
        Optional<PlanNode> nearest = Optional.empty();
        int depth = -1;
        for (PlanNode cte : candidates) {
            PlanNode lister = plan.parent(cte).orElseThrow();
            boolean visible = InitPlanUsers.inside(lister, scan) && !InitPlanUsers.inside(cte, scan);
            if (visible && lister.depth() > depth) {
                nearest = Optional.of(cte);
                depth = lister.depth();
            }
        }
        return nearest.or(() -> candidates.stream().filter(cte -> !InitPlanUsers.inside(cte, scan)).findFirst());
    }
}
