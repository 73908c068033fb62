package org.plumbline.sql.mark;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.plumbline.plan.Operation;
import org.plumbline.plan.PlanNode;
import org.plumbline.sql.block.QueryBlock;
import org.plumbline.sql.block.QueryBlock.Role;
import org.plumbline.sql.block.Reference;

/// Whether a block of the statement and a node of the plan stand in the same WITH query, value, subquery of FROM and arm of a UNION.
final class Surroundings {
    /// What a node stands in.
    ///
    /// @param with the WITH query's plan
    /// @param subPlan a value's plan, or an EXISTS's
    /// @param scans aliases of the subqueries that are scanned by themselves
    private record OfNode(Optional<String> with, boolean subPlan, Set<String> scans) {}

    /// What a block stands in.
    ///
    /// @param with the names of WITH queries
    /// @param inlined one of those was put where it is read
    /// @param value it is part of an expression
    /// @param subquery likewise, or of an EXISTS or IN, which may have become a join
    /// @param queries aliases of subqueries of FROM
    private record OfBlock(List<String> with, boolean inlined, boolean value, boolean subquery, Set<String> queries) {}

    private final PlanRegions regions;
    private final Arms arms;
    private final boolean extremes;
    /// Aliases of subqueries that the plan scans by themselves, each of one subquery.
    private final Set<String> scannedOnce = new HashSet<>();
    private final IdentityHashMap<QueryBlock, List<String>> aliasesOfQuery = new IdentityHashMap<>();
    private final IdentityHashMap<QueryBlock, OfBlock> ofBlocks = new IdentityHashMap<>();
    private final Map<Integer, OfNode> ofRoots = new HashMap<>();

    /// @param relations of the plan, by alias
    /// @param extremes the statement has aggregates, which may be read off an index by an InitPlan of no query
    Surroundings(List<Reference> references, Map<String, Relation> relations, PlanRegions regions, Arms arms, boolean extremes) {
        this.regions = regions;
        this.arms = arms;
        this.extremes = extremes;
        var called = new HashMap<String, Integer>();
        for (Reference each : references) {
            called.merge(each.alias(), 1, Integer::sum);
            each.query().ifPresent(query -> aliasesOfQuery.computeIfAbsent(query, _ -> new ArrayList<>()).add(each.alias()));
        }
        for (Reference each : references) {
            Relation relation = relations.get(each.alias());
            if (each.query().isPresent() && called.get(each.alias()) == 1 && relation != null && relation.kind == Relation.Kind.QUERY
                    && !relations.containsKey(each.alias() + "_1")) {
                scannedOnce.add(each.alias());
            }
        }
    }

    /// Whether a reference of that block can be read by this node.
    boolean agree(QueryBlock block, PlanNode node) {
        OfBlock here = ofBlocks.computeIfAbsent(block, this::ofBlock);
        OfNode there = ofRoots.computeIfAbsent(regions.nearest(node), _ -> ofNode(node));
        boolean rightWith = there.with().map(name -> here.with().contains(name) || here.inlined())
                .orElseGet(() -> here.with().stream().noneMatch(regions::isPlanned));
        boolean rightSubPlan = there.subPlan() ? here.subquery() || here.inlined() : !here.value();
        return rightWith && rightSubPlan && (here.inlined() || (fromQueries(here, there) && arms.agree(block, node)));
    }

    /// A subquery of FROM that the plan scans by itself has its tables there and nowhere else.
    private boolean fromQueries(OfBlock block, OfNode node) {
        return block.queries().stream().noneMatch(alias -> scannedOnce.contains(alias) && !node.scans().contains(alias))
                && node.scans().stream().noneMatch(alias -> scannedOnce.contains(alias) && !block.queries().contains(alias));
    }

    /// In a WITH query that is put where it is read, perhaps more than once.
    boolean isInlined(QueryBlock block) {
        return ofBlocks.computeIfAbsent(block, this::ofBlock).inlined();
    }

    private OfNode ofNode(PlanNode node) {
        boolean subPlan = false;
        Set<String> scans = new HashSet<>();
        for (PlanNode root : regions.around(node)) {
            if (root.isCte()) {
                return new OfNode(Optional.of(PlanRegions.withQuery(root)), subPlan, scans);
            }
            if (root.operation() instanceof Operation.SubqueryScan scan && !root.isInitPlan() && !root.isSubPlan()) {
                scan.target().alias().ifPresent(scans::add);
            } else {
                subPlan |= !(extremes && regions.isExtreme(root));
            }
        }
        return new OfNode(Optional.empty(), subPlan, scans);
    }

    private OfBlock ofBlock(QueryBlock block) {
        var with = new ArrayList<String>();
        var queries = new HashSet<String>();
        boolean value = false;
        boolean predicate = false;
        for (Optional<QueryBlock> at = Optional.of(block); at.isPresent(); at = at.get().parent()) {
            QueryBlock each = at.get();
            queries.addAll(aliasesOfQuery.getOrDefault(each, List.of()));
            // What is around a WITH query is no part of its plan.
            value |= with.isEmpty() && each.role() == Role.VALUE;
            predicate |= with.isEmpty() && each.role() == Role.PREDICATE;
            each.parent().ifPresent(outer -> outer.with().stream().filter(named -> named.body() == each)
                    .forEach(named -> with.add(named.name())));
        }
        return new OfBlock(with, with.stream().anyMatch(name -> !regions.isPlanned(name)), value, value || predicate, queries);
    }
}
