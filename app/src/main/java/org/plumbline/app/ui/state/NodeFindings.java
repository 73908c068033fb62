package org.plumbline.app.ui.state;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.plumbline.advice.Finding;
import org.plumbline.advice.Severity;
import org.plumbline.plan.NodeId;

/// The findings of each node.
public final class NodeFindings {
    private final Map<NodeId, List<Finding>> findings = new HashMap<>();

    public NodeFindings(List<Finding> all) {
        for (Finding finding : all) {
            finding.node().ifPresent(node -> findings.computeIfAbsent(node, _ -> new ArrayList<>()).add(finding));
        }
    }

    /// In the order of their rank.
    public List<Finding> of(NodeId node) {
        return findings.getOrDefault(node, List.of());
    }

    /// How bad the worst of them is; none where there are none.
    public Optional<Severity> worst(NodeId node) {
        return of(node).stream().map(Finding::severity).max(Severity::compareTo);
    }

    /// The nodes that have any, in no order.
    public List<NodeId> nodes() {
        return List.copyOf(findings.keySet());
    }
}
