package org.plumbline.sql.mark;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.plumbline.plan.Operation;
import org.plumbline.plan.Plan;
import org.plumbline.plan.PlanNode;
import org.plumbline.sql.block.QueryBlock;
import org.plumbline.sql.block.QueryBlock.Role;
import org.plumbline.sql.block.Reference;
import org.plumbline.sql.mark.Relation.Kind;

/// Which table reference of a statement each alias of its plan stands for, where only one can be meant: by its name, its table's name, and
/// the part of the plan that it stands in. Of two that could be exchanged neither is told.
final class Places {
    private final PlanRegions regions;
    private final Arms arms;
    private final List<Reference> references;
    private final Map<String, Relation> relations = new LinkedHashMap<>();
    private final Map<String, Reference> placed = new HashMap<>();
    private final Map<String, Boolean> partitions = new HashMap<>();
    private final boolean extremes;

    Places(QueryBlock statement, Plan plan, PlanRegions regions, boolean extremes) {
        this.regions = regions;
        arms = new Arms(statement, plan);
        this.extremes = extremes;
        var found = new ArrayList<Reference>();
        for (QueryBlock block : statement.all()) {
            found.addAll(block.references());
            block.target().filter(target -> !block.references().contains(target)).ifPresent(found::add);
        }
        references = List.copyOf(found);
        for (PlanNode node : plan.nodes()) {
            Relation.of(node, isAppended(plan, node)).ifPresent(
                    relation -> relations.computeIfAbsent(relation.alias, _ -> relation).nodes.add(node.id()));
        }
        place(plan);
    }

    private static boolean isAppended(Plan plan, PlanNode node) {
        return plan.parent(node).filter(parent -> parent.operation() instanceof Operation.Append
                || parent.operation() instanceof Operation.MergeAppend || parent.operation() instanceof Operation.ModifyTable).isPresent();
    }

    /// The reference that this alias stands for; none where that is not sure.
    Optional<Reference> of(String alias) {
        return Optional.ofNullable(placed.get(alias)).or(() -> relations.containsKey(alias) ? Optional.empty() : ofParent(alias));
    }

    /// A partitioned table itself is read by no node, but keys name it.
    private Optional<Reference> ofParent(String alias) {
        List<Reference> called = references.stream().filter(each -> each.alias().equals(alias)).toList();
        return called.size() == 1 && placed.containsValue(called.getFirst()) ? Optional.of(called.getFirst()) : Optional.empty();
    }

    /// The one alias of a plan with a single table, whose columns EXPLAIN prints without it.
    Optional<String> onlyAlias() {
        return relations.size() == 1 ? Optional.of(relations.keySet().iterator().next()) : Optional.empty();
    }

    boolean isPartition(String alias) {
        return partitions.getOrDefault(alias, false);
    }

    private void place(Plan plan) {
        var candidates = new LinkedHashMap<Relation, List<Reference>>();
        for (Relation relation : relations.values()) {
            PlanNode node = plan.node(relation.nodes.getFirst());
            List<Reference> all = references.stream()
                    .filter(reference -> mayBe(reference, relation) && standsIn(reference, node)).toList();
            List<Reference> named = all.stream().filter(reference -> !partition(reference, relation)).toList();
            candidates.put(relation, named.isEmpty() ? all : named);
        }
        var evidence = new Evidence(plan, regions);
        candidates.forEach((relation, all) -> {
            if (all.size() > 1) {
                candidates.put(relation, evidence.among(all, relation));
            }
        });
        boolean noViews = everyTableIsRead(candidates);
        boolean changed = true;
        while (changed) {
            settle(candidates, noViews);
            changed = withoutTaken(candidates);
        }
    }

    /// Those with one candidate get it, unless several want the same: then a view has it too, and which is whose cannot be told. A table
    /// that a WITH query reads is named once and read as often as the WITH query is, where it is not planned by itself.
    private void settle(Map<Relation, List<Reference>> candidates, boolean noViews) {
        var wanting = new HashMap<Reference, Integer>();
        candidates.forEach((relation, all) -> {
            if (all.size() == 1 && !partition(all.getFirst(), relation)) {
                wanting.merge(all.getFirst(), 1, Integer::sum);
            }
        });
        candidates.forEach((relation, all) -> {
            if (all.size() == 1) {
                Reference only = all.getFirst();
                boolean partition = partition(only, relation);
                if (partition || noViews || wanting.getOrDefault(only, 0) == 1) {
                    placed.put(relation.alias, only);
                    partitions.put(relation.alias, partition);
                }
            }
        });
    }

    /// What one relation has, another with more candidates has not.
    private boolean withoutTaken(Map<Relation, List<Reference>> candidates) {
        var taken = new HashSet<Reference>();
        candidates.forEach((relation, all) -> {
            if (all.size() == 1 && placed.containsKey(relation.alias) && !partition(all.getFirst(), relation)
                    && !isRepeated(all.getFirst())) {
                taken.add(all.getFirst());
            }
        });
        boolean changed = false;
        for (Map.Entry<Relation, List<Reference>> entry : candidates.entrySet()) {
            List<Reference> left = entry.getValue().stream().filter(each -> !taken.contains(each)).toList();
            if (entry.getValue().size() > 1 && left.size() < entry.getValue().size() && !left.isEmpty()) {
                entry.setValue(left);
                changed = true;
            }
        }
        return changed;
    }

    /// In a WITH query that is put where it is read, perhaps more than once.
    private boolean isRepeated(Reference reference) {
        return withAround(reference.owner()).stream().anyMatch(name -> !regions.isPlanned(name));
    }

    /// Every table of the statement is read under its own name, so that none of them is a view with other tables in it.
    private boolean everyTableIsRead(Map<Relation, List<Reference>> candidates) {
        var names = new TreeSet<String>();
        relations.values().stream().filter(relation -> relation.kind == Kind.TABLE || relation.kind == Kind.FUNCTION)
                .forEach(relation -> names.add(relation.name));
        candidates.forEach((relation, all) -> all.stream().filter(each -> partition(each, relation))
                .forEach(each -> names.add(each.name())));
        return references.stream().filter(each -> each.kind() == Reference.Kind.FUNCTION
                || (each.kind() == Reference.Kind.TABLE && each.withQuery().isEmpty())).allMatch(each -> names.contains(each.name()));
    }

    private boolean mayBe(Reference reference, Relation relation) {
        boolean table = reference.kind() == Reference.Kind.TABLE && reference.withQuery().isEmpty();
        return switch (relation.kind) {
            case TABLE -> table && (isNamed(reference, relation) || partition(reference, relation));
            case WITH_QUERY, WORK_TABLE -> reference.withQuery().filter(with -> with.name().equals(relation.name)).isPresent()
                    && relation.mayBeCalled(reference.alias());
            case QUERY -> (reference.kind() == Reference.Kind.QUERY || reference.withQuery().isPresent())
                    && relation.mayBeCalled(reference.alias());
            case FUNCTION -> reference.kind() == Reference.Kind.FUNCTION && relation.mayBeCalled(reference.alias())
                    && (relation.name.isEmpty() || relation.name.equals(reference.name()));
            case VALUES -> reference.kind() == Reference.Kind.VALUES;
            case OTHER -> false;
        };
    }

    private static boolean isNamed(Reference reference, Relation relation) {
        return reference.name().equals(relation.name) && relation.mayBeCalled(reference.alias())
                && (reference.schema().isEmpty() || relation.schema.isEmpty() || reference.schema().equals(relation.schema));
    }

    /// A partition or an inherited table bears its parent's alias with a number, under an Append; where the others were left out before it
    /// ran, the alias without one, and then its name has to begin with the parent's. Before PostgreSQL 13 it bears its own name.
    private static boolean partition(Reference reference, Relation relation) {
        if (reference.kind() != Reference.Kind.TABLE || relation.kind != Kind.TABLE || relation.name.equals(reference.name())) {
            return false;
        }
        boolean namedAlike = relation.name.startsWith(reference.name());
        boolean numbered = relation.unnumbered().equals(Optional.of(reference.alias())) && !relation.alias.equals(relation.name);
        return (numbered && (relation.appended || namedAlike)) || (relation.alias.equals(reference.alias()) && namedAlike)
                || (relation.alias.equals(relation.name) && relation.appended && relation.name.startsWith(reference.name() + "_"));
    }

    /// Whether a reference of that block can be read by a node of this part of the plan.
    private boolean standsIn(Reference reference, PlanNode node) {
        List<String> with = withAround(reference.owner());
        boolean inlined = with.stream().anyMatch(name -> !regions.isPlanned(name));
        boolean value = inSubPlan(reference.owner(), false);
        boolean subquery = inSubPlan(reference.owner(), true);
        boolean subPlan = false;
        Set<String> scans = new HashSet<>();
        Optional<String> ownWith = Optional.empty();
        for (PlanNode root : regions.around(node)) {
            if (root.isCte()) {
                ownWith = Optional.of(PlanRegions.withQuery(root));
                break;
            }
            if (root.operation() instanceof Operation.SubqueryScan scan && !root.isInitPlan() && !root.isSubPlan()) {
                scan.target().alias().ifPresent(scans::add);
            } else {
                boolean extreme = extremes && regions.isExtreme(root);
                subPlan |= !extreme;
            }
        }
        boolean rightWith = ownWith.map(name -> with.contains(name) || inlined)
                .orElseGet(() -> with.stream().noneMatch(regions::isPlanned));
        boolean rightSubPlan = subPlan ? subquery || inlined : !value;
        return rightWith && rightSubPlan && (inlined || (fromQueries(reference.owner(), scans) && arms.agree(reference.owner(), node)));
    }

    /// A subquery of FROM that the plan scans by itself has its tables there and nowhere else.
    private boolean fromQueries(QueryBlock block, Set<String> scans) {
        var around = new HashSet<String>();
        for (Optional<QueryBlock> at = Optional.of(block); at.isPresent(); at = at.get().parent()) {
            QueryBlock query = at.get();
            references.stream().filter(each -> each.query().filter(source -> source == query).isPresent()).map(Reference::alias)
                    .forEach(around::add);
        }
        return around.stream().noneMatch(alias -> isScannedOnce(alias) && !scans.contains(alias))
                && scans.stream().noneMatch(alias -> isScannedOnce(alias) && !around.contains(alias));
    }

    private boolean isScannedOnce(String alias) {
        Relation relation = relations.get(alias);
        return relation != null && relation.kind == Kind.QUERY && !relations.containsKey(alias + "_1")
                && references.stream().filter(each -> each.alias().equals(alias)).count() == 1
                && references.stream().anyMatch(each -> each.alias().equals(alias) && each.query().isPresent());
    }

    private static List<String> withAround(QueryBlock block) {
        var names = new ArrayList<String>();
        for (Optional<QueryBlock> at = Optional.of(block); at.isPresent(); at = at.get().parent()) {
            QueryBlock body = at.get();
            body.parent().ifPresent(outer -> outer.with().stream().filter(with -> with.body() == body)
                    .forEach(with -> names.add(with.name())));
        }
        return names;
    }

    /// The block is part of an expression: surely of a value, or of an EXISTS or IN as well, which may have become a join. Only up to the
    /// WITH query that it stands in.
    private static boolean inSubPlan(QueryBlock block, boolean predicatesToo) {
        for (Optional<QueryBlock> at = Optional.of(block); at.isPresent() && at.get().role() != Role.WITH; at = at.get().parent()) {
            if (at.get().role() == Role.VALUE || (predicatesToo && at.get().role() == Role.PREDICATE)) {
                return true;
            }
        }
        return false;
    }
}
