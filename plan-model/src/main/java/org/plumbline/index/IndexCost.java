package org.plumbline.index;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.plumbline.catalog.ColumnFacts;
import org.plumbline.catalog.TableFacts;
import org.plumbline.plan.unit.Bytes;
import org.plumbline.plan.unit.Share;

/// What a B-tree index on plain columns would cost.
///
/// @param size when it is new and all its values are different: equal ones share their entries (PostgreSQL 13 and later)
/// @param writes bytes that an inserted row adds to it, as a share of the row's own in the table
public record IndexCost(Bytes size, Share writes) {
    /// `IndexTupleData` and `ItemIdData` (itup.h, itemid.h).
    private static final long ENTRY_HEADER = 8 + 4;
    /// `HeapTupleHeaderData`, aligned, and `ItemIdData` (htup_details.h).
    private static final long ROW_HEADER = 24 + 4;
    /// `MAXALIGN` of 64-bit machines.
    private static final long ALIGNMENT = 8;
    /// `BTREE_DEFAULT_FILLFACTOR` (nbtree.h).
    private static final double FILLED = 0.90;

    /// None where a column's width is not known, a key is an expression, or only a part of the rows is in it.
    public static Optional<IndexCost> of(IndexCandidate index, TableFacts table) {
        boolean plain = index.method().equals("btree") && index.where().isEmpty()
                && index.keys().stream().allMatch(IndexCandidate.Key::isColumn);
        OptionalLong entry = plain ? width(table, Stream.concat(
                index.keys().stream().map(IndexCandidate.Key::expression), index.include().stream()).toList()) : OptionalLong.empty();
        OptionalLong row = width(table, table.columns().stream().map(ColumnFacts::name).toList());
        if (entry.isEmpty() || row.isEmpty()) {
            return Optional.empty();
        }
        long bytes = aligned(entry.getAsLong()) + ENTRY_HEADER;
        return Optional.of(new IndexCost(
                Bytes.bytes(Math.round(table.rows().value() * bytes / FILLED)),
                Share.of(bytes, aligned(row.getAsLong()) + ROW_HEADER)));
    }

    private static OptionalLong width(TableFacts table, List<String> names) {
        long width = 0;
        for (String name : names) {
            Optional<ColumnFacts> column = table.columns().stream().filter(each -> each.name().equals(name)).findFirst();
            if (column.isEmpty() || column.get().averageWidth().isEmpty()) {
                return OptionalLong.empty();
            }
            width += column.get().averageWidth().getAsLong();
        }
        return OptionalLong.of(width);
    }

    private static long aligned(long width) {
        return (width + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    }
}
