package org.plumbline.catalog;

import java.util.List;
import java.util.Optional;
import org.plumbline.plan.unit.Blocks;
import org.plumbline.plan.unit.Bytes;
import org.plumbline.plan.unit.Rows;

/// How many pages so many rows of this width need, against the pages there are: the formula of the queries that ioguix published
/// (github.com/ioguix/pgsql-bloat-estimation, table_bloat.sql and btree_bloat.sql), over figures that were read already.
public final class BloatEstimate {
    /// `MAXALIGN` of 64-bit machines.
    private static final double ALIGNMENT = 8;
    /// `SizeOfPageHeaderData`.
    private static final double PAGE_HEADER = 24;
    /// `ItemIdData`: a row's pointer within its page.
    private static final double POINTER = 4;
    /// `HeapTupleHeaderData` up to the bitmap of nulls.
    private static final double ROW_HEADER = 23;
    /// `IndexTupleData`, with the bitmap of nulls where there are any.
    private static final double ENTRY_HEADER = 8;
    private static final double ENTRY_HEADER_WITH_NULLS = 16;
    /// `BTPageOpaqueData`.
    private static final double INDEX_PAGE_END = 16;
    /// Below this many pages the rounding tells more than the formula.
    public static final long LEAST_PAGES = 16;

    private BloatEstimate() {}

    /// Of a table with these columns; none where one of them has no statistics.
    public static Optional<Bloat> ofTable(Rows rows, Blocks pages, int fillFactor, List<ColumnFacts> columns) {
        if (tooLittle(rows, pages) || columns.stream().anyMatch(column -> column.statistics().isEmpty())) {
            return Optional.empty();
        }
        double header = aligned(ROW_HEADER + (hasNulls(columns) ? Math.ceil(columns.size() / 8.0) : 0));
        double row = POINTER + header + aligned(width(columns));
        double perPage = Math.floor((Blocks.BYTES_PER_BLOCK - PAGE_HEADER) * fillFactor / 100 / row);
        return bloat(rows.value() / Math.max(1, perPage), pages);
    }

    /// Of a B-tree index on these columns; none where one of them has no statistics.
    ///
    /// PostgreSQL 13 and later keep equal keys once: such an index may be smaller than this expects, and bloat of it go unseen.
    public static Optional<Bloat> ofIndex(Rows rows, Blocks pages, int fillFactor, List<ColumnFacts> columns) {
        if (tooLittle(rows, pages) || columns.isEmpty() || columns.stream().anyMatch(column -> column.statistics().isEmpty())) {
            return Optional.empty();
        }
        double entry = POINTER + (hasNulls(columns) ? ENTRY_HEADER_WITH_NULLS : ENTRY_HEADER) + aligned(width(columns));
        double perPage = Math.floor((Blocks.BYTES_PER_BLOCK - PAGE_HEADER - INDEX_PAGE_END) * fillFactor / 100 / entry);
        return bloat(1 + rows.value() / Math.max(1, perPage), pages);
    }

    private static boolean tooLittle(Rows rows, Blocks pages) {
        return rows.value() < 1 || pages.count() < LEAST_PAGES;
    }

    private static boolean hasNulls(List<ColumnFacts> columns) {
        return columns.stream().flatMap(column -> column.statistics().stream()).anyMatch(known -> known.nullFraction().value() > 0);
    }

    private static double width(List<ColumnFacts> columns) {
        return columns.stream().flatMap(column -> column.statistics().stream())
                .mapToDouble(known -> (1 - Math.min(1, known.nullFraction().value())) * known.averageWidth()).sum();
    }

    private static double aligned(double width) {
        return Math.ceil(width / ALIGNMENT) * ALIGNMENT;
    }

    private static Optional<Bloat> bloat(double neededPages, Blocks pages) {
        Bytes size = pages.bytes();
        long needed = Math.round(Math.ceil(neededPages) * Blocks.BYTES_PER_BLOCK);
        return Optional.of(new Bloat(Bytes.bytes(Math.max(0, size.count() - needed)), size, Bloat.Source.ESTIMATED));
    }
}
