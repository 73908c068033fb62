package org.plumbline.catalog;

import java.util.Optional;

/// One sequence that counts upwards without starting over (`pg_sequences`, `cycle` false, `increment_by` above 0).
///
/// @param schema unquoted, as is the name
/// @param last `last_value`; 0 where it was never used, and where the role may not read it
/// @param max `max_value`
/// @param step `increment_by`: so many numbers are used for each row
/// @param fills the column that owns it (`pg_depend`); none for a sequence of its own
public record SequenceFacts(String schema, String name, long last, long max, long step, Optional<Filled> fills) {
    /// One that counts by one.
    public SequenceFacts(String schema, String name, long last, long max, Optional<Filled> fills) {
        this(schema, name, last, max, 1, fills);
    }

    /// A column that a sequence fills.
    ///
    /// @param table as `schema.name`
    /// @param column unquoted
    public record Filled(String table, String column) {}

    /// Whether it fills this column.
    public boolean fills(String table, String column) {
        return fills.filter(new Filled(table, column)::equals).isPresent();
    }
}
