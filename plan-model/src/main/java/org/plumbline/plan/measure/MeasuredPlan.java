package org.plumbline.plan.measure;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.plumbline.plan.NodeId;
import org.plumbline.plan.Operation;
import org.plumbline.plan.Plan;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.unit.Blocks;
import org.plumbline.plan.unit.Cost;
import org.plumbline.plan.unit.Share;

/// A plan and all that follows from its figures.
///
/// @param plan as printed
/// @param measures one for each node, in the plan's order
/// @param reconciliation how the parts add up
/// @param ranking what nodes are compared by here
/// @param wholeBlocks all blocks that its nodes touched themselves
/// @param wholeCost the cost of all its nodes
/// @param sums what subtrees took
/// @param byKind the nodes by what they do
/// @param slowClock what it took to read the clock once, where that was far more than usual and the plan tells
/// @param clockAtMost reading the clock once took no longer, as a node that did it for many rows was not busier than that
public record MeasuredPlan(
        Plan plan, List<NodeMeasure> measures, Reconciliation reconciliation, Ranking ranking, Blocks wholeBlocks, Cost wholeCost,
        SelfSums sums, NodesByKind byKind, Optional<Duration> slowClock, Optional<Duration> clockAtMost) {

    public MeasuredPlan {
        measures = List.copyOf(measures);
        if (measures.size() != plan.nodes().size()) {
            throw new IllegalArgumentException(measures.size() + " measures for " + plan.nodes().size() + " nodes");
        }
    }

    /// What nodes can be ranked by: time, else buffers, else cost (rule 20).
    public enum Ranking { TIME, BUFFERS, COST, NOTHING }

    public List<PlanNode> nodes() {
        return plan.nodes();
    }

    /// The nodes that do this, in the plan's order.
    public List<PlanNode> nodes(Class<? extends Operation> kind) {
        return byKind.of(kind);
    }

    /// The nodes that do one of these things, in the plan's order.
    public List<PlanNode> nodes(Set<Class<? extends Operation>> kinds) {
        return byKind.of(kinds);
    }

    public NodeMeasure of(PlanNode node) {
        return measures.get(node.id().index());
    }

    public NodeMeasure of(NodeId id) {
        return measures.get(id.index());
    }

    /// The node's own weight in this plan: its share of execution time, or of all buffers, or of the cost.
    public Share shareOf(PlanNode node) {
        return switch (ranking) {
            case TIME -> share(of(node).self().wallOrZero());
            case BUFFERS -> Share.of(ownBlocks(node), wholeBlocks.count());
            case COST -> Share.of(of(node).selfCost().map(Cost::value).orElse(0.0), wholeCost.value());
            case NOTHING -> Share.NONE;
        };
    }

    /// The share that the node with everything below it is, by the same ranking.
    public Share shareOfSubtree(PlanNode node) {
        double share = 0;
        for (PlanNode each : plan.subtree(node)) {
            share += shareOf(each).value();
        }
        return new Share(Math.min(1, share));
    }

    /// The share that this duration is of the whole execution.
    public Share share(Duration part) {
        return Share.of(part.toNanos(), reconciliation.whole().toNanos());
    }

    /// The node's own time, where it is measured.
    public Optional<Duration> selfWall(PlanNode node) {
        return switch (of(node).self()) {
            case SelfTime.Measured(Duration wall, Duration _) -> Optional.of(wall);
            case SelfTime.BelowResolution(Duration wall, Duration _) -> Optional.of(wall);
            case SelfTime.Inconsistent _, SelfTime.NotMeasured _, SelfTime.NeverExecuted _ -> Optional.empty();
        };
    }

    private double ownBlocks(PlanNode node) {
        return of(node).selfUsage().map(self -> Math.max(0, (double) self.usage().buffers().touched().count())).orElse(0.0);
    }
}
