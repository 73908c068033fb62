package org.plumbline.plan;

import java.util.Optional;
import org.plumbline.plan.unit.Bytes;

/// A HashAggregate's memory: `Batches: 5  Memory Usage: 4145kB  Disk Usage: 98080kB` (PostgreSQL 13 and later).
///
/// @param batches 1 when it stayed in memory
/// @param diskUsage none when it stayed in memory
public record AggregateSpace(long batches, Bytes peakMemory, Optional<Bytes> diskUsage) {}
