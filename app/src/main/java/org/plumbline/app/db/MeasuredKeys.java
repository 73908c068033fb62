package org.plumbline.app.db;

import java.time.Duration;
import java.util.Optional;
import org.plumbline.capacity.shard.ShardCounts;

/// The keys of a real column, counted.
///
/// @param schema of the table, as the server has it
/// @param table its bare name
/// @param column its bare name
/// @param sqlType of the column
/// @param counts by each method
/// @param samplePercent of the table's blocks that were read; absent where every row was
/// @param took all of it
public record MeasuredKeys(
        String schema, String table, String column, String sqlType, ShardCounts counts, Optional<Double> samplePercent, Duration took) {}
