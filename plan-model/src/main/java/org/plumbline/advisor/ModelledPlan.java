package org.plumbline.advisor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.plumbline.index.IndexCandidate;
import org.plumbline.plan.Operation;
import org.plumbline.plan.Plan;
import org.plumbline.plan.PlanNode;
import org.plumbline.sql.ColumnName;

/// What a plan would cost if indexes were there: each part of it as it is, and in the other ways that the indexes open. What does not
/// change keeps the planner's own figures; the rest follows its formulas. A LIMIT that ends its input early, a sort that is needless, and a
/// table that is looked up for each row of another are told; what changes the order of joins is not.
final class ModelledPlan {
    private final Plan plan;
    private final ModelledTables tables;
    private final PlannerCosts costs;
    private final SerialCosts today;
    private final ModelledJoins joins;

    ModelledPlan(Plan plan, ModelledTables tables, PlannerCosts costs) {
        this.plan = plan;
        this.tables = tables;
        this.costs = costs;
        this.today = tables.today();
        this.joins = new ModelledJoins(plan, tables, costs);
    }

    /// The cheapest way to all rows of the statement.
    CostedPath best(boolean ordered) {
        return cheapest(paths(plan.root(), ordered, 1));
    }

    /// @param ordered somebody above needs the rows in the order that they have today
    /// @param loops how often it runs
    private List<CostedPath> paths(PlanNode node, boolean ordered, double loops) {
        List<CostedPath> paths = switch (node.operation()) {
            case Operation.Scan scan when tables.isTable(node) -> tables.scanned(node, ordered, loops);
            case Operation.Sort sort -> sorted(node, sort.keys(), loops);
            case Operation.Limit _ -> limited(node, ordered, loops);
            case Operation.Gathering _ -> gathered(node, ordered, loops);
            case Operation.Append _ -> appended(node, List.of(), loops);
            case Operation.MergeAppend append -> appended(node, append.keys(), loops);
            case Operation.Join _ -> joined(node, ordered, loops);
            case Operation.Aggregate aggregate -> aggregated(node, aggregate, loops);
            case Operation.Hash _ -> passed(node, false, loops);
            default -> passed(node, ordered, loops);
        };
        return CostedPath.worthKeeping(beside(node, paths));
    }

    private static CostedPath cheapest(List<CostedPath> paths) {
        return paths.stream().min(Comparator.comparingDouble(CostedPath::total)).orElseThrow();
    }

    private List<PlanNode> inputs(PlanNode node) {
        return plan.children(node).stream().filter(PlanNode::feedsParent).toList();
    }

    /// A node that does with its input's rows what it does today.
    private List<CostedPath> passed(PlanNode node, boolean ordered, double loops) {
        List<PlanNode> inputs = inputs(node);
        if (inputs.isEmpty()) {
            return List.of(today.path(node));
        }
        if (inputs.size() > 1) {
            double total = today.of(node).total();
            Set<IndexCandidate> used = new HashSet<>();
            for (PlanNode input : inputs) {
                CostedPath best = cheapest(paths(input, true, loops));
                total += best.total() - today.of(input).total();
                used.addAll(best.used());
            }
            return List.of(new CostedPath(Math.min(today.of(node).startup(), total), total, List.of(), used));
        }
        PlanNode input = inputs.getFirst();
        boolean keepsOrder = !(node.operation() instanceof Operation.SubqueryScan);
        return paths(input, ordered, loops).stream()
                .map(path -> after(node, input, keepsOrder ? path : path.ordered(List.of()))).toList();
    }

    /// The node's own cost on top of another way to its input.
    private CostedPath after(PlanNode node, PlanNode input, CostedPath path) {
        SerialCosts.Costs own = today.of(node);
        SerialCosts.Costs before = today.of(input);
        double total = own.total() + path.total() - before.total();
        boolean waits = own.startup() >= before.total() && before.total() > before.startup();
        double startup = waits ? total - (own.total() - own.startup()) : path.startup() + Math.max(0, own.startup() - before.startup());
        return path.costing(Math.max(0, startup), total);
    }

    private List<CostedPath> sorted(PlanNode node, List<String> keys, double loops) {
        PlanNode input = inputs(node).getFirst();
        Optional<List<String>> wanted = tables.order(keys);
        var paths = new ArrayList<CostedPath>();
        for (CostedPath path : paths(input, false, loops)) {
            CostedPath sorted = after(node, input, path);
            paths.add(sorted.costing(Math.max(sorted.startup(), path.total()), sorted.total()).ordered(wanted.orElse(List.of())));
            if (wanted.isPresent() && path.isIn(wanted.get())) {
                paths.add(path);
            }
        }
        return paths;
    }

    private List<CostedPath> limited(PlanNode node, boolean ordered, double loops) {
        PlanNode input = inputs(node).getFirst();
        SerialCosts.Costs own = today.of(node);
        SerialCosts.Costs before = today.of(input);
        double rows = Math.max(1, today.rows(input));
        double part = Math.clamp(today.rows(node) / rows, 0, 1);
        double span = before.total() - before.startup();
        double skipped = span <= 0 ? 0 : Math.clamp((own.startup() - before.startup()) / span, 0, 1);
        return paths(input, ordered, loops).stream().map(path -> {
            double run = path.total() - path.startup();
            return path.costing(path.startup() + run * skipped, path.startup() + run * Math.min(1, skipped + part));
        }).toList();
    }

    /// What several processes share stays as it is, or one process does it all by an index.
    private List<CostedPath> gathered(PlanNode node, boolean ordered, double loops) {
        var paths = new ArrayList<CostedPath>(List.of(today.path(node)));
        paths(inputs(node).getFirst(), ordered || node.operation() instanceof Operation.GatherMerge, loops).stream()
                .filter(path -> !path.used().isEmpty()).forEach(paths::add);
        return paths;
    }

    private List<CostedPath> appended(PlanNode node, List<String> keys, double loops) {
        List<PlanNode> inputs = inputs(node);
        List<List<CostedPath>> each = inputs.stream().map(input -> paths(input, !keys.isEmpty(), loops)).toList();
        if (each.isEmpty()) {
            return List.of(today.path(node));
        }
        double own = today.of(node).total() - inputs.stream().mapToDouble(input -> today.of(input).total()).sum();
        Set<List<String>> orders = new HashSet<>();
        tables.order(keys).filter(order -> !order.isEmpty()).ifPresent(orders::add);
        if (keys.isEmpty()) {
            orders.add(List.of());
            each.getFirst().stream().map(CostedPath::order).forEach(orders::add);
        }
        var paths = new ArrayList<CostedPath>(List.of(today.path(node)));
        for (List<String> order : orders) {
            List<Optional<CostedPath>> chosen = each.stream().map(ways -> ways.stream().filter(path -> path.isIn(order))
                    .min(Comparator.comparingDouble(CostedPath::total))).toList();
            if (chosen.stream().allMatch(Optional::isPresent)) {
                var used = new HashSet<IndexCandidate>();
                chosen.forEach(path -> used.addAll(path.get().used()));
                ToDoubleFunction<ToDoubleFunction<CostedPath>> sum =
                        figure -> chosen.stream().mapToDouble(path -> figure.applyAsDouble(path.get())).sum();
                double total = sum.applyAsDouble(CostedPath::total) + Math.max(0, own);
                double startup = order.isEmpty() ? chosen.getFirst().get().startup() : sum.applyAsDouble(CostedPath::startup);
                paths.add(new CostedPath(Math.min(startup, total), total, order, used));
            }
        }
        return paths;
    }

    private List<CostedPath> aggregated(PlanNode node, Operation.Aggregate aggregate, double loops) {
        PlanNode input = inputs(node).getFirst();
        boolean ordered = aggregate.strategy().equals("Sorted");
        var paths = new ArrayList<CostedPath>();
        List<String> outputs = node.attributes().texts("Output");
        List<ColumnName> extremes = aggregate.strategy().equals("Plain") && outputs.size() == 1
                ? tables.extremes(outputs.getFirst()) : List.of();
        for (CostedPath path : paths(input, ordered, loops)) {
            paths.add(after(node, input, path));
            // the first row in the order of the column is the answer (planagg.c)
            if (!extremes.isEmpty() && !path.used().isEmpty() && tables.beginsWith(path.order(), extremes.getFirst())) {
                double first = path.startup() + (path.total() - path.startup()) / Math.max(1, today.rows(input)) + costs.row();
                paths.add(path.costing(first, first).ordered(List.of()));
            }
        }
        return paths;
    }

    private List<CostedPath> joined(PlanNode node, boolean ordered, double loops) {
        PlanNode outer = plan.outer(node).orElseThrow();
        PlanNode inner = plan.inner(node).orElseThrow();
        boolean merged = node.operation() instanceof Operation.MergeJoin;
        boolean looped = node.operation() instanceof Operation.NestedLoop;
        List<CostedPath> outers = paths(outer, merged || (looped && ordered), loops);
        boolean once = !looped || inner.operation() instanceof Operation.Materialize;
        double times = once ? 1 : Math.max(1, today.rows(outer));
        List<CostedPath> inners = paths(inner, merged, loops * times);
        CostedPath bestInner = cheapest(inners);
        var paths = new ArrayList<CostedPath>();
        double saved = (bestInner.total() - today.of(inner).total()) * times;
        for (CostedPath path : outers) {
            CostedPath changed = after(node, outer, path).with(bestInner.used());
            double total = Math.max(path.total(), changed.total() + saved);
            paths.add(changed.costing(looped ? changed.startup() : Math.max(path.startup(), changed.startup() + saved), total)
                    .ordered(looped ? path.order() : List.of()));
        }
        paths.addAll(joins.lookups(node, side -> paths(side, ordered, loops)));
        return paths;
    }

    /// With what its SubPlans and InitPlans would save: their part of the node's cost falls as they do.
    private List<CostedPath> beside(PlanNode node, List<CostedPath> paths) {
        List<CostedPath> changed = paths;
        for (PlanNode child : plan.children(node)) {
            if (!child.feedsParent()) {
                CostedPath best = cheapest(paths(child, true, child.isSubPlan() ? today.calls(node) : 1));
                double before = Math.max(1e-6, today.of(child).total());
                if (best.total() < before && !best.used().isEmpty()) {
                    double own = today.own(node);
                    double part = child.isSubPlan() ? Math.min(own, before * today.calls(node)) : Math.min(own, before);
                    double saved = Math.max(0, part) * (1 - best.total() / before);
                    changed = changed.stream().map(path -> path.with(best.used())
                            .costing(Math.max(0, path.startup() - (child.isSubPlan() ? 0 : saved)),
                                    Math.max(best.total(), path.total() - saved))).toList();
                }
            }
        }
        return changed;
    }
}
