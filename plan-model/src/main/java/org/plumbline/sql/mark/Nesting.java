package org.plumbline.sql.mark;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.plumbline.plan.Operation;
import org.plumbline.plan.Plan;
import org.plumbline.plan.PlanNode;
import org.plumbline.sql.block.QueryBlock;

/// Which block a LIMIT's or an aggregate's node belongs to, where queries stand in one another: a subquery with either is planned by
/// itself, below the query around it, so that the nodes stand above one another as their blocks do.
final class Nesting {
    private final Plan plan;
    private final BlocksOfNodes blocks;
    private final Predicate<PlanNode> kind;
    private final Predicate<QueryBlock> has;
    private final long most;
    /// For each node the next one above it of that kind, in the same part of the plan; -1 for none.
    private final int[] above;

    /// @param kind of node
    /// @param has a block needs such a node
    Nesting(QueryBlock statement, Plan plan, BlocksOfNodes blocks, Predicate<PlanNode> kind, Predicate<QueryBlock> has) {
        this.plan = plan;
        this.blocks = blocks;
        this.kind = kind;
        this.has = has;
        most = statement.all().stream().filter(has).count();
        above = new int[plan.nodes().size()];
        for (PlanNode node : plan.nodes()) {
            above[node.id().index()] = node.feedsParent() ? plan.parent(node).map(this::atOrAbove).orElse(-1) : -1;
        }
    }

    private int atOrAbove(PlanNode node) {
        return node.operation() instanceof Operation.SubqueryScan ? -1 : kind.test(node) ? node.id().index() : above[node.id().index()];
    }

    /// None where there are more such nodes than such blocks, or fewer.
    Optional<QueryBlock> of(PlanNode node) {
        var chain = new ArrayList<PlanNode>();
        if (!below(node, chain)) {
            return Optional.empty();
        }
        chain.add(node);
        int place = chain.size() - 1;
        for (int at = above[node.id().index()]; at >= 0 && chain.size() <= most; at = above[at]) {
            chain.add(plan.nodes().get(at));
        }
        if (chain.size() > most) {
            return Optional.empty();
        }
        List<QueryBlock> candidates = blocks.of(chain.getFirst()).stream().filter(has)
                .sorted(Comparator.comparingInt(Nesting::depth).reversed()).toList();
        for (int i = 0; i + 1 < candidates.size(); i++) {
            if (!candidates.get(i).isIn(candidates.get(i + 1))) {
                return Optional.empty();
            }
        }
        return candidates.size() == chain.size() ? Optional.of(candidates.get(place)) : Optional.empty();
    }

    /// Adds those below, the lowest first; false where they stand beside one another, or are too many.
    private boolean below(PlanNode node, List<PlanNode> chain) {
        var below = new ArrayList<PlanNode>();
        int at = node.id().index() + 1;
        int end = node.subtreeEnd();
        while (at < end) {
            PlanNode each = plan.nodes().get(at);
            boolean other = !each.feedsParent() || each.operation() instanceof Operation.SubqueryScan;
            if (!other && kind.test(each)) {
                if (below.size() >= most || (!below.isEmpty() && below.getLast().subtreeEnd() <= at)) {
                    return false;
                }
                below.add(each);
            }
            at = other ? each.subtreeEnd() : at + 1;
        }
        chain.addAll(below.reversed());
        return true;
    }

    private static int depth(QueryBlock block) {
        int depth = 0;
        for (Optional<QueryBlock> at = block.parent(); at.isPresent(); at = at.get().parent()) {
            depth++;
        }
        return depth;
    }
}
