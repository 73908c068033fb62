package org.plumbline.advice.rule;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.plumbline.plan.JoinType;
import org.plumbline.plan.Operation;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.Target;
import org.plumbline.plan.measure.MeasuredPlan;
import org.plumbline.plan.unit.Rows;
import org.plumbline.sql.ColumnName;

/// Joins one above the other, between a sort and what its keys come from, that let each row through: they look up what else is to be
/// shown of it, and have no part in the order.
///
///     Sort  (actual rows=10 loops=1)
///       Sort Key: (sum(v.pages)) DESC
///       ->  Nested Loop Left Join  (actual rows=32352 loops=1)
///             ->  HashAggregate  (actual rows=32352 loops=1)
///             ->  Index Scan using towns_pkey on towns t  (actual rows=1 loops=32352)
final class LookupsBelowSort {
    /// Of the rows that went in, what an inner join must have let through (our own).
    private static final double KEPT = 0.99;
    /// A key that reads no column.
    private static final String COUNT = "(count(*))";

    private final MeasuredPlan plan;
    private final Map<String, List<Integer>> scansByAlias = new HashMap<>();
    private final List<Integer> aggregates = new ArrayList<>();

    /// @param joins the uppermost first
    /// @param rows of what the sort's keys come from
    /// @param share what the joins took, with what loops searched
    /// @param nanos likewise, wall time
    /// @param mayDrop one of them is an inner join
    record Chain(List<PlanNode> joins, double rows, double share, long nanos, boolean mayDrop) {}

    /// @param columns that the sort's keys read
    /// @param counts one of them is the number of rows of a group
    private record Keys(List<ColumnName> columns, boolean counts) {}

    LookupsBelowSort(MeasuredPlan plan) {
        this.plan = plan;
        for (PlanNode node : plan.nodes()) {
            if (node.operation() instanceof Operation.Scan scan) {
                Target target = scan.target();
                target.alias().or(target::relation)
                        .ifPresent(alias -> scansByAlias.computeIfAbsent(alias, _ -> new ArrayList<>()).add(node.id().index()));
            } else if (node.operation() instanceof Operation.Aggregate) {
                aggregates.add(node.id().index());
            }
        }
    }

    Optional<Chain> of(PlanNode sort) {
        List<String> keys = ((Operation.Sort) sort.operation()).keys();
        List<String> others = keys.stream().filter(key -> !key.startsWith(COUNT)).toList();
        return DistinctKeys.columns(others)
                .filter(columns -> columns.stream().allMatch(column -> column.qualifier().isPresent()))
                .flatMap(columns -> of(sort, new Keys(columns, others.size() < keys.size())));
    }

    private Optional<Chain> of(PlanNode sort, Keys keys) {
        var joins = new ArrayList<PlanNode>();
        double share = 0;
        long nanos = 0;
        boolean mayDrop = false;
        PlanNode node = plan.plan().outer(sort).orElse(sort);
        Optional<PlanNode> kept = kept(node, keys);
        while (kept.isPresent()) {
            PlanNode join = node;
            joins.add(join);
            share += plan.sums().share(join);
            nanos += plan.sums().nanos(join);
            Optional<PlanNode> searched = plan.plan().inner(join).filter(_ -> join.operation() instanceof Operation.NestedLoop);
            if (searched.isPresent()) {
                share += plan.sums().shareOfSubtree(searched.get());
                nanos += plan.sums().nanosOfSubtree(searched.get());
            }
            mayDrop |= ((Operation.Join) join.operation()).joinType() == JoinType.INNER;
            node = JoinSides.source(plan.plan(), kept.get());
            kept = kept(node, keys);
        }
        PlanNode base = node;
        return joins.isEmpty() || keys.columns().stream().anyMatch(column -> !isBelow(base, column)) ? Optional.empty()
                : Optional.of(new Chain(List.copyOf(joins), rows(base), share, nanos, mayDrop));
    }

    /// The input whose rows this join keeps, where the sort's keys do not come from the other one.
    private Optional<PlanNode> kept(PlanNode node, Keys keys) {
        if (!(node.operation() instanceof Operation.Join join) || node.executed().isEmpty() || join.filter().isPresent()) {
            return Optional.empty();
        }
        Optional<PlanNode> outer = plan.plan().outer(node);
        Optional<PlanNode> inner = plan.plan().inner(node);
        Optional<PlanNode> kept = switch (join.joinType()) {
            case LEFT -> outer;
            case RIGHT -> inner;
            case INNER -> outer.filter(input -> rows(node) >= KEPT * rows(JoinSides.source(plan.plan(), input)));
            default -> Optional.empty();
        };
        return kept.filter(input -> (input.isInner() ? outer : inner).filter(other -> gives(other, keys)).isEmpty());
    }

    /// Whether a key may come from it.
    private boolean gives(PlanNode side, Keys keys) {
        return keys.columns().stream().anyMatch(column -> isBelow(side, column)) || (keys.counts() && isBelow(side, aggregates));
    }

    private boolean isBelow(PlanNode top, ColumnName column) {
        return isBelow(top, scansByAlias.getOrDefault(column.qualifier().orElseThrow(), List.of()));
    }

    /// @param indexes in ascending order
    private static boolean isBelow(PlanNode top, List<Integer> indexes) {
        int at = Collections.binarySearch(indexes, top.id().index());
        int first = at >= 0 ? at : -at - 1;
        return first < indexes.size() && indexes.get(first) < top.subtreeEnd();
    }

    private double rows(PlanNode node) {
        return plan.of(node).rowsLogical().map(Rows::value).orElse(0.0);
    }
}
