package org.plumbline.sql.mark;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.plumbline.plan.Operation;
import org.plumbline.plan.Plan;
import org.plumbline.plan.PlanNode;
import org.plumbline.sql.PlainExpression;
import org.plumbline.sql.block.QueryBlock;
import org.plumbline.sql.block.QueryBlock.FunctionCall;
import org.plumbline.sql.block.Span;

/// Finds what a node groups by, or the aggregates of one that groups by nothing.
final class Groups {
    private final BlocksOfNodes blocks;
    private final Keys keys;
    private final Nesting nesting;

    Groups(QueryBlock statement, Plan plan, BlocksOfNodes blocks, Keys keys) {
        this.blocks = blocks;
        this.keys = keys;
        nesting = new Nesting(statement, plan, blocks, Groups::aggregates, Groups::aggregates);
    }

    Set<Span> of(PlanNode node) {
        List<QueryBlock> candidates = blocks.of(node);
        List<String> printed = PrintedParts.groupKeys(node.operation());
        return printed.isEmpty() ? whole(node) : grouped(keys.printed(printed), candidates);
    }

    private Set<Span> grouped(List<PlainExpression> printed, List<QueryBlock> candidates) {
        if (printed.isEmpty()) {
            return Set.of();
        }
        var grouped = new LinkedHashSet<Set<Span>>();
        var distinct = new LinkedHashSet<Set<Span>>();
        for (QueryBlock block : candidates) {
            Set<Span> items = keys.in(block.grouped(), printed, Keys.Place.GROUP_BY);
            if (!items.isEmpty()) {
                var all = new LinkedHashSet<>(items);
                block.calls().stream().filter(call -> !call.windowed()).forEach(call -> all.add(call.span()));
                grouped.add(all);
            }
            if (block.distinct().isPresent() && block.grouped().isEmpty()
                    && !keys.in(block.selected(), printed, Keys.Place.SELECT).isEmpty()) {
                distinct.add(Set.of(block.distinct().get()));
            }
        }
        return grouped.size() + distinct.size() != 1 ? Set.of() : grouped.isEmpty() ? distinct.getFirst() : grouped.getFirst();
    }

    /// All rows are one group, or those of one value that a condition asks for.
    private Set<Span> whole(PlanNode node) {
        boolean partial = node.operation() instanceof Operation.Aggregate aggregate && aggregate.partialMode().equals("Partial");
        Optional<PlanNode> whole = partial ? finalizing(node) : Optional.of(node);
        Optional<QueryBlock> block = whole.flatMap(nesting::of);
        var spans = new LinkedHashSet<Span>();
        block.ifPresent(found -> {
            found.grouped().forEach(item -> spans.add(item.span()));
            found.calls().stream().filter(call -> !call.windowed()).map(FunctionCall::span).forEach(spans::add);
        });
        return spans;
    }

    private Optional<PlanNode> finalizing(PlanNode partial) {
        Optional<PlanNode> above = blocks.parent(partial);
        while (above.isPresent() && !(above.get().operation() instanceof Operation.Aggregate)) {
            above = blocks.parent(above.get());
        }
        return above;
    }

    private static boolean aggregates(PlanNode node) {
        return node.operation() instanceof Operation.Group
                || (node.operation() instanceof Operation.Aggregate aggregate && !aggregate.partialMode().equals("Partial"));
    }

    private static boolean aggregates(QueryBlock block) {
        return !block.grouped().isEmpty() || block.calls().stream().anyMatch(call -> !call.windowed());
    }
}
