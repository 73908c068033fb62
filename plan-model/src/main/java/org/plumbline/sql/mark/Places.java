package org.plumbline.sql.mark;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.plumbline.plan.JoinType;
import org.plumbline.plan.NodeId;
import org.plumbline.plan.Operation;
import org.plumbline.plan.Plan;
import org.plumbline.plan.PlanNode;
import org.plumbline.sql.block.Join;
import org.plumbline.sql.block.QueryBlock;
import org.plumbline.sql.block.Reference;
import org.plumbline.sql.mark.Relation.Kind;

/// Which table reference of a statement each alias of its plan stands for, where only one can be meant: by its name, its table's name, and
/// the part of the plan that it stands in. Of two that could be exchanged neither is told.
final class Places {
    private final Plan plan;
    private final Surroundings surroundings;
    private final ReferencesByName references;
    private final Map<String, Relation> relations = new LinkedHashMap<>();
    private final Map<String, Reference> placed = new HashMap<>();
    private final Set<Reference> told = new HashSet<>();

    Places(QueryBlock statement, Plan plan, PlanRegions regions, boolean extremes) {
        this.plan = plan;
        references = new ReferencesByName(statement);
        for (PlanNode node : plan.nodes()) {
            Relation.of(node, append(node)).ifPresent(
                    relation -> relations.computeIfAbsent(relation.alias, _ -> relation).nodes.add(node.id()));
        }
        surroundings = new Surroundings(references.all(), relations, regions, new Arms(statement, plan), extremes);
        place(new Evidence(plan, regions));
    }

    private Optional<NodeId> append(PlanNode node) {
        return plan.parent(node).filter(parent -> parent.operation() instanceof Operation.Append
                || parent.operation() instanceof Operation.MergeAppend || parent.operation() instanceof Operation.ModifyTable)
                .map(PlanNode::id);
    }

    /// The reference that this alias stands for; none where that is not sure.
    Optional<Reference> of(String alias) {
        return Optional.ofNullable(placed.get(alias)).or(() -> relations.containsKey(alias) ? Optional.empty() : ofParent(alias));
    }

    /// A partitioned table itself is read by no node, but keys name it.
    private Optional<Reference> ofParent(String alias) {
        List<Reference> called = references.called(alias);
        return called.size() == 1 && told.contains(called.getFirst()) ? Optional.of(called.getFirst()) : Optional.empty();
    }

    /// The one alias of a plan with a single table, whose columns EXPLAIN prints without it.
    Optional<String> onlyAlias() {
        return relations.size() == 1 ? Optional.of(relations.keySet().iterator().next()) : Optional.empty();
    }

    private void place(Evidence evidence) {
        var candidates = new LinkedHashMap<Relation, List<Reference>>();
        for (Relation relation : relations.values()) {
            PlanNode node = plan.node(relation.nodes.getFirst());
            List<Reference> all = references.perhaps(relation).stream()
                    .filter(reference -> mayBe(reference, relation) && surroundings.agree(reference.owner(), node)).toList();
            List<Reference> named = all.stream().filter(reference -> !partition(reference, relation)).toList();
            List<Reference> likely = named.isEmpty() ? all : named;
            candidates.put(relation, likely.size() > 1 ? evidence.among(likely, relation) : likely);
        }
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
                if (partition(only, relation) || noViews || (wanting.getOrDefault(only, 0) == 1 && isSurelyRead(only, relation))) {
                    placed.put(relation.alias, only);
                    told.add(only);
                }
            }
        });
    }

    /// A table behind LEFT JOIN may have been left out (`join_is_removable`, analyzejoins.c), and a view may have it too.
    private boolean isSurelyRead(Reference reference, Relation relation) {
        if (reference.owner().joins().stream().noneMatch(join -> join.kind() == Join.Kind.LEFT && join.makesNull(reference))) {
            return true;
        }
        for (Optional<PlanNode> at = plan.parent(plan.node(relation.nodes.getFirst())); at.isPresent(); at = plan.parent(at.get())) {
            if (at.get().operation() instanceof Operation.Join join && join.joinType() != JoinType.INNER) {
                return true;
            }
        }
        return false;
    }

    /// What one relation has, another with more candidates has not.
    private boolean withoutTaken(Map<Relation, List<Reference>> candidates) {
        var taken = new HashSet<Reference>();
        candidates.forEach((relation, all) -> {
            if (all.size() == 1 && placed.containsKey(relation.alias) && !partition(all.getFirst(), relation)
                    && !surroundings.isInlined(all.getFirst().owner())) {
                taken.add(all.getFirst());
            }
        });
        boolean changed = false;
        for (Map.Entry<Relation, List<Reference>> entry : candidates.entrySet()) {
            if (entry.getValue().size() > 1) {
                List<Reference> left = entry.getValue().stream().filter(each -> !taken.contains(each)).toList();
                if (left.size() < entry.getValue().size() && !left.isEmpty()) {
                    entry.setValue(left);
                    changed = true;
                }
            }
        }
        return changed;
    }

    /// Every table of the statement is read under its own name, so that none of them is a view with other tables in it.
    private boolean everyTableIsRead(Map<Relation, List<Reference>> candidates) {
        var names = new HashSet<String>();
        relations.values().stream().filter(relation -> relation.kind == Kind.TABLE || relation.kind == Kind.FUNCTION)
                .forEach(relation -> names.add(relation.name));
        candidates.forEach((relation, all) -> all.stream().filter(each -> partition(each, relation))
                .forEach(each -> names.add(each.name())));
        return references.all().stream().filter(each -> each.kind() == Reference.Kind.FUNCTION
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
    private boolean partition(Reference reference, Relation relation) {
        if (reference.kind() != Reference.Kind.TABLE || relation.kind != Kind.TABLE || relation.name.equals(reference.name())) {
            return false;
        }
        boolean appended = relation.append.isPresent();
        boolean namedAlike = relation.name.startsWith(reference.name());
        boolean numbered = relation.unnumbered().equals(Optional.of(reference.alias())) && !relation.alias.equals(relation.name)
                && (appended || namedAlike);
        boolean ownName = relation.alias.equals(relation.name) && appended && relation.name.startsWith(reference.name() + "_");
        return (numbered && isNoTableBeside(reference, relation, false)) || (relation.alias.equals(reference.alias()) && namedAlike)
                || (ownName && isNoTableBeside(reference, relation, true));
    }

    /// A table that is read under its own name has partitions only beside it: since PostgreSQL 13 only below what changes them, before
    /// that below an Append, unless UNION made it.
    private boolean isNoTableBeside(Reference reference, Relation relation, boolean old) {
        Relation itself = relations.get(reference.alias());
        if (itself == null || itself.kind != Kind.TABLE || !itself.name.equals(reference.name())
                || itself.nodes.stream().noneMatch(node -> plan.node(node).operation() instanceof Operation.Scan)) {
            return true;
        }
        boolean beside = relation.append.isPresent() && relation.append.equals(append(scan(itself)));
        return beside && (old ? reference.owner().parent().filter(around -> around.arms().size() > 1).isEmpty()
                : plan.node(relation.append.get()).operation() instanceof Operation.ModifyTable);
    }

    private PlanNode scan(Relation relation) {
        return relation.nodes.stream().map(plan::node).filter(node -> node.operation() instanceof Operation.Scan).findFirst().orElseThrow();
    }
}
