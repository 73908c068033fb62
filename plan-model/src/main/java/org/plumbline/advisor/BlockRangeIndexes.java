package org.plumbline.advisor;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.plumbline.catalog.TableFacts;
import org.plumbline.index.ColumnShares;
import org.plumbline.index.IndexCandidate;

/// BRIN: a summary of each 128 pages, a thousandth of a B-tree's size, for ranges of a column in whose order a large table's rows lie on
/// the disk.
final class BlockRangeIndexes {
    /// Of the rows' order with the values': below it a range lies in too many places (our own).
    private static final double LEAST_CORRELATION = 0.9;
    /// 80 MB: of a smaller table a B-tree costs little (our own).
    private static final long LEAST_PAGES = 10_000;

    private BlockRangeIndexes() {}

    static Set<IndexCandidate> of(TableUse use) {
        TableFacts table = use.table();
        var indexes = new LinkedHashSet<IndexCandidate>();
        for (IndexCandidate.Key key : use.ranges()) {
            boolean lies = key.isColumn() && key.operatorClass().isEmpty() && table.pages().count() >= LEAST_PAGES
                    && Math.abs(ColumnShares.statistics(table, key.expression())
                            .map(known -> known.correlation().orElse(0)).orElse(0.0)) >= LEAST_CORRELATION;
            if (lies) {
                indexes.add(new IndexCandidate(
                        Optional.of(table.schema()), table.name(), "brin", List.of(key), List.of(), Optional.empty()));
            }
        }
        return indexes;
    }
}
