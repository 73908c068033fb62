package org.plumbline.catalog;

/// One sequence that counts upwards without starting over (`pg_sequences`, `cycle` false, `increment_by` above 0).
///
/// @param schema unquoted, as is the name
/// @param last `last_value`; 0 where it was never used
/// @param max `max_value`
/// @param table the table whose column it fills, as `schema.name` (`pg_depend`)
/// @param column that column
public record SequenceFacts(String schema, String name, long last, long max, String table, String column) {}
