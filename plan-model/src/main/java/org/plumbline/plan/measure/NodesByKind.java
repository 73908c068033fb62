package org.plumbline.plan.measure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.plumbline.plan.Operation;
import org.plumbline.plan.PlanNode;

/// A plan's nodes by what they do: a rule that is about sorts need not go through a hundred thousand scans.
public final class NodesByKind {
    private final Map<Class<? extends Operation>, List<PlanNode>> nodes = new HashMap<>();
    private Class<? extends Operation> lastKind = Operation.class;
    private List<PlanNode> last = List.of();

    NodesByKind() {}

    /// Every node, in pre-order.
    void add(PlanNode node) {
        Class<? extends Operation> kind = node.operation().getClass();
        if (kind != lastKind) {
            lastKind = kind;
            last = nodes.computeIfAbsent(kind, _ -> new ArrayList<>());
        }
        last.add(node);
    }

    /// In pre-order.
    ///
    /// @param kind a record, not an interface that several of them share
    public List<PlanNode> of(Class<? extends Operation> kind) {
        return Collections.unmodifiableList(nodes.getOrDefault(kind, List.of()));
    }

    /// Those of all these kinds, in pre-order.
    public List<PlanNode> of(Set<Class<? extends Operation>> kinds) {
        return kinds.stream().flatMap(kind -> of(kind).stream()).sorted(Comparator.comparingInt(node -> node.id().index())).toList();
    }
}
