package org.plumbline.sql.mark;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
    /// What is fed by a table that is not placed.
    private static final BitSet NOT_TOLD = new BitSet();

    private final Plan plan;
    private final Places places;
    private final PlanRegions regions;
    private final List<QueryBlock> all;
    private final IdentityHashMap<QueryBlock, List<QueryBlock>> readers = new IdentityHashMap<>();
    private final Map<Reference, BitSet> fed = new HashMap<>();
    /// For each node the numbers of the blocks that all tables below it feed; none where there is no table.
    private final List<Optional<BitSet>> common;
    /// For the root of each part of the plan with a query of its own that query, or that of the part around it.
    private final Map<Integer, QueryBlock> queries = new HashMap<>();
    private final Map<BitSet, List<QueryBlock>> lists = new HashMap<>();

    BlocksOfNodes(QueryBlock statement, Plan plan, Places places, PlanRegions regions) {
        this.plan = plan;
        this.places = places;
        this.regions = regions;
        all = statement.all();
        common = Stream.generate(Optional::<BitSet>empty).limit(plan.nodes().size()).collect(Collectors.toList());
        for (PlanNode node : plan.nodes().reversed()) {
            int index = node.id().index();
            if (!isArm(node)) {
                add(index, leaf(node));
            }
            if (!node.isSubPlan() && !node.isInitPlan() && !node.isCte()) {
                // Subqueries and WITH queries are scanned as one.
                boolean whole = node.operation() instanceof Operation.SubqueryScan && !isArm(node);
                node.parent().ifPresent(parent -> add(parent.index(), whole ? leaf(node) : common.get(index)));
            }
        }
        for (PlanNode root : regions.roots()) {
            Optional.ofNullable(query(root).orElseGet(() -> queries.get(regions.around(root.id().index()))))
                    .ifPresent(query -> queries.put(root.id().index(), query));
        }
    }

    private void add(int index, Optional<BitSet> more) {
        more.ifPresent(blocks -> common.set(index, Optional.of(common.get(index).map(known -> both(known, blocks)).orElse(blocks))));
    }

    private static BitSet both(BitSet one, BitSet other) {
        if (one.equals(other)) {
            return one;
        }
        var both = (BitSet) one.clone();
        both.and(other);
        return both;
    }

    private Optional<BitSet> leaf(PlanNode node) {
        boolean reads = node.operation() instanceof Operation.Scan || node.operation() instanceof Operation.ModifyTable;
        return reads ? Optional.of(alias(node).flatMap(places::of).map(reference -> fed.computeIfAbsent(reference, this::fed))
                .orElse(NOT_TOLD)) : Optional.empty();
    }

    /// In the statement's order; empty where a table below the node is not placed, or none is there.
    List<QueryBlock> of(PlanNode node) {
        BitSet blocks = common.get(node.id().index()).orElse(NOT_TOLD);
        QueryBlock around = queries.get(regions.nearest(node));
        List<QueryBlock> found = lists.computeIfAbsent(blocks, numbers -> numbers.stream().mapToObj(all::get).toList());
        return around == null ? found : found.stream().filter(block -> block.isIn(around)).toList();
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

    private BitSet fed(Reference leaf) {
        Set<QueryBlock> fed = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<QueryBlock> open = new ArrayDeque<>(List.of(leaf.owner()));
        while (!open.isEmpty()) {
            QueryBlock block = open.poll();
            if (!fed.add(block)) {
                continue;
            }
            if (block.role() == Role.WITH) {
                block.parent().orElseThrow().with().stream().filter(with -> with.body() == block && !regions.isPlanned(with.name()))
                        .forEach(with -> open.addAll(readers.computeIfAbsent(block, _ -> readers(with))));
            } else if (block.role() != Role.VALUE) {
                block.parent().ifPresent(open::add);
            }
        }
        var numbers = new BitSet();
        for (int i = 0; i < all.size(); i++) {
            numbers.set(i, fed.contains(all.get(i)));
        }
        return numbers;
    }

    private List<QueryBlock> readers(WithQuery with) {
        return all.stream().filter(block -> block.references().stream().anyMatch(each -> each.withQuery().equals(Optional.of(with))))
                .filter(block -> !block.isIn(with.body())).toList();
    }
}
