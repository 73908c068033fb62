package org.plumbline.advisor;

import java.util.Optional;
import org.plumbline.catalog.TableFacts;
import org.plumbline.index.IndexCandidate;
import org.plumbline.index.IndexCost;
import org.plumbline.plan.unit.Bytes;

/// By what an index's size is told.
public enum SizeModel {
    /// As CREATE INDEX would build it ([IndexCost]); where that is not known as the server expects it.
    REAL,
    /// As the server expects it: HypoPG before 1.4.2 knows of no equal keys.
    SERVER;

    Optional<Bytes> size(IndexCandidate index, TableFacts table, int version, Optional<Bytes> expected) {
        return this == REAL ? IndexCost.of(index, table, version).map(IndexCost::size).or(() -> expected) : expected;
    }
}
