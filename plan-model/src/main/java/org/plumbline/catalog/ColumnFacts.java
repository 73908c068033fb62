package org.plumbline.catalog;

import java.util.Optional;
import java.util.OptionalLong;

/// One column, as `pg_attribute` and `pg_stats` tell it.
///
/// @param name unquoted
/// @param type as `format_type(atttypid, atttypmod)` names it: `integer`, `bigint`, `text` ...
/// @param notNull `attnotnull`, and its constraint is validated (PostgreSQL 18 has NOT NULL ... NOT VALID)
/// @param composite a value is a row of columns: a type of `typtype = 'c'`, or a domain over one
/// @param byteOrder its collation compares bytes (`C`, `POSIX`, or one of PostgreSQL's own provider), so that a plain B-tree serves
///         `LIKE 'x%'` too; false for types without a collation
/// @param highest the largest value of an integer column that is known: of its statistics (the last of `pg_stats.histogram_bounds`), or
///         from an index's end (`max(column)`) where that was read; empty for other columns
/// @param statistics empty before the table was analysed, where the role may not read the column, and of tables of a few pages where a
///         whole database was read
public record ColumnFacts(
        String name, String type, boolean notNull, boolean composite, boolean byteOrder, OptionalLong highest,
        Optional<ColumnStatistics> statistics) {

    /// Bytes of a value on average; empty without statistics.
    public OptionalLong averageWidth() {
        return statistics.map(known -> OptionalLong.of(known.averageWidth())).orElse(OptionalLong.empty());
    }
}
