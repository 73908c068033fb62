package org.plumbline.app.db;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.plumbline.catalog.CatalogFacts;
import org.plumbline.catalog.TableFacts;
import org.plumbline.index.IndexCandidate;

/// Where an index is really built: of a partitioned table one on each partition.
record IndexTargets(CatalogFacts facts) {
    List<IndexCandidate> of(IndexCandidate index) {
        Optional<TableFacts> table = facts.table(index.schema(), index.table());
        return table.filter(TableFacts::partitioned).map(parent -> leaves(parent).stream()
                .map(leaf -> index.of(leaf.schema(), leaf.name())).toList()).orElse(List.of(index));
    }

    private List<TableFacts> leaves(TableFacts parent) {
        return facts.tables().stream().filter(table -> table.partitionOf().filter(parent.qualifiedName()::equals).isPresent())
                .flatMap(table -> table.partitioned() ? leaves(table).stream() : Stream.of(table)).toList();
    }
}
