package org.plumbline.advisor;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.plumbline.catalog.TableFacts;
import org.plumbline.index.DistanceKey;
import org.plumbline.index.IndexCandidate;

/// Indexes that have rows in the order of their distance from a value, where a statement sorts by that.
final class NearestIndexes {
    private NearestIndexes() {}

    static Set<IndexCandidate> of(TableUse use) {
        TableFacts table = use.table();
        return use.nearest().stream().flatMap(distance -> DistanceKey.of(distance).stream()).map(key -> new IndexCandidate(
                Optional.of(table.schema()), table.name(), key.method(), List.of(key.key()), List.of(), Optional.empty()))
                .collect(Collectors.toSet());
    }
}
