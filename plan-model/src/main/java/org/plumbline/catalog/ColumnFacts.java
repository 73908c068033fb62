package org.plumbline.catalog;

import java.util.OptionalLong;

/// One column, as `pg_attribute` and `pg_stats` tell it.
///
/// @param name unquoted
/// @param type as `format_type(atttypid, atttypmod)` names it: `integer`, `bigint`, `text` ...
/// @param highest the largest value of an integer column that is known: of its statistics (the last of `pg_stats.histogram_bounds`), or
///         from an index's end (`max(column)`) where that was read; empty for other columns
/// @param averageWidth bytes of a value on average (`pg_stats.avg_width`); empty before the table was analysed
public record ColumnFacts(String name, String type, OptionalLong highest, OptionalLong averageWidth) {}
