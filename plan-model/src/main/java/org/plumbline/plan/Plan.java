package org.plumbline.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One EXPLAIN plan, exactly as its text has it. Nothing in it is calculated.
///
/// @param origin where it was found and in which format
/// @param capabilities what this text can tell
/// @param nodes every node in pre-order, as printed (InitPlans and CTEs before the children); the root is first
/// @param summary what stands beside the tree: times, triggers, JIT, settings
/// @param warnings lines that could not be placed, and the like
/// @param incomplete the text was cut off
public record Plan(
        Origin origin,
        Capabilities capabilities,
        List<PlanNode> nodes,
        Summary summary,
        List<Warning> warnings,
        boolean incomplete) {

    public Plan {
        nodes = List.copyOf(nodes);
        warnings = List.copyOf(warnings);
        if (nodes.isEmpty()) {
            throw new IllegalArgumentException("a plan has at least one node");
        }
        for (int i = 0; i < nodes.size(); i++) {
            if (nodes.get(i).id().index() != i) {
                throw new IllegalArgumentException("node " + i + " has id " + nodes.get(i).id());
            }
        }
    }

    /// The same plan, of this statement.
    public Plan ofStatement(String query) {
        return new Plan(origin.withQuery(query), capabilities, nodes, summary, warnings, incomplete);
    }

    public PlanNode root() {
        return nodes.getFirst();
    }

    public PlanNode node(NodeId id) {
        return nodes.get(id.index());
    }

    public Optional<PlanNode> parent(PlanNode node) {
        return node.parent().map(this::node);
    }

    /// All that is printed one level below this node, in order: plain children, InitPlans, CTEs and SubPlans.
    public List<PlanNode> children(PlanNode node) {
        var children = new ArrayList<PlanNode>();
        for (int i = node.id().index() + 1; i < node.subtreeEnd(); i = nodes.get(i).subtreeEnd()) {
            children.add(nodes.get(i));
        }
        return children;
    }

    /// The node and everything below it, in pre-order.
    public List<PlanNode> subtree(PlanNode node) {
        return nodes.subList(node.id().index(), node.subtreeEnd());
    }

    /// The first child that feeds this node rows (not an InitPlan or SubPlan).
    public Optional<PlanNode> outer(PlanNode node) {
        for (int i = node.id().index() + 1; i < node.subtreeEnd(); i = nodes.get(i).subtreeEnd()) {
            if (nodes.get(i).feedsParent()) {
                return Optional.of(nodes.get(i));
            }
        }
        return Optional.empty();
    }

    /// A join's second input.
    public Optional<PlanNode> inner(PlanNode node) {
        for (int i = node.id().index() + 1; i < node.subtreeEnd(); i = nodes.get(i).subtreeEnd()) {
            if (nodes.get(i).isInner()) {
                return Optional.of(nodes.get(i));
            }
        }
        return Optional.empty();
    }
}
