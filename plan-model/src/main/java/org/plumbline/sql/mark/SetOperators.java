package org.plumbline.sql.mark;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.plumbline.plan.Operation;
import org.plumbline.plan.Plan;
import org.plumbline.plan.PlanNode;
import org.plumbline.sql.block.QueryBlock;
import org.plumbline.sql.block.QueryBlock.SetOperator;
import org.plumbline.sql.block.Reference;

/// Finds the UNIONs, INTERSECTs and EXCEPTs that a node carries out.
final class SetOperators {
    private final Plan plan;
    private final BlocksOfNodes blocks;
    private final Function<PlanNode, Optional<Reference>> tables;

    /// @param tables what a node reads
    SetOperators(Plan plan, BlocksOfNodes blocks, Function<PlanNode, Optional<Reference>> tables) {
        this.plan = plan;
        this.blocks = blocks;
        this.tables = tables;
    }

    /// UNION and the like, where one of the blocks above all its tables has such operators.
    ///
    /// @param operator with that name; any where it is empty
    List<SetOperator> tied(PlanNode node, String operator) {
        if (node.operation() instanceof Operation.Append && (ofOneTable(node) || isOfSetOp(node))) {
            return List.of();
        }
        List<QueryBlock> around = blocks.of(node);
        List<QueryBlock> several = around.stream()
                .filter(block -> block.operators().stream().anyMatch(each -> isCalled(each, operator))).toList();
        return several.size() != 1 || isOfOneArm(node, several.getFirst(), around) ? List.of()
                : operators(node, several.getFirst(), operator);
    }

    /// Its inputs are all in one arm, and so that arm's own: joins of partitions.
    private boolean isOfOneArm(PlanNode node, QueryBlock several, List<QueryBlock> around) {
        boolean append = node.operation() instanceof Operation.Append || node.operation() instanceof Operation.MergeAppend;
        return append && several.arms().stream().anyMatch(around::contains)
                && plan.children(node).stream().noneMatch(input -> blocks.of(input).isEmpty());
    }

    /// Before PostgreSQL 18 the inputs of INTERSECT and EXCEPT are appended, too.
    private boolean isOfSetOp(PlanNode append) {
        return plan.parent(append).filter(above -> above.operation() instanceof Operation.SetOp).isPresent();
    }

    private static boolean isCalled(SetOperator said, String operator) {
        return operator.isEmpty() || said.name().equals(operator)
                // UNION is an Append below what takes the duplicates out.
                || (operator.equals("UNION ALL") && said.name().equals("UNION"));
    }

    /// All of the block's where they are of one kind. Of several kinds, which stand in one another, the only one with that name; or all,
    /// where the node has an input for each arm.
    private List<SetOperator> operators(PlanNode node, QueryBlock block, String operator) {
        if (block.operators().stream().map(SetOperator::name).distinct().count() == 1) {
            return block.operators();
        }
        List<SetOperator> called = block.operators().stream().filter(each -> isCalled(each, operator)).toList();
        boolean all = called.size() == block.operators().size() && node.operation() instanceof Operation.Append
                && plan.children(node).size() == block.arms().size();
        return called.size() == 1 || all ? called : List.of();
    }

    /// UNION's duplicates are taken out by a hash of all columns, above the Append of its arms. Told where no query around it groups
    /// anything.
    List<SetOperator> united(PlanNode node) {
        PlanNode below = node;
        do {
            List<PlanNode> inputs = plan.children(below).stream().filter(PlanNode::feedsParent).toList();
            if (inputs.size() != 1) {
                return List.of();
            }
            below = inputs.getFirst();
        } while (below.operation() instanceof Operation.Gathering);
        List<QueryBlock> around = blocks.of(node);
        List<QueryBlock> several = around.stream().filter(block -> !block.operators().isEmpty()).toList();
        boolean united = below.operation() instanceof Operation.Append && several.size() == 1
                && several.getFirst().operators().stream().allMatch(each -> each.name().equals("UNION"))
                && several.getFirst().arms().stream().noneMatch(around::contains)
                && around.stream().allMatch(block -> block.grouped().isEmpty() && block.distinct().isEmpty())
                && !PrintedParts.groupKeys(node.operation()).isEmpty();
        return united ? several.getFirst().operators() : List.of();
    }

    private boolean ofOneTable(PlanNode append) {
        var read = new HashSet<Reference>();
        plan.children(append).forEach(child -> tables.apply(child).ifPresent(read::add));
        return read.size() == 1 && plan.children(append).stream().allMatch(child -> BlocksOfNodes.alias(child).isPresent());
    }
}
