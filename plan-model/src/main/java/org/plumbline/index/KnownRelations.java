package org.plumbline.index;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.plumbline.catalog.CatalogFacts;
import org.plumbline.catalog.IndexFacts;
import org.plumbline.catalog.RelationFacts;
import org.plumbline.catalog.TableFacts;

/// What is known of the database while one script is written: its tables and their partitions, and which names are taken, by what is there
/// and by what the script has named so far.
final class KnownRelations {
    private final Optional<CatalogFacts> facts;
    private final Set<String> taken = new HashSet<>();
    private final Set<String> toDrop = new HashSet<>();
    private final Map<String, List<TableFacts>> partitions = new HashMap<>();
    private final Map<String, List<RelationFacts>> foreign = new HashMap<>();
    private final Map<String, String> parents = new HashMap<>();

    KnownRelations(Optional<CatalogFacts> facts, List<DdlScript.Removal> removals) {
        this.facts = facts;
        removals.forEach(removal -> toDrop.add(removal.table().schema() + "." + removal.index().name()));
        facts.ifPresent(known -> {
            known.relations().forEach(this::know);
            known.tables().forEach(this::know);
        });
    }

    private void know(RelationFacts relation) {
        taken.add(relation.qualifiedName());
        relation.parent().ifPresent(parent -> {
            parents.put(relation.qualifiedName(), parent);
            if (relation.foreign()) {
                foreign.computeIfAbsent(parent, _ -> new ArrayList<>()).add(relation);
            }
        });
    }

    private void know(TableFacts table) {
        taken.add(table.qualifiedName());
        table.indexes().forEach(index -> taken.add(table.schema() + "." + index.name()));
        table.partitionOf().ifPresent(parent -> partitions.computeIfAbsent(parent, _ -> new ArrayList<>()).add(table));
    }

    boolean nothing() {
        return facts.isEmpty();
    }

    Optional<TableFacts> table(IndexCandidate index) {
        return facts.flatMap(known -> known.table(index.schema(), index.table()));
    }

    /// Those just below it that can have indexes.
    List<TableFacts> partitions(TableFacts table) {
        return partitions.getOrDefault(table.qualifiedName(), List.of());
    }

    /// Those on any level below it that are tables of other servers.
    List<RelationFacts> foreignBelow(TableFacts table) {
        var found = new ArrayList<RelationFacts>();
        Deque<TableFacts> open = new ArrayDeque<>(List.of(table));
        while (!open.isEmpty()) {
            TableFacts next = open.removeFirst();
            found.addAll(foreign.getOrDefault(next.qualifiedName(), List.of()));
            open.addAll(partitions(next));
        }
        return found;
    }

    /// Those of its indexes that are the wanted one and are to stay.
    List<IndexFacts> same(TableFacts table, IndexCandidate index) {
        return table.indexes().stream()
                .filter(each -> ExistingIndex.is(table, each, index) && stays(table.schema() + "." + each.name())).toList();
    }

    /// Neither it nor an index that it is attached to is to be dropped.
    private boolean stays(String index) {
        for (Optional<String> next = Optional.of(index); next.isPresent(); next = next.map(parents::get)) {
            if (toDrop.contains(next.get())) {
                return false;
            }
        }
        return true;
    }

    /// The index of the partitioned table above that this one is attached to, as `schema.name`.
    Optional<String> parent(TableFacts table, IndexFacts index) {
        return Optional.ofNullable(parents.get(table.schema() + "." + index.name()));
    }

    /// A name for it that nothing has in its schema; nothing further gets it.
    String freeName(IndexCandidate index, Optional<String> schema) {
        for (int attempt = 0;; attempt++) {
            String name = IndexName.numbered(index, attempt);
            if (taken.add(schema.map(known -> known + ".").orElse("") + name)) {
                return name;
            }
        }
    }
}
