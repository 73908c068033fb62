package org.plumbline.app.db;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.plumbline.capacity.shard.MethodOptions;
import org.plumbline.capacity.shard.ShardMethod;

/// A column whose keys are to be counted.
///
/// @param table as SQL names it, with its schema or without
/// @param column its bare name
/// @param methods by which they are counted
/// @param options of the methods
/// @param before how many shards there are
/// @param after how many there are to be
/// @param samplePercent of the table's blocks to read; absent to read every row
/// @param limit after which reading ends, all in all
public record KeyColumn(
        String table, String column, List<ShardMethod> methods, MethodOptions options, int before, int after,
        Optional<Double> samplePercent, Duration limit) {
    public KeyColumn {
        methods = List.copyOf(methods);
        if (table.isBlank() || column.isBlank()) {
            throw new IllegalArgumentException("Name the table and its key column.");
        }
        if (samplePercent.filter(percent -> !(percent > 0 && percent <= 100)).isPresent()) {
            throw new IllegalArgumentException("A sample takes more than nothing of a table, and at most all of it.");
        }
        if (limit.isZero() || limit.isNegative()) {
            throw new IllegalArgumentException("The time limit is above 0.");
        }
    }
}
