package org.plumbline.sql.mark;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.plumbline.plan.Operation;
import org.plumbline.plan.Plan;
import org.plumbline.plan.PlanNode;
import org.plumbline.sql.block.QueryBlock;
import org.plumbline.sql.block.QueryBlock.Role;
import org.plumbline.sql.block.Reference;
import org.plumbline.sql.block.WithQuery;

/// Which blocks of a statement a node can belong to: those that all tables below it feed. A subquery that was put into the query around it
/// feeds that one; a value's query, and a WITH query with a plan of its own, feed nothing but themselves.
final class BlocksOfNodes {
    /// Nodes looked at, over all calls: a plan that needs more is a generated one.
    private static final int MOST_STEPS = 20_000_000;

    private final Plan plan;
    private final Places places;
    private final PlanRegions regions;
    private final List<QueryBlock> all;
    private final Map<Reference, Set<QueryBlock>> fed = new HashMap<>();
    private int steps;

    BlocksOfNodes(QueryBlock statement, Plan plan, Places places, PlanRegions regions) {
        this.plan = plan;
        this.places = places;
        this.regions = regions;
        all = statement.all();
    }

    /// Empty where a table below it is not placed, or none is there.
    List<QueryBlock> of(PlanNode node) {
        Optional<Set<Reference>> leaves = leaves(node);
        if (leaves.isEmpty() || leaves.get().isEmpty()) {
            return List.of();
        }
        List<QueryBlock> common = null;
        for (Reference leaf : leaves.get()) {
            Set<QueryBlock> here = fed.computeIfAbsent(leaf, this::fed);
            common = common == null ? new ArrayList<>(here) : common.stream().filter(here::contains).toList();
        }
        for (PlanNode root : regions.around(node)) {
            Optional<QueryBlock> around = query(root);
            if (around.isPresent()) {
                return common.stream().filter(block -> block.isIn(around.get())).toList();
            }
        }
        return common;
    }

    /// The query that a Subquery Scan or a WITH query's plan is made for.
    private Optional<QueryBlock> query(PlanNode root) {
        if (root.isCte()) {
            List<WithQuery> named = all.stream().flatMap(block -> block.with().stream())
                    .filter(with -> with.name().equals(PlanRegions.withQuery(root))).toList();
            return named.size() == 1 ? Optional.of(named.getFirst().body()) : Optional.empty();
        }
        return root.operation() instanceof Operation.SubqueryScan ? alias(root).flatMap(places::of).flatMap(Reference::source)
                : Optional.empty();
    }

    /// What the node's rows come from, Subqueries and WITH queries that it scans as one.
    private Optional<Set<Reference>> leaves(PlanNode node) {
        var leaves = new HashSet<Reference>();
        int end = node.subtreeEnd();
        int at = node.id().index();
        while (at < end) {
            PlanNode each = plan.nodes().get(at);
            if (++steps > MOST_STEPS) {
                return Optional.empty();
            }
            boolean other = at > node.id().index() && (each.isSubPlan() || each.isInitPlan() || each.isCte());
            boolean scan = each.operation() instanceof Operation.Scan || each.operation() instanceof Operation.ModifyTable;
            boolean arm = isArm(each);
            if (!other && scan && !arm) {
                Optional<Reference> leaf = alias(each).flatMap(places::of);
                if (leaf.isEmpty()) {
                    return Optional.empty();
                }
                leaves.add(leaf.get());
            }
            boolean whole = other || (at > node.id().index() && !arm && each.operation() instanceof Operation.SubqueryScan);
            at = whole ? each.subtreeEnd() : at + 1;
        }
        return Optional.of(leaves);
    }

    /// PostgreSQL scans the inputs of UNION and the like as `"*SELECT* 1"` and so on.
    private static boolean isArm(PlanNode node) {
        return node.operation() instanceof Operation.SubqueryScan scan
                && scan.target().alias().filter(alias -> alias.startsWith("*SELECT*")).isPresent();
    }

    Optional<PlanNode> parent(PlanNode node) {
        return plan.parent(node);
    }

    static Optional<String> alias(PlanNode node) {
        return switch (node.operation()) {
            case Operation.Scan scan -> scan.target().alias();
            case Operation.ModifyTable change -> change.target().alias();
            default -> Optional.empty();
        };
    }

    private Set<QueryBlock> fed(Reference leaf) {
        Set<QueryBlock> fed = Collections.newSetFromMap(new IdentityHashMap<>());
        var ordered = new LinkedHashSet<QueryBlock>();
        Deque<QueryBlock> open = new ArrayDeque<>(List.of(leaf.owner()));
        while (!open.isEmpty()) {
            QueryBlock block = open.poll();
            if (!fed.add(block)) {
                continue;
            }
            ordered.add(block);
            if (block.role() == Role.WITH) {
                block.parent().orElseThrow().with().stream().filter(with -> with.body() == block && !regions.isPlanned(with.name()))
                        .forEach(with -> open.addAll(readers(with)));
            } else if (block.role() != Role.VALUE) {
                block.parent().ifPresent(open::add);
            }
        }
        return ordered;
    }

    private List<QueryBlock> readers(WithQuery with) {
        return all.stream().filter(block -> block.references().stream().anyMatch(each -> each.withQuery().equals(Optional.of(with))))
                .filter(block -> !block.isIn(with.body())).toList();
    }
}
