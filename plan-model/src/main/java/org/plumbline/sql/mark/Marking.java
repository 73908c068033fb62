package org.plumbline.sql.mark;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.plumbline.plan.Operation;
import org.plumbline.plan.Plan;
import org.plumbline.plan.PlanNode;
import org.plumbline.sql.PlainExpression;
import org.plumbline.sql.PlainExpression.Call;
import org.plumbline.sql.block.QueryBlock;
import org.plumbline.sql.block.QueryBlock.FunctionCall;
import org.plumbline.sql.block.QueryBlock.Role;
import org.plumbline.sql.block.QueryBlock.SetOperator;
import org.plumbline.sql.block.Span;
import org.plumbline.sql.block.WithQuery;
import org.plumbline.sql.mark.Mark.Kind;

/// Goes over a plan's nodes and marks what of the statement is theirs.
final class Marking {
    /// Strategies of aggregation that want their input in the order of the groups.
    private static final Set<String> ORDERED = Set.of("Sorted", "Mixed");

    private final QueryBlock statement;
    private final Plan plan;
    private final Places places;
    private final BlocksOfNodes blocks;
    private final Conditions conditions;
    private final Keys keys;
    private final Groups groups;
    private final SetOperators setOperators;
    private final Nesting limits;
    /// How many WindowAggs can belong to the same blocks.
    private final Map<List<QueryBlock>, Long> windows;
    private final List<Mark> marks = new ArrayList<>();

    Marking(QueryBlock statement, Plan plan) {
        this.statement = statement;
        this.plan = plan;
        var regions = new PlanRegions(plan);
        boolean extremes = statement.all().stream().anyMatch(block -> block.calls().stream().anyMatch(call -> !call.windowed()));
        places = new Places(statement, plan, regions, extremes);
        var meaning = new Meaning(places, regions);
        blocks = new BlocksOfNodes(statement, plan, places, regions);
        conditions = new Conditions(statement, meaning);
        keys = new Keys(meaning);
        groups = new Groups(statement, plan, blocks, keys);
        setOperators = new SetOperators(plan, blocks, child -> aliasFor(child).flatMap(places::of));
        limits = new Nesting(statement, plan, blocks, node -> node.operation() instanceof Operation.Limit,
                block -> !block.limits().isEmpty());
        windows = plan.nodes().stream().filter(node -> node.operation() instanceof Operation.WindowAgg)
                .collect(Collectors.groupingBy(blocks::of, Collectors.counting()));
    }

    List<Mark> marks() {
        for (PlanNode node : plan.nodes()) {
            root(node);
            switch (node.operation()) {
                case Operation.ModifyTable change -> changed(node, change);
                case Operation.SubqueryScan scan -> scan.target().alias().flatMap(places::of)
                        .ifPresent(reference -> add(node, Kind.QUERY, reference.span()));
                case Operation.Scan scan -> scan.target().alias().flatMap(places::of)
                        .ifPresent(reference -> add(node, Kind.TABLE, reference.span()));
                case Operation.BitmapIndexScan _ -> heapAlias(node).flatMap(places::of)
                        .ifPresent(reference -> add(node, Kind.TABLE, reference.span()));
                case Operation.Aggregate _, Operation.Group _ -> {
                    groups.of(node).forEach(span -> add(node, Kind.GROUP, span));
                    tied(node, setOperators.united(node));
                }
                case Operation.WindowAgg _ -> windowed(node);
                case Operation.Sort _, Operation.IncrementalSort _ -> sorted(node);
                case Operation.MergeAppend _ -> {
                    tied(node, setOperators.tied(node, "UNION ALL"));
                    sorted(node);
                }
                case Operation.Limit _ -> limited(node);
                case Operation.Unique _ -> distinct(node);
                case Operation.SetOp set -> tied(node, setOperators.tied(node, set.command().toUpperCase(Locale.ROOT)));
                case Operation.Append _ -> tied(node, setOperators.tied(node, "UNION ALL"));
                case Operation.RecursiveUnion _ -> tied(node, setOperators.tied(node, ""));
                default -> { /* the others have nothing of their own in a statement */ }
            }
            conditions.of(node, aliasFor(node), () -> blocks.of(node)).forEach(span -> add(node, Kind.CONDITION, span));
        }
        return marks;
    }

    private void add(PlanNode node, Kind kind, Span span) {
        marks.add(new Mark(node.id(), kind, span));
    }

    private void tied(PlanNode node, List<SetOperator> operators) {
        operators.forEach(each -> add(node, Kind.QUERY, each.span()));
    }

    private Optional<String> aliasFor(PlanNode node) {
        return node.operation() instanceof Operation.BitmapIndexScan ? heapAlias(node) : BlocksOfNodes.alias(node);
    }

    /// A bitmap's index is that of the table whose blocks are fetched above it.
    private Optional<String> heapAlias(PlanNode node) {
        Optional<PlanNode> above = plan.parent(node);
        while (above.isPresent() && (above.get().operation() instanceof Operation.BitmapAnd
                || above.get().operation() instanceof Operation.BitmapOr)) {
            above = plan.parent(above.get());
        }
        return above.filter(each -> each.operation() instanceof Operation.BitmapHeapScan).flatMap(BlocksOfNodes::alias);
    }

    /// The query that a part of the plan is made for.
    private void root(PlanNode node) {
        if (node.isCte()) {
            String name = PlanRegions.withQuery(node);
            List<WithQuery> named = statement.all().stream().flatMap(block -> block.with().stream())
                    .filter(with -> with.name().equals(name)).toList();
            if (named.size() == 1) {
                add(node, Kind.QUERY, named.getFirst().span());
            }
        } else if (node.isInitPlan() || node.isSubPlan()) {
            List<QueryBlock> values = blocks.of(node).stream()
                    .filter(block -> block.role() == Role.VALUE || block.role() == Role.PREDICATE).toList();
            if (values.size() == 1) {
                add(node, Kind.QUERY, values.getFirst().span());
            }
        }
    }

    private void changed(PlanNode node, Operation.ModifyTable change) {
        change.target().alias().flatMap(places::of).ifPresent(reference -> {
            statement.all().stream().filter(block -> block.target().equals(Optional.of(reference)))
                    .flatMap(block -> block.command().stream()).forEach(command -> add(node, Kind.TABLE, command));
            add(node, Kind.TABLE, reference.span());
        });
    }

    private void windowed(PlanNode node) {
        List<QueryBlock> around = blocks.of(node);
        List<QueryBlock> windowed = around.stream().filter(block -> block.calls().stream().anyMatch(FunctionCall::windowed)).toList();
        // Which of several windows it computes is printed since PostgreSQL 18 only.
        if (windowed.size() == 1 && windows.get(around) == 1) {
            windowed.getFirst().calls().stream().filter(FunctionCall::windowed).forEach(call -> add(node, Kind.GROUP, call.span()));
        }
    }

    private void sorted(PlanNode node) {
        List<PlainExpression> printed = keys.printed(PrintedParts.sortKeys(node.operation()));
        if (printed.isEmpty()) {
            return;
        }
        Optional<PlanNode> consumer = consumer(node);
        if (consumer.isPresent() && consumer.get().operation() instanceof Operation.MergeJoin join) {
            join.mergeCond().ifPresent(condition -> conditions.found(condition.text(), Optional.empty()).stream()
                    .filter(found -> found.printed() instanceof Call(String _, List<PlainExpression> sides)
                            && sides.stream().anyMatch(printed::contains))
                    .forEach(found -> add(node, Kind.CONDITION, found.span())));
            return;
        }
        boolean grouping = consumer.filter(each -> each.operation() instanceof Operation.Group
                || (each.operation() instanceof Operation.Aggregate aggregate && ORDERED.contains(aggregate.strategy()))).isPresent();
        boolean aggregating = consumer.filter(each -> each.operation() instanceof Operation.Aggregate).isPresent();
        boolean unique = consumer.filter(each -> each.operation() instanceof Operation.Unique).isPresent();
        boolean limited = consumer.filter(each -> each.operation() instanceof Operation.Limit).isPresent();
        boolean windowing = consumer.filter(each -> each.operation() instanceof Operation.WindowAgg).isPresent();
        if (windowing || (consumer.isPresent() && !aggregating && !grouping && !unique && !limited)) {
            return;
        }
        List<QueryBlock> candidates = limited ? consumer.flatMap(limits::of).map(List::of).orElseGet(() -> blocks.of(node))
                : blocks.of(node);
        var spans = new LinkedHashSet<Set<Span>>();
        candidates.forEach(block -> spans.add(grouping ? keys.in(block.grouped(), printed, Keys.Place.GROUP_BY)
                : keys.in(block.ordered(), printed, Keys.Place.ORDER_BY)));
        spans.remove(Set.<Span>of());
        if (spans.isEmpty() && unique) {
            candidates.stream().filter(block -> !keys.in(block.selected(), printed, Keys.Place.SELECT).isEmpty())
                    .forEach(block -> block.distinct().map(Set::of).ifPresent(spans::add));
        }
        if (spans.size() == 1) {
            spans.getFirst().forEach(span -> add(node, grouping ? Kind.GROUP : Kind.ORDER, span));
        }
    }

    /// The node that needs the order; none where it is the query itself.
    private Optional<PlanNode> consumer(PlanNode node) {
        PlanNode below = node;
        while (below.feedsParent()) {
            PlanNode above = plan.parent(below).orElseThrow();
            switch (above.operation()) {
                case Operation.Gathering _, Operation.Append _, Operation.MergeAppend _, Operation.Materialize _, Operation.LockRows _,
                        Operation.Result _, Operation.ProjectSet _, Operation.ModifyTable _, Operation.SubqueryScan _ -> below = above;
                default -> {
                    return Optional.of(above);
                }
            }
        }
        return Optional.empty();
    }

    private void limited(PlanNode node) {
        limits.of(node).ifPresent(block -> block.limits().forEach(span -> add(node, Kind.LIMIT, span)));
    }

    private void distinct(PlanNode node) {
        List<QueryBlock> distinct = blocks.of(node).stream().filter(block -> block.distinct().isPresent()).toList();
        if (distinct.size() == 1) {
            add(node, Kind.ORDER, distinct.getFirst().distinct().orElseThrow());
        } else if (distinct.isEmpty()) {
            tied(node, setOperators.tied(node, "UNION"));
        }
    }
}
