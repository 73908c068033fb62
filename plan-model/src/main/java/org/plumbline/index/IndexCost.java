package org.plumbline.index;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.plumbline.catalog.ColumnFacts;
import org.plumbline.catalog.TableFacts;
import org.plumbline.index.size.Aligned;
import org.plumbline.index.size.BtreeSize;
import org.plumbline.plan.unit.Bytes;
import org.plumbline.plan.unit.Rows;
import org.plumbline.plan.unit.Share;
import org.plumbline.sql.QuotedName;

/// What a B-tree index on plain columns would cost; of a part of the rows where the statistics tell how many those are.
///
/// @param size when it is new ([BtreeSize])
/// @param writes bytes that an inserted row adds to it, as a share of the row's own in the table
public record IndexCost(Bytes size, Share writes) {
    /// `IndexTupleData` and `ItemIdData` (itup.h, itemid.h).
    private static final long ENTRY_HEADER = 8 + 4;
    /// `HeapTupleHeaderData`, aligned, and `ItemIdData` (htup_details.h).
    private static final long ROW_HEADER = 24 + 4;

    private static final List<String> CASES = List.of("lower", "upper");

    /// None where a column's width is not known, a key is an expression other than one that changes a text's case, or it is not known how
    /// many rows are in it.
    ///
    /// @param major version of the server
    public static Optional<IndexCost> of(IndexCandidate index, TableFacts table, int major) {
        List<ColumnFacts> keys = index.keys().stream().flatMap(key -> key.isColumn()
                ? columns(table, Stream.of(key.expression())).stream() : inOneCase(table, key.expression()).stream()).toList();
        List<ColumnFacts> included = columns(table, index.include().stream());
        OptionalDouble part = index.where().map(where -> ColumnShares.of(table, where)).orElse(OptionalDouble.of(1));
        boolean plain = index.method().equals("btree") && part.isPresent()
                && keys.size() == index.keys().size() && included.size() == index.include().size();
        OptionalLong row = width(table.columns());
        if (!plain || row.isEmpty()) {
            return Optional.empty();
        }
        long entry = width(Stream.concat(keys.stream(), included.stream()).toList()).orElseThrow();
        Rows rows = table.rows().times(part.getAsDouble());
        return BtreeSize.of(new BtreeSize.Parts(table.rows(), rows, keys, included, BtreeSize.LEAF_FILL, major))
                .map(built -> new IndexCost(built.size(), Share.of((Aligned.fully(entry) + ENTRY_HEADER) * part.getAsDouble(),
                        Aligned.fully(row.getAsLong()) + ROW_HEADER)));
    }

    /// `lower(email)` is as wide as the text, and has as many values but for case.
    private static Optional<ColumnFacts> inOneCase(TableFacts table, String expression) {
        return table.columns().stream().filter(column -> column.type().equals("text") || column.type().startsWith("character varying"))
                .filter(column -> CASES.stream().anyMatch(function -> SameKey.same(expression, function + "(" + QuotedName.of(column.name())
                        + ")") || SameKey.same(expression, function + "((" + QuotedName.of(column.name()) + ")::text)"))).findFirst();
    }

    /// Those of them that the table has.
    private static List<ColumnFacts> columns(TableFacts table, Stream<String> names) {
        return names.flatMap(name -> table.columns().stream().filter(column -> column.name().equals(name))).toList();
    }

    private static OptionalLong width(List<ColumnFacts> columns) {
        return columns.stream().allMatch(column -> column.averageWidth().isPresent())
                ? OptionalLong.of(columns.stream().mapToLong(column -> column.averageWidth().getAsLong()).sum()) : OptionalLong.empty();
    }
}
