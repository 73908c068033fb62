package org.plumbline.plan;

import org.plumbline.plan.unit.Bytes;

/// `Buckets: 65536 (originally 1024)  Batches: 4 (originally 1)  Memory Usage: 3585kB`; more than one batch means work files.
/// Under a Parallel Hash batches and memory are the maximum over processes.
public record HashTable(long buckets, long originalBuckets, long batches, long originalBatches, Bytes peakMemory) {}
