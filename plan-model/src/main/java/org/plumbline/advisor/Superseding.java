package org.plumbline.advisor;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.plumbline.catalog.CatalogFacts;
import org.plumbline.catalog.IndexFacts;
import org.plumbline.catalog.TableFacts;
import org.plumbline.index.IndexCandidate;
import org.plumbline.index.SameKey;

/// Which of a database's own indexes a new set makes needless.
public final class Superseding {
    private Superseding() {}

    /// Those of the tables that are known, which are not unique and back no constraint.
    ///
    /// @param chosen the new ones
    public static List<SupersededIndex> by(CatalogFacts facts, Set<IndexCandidate> chosen) {
        var superseded = new ArrayList<SupersededIndex>();
        for (TableFacts table : facts.tables()) {
            for (IndexFacts index : table.indexes()) {
                chosen.stream().filter(candidate -> candidate.table().equals(table.name())
                                && candidate.schema().map(table.schema()::equals).orElse(true) && replaces(candidate, table, index))
                        .findFirst().ifPresent(candidate -> superseded.add(new SupersededIndex(table, index, candidate)));
            }
        }
        return superseded;
    }

    private static boolean replaces(IndexCandidate candidate, TableFacts table, IndexFacts index) {
        boolean plain = index.valid() && !index.unique() && !index.backsConstraint() && index.predicate().isEmpty()
                && candidate.where().isEmpty() && index.method().equals("btree") && candidate.method().equals("btree");
        return plain && index.keys().size() <= candidate.keys().size() && MergedIndexes.has(candidate, Set.copyOf(index.included()))
                && IntStream.range(0, index.keys().size())
                        .allMatch(i -> SameKey.is(index.keys().get(i), candidate.keys().get(i), table));
    }
}
