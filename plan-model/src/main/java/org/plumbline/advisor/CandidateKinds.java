package org.plumbline.advisor;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.plumbline.catalog.TableFacts;
import org.plumbline.index.CoveringIndex;
import org.plumbline.index.IndexCandidate;

/// Indexes of all kinds that might serve a use of a table, without those whose work one that is there does.
final class CandidateKinds {
    /// Rows and pages: a smaller table is read whole in no time.
    private static final double LEAST_ROWS = 500;
    private static final long LEAST_PAGES = 10;

    private CandidateKinds() {}

    /// PostgreSQL's own tables take no index of anybody (`permission denied: "pg_class" is a system catalog`), and a temporary one is gone
    /// with its session. No other schema's name may begin with `pg_`.
    private static boolean isOwn(String schema) {
        return schema.startsWith("pg_") || schema.equals("information_schema");
    }

    static Set<IndexCandidate> of(TableUse use) {
        TableFacts table = use.table();
        if (isOwn(table.schema()) || table.rows().value() < LEAST_ROWS || (!table.partitioned() && table.pages().count() < LEAST_PAGES)) {
            return Set.of();
        }
        var indexes = new LinkedHashSet<IndexCandidate>(CandidateIndexes.of(use));
        indexes.addAll(PartialIndexes.of(use));
        indexes.addAll(ContentIndexes.of(use));
        indexes.addAll(NearestIndexes.of(use));
        indexes.addAll(BlockRangeIndexes.of(use));
        return indexes.stream().filter(index -> CoveringIndex.ofSameRows(table, index).isEmpty())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
