package org.plumbline.advisor;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.plumbline.catalog.TableFacts;
import org.plumbline.index.IndexCandidate;
import org.plumbline.index.IndexCost;
import org.plumbline.plan.unit.Bytes;

/// By what an index's size is told.
public enum SizeModel {
    /// As CREATE INDEX would build it ([IndexCost]); where that is not known as the server expects it. Of a partial index or one on an
    /// expression both are estimates, of how many rows or values are in it: the larger one.
    REAL,
    /// As the server expects it: HypoPG before 1.4.2 knows of no equal keys.
    SERVER;

    Optional<Bytes> size(IndexCandidate index, TableFacts table, int version, Optional<Bytes> expected) {
        if (this == SERVER) {
            return expected;
        }
        Optional<Bytes> built = IndexCost.of(index, table, version).map(IndexCost::size);
        boolean plain = index.where().isEmpty() && index.keys().stream().allMatch(IndexCandidate.Key::isColumn);
        return plain ? built.or(() -> expected)
                : Stream.of(built, expected).flatMap(Optional::stream).max(Comparator.comparingLong(Bytes::count));
    }
}
