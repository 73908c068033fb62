package org.plumbline.sql.mark;

import java.util.Arrays;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import org.plumbline.plan.Operation;
import org.plumbline.plan.Plan;
import org.plumbline.plan.PlanNode;
import org.plumbline.sql.block.QueryBlock;
import org.plumbline.sql.block.Reference;

/// Which of UNION's arms a part of a plan is: an Append has its inputs in their order (`plan_union_children`, prepunion.c), unless
/// processes share it, which take the dear ones first. Told only where one Append can be meant, and each of its inputs reads the tables
/// that its arm names.
final class Arms {
    private final Plan plan;
    /// The arm of each block in one.
    private final IdentityHashMap<QueryBlock, QueryBlock> ofBlocks = new IdentityHashMap<>();
    /// The arm of each node below that Append; none where it is not told.
    private Optional<QueryBlock[]> ofNodes = Optional.empty();

    Arms(QueryBlock statement, Plan plan) {
        this.plan = plan;
        List<QueryBlock> unions = statement.all().stream().filter(block -> block.arms().size() > 1).toList();
        if (unions.size() != 1 || unions.getFirst().operators().stream().anyMatch(each -> !each.name().startsWith("UNION"))) {
            return;
        }
        List<QueryBlock> wanted = unions.getFirst().arms();
        List<PlanNode> appends = plan.nodes().stream().filter(node -> !node.parallelAware() && isAppend(node))
                .filter(node -> reads(plan.children(node), wanted)).toList();
        if (appends.size() == 1) {
            var arms = new QueryBlock[plan.nodes().size()];
            List<PlanNode> inputs = plan.children(appends.getFirst());
            for (int i = 0; i < inputs.size(); i++) {
                Arrays.fill(arms, inputs.get(i).id().index(), inputs.get(i).subtreeEnd(), wanted.get(i));
                QueryBlock arm = wanted.get(i);
                arm.all().forEach(block -> ofBlocks.put(block, arm));
            }
            ofNodes = Optional.of(arms);
        }
    }

    private static boolean isAppend(PlanNode node) {
        return node.operation() instanceof Operation.Append || node.operation() instanceof Operation.MergeAppend
                || node.operation() instanceof Operation.RecursiveUnion;
    }

    private boolean reads(List<PlanNode> inputs, List<QueryBlock> wanted) {
        if (inputs.size() != wanted.size()) {
            return false;
        }
        for (int i = 0; i < inputs.size(); i++) {
            var read = new HashSet<String>();
            for (PlanNode node : plan.subtree(inputs.get(i))) {
                Relation.of(node, Optional.empty()).filter(each -> each.kind == Relation.Kind.TABLE).ifPresent(each -> read.add(each.name));
            }
            var named = new HashSet<String>();
            for (QueryBlock block : wanted.get(i).all()) {
                block.references().stream().filter(each -> each.kind() == Reference.Kind.TABLE && each.withQuery().isEmpty())
                        .forEach(each -> named.add(each.name()));
            }
            if (!read.equals(named)) {
                return false;
            }
        }
        return true;
    }

    /// Whether a reference of this block can be read by this node.
    boolean agree(QueryBlock block, PlanNode node) {
        return ofNodes.map(arms -> Optional.ofNullable(arms[node.id().index()]).equals(Optional.ofNullable(ofBlocks.get(block))))
                .orElse(true);
    }
}
