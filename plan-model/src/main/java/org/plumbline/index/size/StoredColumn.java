package org.plumbline.index.size;

import java.util.Map;
import java.util.Set;
import org.plumbline.catalog.ColumnFacts;
import org.plumbline.catalog.ColumnStatistics;

/// How a column's values lie in an index entry: `pg_type.typalign`, and whether equal ones are the same bytes.
final class StoredColumn {
    /// `typalign` of PostgreSQL's fixed-length types. Types of varying length have a header of one byte up to 126 bytes, which is not
    /// aligned.
    private static final Map<String, Integer> ALIGNMENT = Map.ofEntries(
            Map.entry("boolean", 1), Map.entry("uuid", 1), Map.entry("macaddr", 4), Map.entry("name", 1), Map.entry("smallint", 2),
            Map.entry("integer", 4), Map.entry("real", 4), Map.entry("date", 4), Map.entry("oid", 4), Map.entry("bigint", 8),
            Map.entry("double precision", 8), Map.entry("money", 8), Map.entry("interval", 8),
            Map.entry("timestamp", 8), Map.entry("time", 8));
    /// Operator classes without `equalimage`: equal values may be different bytes, and are not kept once.
    private static final Set<String> NOT_EQUAL_IMAGE = Set.of(
            "numeric", "real", "double precision", "interval", "jsonb", "tsvector", "citext", "hstore", "ltree");
    /// `VARATT_SHORT_MAX`: above it a value has a header of four bytes and starts at a multiple of four.
    private static final long SHORT = 126;
    private static final long LONG_ALIGNMENT = 4;

    private final String type;
    private final ColumnStatistics statistics;

    private StoredColumn(String type, ColumnStatistics statistics) {
        this.type = type;
        this.statistics = statistics;
    }

    /// @throws java.util.NoSuchElementException without statistics
    static StoredColumn of(ColumnFacts column) {
        return new StoredColumn(bare(column.type()), column.statistics().orElseThrow());
    }

    /// `numeric(10,2)` and `timestamp(3) without time zone` by their first words.
    private static String bare(String type) {
        String bare = type.replaceFirst("\\(.*?\\)", "");
        bare = bare.substring(bare.lastIndexOf('.') + 1);
        return bare.startsWith("timestamp") ? "timestamp" : bare.startsWith("time ") ? "time" : bare;
    }

    ColumnStatistics statistics() {
        return statistics;
    }

    /// The share of rows without a value, 0 to 1.
    double nulls() {
        return Math.min(1, statistics.nullFraction().value());
    }

    /// Values may be of quite different lengths: those of `character(n)` are padded.
    boolean varies() {
        return !ALIGNMENT.containsKey(type) && !type.equals("numeric") && !type.equals("character");
    }

    /// Where a value that should start at `offset` does.
    long aligned(long offset) {
        Integer known = ALIGNMENT.get(type);
        long alignment = known != null ? known : statistics.averageWidth() > SHORT ? LONG_ALIGNMENT : 1;
        return Aligned.to(offset, alignment);
    }

    /// PostgreSQL 13 and later keep entries with equal keys of this type together.
    boolean deduplicates() {
        return !NOT_EQUAL_IMAGE.contains(type) && !type.endsWith("[]") && !type.endsWith("range");
    }
}
