package org.plumbline.index.size;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.plumbline.catalog.ColumnStatistics;
import org.plumbline.index.size.BtreeSize.Parts;

/// The entries of a B-tree's leaves: how long they are, and how many have equal keys.
final class BtreeEntries {
    /// `IndexTupleData`; with `IndexAttributeBitMapData`, aligned, where a column of the entry is null.
    private static final long HEADER = 8;
    private static final long HEADER_WITH_NULLS = 16;
    /// What `MAXALIGN` adds on average to lengths that vary.
    private static final double PADDING = 3.5;
    /// Columns of which each may be null or not: as many kinds of entries are told apart.
    private static final int MOST_WITH_NULLS = 6;

    private final Parts parts;
    private final List<StoredColumn> keys;
    private final List<StoredColumn> all;

    /// @param parts all of whose columns have statistics
    BtreeEntries(Parts parts) {
        this.parts = parts;
        keys = parts.keys().stream().map(StoredColumn::of).toList();
        all = Stream.concat(keys.stream(), parts.included().stream().map(StoredColumn::of)).toList();
    }

    /// Indexes with INCLUDE columns never keep equal keys together (`_bt_allequalimage`).
    boolean deduplicates() {
        return parts.included().isEmpty() && keys.stream().allMatch(StoredColumn::deduplicates);
    }

    /// Before rounding up.
    double leafPages(boolean together, int fillFactor) {
        double rows = parts.rows().value();
        return keys.size() == 1 && together ? ofOneColumn(rows, fillFactor) : shapes().stream().mapToDouble(shape -> new EqualKeys(
                entry(shape.nulls), together).pages(rows * shape.share, keyCount(shape, rows), fillFactor)).sum();
    }

    /// NULLs and the most common values are few keys with many rows each; all others share what is left.
    private double ofOneColumn(double rows, int fillFactor) {
        StoredColumn column = keys.getFirst();
        ColumnStatistics known = column.statistics();
        double nulls = rows * Math.min(1, known.nullFraction().value());
        List<Double> common = known.commonValues().stream().map(value -> rows * value.frequency().value()).toList();
        var equal = new EqualKeys(entry(Set.of()), true);
        double pages = new EqualKeys(HEADER_WITH_NULLS, true).pages(List.of(nulls), fillFactor) + equal.pages(common, fillFactor);
        double others = rows - nulls - common.stream().mapToDouble(Double::doubleValue).sum();
        double otherKeys = distinct(column, rows) - common.size();
        return others < 1 ? pages : pages + equal.pages(others, Math.max(1, otherKeys), fillFactor);
    }

    /// How many different keys there are with these columns null: as if the columns were independent of each other, and never fewer than
    /// one of them has.
    private double keyCount(Shape shape, double allRows) {
        double rows = allRows * shape.share;
        double combinations = 1;
        double most = 1;
        for (StoredColumn key : keys) {
            if (!shape.nulls.contains(key)) {
                double values = distinct(key, allRows);
                combinations *= Math.max(1, values);
                most = Math.max(most, Math.min(rows, values));
            }
        }
        return Math.max(most, drawn(combinations, rows));
    }

    /// How many different values so many of the table's rows have.
    private double distinct(StoredColumn column, double rows) {
        double table = Math.max(rows, parts.table().value());
        double values = Math.max(1, column.statistics().distinctOf(parts.table()).value());
        return rows >= table ? Math.min(values, rows) : values * -Math.expm1(table / values * Math.log1p(-rows / table));
    }

    /// Different ones of so many draws from so many combinations.
    private static double drawn(double combinations, double draws) {
        return Math.max(1, combinations > 50 * draws ? draws : combinations * -Math.expm1(-draws / combinations));
    }

    /// A pivot tuple above the leaves: the first key, where it tells the pages apart by itself, else all of them.
    long pivot(long leaves) {
        boolean firstIsEnough = distinct(keys.getFirst(), parts.rows().value()) > 2.0 * leaves;
        return Aligned.fully(end(firstIsEnough ? keys.subList(0, 1) : keys, Set.of()));
    }

    private long entry(Set<StoredColumn> nulls) {
        long end = end(all, nulls);
        long aligned = Aligned.fully(end);
        boolean varies = all.stream().anyMatch(column -> column.varies() && !nulls.contains(column));
        return varies ? Math.max(aligned, Math.round((aligned + end + PADDING) / 2)) : aligned;
    }

    private static long end(List<StoredColumn> columns, Set<StoredColumn> nulls) {
        long end = nulls.isEmpty() ? HEADER : HEADER_WITH_NULLS;
        for (StoredColumn column : columns) {
            if (!nulls.contains(column)) {
                end = column.aligned(end) + column.statistics().averageWidth();
            }
        }
        return end;
    }

    /// The kinds of entries by which of their columns are null.
    private List<Shape> shapes() {
        var shapes = new ArrayList<>(List.of(new Shape(Set.of(), 1)));
        all.stream().filter(column -> column.nulls() > 0).limit(MOST_WITH_NULLS).forEach(column -> {
            List<Shape> without = List.copyOf(shapes);
            shapes.replaceAll(shape -> new Shape(shape.nulls, shape.share * (1 - column.nulls())));
            without.forEach(shape -> shapes.add(shape.with(column)));
        });
        return shapes.stream().filter(shape -> shape.share > 0).toList();
    }

    /// @param nulls columns that are null in these entries
    /// @param share of all entries
    private record Shape(Set<StoredColumn> nulls, double share) {
        private Shape with(StoredColumn column) {
            var more = new HashSet<>(nulls);
            more.add(column);
            return new Shape(more, share * column.nulls());
        }
    }
}
