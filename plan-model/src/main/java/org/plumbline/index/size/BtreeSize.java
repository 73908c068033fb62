package org.plumbline.index.size;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.plumbline.catalog.ColumnFacts;
import org.plumbline.plan.unit.Blocks;
import org.plumbline.plan.unit.Bytes;
import org.plumbline.plan.unit.Rows;

/// A B-tree as CREATE INDEX would build it now: alignment, fill factor, equal keys kept once, INCLUDE columns, the levels above the leaves.
///
/// Rests on the columns' statistics, as if they were independent of each other: columns that go together make fewer keys, and a smaller
/// index, than this expects. On real builds it is within a tenth (`IndexSizeTest`); HypoPG before 1.4.2 knows of no equal keys
/// and is off by up to seven times.
///
/// @param leaves pages of its lowest level
/// @param height levels above the leaves: pages that a search reads before it comes to one
/// @param size all pages
public record BtreeSize(Blocks leaves, int height, Bytes size) {
    /// `BTREE_NONLEAF_FILLFACTOR`.
    private static final int ABOVE_FILL = 70;
    /// `fillfactor` of a B-tree's leaves where none is given.
    public static final int LEAF_FILL = 90;
    private static final int FIRST_VERSION_WITH_LISTS = 13;

    /// What an index is made of.
    ///
    /// @param table rows of the table
    /// @param rows of them those that the index has: fewer in a partial one
    /// @param keys in order
    /// @param included columns of INCLUDE
    /// @param fillFactor of its leaves, in percent
    /// @param major version of the server
    public record Parts(Rows table, Rows rows, List<ColumnFacts> keys, List<ColumnFacts> included, int fillFactor, int major) {
        public Parts {
            keys = List.copyOf(keys);
            included = List.copyOf(included);
        }

        /// An index of the whole table with the default fill factor.
        public static Parts whole(Rows table, List<ColumnFacts> keys, List<ColumnFacts> included, int major) {
            return new Parts(table, table, keys, included, LEAF_FILL, major);
        }
    }

    /// Empty where a column has no statistics.
    public static Optional<BtreeSize> of(Parts parts) {
        if (Stream.concat(parts.keys.stream(), parts.included.stream()).anyMatch(column -> column.statistics().isEmpty())) {
            return Optional.empty();
        }
        var entries = new BtreeEntries(parts);
        double rows = parts.rows.value();
        if (rows < 1) {
            return Optional.of(new BtreeSize(Blocks.blocks(0), 0, Blocks.blocks(1).bytes()));
        }
        boolean together = parts.major >= FIRST_VERSION_WITH_LISTS && entries.deduplicates();
        long leaves = (long) Math.ceil(entries.leafPages(together, parts.fillFactor));
        return Optional.of(above(leaves, entries.pivot(leaves)));
    }

    private static BtreeSize above(long leaves, long pivot) {
        long pages = 1 + leaves;
        int height = 0;
        for (long level = leaves; level > 1; height++) {
            level = (level + BtreePages.perPage(pivot, ABOVE_FILL) - 1) / BtreePages.perPage(pivot, ABOVE_FILL);
            pages += level;
        }
        return new BtreeSize(Blocks.blocks(leaves), height, Blocks.blocks(pages).bytes());
    }
}
