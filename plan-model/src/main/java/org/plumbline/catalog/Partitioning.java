package org.plumbline.catalog;

import java.util.Optional;

/// A table's place among partitions.
///
/// @param key what its own partitions are told apart by, as `RANGE (day)` (`pg_get_partkeydef`); none for a table with rows of its own
/// @param parent the partitioned table just above, as `schema.name` (`pg_inherits`); none for others
/// @param bound its rows, as `FOR VALUES FROM (1) TO (10)` (`pg_class.relpartbound`); none where it is no partition
/// @param inherited other tables inherit from it without being partitions (`INHERITS`): who reads it reads their rows too, which its keys
///         do not hold for
public record Partitioning(Optional<String> key, Optional<String> parent, Optional<String> bound, boolean inherited) {
    public static final Partitioning NONE = new Partitioning(Optional.empty(), Optional.empty(), Optional.empty(), false);
}
