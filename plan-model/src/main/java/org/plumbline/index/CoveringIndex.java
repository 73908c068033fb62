package org.plumbline.index;

import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.plumbline.catalog.IndexFacts;
import org.plumbline.catalog.TableFacts;
import org.plumbline.sql.QuotedName;

/// What a table's own indexes already do.
public final class CoveringIndex {
    private CoveringIndex() {}

    /// A valid index that begins with the same keys and has at least the same rows and columns.
    public static Optional<IndexFacts> of(TableFacts table, IndexCandidate candidate) {
        return covering(table, candidate).findFirst();
    }

    /// Likewise, of exactly these rows: a partial index is smaller than one of the whole table, and may be wanted beside it.
    public static Optional<IndexFacts> ofSameRows(TableFacts table, IndexCandidate candidate) {
        return covering(table, candidate)
                .filter(index -> index.predicate().map(SameKey::plain).equals(candidate.where().map(SameKey::plain))).findFirst();
    }

    private static Stream<IndexFacts> covering(TableFacts table, IndexCandidate candidate) {
        return table.indexes().stream()
                .filter(index -> index.valid() && index.method().equals(candidate.method()))
                .filter(index -> index.predicate().isEmpty()
                        || index.predicate().map(SameKey::plain).equals(candidate.where().map(SameKey::plain)))
                .filter(index -> index.keys().size() >= candidate.keys().size() && beginsWith(table, index, candidate))
                .filter(index -> candidate.include().stream().allMatch(column -> has(index, column)));
    }

    /// A single key is as good backwards; several have to have one order.
    private static boolean beginsWith(TableFacts table, IndexFacts index, IndexCandidate candidate) {
        return candidate.keys().size() == 1
                ? SameKey.finds(index.keys().getFirst(), candidate.keys().getFirst(), table)
                : IntStream.range(0, candidate.keys().size())
                        .allMatch(i -> SameKey.is(index.keys().get(i), candidate.keys().get(i), table));
    }

    private static boolean has(IndexFacts index, String column) {
        return Stream.concat(index.included().stream().map(QuotedName::of), index.keys().stream().map(IndexFacts.Key::expression))
                .anyMatch(QuotedName.of(column)::equals);
    }
}
