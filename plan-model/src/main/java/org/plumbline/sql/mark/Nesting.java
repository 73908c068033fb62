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

    Nesting(Plan plan, BlocksOfNodes blocks) {
        this.plan = plan;
        this.blocks = blocks;
    }

    /// None where there are more such nodes than such blocks, or fewer.
    ///
    /// @param kind of node
    /// @param has a block needs such a node
    Optional<QueryBlock> of(PlanNode node, Predicate<PlanNode> kind, Predicate<QueryBlock> has) {
        List<PlanNode> chain = new ArrayList<>();
        if (!below(node, kind, chain)) {
            return Optional.empty();
        }
        chain.add(node);
        int place = chain.size() - 1;
        above(node, kind, chain);
        List<QueryBlock> candidates = blocks.of(chain.getFirst()).stream().filter(has)
                .sorted(Comparator.comparingInt(Nesting::depth).reversed()).toList();
        for (int i = 0; i + 1 < candidates.size(); i++) {
            if (!candidates.get(i).isIn(candidates.get(i + 1))) {
                return Optional.empty();
            }
        }
        return candidates.size() == chain.size() ? Optional.of(candidates.get(place)) : Optional.empty();
    }

    /// Adds those below, the lowest first; false where they stand beside one another.
    private boolean below(PlanNode node, Predicate<PlanNode> kind, List<PlanNode> chain) {
        var below = new ArrayList<PlanNode>();
        int at = node.id().index() + 1;
        int end = node.subtreeEnd();
        while (at < end) {
            PlanNode each = plan.nodes().get(at);
            boolean other = !each.feedsParent() || each.operation() instanceof Operation.SubqueryScan;
            if (!other && kind.test(each)) {
                if (!below.isEmpty() && below.getLast().subtreeEnd() <= at) {
                    return false;
                }
                below.add(each);
            }
            at = other ? each.subtreeEnd() : at + 1;
        }
        chain.addAll(below.reversed());
        return true;
    }

    private void above(PlanNode node, Predicate<PlanNode> kind, List<PlanNode> chain) {
        PlanNode at = node;
        while (at.feedsParent()) {
            at = plan.parent(at).orElseThrow();
            if (at.operation() instanceof Operation.SubqueryScan) {
                return;
            }
            if (kind.test(at)) {
                chain.add(at);
            }
        }
    }

    private static int depth(QueryBlock block) {
        int depth = 0;
        for (Optional<QueryBlock> at = block.parent(); at.isPresent(); at = at.get().parent()) {
            depth++;
        }
        return depth;
    }
}
